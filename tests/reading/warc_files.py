"""Small WARC files."""

import gzip as packer
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

HTML = {"Content-Type": "text/html; charset=utf-8"}
DATE = "2026-03-01T10:00:00Z"


def warc(
    *pages: tuple[str, bytes],
    headers: Mapping[str, str] = HTML,
    status: str = "HTTP/1.1 200 OK",
    kind: str = "response",
    gzip: bool = True,
) -> bytes:
    """One record a page: its address and its body."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    records = []
    for url, body in pages:
        block = f"{status}\r\n{lines}\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records.append(packer.compress(record, mtime=0) if gzip else record)
    return b"".join(records)


def numbered(count: int, *, gzip: bool = True) -> bytes:
    """``count`` pages whose words and address bear their number."""
    pages = [
        (f"https://exemple.example/{number}", f"<p>page {number}</p>".encode())
        for number in range(count)
    ]
    return warc(*pages, gzip=gzip)
