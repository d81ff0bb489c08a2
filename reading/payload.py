"""The body of an archived HTTP response: unchunked and decompressed, within a bound."""

import zlib
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

from reading.records import LARGEST_BODY


class PayloadError(Exception):
    """The body cannot be had; the message says why, in French."""


def decoded_payload(raw: bytes, transfer: str, content: str) -> bytes:
    """``raw`` freed of its transfer and content encodings.

    Archives often keep the header of an encoding that they have already removed: what is
    not in the announced encoding is taken as it is. Raises ``PayloadError`` for a body over
    ``LARGEST_BODY``.
    """
    body = raw
    if "chunked" in transfer.lower():
        body = _read(ChunkedReader(BytesIO(body))) or body
    for name in reversed(content.lower().replace(" ", "").split(",")):
        body = _decompressed(body, name)
    if len(body) > LARGEST_BODY:
        raise PayloadError(f"page de plus de {LARGEST_BODY >> 20} Mo")
    return body


def _decompressed(body: bytes, name: str) -> bytes:
    if name in {"gzip", "x-gzip"}:
        return _inflated(body, zlib.MAX_WBITS | 16) if body[:2] == b"\x1f\x8b" else body
    if name == "deflate":
        return (
            _inflated(body, zlib.MAX_WBITS) or _inflated(body, -zlib.MAX_WBITS) or body
        )
    if name == "br":
        return _read(BrotliReader(BytesIO(body))) or body
    if name == "zstd":
        return _read(ZstdReader(BytesIO(body))) or body
    return body


def _inflated(body: bytes, window: int) -> bytes:
    """What can be decompressed, ``LARGEST_BODY`` and one byte at most."""
    try:
        return zlib.decompressobj(window).decompress(body, LARGEST_BODY + 1)
    except zlib.error:
        return b""


def _read(reader: BrotliReader | ChunkedReader | ZstdReader) -> bytes:
    try:
        return reader.read(LARGEST_BODY + 1)
    except (OSError, ValueError):
        return b""
