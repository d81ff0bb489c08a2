"""Who may act, who may read a person's name, and who reads a piece for the others."""

from datetime import date
from pathlib import Path

import pytest

from dossier.case import CaseId
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import ExhibitId, ExhibitKind, PersonId
from dossier.journal import JournalKind
from dossier.persons import Person, PersonRole
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import OWN, Ground, LegalQuality, Role
from tests.dossier.cases import CAMILLE, DOMINIQUE, SACHA, exhibit, packed
from tests.workflow.reviewing import House, house
from workflow.persons import Passage, add_member, read_person, transcribe
from workflow.workspace import declare, workspace_of

NAME = "Odile Fictive-Personne"
HERE = Passage(1, "en bas", "29,90 €")


@pytest.fixture
def ours(tmp_path: Path) -> House:
    made = house(Settings.at(tmp_path / "home"))
    made.measured()
    return made


@pytest.fixture
def case(ours: House) -> CaseId:
    return ours.opened()


@pytest.fixture
def declared(tmp_path: Path) -> Settings:
    settings = Settings.at(tmp_path / "seule")
    workspace = workspace_of(
        "Association fictive",
        LegalQuality.AUTRE_ASSOCIATION,
        Ground.ACTION_VICTIMES,
        "préparer des signalements",
    )
    declare(settings, workspace, "Ada")
    return settings


def given(ours: House, case: CaseId) -> PersonId:
    """Somebody gave an invoice to the case; their name is in the table of persons."""
    from dataclasses import replace

    with open_store(ours.settings) as store:
        person = Person(
            NAME, PersonRole.GIVER, ExhibitId("f"), "a remis f", date(2027, 5, 1)
        )
        known = store.add_person(person, by=CAMILLE)
        piece = exhibit("f", kind=ExhibitKind.FACTURE)
        assert piece.reception is not None
        packed(store, replace(piece, reception=replace(piece.reception, giver=known)))
        store.add_to_case(case, ExhibitId("f"), by=CAMILLE)
    return known


@pytest.mark.parametrize("by", [DOMINIQUE, SACHA])
def test_a_jurist_or_a_signatory_reads_who_gave_a_piece_and_that_is_kept(
    ours: House, case: CaseId, by: str
) -> None:
    known = given(ours, case)
    found = read_person(
        ours.settings, case, known, reason="préparer l’audition", as_user=by
    )
    assert found.name == NAME
    with open_store(ours.settings) as store:
        assert [(line.by, line.subject) for line in store.accesses()] == [(by, known)]


