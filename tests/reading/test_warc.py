"""WARC files: what is in them, and what is left of damaged ones."""

import gzip
import tracemalloc
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import UnusableInputError
from reading.archives import responses
from reading.records import LARGEST_BODY, BrokenRecord, Response
from tests.reading.warc_files import HTML, numbered, warc

Found = tuple[list[Response], list[BrokenRecord]]


def opened(tmp_path: Path, body: bytes) -> Found:
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(body)
    found = list(responses(path))
    return (
        [one for one in found if isinstance(one, Response)],
        [one for one in found if isinstance(one, BrokenRecord)],
    )


def one_page(tmp_path: Path, body: bytes) -> Response:
    (page,), broken = opened(tmp_path, body)
    assert broken == []
    return page


@pytest.mark.parametrize("packed", [True, False])
def test_every_response_is_given_with_its_event(tmp_path: Path, packed: bool) -> None:
    pages, broken = opened(tmp_path, numbered(3, gzip=packed))
    assert broken == []
    assert [page.url[-1] for page in pages] == ["0", "1", "2"]
    assert pages[1] == Response(
        "https://exemple.example/1",
        b"<p>page 1</p>",
        "text/html; charset=utf-8",
        datetime(2026, 3, 1, 10, tzinfo=UTC),
        200,
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"<p>Un", mtime=0)),
        ("deflate", zlib.compress(b"<p>Un")),
        ("deflate", zlib.compress(b"<p>Un")[2:-4]),
        ("gzip", b"<p>Un"),
        ("br", b"<p>Un"),
        ("identity", b"<p>Un"),
    ],
)
def test_a_body_is_decompressed_unless_it_was_already(
    tmp_path: Path, encoding: str, body: bytes
) -> None:
    headers = {**HTML, "Content-Encoding": encoding}
    page = one_page(tmp_path, warc(("https://a.example/", body), headers=headers))
    assert page.body == b"<p>Un"


def test_chunks_are_put_together(tmp_path: Path) -> None:
    headers = {**HTML, "Transfer-Encoding": "chunked"}
    body = b"3\r\n<p>\r\n2\r\nUn\r\n0\r\n\r\n"
    page = one_page(tmp_path, warc(("https://a.example/", body), headers=headers))
    assert page.body == b"<p>Un"


def test_a_compressed_bomb_is_a_broken_record(tmp_path: Path) -> None:
    headers = {**HTML, "Content-Encoding": "gzip"}
    bomb = gzip.compress(b"a" * (LARGEST_BODY * 8))
    body = warc(("https://a.example/", bomb), headers=headers) + numbered(1)
    tracemalloc.start()
    pages, (broken,) = opened(tmp_path, body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(broken) == "https://a.example/ : page de plus de 10 Mo"
    assert len(pages) == 1
    assert peak < 4 * LARGEST_BODY


@pytest.mark.parametrize("kind", ["image/png", "text/css", "application/javascript"])
def test_pictures_styles_and_code_are_passed_over(tmp_path: Path, kind: str) -> None:
    body = warc(("https://a.example/", b"x"), headers={"Content-Type": kind})
    assert opened(tmp_path, body + numbered(1))[0][0].url.endswith("/0")


@pytest.mark.parametrize("kind", ["application/pdf", "application/json", "text/plain"])
def test_documents_are_kept(tmp_path: Path, kind: str) -> None:
    body = warc(("https://a.example/", b"x"), headers={"Content-Type": kind})
    assert one_page(tmp_path, body).content_type == kind


def test_requests_are_not_pages(tmp_path: Path) -> None:
    body = warc(("https://a.example/", b""), kind="request", status="GET / HTTP/1.1")
    assert len(opened(tmp_path, body + numbered(2))[0]) == 2


@pytest.mark.parametrize("packed", [True, False])
def test_garbage_loses_only_what_it_covers(tmp_path: Path, packed: bool) -> None:
    before, after = numbered(1, gzip=packed), numbered(3, gzip=packed)
    garbage = before + b"ordures\r\n\r\n" + after
    pages, broken = opened(tmp_path, garbage)
    assert [page.url[-1] for page in pages] == ["0", "0", "1", "2"]
    assert len(broken) == 1


def test_a_damaged_record_does_not_lose_the_next(tmp_path: Path) -> None:
    first, rest = numbered(1), numbered(2)
    damaged = first[:100] + b"xxxx" + first[104:]
    pages, broken = opened(tmp_path, damaged + rest)
    assert [page.url[-1] for page in pages] == ["0", "1"]
    assert [fault.reason for fault in broken] == ["enregistrement WARC illisible"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("left", [20, 150, -60])
def test_a_file_cut_short_says_so(tmp_path: Path, packed: bool, left: int) -> None:
    first, second = numbered(1, gzip=packed), numbered(1, gzip=packed)
    pages, broken = opened(tmp_path, first + second[: left % len(second)])
    assert [page.url[-1] for page in pages] == ["0"]
    assert broken


@given(st.integers(10, 900), st.binary(min_size=1, max_size=30), st.booleans())
def test_any_damage_is_told_and_never_raised(
    tmp_path_factory: pytest.TempPathFactory, at: int, damage: bytes, packed: bool
) -> None:
    body = numbered(3, gzip=packed)
    folder = tmp_path_factory.mktemp("warc")
    pages, _ = opened(folder, body[:at] + damage + body[at + len(damage) :])
    assert len(pages) <= 3


def test_gzip_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.gz"
    path.write_bytes(gzip.compress(b"bonjour"))
    with pytest.raises(UnusableInputError, match="n’est pas un WARC"):
        list(responses(path))


def test_a_warc_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "sans-nom"
    path.write_bytes(numbered(2))
    assert len(list(responses(path))) == 2


def test_a_file_that_only_has_the_name_is_broken(tmp_path: Path) -> None:
    pages, broken = opened(tmp_path, b"ordures" * 100)
    assert pages == []
    assert broken


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "grand.warc"
    body = warc(("https://a.example/", b"<p>" + b"x" * 100_000), gzip=False)
    path.write_bytes(body * 300)
    tracemalloc.start()
    count = sum(1 for _ in responses(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < 5_000_000
