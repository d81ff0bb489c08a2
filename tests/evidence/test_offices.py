import zipfile
from io import BytesIO

import pytest

from dossier.errors import UnusableInputError
from evidence import offices
from evidence.offices import office
from tests.evidence import files

ZEROS = b"\0" * (1 << 20)


def test_a_bomb_is_told_by_what_it_announces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices, "MOST_BYTES", 10 << 20)
    body = files.docx(**{f"word/{number}.xml": ZEROS for number in range(11)})
    assert len(body) < 1 << 17
    with pytest.raises(UnusableInputError, match="bombe"):
        office(body)


def test_a_bomb_that_lies_about_its_size_is_found_by_its_sum() -> None:
    body = bytearray(files.docx(**{"word/a.xml": ZEROS}))
    real = (len(ZEROS)).to_bytes(4, "little")
    assert body.count(real) == 2
    lying = bytes(body).replace(real, (100).to_bytes(4, "little"))
    with pytest.raises(UnusableInputError, match="illisible"):
        office(lying)


def test_too_many_entries_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offices, "MOST_ENTRIES", 3)
    with pytest.raises(UnusableInputError, match="bombe"):
        office(files.docx(a=b"", b=b""))


def test_a_document_with_a_password_is_refused() -> None:
    body = bytearray(files.docx())
    at = body.find(b"PK\1\2")
    body[at + 8] |= 1
    with pytest.raises(UnusableInputError, match="mot de passe"):
        office(bytes(body))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "WORD/VBAPROJECT.BIN"])
def test_a_docx_with_macros_is_refused(name: str) -> None:
    with pytest.raises(UnusableInputError, match="macros"):
        office(files.docx(**{name: b"x"}))


def test_an_odt_with_macros_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="macros"):
        office(files.odt(**{"Basic/Standard/script-lb.xml": b"x"}))


def test_a_spreadsheet_is_no_text_document() -> None:
    media = b"application/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(UnusableInputError, match="archive"):
        office(files.archive({"mimetype": media}, stored=("mimetype",)))


def test_a_document_whose_bytes_were_damaged_is_refused() -> None:
    body = bytearray(files.docx(**{"word/a.xml": bytes(range(256)) * 20}))
    at = bytes(body).find(b"word/a.xml") + 40
    body[at] ^= 0xFF
    with pytest.raises(UnusableInputError, match="illisible"):
        office(bytes(body))


def test_an_honest_archive_is_counted_to_its_end() -> None:
    body = files.docx(**{"word/a.xml": ZEROS})
    assert office(body) == offices.DOCX
    assert zipfile.is_zipfile(BytesIO(body))
