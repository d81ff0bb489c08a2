"""Bytes of a page as UTF-8, whatever they say they are."""

import codecs
import re

from dossier.errors import UnusableInputError

LARGEST_PAGE = 10 * 1024 * 1024
"""Bytes of a decoded page; what is larger is refused."""

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_WESTERN = frozenset(("ascii", "iso8859-1", "latin_1", "cp1252"))
_WESTERN_BYTES = {
    character: byte
    for byte in range(0x80, 0x100)
    for character in (bytes([byte]).decode("cp1252", errors="replace"), chr(byte))
}
_TWICE = re.compile("[\u00c2-\u00f4][" + re.escape("".join(_WESTERN_BYTES)) + "]{1,3}")
_TWICE_SIGNS = (b"\xc3\x83\xc2", b"\xc3\xa2\xe2")
"""How « é », « è », « ê », « ç » and « ’ », « € » begin when encoded twice."""


def decoded(body: bytes, content_type: str = "") -> bytes:
    """``body`` in UTF-8: by its mark, by itself, then as declared, then as French pages are.

    Bytes that are valid UTF-8 are taken as such whatever is declared: by chance alone
    nothing else is. Raises ``UnusableInputError`` for a page over ``LARGEST_PAGE``.
    """
    if len(body) > LARGEST_PAGE:
        raise too_large()
    return in_utf8(body, content_type)


def too_large() -> UnusableInputError:
    """The refusal of a page over ``LARGEST_PAGE``."""
    return UnusableInputError(f"page de plus de {LARGEST_PAGE >> 20} Mo : non lue")


def encoded_once(page: bytes) -> bytes:
    """``page`` with « Ã© » made « é » again: UTF-8 that was once read as Windows-1252."""
    if any(sign in page for sign in _TWICE_SIGNS):
        return _TWICE.sub(_once, page.decode()).encode()
    return page


def _once(found: re.Match[str]) -> str:
    characters = found[0]
    try:
        return bytes(map(_western_byte, characters)).decode()
    except (UnicodeDecodeError, KeyError):
        return characters


def _western_byte(character: str) -> int:
    return _WESTERN_BYTES[character]


def in_utf8(body: bytes, content_type: str) -> bytes:
    """As ``decoded``, without bound and without undoing double encoding."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return (
                body[len(mark) :]
                .decode(codec, errors="replace")
                .encode(errors="replace")
            )
    if _wide(body):
        return body.decode(_wide(body), errors="replace").encode(errors="replace")
    try:
        body.decode()
    except UnicodeDecodeError:
        return _otherwise(body, content_type)
    return body


def _wide(body: bytes) -> str:
    """UTF-16 without its mark: one byte of two is zero in Western text."""
    head = body[:400]
    if head.count(b"\0") * 3 < len(head) or not head:
        return ""
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _otherwise(body: bytes, content_type: str) -> bytes:
    codec = _declared(body, content_type)
    if codec and codec not in _WESTERN and codec != "utf-8":
        return body.decode(codec, errors="replace").encode(errors="replace")
    sample = body[:_SAMPLE]
    valid = len(_MULTIBYTE.findall(sample))
    if codec in _WESTERN or 2 * valid < len(_HIGH.findall(sample)):
        return body.decode("cp1252", errors="replace").encode()
    return body.decode("utf-8", errors="replace").encode()


def _declared(body: bytes, content_type: str) -> str:
    header = _DECLARED.search(content_type.encode(errors="replace"))
    for found in (header, _DECLARED.search(body[:4096])):
        if found:
            try:
                info = codecs.lookup(found[1].decode("ascii", errors="replace"))
                b"".decode(info.name)
            except LookupError:
                continue
            return info.name
    return ""
