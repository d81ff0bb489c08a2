"""`vigie text`: the canonical text, exactly."""

from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import UnusableInputError
from tests.reading.pdf_files import pdf
from tests.reading.warc_files import numbered
from workflow.texts import read_file


def written(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


@pytest.mark.parametrize(
    ("name", "body", "text"),
    [
        (
            "a.html",
            "<p>29,90&nbsp;€</p><p>par mois</p>".encode(),
            "29,90\xa0€\npar mois",
        ),
        ("a.html", "<p>payé".encode("cp1252"), "payé"),
        ("a.pdf", pdf("29 €"), "29 €"),
        ("a.json", b'{"content": "<p>Un deux</p>"}', "Un deux"),
        ("a.txt", b"Un <b>\n\n deux", "Un <b>\ndeux"),
        ("a.html", b"<p hidden>", ""),
    ],
)
def test_the_text_is_printed_and_nothing_added(
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    name: str,
    body: bytes,
    text: str,
) -> None:
    path = written(tmp_path, name, body)
    assert run(["text", str(path)]) == 0
    out, err = capfdbinary.readouterr()
    assert out == text.encode()
    assert err == b""
    assert read_file(path).text == text


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.warc.gz", numbered(2)),
        ("a.jsonl", b'{"html": "x"}\n{"html": "y"}\n'),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.html", b""),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.html", b"a" * 50_000_000),
    ],
)
def test_what_is_not_one_page_is_refused_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, body: bytes
) -> None:
    path = written(tmp_path, name, body)
    assert run(["text", str(path)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    with pytest.raises(UnusableInputError):
        read_file(path)


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    assert run(["text", str(tmp_path / "absent.html")]) == 2


def test_a_hundred_thousand_nested_tags_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", b"<div>" * 100_000 + b"29 \xe2\x82\xac")
    assert read_file(path).text == "29 €"
