"""A draft rests on exhibits that are, file by file, what was sealed, and on those alone."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.errors import DamagedError
from dossier.exhibits import ExhibitKind
from dossier.settings import Settings
from dossier.store import open_store
from evidence import manifest
from evidence.capture import seal_page
from rendering.document import Document, Paragraph
from rendering.pdf import render
from rendering.reopened import Reopened, squeezed
from tests.complaints.reviewed_cases import png
from tests.dossier.cases import CAMILLE, URL
from tests.evidence.fakes import DEAD, REQUEST, sealer
from tests.workflow.drafting import ReadyCase, ready, sealed_page
from tests.workflow.reviewing import TEXT
from tests.workflow.test_draft import WHEN, drafted, exports, received
from workflow.cases import attach


@pytest.fixture
def made(tmp_path: Path) -> ReadyCase:
    return ready(Settings.at(tmp_path / "home", allow_loopback=True))


def test_a_picture_exchanged_with_its_line_of_the_manifest_is_refused(
    made: ReadyCase,
) -> None:
    package = made.settings.home / made.exhibit.folder
    other = png(640, 900)
    listed = manifest.parsed((package / manifest.NAME).read_bytes())
    files = [e for e in listed.files if e.name != "image-001.png"]
    files += manifest.entries({"image-001.png": other})
    files.sort(key=lambda entry: entry.name)
    for name, body in {
        "image-001.png": other,
        manifest.NAME: listed.model_copy(update={"files": files}).written(),
    }.items():
        (package / name).chmod(0o644)
        (package / name).write_bytes(body)
    with pytest.raises(DamagedError, match="manifeste autre"):
        drafted(made)
    assert exports(made) == []


def test_an_exhibit_whose_stamp_was_taken_away_is_refused(made: ReadyCase) -> None:
    package = made.settings.home / made.exhibit.folder
    package.chmod(0o755)
    (package / "stamp.tsr").unlink()
    with pytest.raises(DamagedError, match=r"stamp\.tsr"):
        drafted(made)
    assert exports(made) == []


def test_a_dead_page_whose_package_is_gone_is_refused(made: ReadyCase) -> None:
    gone = replace(DEAD, requested=f"{URL}prix", url=f"{URL}prix")
    request = replace(REQUEST, by=CAMILLE, fictional=True)
    dead = seal_page(gone, request, sealer(made.settings.home))
    with open_store(made.settings) as store:
        store.put_exhibit(dead)
    attach(made.settings, made.case, dead.id, as_user=CAMILLE)
    package = made.settings.home / dead.folder
    package.chmod(0o755)
    shutil.rmtree(package)
    with pytest.raises(DamagedError, match="paquet manquant"):
        drafted(made)


def test_a_dead_page_an_invoice_an_attestation_and_two_captures_are_drafted(
    made: ReadyCase, tmp_path: Path
) -> None:
    terms = sealed_page(made.settings, TEXT, f"{URL}cgv")
    attach(made.settings, made.case, terms.id, as_user=CAMILLE)
    request = replace(REQUEST, by=CAMILLE, fictional=True)
    dead = seal_page(DEAD, request, sealer(made.settings.home))
    with open_store(made.settings) as store:
        store.put_exhibit(dead)
    attach(made.settings, made.case, dead.id, as_user=CAMILLE)
    for kind in (ExhibitKind.FACTURE, ExhibitKind.ATTESTATION):
        given = tmp_path / f"{kind}.pdf"
        given.write_bytes(render(Document("Pièce", WHEN, (Paragraph("29,90 €"),))))
        received(made, given, kind)
    done = drafted(made, formats=("pdf",))
    letter = Reopened((done.folder / "signalement-2026-0001.pdf").read_bytes())
    said = "".join(letter.page(n) for n in range(1, len(letter) + 1))
    for words in (
        "n’était pas accessible",
        "(pièce n° 7, p. 1)",
        "(pièce n° 8) : Facture",
        "(pièce n° 9) : Attestation",
        "rapporté, non observé",
    ):
        assert squeezed(words) in said
    assert "Martinoux" not in said
