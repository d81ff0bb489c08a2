"""Every exchange of a capture as WARC/1.1 (ISO 28500), with SHA-256 digests."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from warcio.statusandheaders import (  # type: ignore[import-untyped]
    StatusAndHeaders,
)
from warcio.utils import Digester  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from web.browser_model import Exchange, PageView

DECODED: Final = {"content-encoding", "transfer-encoding", "content-length"}
"""Headers that no longer describe a body once the browser decoded it."""
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SPOKEN: Final = ("http://", "https://")


class _Writer(WARCWriter):  # type: ignore[misc]
    """warcio hashes with SHA-1: we do not."""

    @staticmethod
    def _create_digester() -> Digester:
        return Digester("sha256")


def warc(page: PageView, software: str) -> bytes:
    """The WARC of ``page``, gzipped a record at a time.

    Bodies are as the browser decoded them: the headers that said otherwise are kept
    under ``X-Archive-Orig-``. A request without answer is kept alone.
    """
    out = BytesIO()
    writer = _Writer(out, gzip=True, warc_version="WARC/1.1")
    said = {"software": software, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("page.warc.gz", said))
    for exchange in page.exchanges:
        if exchange.url.startswith(_SPOKEN):
            _write(writer, exchange, _date(exchange.at))
    told = {
        "requested": page.requested,
        "shown": page.url,
        "outcome": page.outcome.value,
        "browser": page.browser.version if page.browser else "",
    }
    body = "".join(f"{name}: {_line(words)}\r\n" for name, words in told.items())
    where = page.url or page.requested
    _record(writer, where, "metadata", _date(page.started_at), body.encode())
    return out.getvalue()


def _write(writer: _Writer, exchange: Exchange, date: str) -> None:
    answer = None
    if exchange.status is not None:
        body = exchange.body or b""
        headers = [
            *_answered(exchange.response_headers),
            ("Content-Length", f"{len(body)}"),
        ]
        line = StatusAndHeaders(f"{exchange.status} ", headers, protocol="HTTP/1.1")
        more = {}
        if exchange.remote:
            address = exchange.remote.rpartition(":")[0]
            more["WARC-IP-Address"] = address.strip("[]")
        if exchange.body is None:
            more["WARC-Truncated"] = "unspecified"
        answer = _record(
            writer, exchange.url, "response", date, body, http=line, more=more
        )
    # Of its target, a request line keeps what follows the host.
    target = re.sub(r"\Ahttps?://[^/?#]*", "", _line(exchange.url)) or "/"
    asked = StatusAndHeaders(
        f"{_line(exchange.method)} {target} HTTP/1.1",
        list(_clean(exchange.request_headers)),
        is_http_request=True,
    )
    linked = {"WARC-Concurrent-To": answer} if answer else {}
    _record(writer, exchange.url, "request", date, b"", http=asked, more=linked)


def _record(  # noqa: PLR0913 - a record has that many parts
    writer: _Writer,
    url: str,
    kind: str,
    date: str,
    body: bytes,
    *,
    http: StatusAndHeaders | None = None,
    more: dict[str, str] | None = None,
) -> str:
    record = writer.create_warc_record(
        _line(url),
        kind,
        payload=BytesIO(body),
        length=len(body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": date, **(more or {})},
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _answered(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for name, value in _clean(headers):
        original = name.lower() in DECODED
        yield (f"X-Archive-Orig-{name}" if original else name, value)


def _clean(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """What can be written on a line; Chromium joins repeated headers by a line feed."""
    for name, value in headers:
        if _TOKEN.fullmatch(name):
            for each in value.split("\n"):
                yield name, _line(each)


def _line(words: str) -> str:
    flat = words.encode("utf-8", "replace").decode()
    return _UNWRITABLE.sub(" ", flat).strip()
