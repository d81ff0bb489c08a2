"""Addresses a site declares itself, read without trusting its XML."""

import html
import re
import zlib

LOCATIONS = 5_000
"""Addresses read of one file."""
UNPACKED = 10_000_000

_LOC = re.compile(rb"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.IGNORECASE)
_INDEX = re.compile(rb"<(?:\w+:)?sitemapindex\b", re.IGNORECASE)
_GZIP = b"\x1f\x8b"


def locations(body: bytes) -> tuple[list[str], bool]:
    """Addresses of a sitemap, bounded, and whether they are those of other sitemaps.

    No XML parser runs: entities cannot expand, a broken file gives what it holds.
    """
    if body.startswith(_GZIP):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, UNPACKED)
        except zlib.error:
            return [], False
    found = []
    for match in _LOC.finditer(body):
        found.append(html.unescape(match.group(1).decode("utf-8", "replace")))
        if len(found) == LOCATIONS:
            break
    return found, bool(_INDEX.search(body[:4096]))
