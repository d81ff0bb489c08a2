"""Each document goes to the reader it needs, and what has none is refused."""

import pytest

from dossier.errors import UnusableInputError
from reading.document import read
from reading.records import AS_GIVEN


@pytest.mark.parametrize(
    ("body", "kind", "url", "text"),
    [
        (b"<p>Un</p>", "", "", "Un"),
        (b"Un <b>deux</b>", "text/plain", "", "Un <b>deux</b>"),
        (b"Un <b>deux</b>", "", "notes.txt", "Un <b>deux</b>"),
        (b"Un deux", "", "", "Un deux"),
        (b"{pas du json} <p>Un", "text/html", "", "{pas du json}\nUn"),
        (b"[1] note", "", "", "[1] note"),
        (b"<?xml version='1.0'?><urlset><loc>x</loc></urlset>", "", "", "x"),
        (b"", "text/html", "", ""),
        (b" Un  deux ", AS_GIVEN, "", " Un  deux "),
        (b"<p>Un", "text/html", "https://vu.example/\0", "Un"),
        (b"<p>Le format %PDF-1.7</p>", "text/html", "", "Le format %PDF-1.7"),
        (b"<!-- %PDF-1.7 --><p>Un", "", "", "Un"),
        (b"GIF89a <p>Un", "text/html", "", "GIF89a\nUn"),
        (b"RIFF est un format", "text/html; charset=utf-8", "", "RIFF est un format"),
    ],
)
def test_a_document_is_read_for_what_it_is(
    body: bytes, kind: str, url: str, text: str
) -> None:
    assert read(body, content_type=kind, url=url).text == text


@pytest.mark.parametrize(
    ("body", "kind", "url"),
    [
        (b"\x89PNG\r\n\x1a\n", "text/html", ""),
        (b"\x1f\x8b\x08 gzip", "", ""),
        (b"PK\x03\x04 zip", "", ""),
        (b"GIF89a\x01\0\x01\0", "text/html", ""),
        (b"GIF89a <p>Un", "image/gif", ""),
        (bytes(range(256)) * 4, "", ""),
        (b"{ broken", "application/json", ""),
        (b"{ broken", "", "page.json"),
        (b"%PDF-1.7 broken", "", ""),
        (b"%PDF-1.7\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF", "", ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    body: bytes, kind: str, url: str
) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read(body, content_type=kind, url=url)
    assert "\n" not in str(refusal.value)
