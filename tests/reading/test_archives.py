"""JSON Lines, single pages, and files that are neither."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reading.json_lines
from dossier.errors import UnusableInputError
from reading.archives import responses, single_page
from reading.records import AS_GIVEN, BrokenRecord, Response
from tests.reading.refusals import refused_in_one_line
from tests.reading.warc_files import numbered

LINE = {"id": "p1", "site": "s", "url": "https://s.example/", "html": "<p>Un"}


def opened(
    folder: Path, body: bytes, name: str = "pages.jsonl"
) -> list[Response | BrokenRecord]:
    path = folder / name
    path.write_bytes(body)
    return list(responses(path))


def lines(*objects: object) -> bytes:
    return "".join(f"{json.dumps(one)}\n" for one in objects).encode()


def test_a_line_is_a_page_whatever_else_it_says(tmp_path: Path) -> None:
    line = {**LINE, "captured_at": "2026-03-01T10:00:00Z", "label": "x", "price": None}
    (page,) = opened(tmp_path, lines(line))
    assert isinstance(page, Response)
    assert (page.id, page.site, page.url) == ("p1", "s", "https://s.example/")
    assert page.body == b"<p>Un"
    assert page.captured_at is not None
    assert page.captured_at.isoformat() == "2026-03-01T10:00:00+00:00"


def test_a_text_comes_as_given_but_for_lone_surrogates(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, b'{"text": " a\\ud800  b\\n"}')
    assert isinstance(page, Response)
    assert page.text == " a\ufffd  b\n"
    assert page.body.decode() == page.text
    assert page.content_type == AS_GIVEN


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{cass", "ce n’est pas un objet JSON"),
        (b"[1]", "ce n’est pas un objet JSON"),
        (b'{"id": "a"}', "ni « html » ni « text »"),
        (b'{"id": 3, "html": "x"}', "champ « id » inutilisable"),
        (b'{"html": "x", "captured_at": "hier"}', "champ « captured_at » inutilisable"),
        (b'{"html": "\xff"}', "ce n’est pas de l’UTF-8"),
        (b"[" * 100_000, "ce n’est pas un objet JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    body = lines(LINE) + b"\n" + line + b"\n" + lines(LINE)
    before, broken, after = opened(tmp_path, body)
    assert str(broken) == f"ligne 3 : {reason}"
    assert isinstance(before, Response)
    assert isinstance(after, Response)


def test_the_label_of_a_whole_site_is_not_a_page(tmp_path: Path) -> None:
    assert len(opened(tmp_path, lines(LINE, {"site": "s", "verdict": "alert"}))) == 1


def test_a_line_too_long_does_not_lose_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading.json_lines, "LONGEST_LINE", 200)
    body = lines({"html": "x" * 1_000}, LINE)
    broken, page = opened(tmp_path, body)
    assert str(broken) == "ligne 1 : ligne trop longue"
    assert isinstance(page, Response)


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, b"\xef\xbb\xbf" + lines(LINE))
    assert isinstance(page, Response)


def test_json_lines_are_known_by_their_first_line(tmp_path: Path) -> None:
    assert len(opened(tmp_path, lines(LINE, LINE), "pages.txt")) == 2


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.html", b"<p>Un", "text/html"),
        ("a.HTM", b"<p>Un", "text/html"),
        ("a.pdf", b"%PDF-1.4", "application/pdf"),
        ("a.json", b'{"a": 1}', "application/json"),
        ("a.txt", b"Un", "text/plain"),
        ("a", b"<p>Un", ""),
    ],
)
def test_any_other_file_is_one_page(
    tmp_path: Path, name: str, body: bytes, kind: str
) -> None:
    assert opened(tmp_path, body, name) == [Response("", body, kind)]


def test_a_page_of_fifty_megabytes_is_told(tmp_path: Path) -> None:
    (broken,) = opened(tmp_path, b"a" * 50_000_000, "a.html")
    assert str(broken) == "a.html : page de plus de 10 Mo"


@pytest.mark.parametrize("name", ["absent.html", "dossier", "\0", "x" * 5000])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "dossier").mkdir()
    with pytest.raises(UnusableInputError):
        list(responses(tmp_path / name))


@pytest.mark.parametrize("body", [b"", b" \n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, body: bytes) -> None:
    with pytest.raises(UnusableInputError, match="fichier vide"):
        opened(tmp_path, body, "a.html")


@pytest.mark.parametrize("body", [numbered(1), lines(LINE)])
def test_an_archive_is_not_a_single_page(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(body)
    with pytest.raises(UnusableInputError, match="plusieurs pages"):
        single_page(path)


def test_a_single_page_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"a" * 11_000_000)
    with pytest.raises(UnusableInputError, match="plus de 10 Mo"):
        single_page(path)


@given(
    st.binary(min_size=1, max_size=200),
    st.sampled_from(["a", "a.jsonl", "a.wacz", "a.warc"]),
)
def test_any_file_is_opened_or_refused(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, name: str
) -> None:
    with refused_in_one_line():
        found = opened(tmp_path_factory.mktemp("any"), body, name)
        assert all(isinstance(one, Response | BrokenRecord) for one in found)