def test_a_reviewer_does_not_read_who_gave_a_piece(ours: House, case: CaseId) -> None:
    known = given(ours, case)
    with pytest.raises(RefusedError, match="lire l’identité"):
        read_person(ours.settings, case, known, reason="voir", as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert store.accesses() == []


def test_a_person_opens_only_on_a_case_they_gave_to(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        person = Person(NAME, PersonRole.WITNESS, None, "témoin", date(2027, 5, 1))
        known = store.add_person(person, by=CAMILLE)
    with pytest.raises(RefusedError, match="remis aucune pièce"):
        read_person(ours.settings, case, known, reason="voir", as_user=DOMINIQUE)


def test_the_name_is_in_one_table_only(ours: House, case: CaseId) -> None:
    given(ours, case)
    with open_store(ours.settings) as store:
        assert NAME not in repr(list(store.journal()))
        with store.database.reading() as connection:
            lines = connection.connection.driver_connection.iterdump()  # type: ignore[union-attr]
            holding = [line for line in lines if "Odile" in line]
    assert len(holding) == 1
    assert 'INSERT INTO "persons"' in holding[0]


def test_a_recording_is_transcribed_by_a_jurist_only(ours: House, case: CaseId) -> None:
    made = ours.sealed(case, "r", text=None, kind=ExhibitKind.ENREGISTREMENT)
    with pytest.raises(RefusedError, match="transcrire un enregistrement"):
        transcribe(ours.settings, case, made.id, HERE, as_user=CAMILLE)
    transcribe(ours.settings, case, made.id, HERE, as_user=DOMINIQUE)


def test_a_signatory_transcribes_nothing(ours: House, case: CaseId) -> None:
    made = ours.sealed(case, "f", text=None, kind=ExhibitKind.FACTURE)
    with pytest.raises(RefusedError, match="transcrire une pièce"):
        transcribe(ours.settings, case, made.id, HERE, as_user=SACHA)


def test_a_piece_outside_the_case_is_not_transcribed(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        packed(store, exhibit("f", kind=ExhibitKind.FACTURE))
    with pytest.raises(RefusedError, match="pas versée"):
        transcribe(ours.settings, case, ExhibitId("f"), HERE, as_user=CAMILLE)


@pytest.mark.parametrize(
    "passage",
    [Passage(0, "en bas", "9 €"), Passage(1, " ", "9 €"), Passage(1, "x", "")],
)
def test_a_transcription_says_where_and_what(
    ours: House, case: CaseId, passage: Passage
) -> None:
    made = ours.sealed(case, "f", text=None, kind=ExhibitKind.FACTURE)
    with pytest.raises(UnusableInputError, match="la page"):
        transcribe(ours.settings, case, made.id, passage, as_user=CAMILLE)


@pytest.mark.parametrize(
    "words", ["NIR 2 84 05 75 123 456 78", "allocataire n° 1234567", "06 12 34 56 78"]
)
def test_a_number_that_may_single_out_a_person_is_not_transcribed(
    ours: House, case: CaseId, words: str
) -> None:
    made = ours.sealed(case, "f", text=None, kind=ExhibitKind.FACTURE)
    for passage in (Passage(1, "en bas", words), Passage(1, words, "29,90 €")):
        with pytest.raises(UnusableInputError, match="désigner une personne"):
            transcribe(ours.settings, case, made.id, passage, as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert not store.transcriptions(made.id)


def test_the_number_of_a_company_is_transcribed(ours: House, case: CaseId) -> None:
    made = ours.sealed(case, "f", text=None, kind=ExhibitKind.FACTURE)
    passage = Passage(1, "en haut", "SIREN 732 829 320, le 12 octobre 2026 : 49,00 €")
    quote = transcribe(ours.settings, case, made.id, passage, as_user=CAMILLE)
    assert quote.text == passage.text


def test_an_administrator_adds_a_member(declared: Settings) -> None:
    add_member(declared, " Noé ", [Role.RELECTEUR], as_user="Ada")
    with open_store(declared) as store:
        assert store.roles(OWN, "Noé") == {Role.RELECTEUR}
    with pytest.raises(RefusedError, match="qui permet d’ajouter une personne"):
        add_member(declared, "Zoé", [Role.RELECTEUR], as_user="Noé")
    with open_store(declared) as store:
        assert [user.name for user in store.users()] == ["Ada", "Noé"]
        assert [line.kind for line in store.journal()][-1] == JournalKind.ROLE_REFUSED


@pytest.mark.parametrize(
    ("name", "roles"),
    [("", [Role.JURISTE]), ("deux\nlignes", [Role.JURISTE]), ("Noé", [])],
)
def test_a_member_has_a_name_and_a_role(
    declared: Settings, name: str, roles: list[Role]
) -> None:
    with pytest.raises(UnusableInputError, match="un nom, sur une ligne, et un rôle"):
        add_member(declared, name, roles, as_user="Ada")


def test_a_fictional_person_is_no_member(declared: Settings) -> None:
    with pytest.raises(RefusedError, match="personne fictive"):
        add_member(declared, CAMILLE, [Role.RELECTEUR], as_user="Ada")


def test_without_a_workspace_nobody_is_added(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        add_member(Settings.at(tmp_path / "home"), "Noé", [Role.JURISTE])
