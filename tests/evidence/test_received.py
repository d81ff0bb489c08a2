"""A piece is kept as it came; the giver's name is in none of its bytes."""

import os
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.errors import UnusableInputError
from dossier.exhibits import ExhibitKind, PersonId
from dossier.model import SiteId
from evidence import received
from evidence.facts import Facts
from evidence.manifest import digest
from evidence.package import Sealer
from evidence.received import LARGEST, TITLES, Offer, piece
from evidence.verify import examine
from tests.evidence import files

OFFER = Offer(
    "Jeanne Dupont",
    "un prélèvement de 49,90 € le 21/11/2026",
    "Camille Exemple",
    ExhibitKind.FACTURE,
    site=SiteId("aides.example"),
)


def given(tmp_path: Path, name: str = "facture.pdf", body: bytes = files.PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(body)
    return path


def test_the_original_is_kept_to_the_byte_and_stays_where_it_is(
    tmp_path: Path, home: Path, sealer: Sealer
) -> None:
    path = given(tmp_path)
    exhibit = piece(path, OFFER).given_by(PersonId("ab12"), sealer)
    kept = home / exhibit.folder / "original-facture.pdf"
    assert kept.read_bytes() == files.PDF == path.read_bytes()
    assert exhibit.citable
    assert exhibit.content_sha256 == digest(files.PDF)
    assert exhibit.kind is ExhibitKind.FACTURE
    assert exhibit.title == "Facture (copie)"
    assert exhibit.text_sha256 is None


def test_who_gave_it_what_it_shows_and_how_is_read_back_from_the_package(
    tmp_path: Path, home: Path, sealer: Sealer
) -> None:
    offer = replace(OFFER, original=True)
    exhibit = piece(given(tmp_path), offer).given_by(PersonId("ab12"), sealer)
    assert exhibit.reception is not None
    assert exhibit.reception.giver == "ab12"
    assert exhibit.reception.shows == OFFER.shows
    assert exhibit.reception.original
    assert examine(home / exhibit.folder).exhibit == exhibit


def test_the_name_of_the_giver_is_in_no_byte_of_the_package(
    tmp_path: Path, home: Path, sealer: Sealer
) -> None:
    path = given(tmp_path, "Facture Jeanne DUPONT 1234567.pdf")
    exhibit = piece(path, OFFER).given_by(PersonId("ab12"), sealer)
    folder = home / exhibit.folder
    written = b"".join(file.read_bytes() for file in folder.iterdir()).lower()
    names = " ".join(file.name for file in folder.iterdir())
    for word in ("dupont", "jeanne", "1234567"):
        assert word.encode() not in written
        assert word not in names
    facts = Facts.read((folder / "facts.json").read_bytes())
    assert facts.piece is not None
    assert facts.piece.name_masked
    assert facts.piece.file == "Facture … … ….pdf"


def test_an_offer_does_not_show_its_giver_when_printed() -> None:
    assert "Dupont" not in repr(OFFER)


@pytest.mark.parametrize(
    "shows",
    [
        "Jeanne a payé 49 €",
        "madame dupont a payé",
        "allocataire 1234567",
        "NIR 1 85 05 75 116 001 23",
        "",
        "   ",
        "deux\nlignes",
        "x" * 501,
    ],
)
def test_a_sentence_that_cannot_be_kept_is_refused_before_the_file_is_read(
    tmp_path: Path, shows: str
) -> None:
    with pytest.raises(UnusableInputError, match="shows") as refused:
        piece(tmp_path / "absent.pdf", replace(OFFER, shows=shows))
    for word in ("1234567", "dupont", "Jeanne", "75 116"):
        assert word not in str(refused.value)


def test_somebody_must_have_given_it(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="--from"):
        piece(given(tmp_path), replace(OFFER, giver=" "))


def test_a_capture_is_never_received(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="vigie seal"):
        piece(given(tmp_path), replace(OFFER, kind=ExhibitKind.CAPTURE))


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "enorme.pdf"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(UnusableInputError, match="plus de 50 Mo"):
            piece(path, OFFER)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = given(tmp_path, "a.txt", b"a" * 11)
    empty = os.stat(given(tmp_path, "vide.txt", b""))  # noqa: PTH116 - as fstat says it
    monkeypatch.setattr(received, "LARGEST", 10)
    monkeypatch.setattr(os, "fstat", lambda _: empty)
    with pytest.raises(UnusableInputError, match="refusé"):
        piece(path, OFFER)


def test_a_file_of_exactly_the_limit_is_let_in(tmp_path: Path) -> None:
    body = b"a" * LARGEST
    assert piece(given(tmp_path, "a.txt", body), OFFER).facts.content_sha256 == digest(
        body
    )
    with pytest.raises(UnusableInputError, match="plus de 50 Mo"):
        piece(given(tmp_path, "b.txt", body + b"a"), OFFER)


def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    for path in (tmp_path / "tube", Path("/dev/zero")):
        with pytest.raises(UnusableInputError, match="ordinaire"):
            piece(path, OFFER)
    with pytest.raises(IsADirectoryError):
        piece(tmp_path, OFFER)


@pytest.mark.parametrize(
    ("name", "body", "kept"),
    [
        ("../../évasion.pdf", files.PDF, "original-evasion.pdf"),
        ("page.html", files.HTML, "original-page.html.txt"),
        ("dessin.svg", files.SVG, "original-dessin.svg.txt"),
        ("mail.eml", files.EMAIL, "original-mail.eml"),
        ("a\n\u202efdp.exe", files.PDF, "original-afdp.pdf"),
        ("…", files.PDF, "original-piece.pdf"),
        ("a" * 200, files.PDF, f"original-{'a' * 40}.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(
    tmp_path: Path, name: str, body: bytes, kept: str
) -> None:
    path = given(tmp_path, name.rpartition("/")[2], body)
    found = piece(path, OFFER)
    assert list(found.files) == [kept]
    assert found.facts.piece is not None
    assert found.facts.piece.file.isprintable()


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("mail.eml", files.EMAIL, ExhibitKind.COURRIEL),
        ("a.amr", b"#!AMR\n\0", ExhibitKind.ENREGISTREMENT),
        ("a.png", files.png(1, 1), ExhibitKind.COPIE_ECRAN),
        ("a.jpg", files.JPEG, ExhibitKind.PHOTO),
        ("a.pdf", files.PDF, ExhibitKind.AUTRE),
    ],
)
def test_its_kind_is_told_by_its_sort_when_nobody_says(
    tmp_path: Path, name: str, body: bytes, kind: ExhibitKind
) -> None:
    path = given(tmp_path, name, body)
    assert piece(path, replace(OFFER, kind=None)).facts.kind is kind


def test_every_kind_that_can_be_received_has_a_title() -> None:
    assert set(TITLES) == {kind for kind in ExhibitKind if kind.received}
