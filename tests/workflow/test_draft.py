"""The use case « rédiger »: whole files from a whole review, or nothing."""

import hashlib
import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from cli.app import run
from complaints.addressees import Addressee, refusal
from dossier.case import CaseId, SiteState
from dossier.errors import DamagedError, RefusedError, UnusableInputError
from dossier.exhibits import ExhibitKind
from dossier.journal import JournalKind
from dossier.persons import Person, PersonRole
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import LegalQuality
from evidence.received import Offer, piece
from legal_refs.ids import ElementId
from rendering.archive import unpacked
from rendering.document import Document, Paragraph
from rendering.pdf import render
from rendering.reopened import Reopened
from tests.dossier.cases import CAMILLE, SACHA
from tests.evidence.fakes import sealer
from tests.workflow.drafting import ReadyCase, ready
from tests.workflow.reviewing import PROOFS, SITE, TEXT
from workflow.cases import attach
from workflow.draft import Drafted, draft
from workflow.draft_pieces import slug

WHEN = datetime(2026, 11, 21, 16, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> ReadyCase:
    return ready(Settings.at(tmp_path / "home", allow_loopback=True))


def drafted(made: ReadyCase, out: Path | None = None, **asked: Any) -> Drafted:  # noqa: ANN401
    asked.setdefault("as_user", SACHA)
    return draft(made.settings, made.case, out=out, at=WHEN, **asked)


def exports(made: ReadyCase) -> list[Path]:
    return sorted((made.settings.home / "exports").glob("*"))


def test_a_reviewed_case_becomes_a_folder_of_files(made: ReadyCase) -> None:
    done = drafted(made, formats=("docx", "pdf", "odt"))
    names = sorted(path.name for path in done.folder.iterdir())
    assert names == [
        "SHA256SUMS",
        "pieces.pdf",
        "signalement-2026-0001.docx",
        "signalement-2026-0001.odt",
        "signalement-2026-0001.pdf",
        "signalement-2026-0001.zip",
    ]
    assert [file.path for file in done.files] == [
        done.folder / n for n in names[1:]
    ] or {file.path.name for file in done.files} == set(names[1:])
    for file in done.files:
        assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256


def test_the_archive_holds_the_files_and_their_digests(made: ReadyCase) -> None:
    done = drafted(made)
    with ZipFile(done.folder / "signalement-2026-0001.zip") as archive:
        held = {Path(n).name: archive.read(n) for n in archive.namelist()}
    for line in held.pop("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(held.pop(name)).hexdigest() == digest
    assert not held


def test_every_page_of_every_file_bears_both_marks(made: ReadyCase) -> None:
    done = drafted(made, formats=("docx", "pdf", "odt"))
    for file in done.files:
        body = file.path.read_bytes()
        if file.format == "pdf":
            pages = Reopened(body)
            said = [pages.page(n) for n in range(1, len(pages) + 1)]
        elif file.format == "docx":
            said = [
                s.header.paragraphs[0].text
                for s in docx.Document(BytesIO(body)).sections
            ]
        elif file.format == "odt":
            said = [unpacked(body)["styles.xml"].decode()]
        else:
            continue
        for page in said:
            assert "SPÉCIMEN—FAITSFICTIFS" in page.replace(" ", "")
            assert "PROJET—NONVALIDÉ" in page.replace(" ", "")


def test_what_was_drafted_is_kept_and_journaled(made: ReadyCase) -> None:
    done = drafted(made)
    with open_store(made.settings) as store:
        rows = store.documents(made.case)
        kinds = [line.kind for line in store.journal()]
        assert store.site_state(SITE) is SiteState.DOCUMENT
        assert store.verify_journal() == []
    assert {(r.kind, r.format, r.sha256) for r in rows} == {
        (f.kind, f.format, f.sha256) for f in done.files
    }
    assert all(
        made.settings.home / r.path in {f.path for f in done.files} for r in rows
    )
    assert kinds.count(JournalKind.DOCUMENT_DRAFTED.value) == len(done.files)


def test_the_same_draft_has_the_same_bytes(made: ReadyCase, tmp_path: Path) -> None:
    formats = ("docx", "pdf", "odt")
    one, two = (drafted(made, tmp_path / n, formats=formats) for n in ("a", "b"))
    assert [f.sha256 for f in one.files] == [f.sha256 for f in two.files]


def test_an_undecided_case_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    made = ready(Settings.at(tmp_path / "home", allow_loopback=True), decided=False)
    with pytest.raises(RefusedError, match="à décider"):
        drafted(made)
    assert exports(made) == []
    with open_store(made.settings) as store:
        assert store.documents(made.case) == []


def test_a_lapsed_decision_is_refused(made: ReadyCase) -> None:
    made.house.measured(
        {**PROOFS, ElementId.REMUNERATION: "Frais de dossier : 29,90 €"}
    )
    with pytest.raises(RefusedError, match="ont changé"):
        drafted(made)
    assert exports(made) == []


def test_a_price_that_changed_before_the_seal_cannot_be_drafted(tmp_path: Path) -> None:
    home = Settings.at(tmp_path / "home", allow_loopback=True)
    made = ready(home, shown=TEXT.replace("29,90", "39,90"))
    with pytest.raises(RefusedError, match="somme demandée"):
        drafted(made)
    assert exports(made) == []


def test_a_changed_byte_in_an_exhibit_is_refused(made: ReadyCase) -> None:
    tile = made.settings.home / made.exhibit.folder / "image-001.png"
    tile.chmod(0o644)
    tile.write_bytes(tile.read_bytes()[:-1] + b"x")
    with pytest.raises(DamagedError):
        drafted(made)
    assert exports(made) == []


def test_an_approved_case_says_what_is_still_to_do(made: ReadyCase) -> None:
    assert any("seconde lecture" in hold for hold in drafted(made).holds)


def test_who_reviews_prints_a_project(made: ReadyCase) -> None:
    holds = drafted(made, as_user=CAMILLE).holds
    assert any("juriste ou signataire" in hold for hold in holds)


def test_a_person_unknown_here_cannot_draft(made: ReadyCase) -> None:
    with pytest.raises(UnusableInputError, match="inconnue"):
        drafted(made, as_user="Personne")


def test_everything_asked_for_lists_what_is_not_drafted(made: ReadyCase) -> None:
    done = drafted(made, for_="all")
    assert {name for name, _ in done.refused} == {a.value for a in Addressee} - {
        "procureur"
    }
    assert all(reason for _, reason in done.refused)


def test_a_document_reserved_to_others_is_refused_with_a_remedy(
    made: ReadyCase,
) -> None:
    with pytest.raises(RefusedError, match="--for procureur"):
        drafted(made, for_="article_40")
    assert exports(made) == []


@pytest.mark.parametrize("quality", LegalQuality)
def test_no_signatory_is_given_the_notice_of_an_authority(
    quality: LegalQuality,
) -> None:
    assert refusal(Addressee.ARTICLE_40, quality)
    assert refusal(Addressee.PROCUREUR, quality) == ""


@pytest.mark.parametrize(
    "asked", [{"for_": "voisin"}, {"formats": ("exe",)}, {"formats": ()}]
)
def test_what_is_not_known_is_refused(made: ReadyCase, asked: dict[str, Any]) -> None:
    with pytest.raises(UnusableInputError):
        drafted(made, **asked)


def test_an_unknown_case_is_told(made: ReadyCase) -> None:
    with pytest.raises(UnusableInputError):
        draft(made.settings, CaseId("absent"), as_user=SACHA)


def test_a_folder_already_there_is_left_alone(made: ReadyCase, tmp_path: Path) -> None:
    first = drafted(made, tmp_path / "sorties")
    before = {p.name: p.read_bytes() for p in first.folder.iterdir()}
    with pytest.raises(UnusableInputError, match="existe déjà"):
        drafted(made, tmp_path / "sorties")
    assert {p.name: p.read_bytes() for p in first.folder.iterdir()} == before
    with open_store(made.settings) as store:
        assert len(store.documents(made.case)) == len(first.files)


def test_a_place_that_is_a_file_is_told(made: ReadyCase, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(UnusableInputError, match="écriture refusée"):
        drafted(made, tmp_path / "fichier")


def test_nothing_is_left_when_the_store_fails(
    made: ReadyCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("panne")

    monkeypatch.setattr("dossier.store.Store.add_document", fail)
    with pytest.raises(RuntimeError, match="panne"):
        drafted(made)
    assert exports(made) == []


def test_progress_is_told_in_french(made: ReadyCase) -> None:
    told: list[tuple[float, str]] = []
    drafted(made, told=lambda fraction, phrase: told.append((fraction, phrase)))
    assert [f for f, _ in told] == sorted(f for f, _ in told)
    assert "vérification des pages" in [s for _, s in told]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Facture d’été n° 3", "facture-d-ete-n-3"),
        ("Œuvre & Cie <SAS>", "oeuvre-cie-sas"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u4e2d", "sans-nom"),
        ("a" * 99, "a" * 60),
    ],
)
def test_file_names_are_ascii(words: str, name: str) -> None:
    assert slug(words) == name


def test_the_command_prints_json(
    made: ReadyCase,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in made.settings.environment().items():
        monkeypatch.setenv(name, value)
    asked = ["draft", made.case, "--for", "all", "--format", "docx,pdf", "--json"]
    assert run([*asked, "--as", SACHA, "--out", str(tmp_path / "out")]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["case"] == made.case
    assert row["ready"] is False
    assert all(Path(d["path"]).is_file() for d in row["documents"])
    assert {r["for"] for r in row["refused"]} >= {"article_40", "cnil"}


def test_the_command_refuses_in_one_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = ready(Settings.at(tmp_path / "home", allow_loopback=True), decided=False)
    for name, value in made.settings.environment().items():
        monkeypatch.setenv(name, value)
    capsys.readouterr()
    assert run(["draft", made.case, "--as", SACHA]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("vigie\u00a0: dossier") or out.err.startswith(
        "vigie : dossier"
    )
    assert out.err.count("\n") == 1
    assert "à décider" in out.err


def received(made: ReadyCase, path: Path, kind: ExhibitKind) -> None:
    """Register the file at ``path`` in the case, as somebody who paid gave it."""
    offer = Offer("Zénobie Martinoux", "Le prix payé.", CAMILLE, kind, site=SITE)
    with open_store(made.settings) as store:
        person = Person(
            "Zénobie Martinoux", PersonRole.GIVER, None, "action", date(2027, 1, 1)
        )
        giver = store.add_person(person, by=CAMILLE)
        exhibit = piece(path, offer).given_by(giver, sealer(made.settings.home))
        store.put_exhibit(exhibit)
    attach(made.settings, made.case, exhibit.id, as_user=CAMILLE)


def test_a_received_file_is_shown_and_joined_under_a_plain_name(
    made: ReadyCase, tmp_path: Path
) -> None:
    invoice = tmp_path / "Facture d’été & <x>.pdf"
    invoice.write_bytes(
        render(Document("Facture", WHEN, (Paragraph("Total 29,90 €"),)))
    )
    received(made, invoice, ExhibitKind.FACTURE)
    done = drafted(made)
    joined = done.folder / "piece-06-facture-copie.pdf"
    assert joined.read_bytes() == invoice.read_bytes()
    pages = Reopened((done.folder / "pieces.pdf").read_bytes())
    assert "Total29,90€" in pages.page(len(pages))
    assert "Piècen°6—p.2/2" in pages.page(len(pages))


def test_who_gave_a_piece_is_in_no_file(made: ReadyCase, tmp_path: Path) -> None:
    note = tmp_path / "recu.txt"
    note.write_text("Total 29,90 €", "utf-8")
    received(made, note, ExhibitKind.COURRIEL)
    done = drafted(made, formats=("docx", "pdf", "odt"))
    for file in done.files:
        body = file.path.read_bytes()
        texts = [body]
        if file.format in {"docx", "odt", "zip"}:
            texts += unpacked(body).values()
        if file.format == "pdf":
            pages = Reopened(body)
            texts += [pages.page(n).encode() for n in range(1, len(pages) + 1)]
        assert not any(b"Martinoux" in text for text in texts)


def test_a_recording_is_not_handed_out(made: ReadyCase, tmp_path: Path) -> None:
    sound = tmp_path / "appel.wav"
    sound.write_bytes(
        b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data\0\0\0\0"
    )
    received(made, sound, ExhibitKind.ENREGISTREMENT)
    done = drafted(made)
    assert not [p for p in done.folder.iterdir() if p.name.startswith("piece-")]


def test_a_file_that_cannot_be_shown_is_joined_all_the_same(
    made: ReadyCase, tmp_path: Path
) -> None:
    broken = tmp_path / "casse.pdf"
    broken.write_bytes(b"%PDF-1.4\nrien de lisible\n%%EOF")
    received(made, broken, ExhibitKind.CONTRAT)
    done = drafted(made)
    assert [p.read_bytes() for p in done.folder.glob("piece-*")] == [
        broken.read_bytes()
    ]
