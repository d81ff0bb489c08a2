import base64
import hashlib
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from evidence.warc import warc
from tests.evidence.fakes import DEAD, EXCHANGE, PAGE


def records(body: bytes) -> list[Any]:
    found = []
    for record in ArchiveIterator(BytesIO(body), check_digests="raise"):
        record.content = record.content_stream().read()
        found.append(record)
    return found


def kinds(body: bytes) -> list[str]:
    return [record.rec_type for record in records(body)]


def test_a_capture_is_a_request_a_response_and_what_was_measured() -> None:
    assert kinds(warc(PAGE, "Vigie")) == ["warcinfo", "response", "request", "metadata"]


def test_the_body_of_an_answer_is_found_again_with_its_sha256() -> None:
    response = records(warc(PAGE, "Vigie"))[1]
    assert response.content == EXCHANGE.body
    expected = hashlib.sha256(EXCHANGE.body or b"").digest()
    said = response.rec_headers.get_header("WARC-Payload-Digest")
    assert said == f"sha256:{base64.b32encode(expected).decode()}"
    assert response.rec_headers.get_header("WARC-Block-Digest").startswith("sha256:")
    assert response.rec_headers.get_header("WARC-IP-Address") == "192.0.2.7"
    assert response.rec_headers.get_header("WARC-Date").startswith(
        "2026-11-21T09:30:00"
    )


def test_fastwarc_reads_it_too() -> None:
    found = list(FastIterator(BytesIO(warc(PAGE, "Vigie"))))
    assert len(found) == 4
    assert found[1].headers["WARC-Target-URI"] == PAGE.url


def test_headers_keep_their_repetitions_and_lose_none_that_decoding_belied() -> None:
    headers = records(warc(PAGE, "Vigie"))[1].http_headers.headers
    assert headers.count(("Set-Cookie", "a=1")) == 1
    assert headers.count(("Set-Cookie", "b=2")) == 1
    assert ("X-Archive-Orig-Content-Encoding", "gzip") in headers
    assert ("Content-Length", "13") in headers


def test_a_request_that_nothing_answered_is_kept_alone() -> None:
    assert kinds(warc(DEAD, "Vigie")) == ["warcinfo", "request", "metadata"]


def test_a_body_that_was_not_kept_is_said_to_be_missing() -> None:
    page = replace(PAGE, exchanges=(replace(EXCHANGE, body=None),))
    response = records(warc(page, "Vigie"))[1]
    assert response.rec_headers.get_header("WARC-Truncated") == "unspecified"


def test_the_request_follows_its_answer_and_names_it() -> None:
    _, response, request, _ = records(warc(PAGE, "Vigie"))
    answer = response.rec_headers.get_header("WARC-Record-ID")
    assert request.rec_headers.get_header("WARC-Concurrent-To") == answer
    assert request.http_headers.protocol == "GET"
    assert request.http_headers.statusline == "/tarifs HTTP/1.1"


@pytest.mark.parametrize("url", ["data:text/html,x", "blob:https://a/1", "about:blank"])
def test_what_never_left_the_browser_is_no_record(url: str) -> None:
    page = replace(PAGE, exchanges=(replace(EXCHANGE, url=url),))
    assert kinds(warc(page, "Vigie")) == ["warcinfo", "metadata"]


def test_a_header_cannot_smuggle_a_record() -> None:
    hostile = (
        ("X", "a\r\n\r\nWARC/1.1\r\nWARC-Type: response"),
        ("Bad name\r\nY", "1"),
        ("Z", "é\ud800"),
    )
    page = replace(
        PAGE,
        url="https://aides.example/\r\nWARC-Type: x",
        exchanges=(
            replace(EXCHANGE, response_headers=hostile, request_headers=hostile),
        ),
    )
    found = records(warc(page, "Vigie"))
    assert [record.rec_type for record in found] == kinds(warc(PAGE, "Vigie"))
    assert found[1].content == EXCHANGE.body
    for record in found:
        names = [name for name, _ in record.rec_headers.headers]
        assert names.count("WARC-Type") == 1
    for record in found[1:3]:
        names = [name for name, _ in record.http_headers.headers]
        assert {"X", "Z"} <= set(names) <= {"X", "Z", "Content-Length"}
