"""A person's name is in one table, and reading it leaves a line (privacy.md D2, D11)."""

from datetime import date

import pytest

from dossier.errors import UnusableInputError
from dossier.exhibits import ExhibitId, PersonId
from dossier.journal import JournalKind
from dossier.persons import Person, PersonRole
from dossier.store import Store
from tests.dossier.cases import CAMILLE, DOMINIQUE
from tests.dossier.test_cases import kinds

NAME = "Odile Fictive-Personne"
PERSON = Person(
    NAME, PersonRole.GIVER, ExhibitId("f"), "a remis la facture", date(2027, 5, 1)
)


def test_a_person_comes_back_to_who_gives_a_reason(store: Store) -> None:
    known = store.add_person(PERSON, by=CAMILLE)
    assert store.accesses() == []
    assert store.person(known, by=DOMINIQUE, reason="préparer l’audition") == PERSON
    (line,) = store.accesses()
    assert (line.by, line.subject, line.reason) == (
        DOMINIQUE,
        known,
        "préparer l’audition",
    )


def test_each_reading_leaves_its_line(store: Store) -> None:
    known = store.add_person(PERSON, by=CAMILLE)
    for reader in (CAMILLE, DOMINIQUE, CAMILLE):
        store.person(known, by=reader, reason="relire")
    assert [line.by for line in store.accesses()] == [CAMILLE, DOMINIQUE, CAMILLE]


def test_without_a_reason_nothing_is_read(store: Store) -> None:
    known = store.add_person(PERSON, by=CAMILLE)
    with pytest.raises(UnusableInputError, match="motif"):
        store.person(known, by=CAMILLE, reason=" ")
    assert store.accesses() == []


def test_an_unknown_person_leaves_no_line(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="aucune personne"):
        store.person(PersonId("p9"), by=CAMILLE, reason="relire")
    assert store.accesses() == []


def test_a_nameless_person_is_not_kept(store: Store) -> None:
    nobody = Person("  ", PersonRole.GIVER, None, "aucun", date(2027, 5, 1))
    with pytest.raises(UnusableInputError, match="vide"):
        store.add_person(nobody, by=CAMILLE)


def test_the_name_is_in_no_journal_line_no_repr_and_no_id(store: Store) -> None:
    known = store.add_person(PERSON, by=CAMILLE)
    assert kinds(store) == [JournalKind.PERSON_ADDED]
    said = f"{list(store.journal())!r} {PERSON!r} {known}"
    assert "Odile" not in said
    assert "Fictive-Personne" not in said


def test_two_people_of_one_name_are_two(store: Store) -> None:
    assert store.add_person(PERSON, by=CAMILLE) != store.add_person(PERSON, by=CAMILLE)
