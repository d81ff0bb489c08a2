"""The text of PDF documents, and the documents that give none."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

import reading.pdf
from dossier.errors import UnusableInputError
from reading.document import read
from reading.pdf import read_pdf
from tests.reading.pdf_files import pdf
from tests.reading.refusals import refused_in_one_line


def test_the_pages_are_read_in_order() -> None:
    assert (
        read_pdf(pdf("Tarif : 29,90 €", "Déjà payé")).text
        == "Tarif : 29,90 €\nDéjà payé"
    )


def test_a_pdf_is_known_by_its_bytes() -> None:
    assert read(pdf("29 €"), content_type="text/html").text == "29 €"


def test_the_title_of_the_document_is_told() -> None:
    assert (
        read_pdf(pdf("x", extra="/Info << /Title (Nos  tarifs) >> ")).title
        == "Nos tarifs"
    )


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("29 €"))))
    writer.encrypt(user_password=password, owner_password="autre", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_document_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="protégé par un mot de passe"):
        read_pdf(locked("secret"))


def test_a_document_that_opens_without_a_password_is_read() -> None:
    assert read_pdf(locked("")).text == "29 €"


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="sans texte"):
        read_pdf(pdf(""))


def test_no_more_pages_are_read_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.pdf, "MOST_PAGES", 2)
    assert read_pdf(pdf("Un", "Deux", "Trois")).text == "Un\nDeux"


def test_reading_stops_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.pdf, "LONGEST_SECONDS", -1.0)
    with pytest.raises(UnusableInputError):
        read_pdf(pdf("Un"))


@given(st.integers(0, 600), st.binary(min_size=1, max_size=40))
def test_a_damaged_document_is_read_or_refused(at: int, damage: bytes) -> None:
    body = pdf("29 €", "Deux")
    with refused_in_one_line():
        read_pdf(body[:at] + damage + body[at + len(damage) :])
