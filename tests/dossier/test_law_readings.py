"""What a jurist read of a text is kept whole, by name and day, and never replaced."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dossier.errors import RefusedError
from dossier.journal import JournalKind, named
from dossier.law_readings import LawReading
from dossier.model import Sha256
from dossier.shelf import DEMONSTRATION
from dossier.store import Store
from dossier.workspaces import OWN
from legal_refs.ids import ProvisionId
from tests.dossier.cases import CAMILLE, DOMINIQUE, NOON, ZERO, opened
from tests.dossier.law import CCH, OFFICIAL

OTHER = Sha256("1" * 64)


def reading(read_on: date) -> LawReading:
    return LawReading(1, replace(OFFICIAL, read_on=read_on), DOMINIQUE, NOON)


def test_a_reading_comes_back_as_it_was_given(store: Store) -> None:
    kept = store.add_law_reading(DEMONSTRATION, OFFICIAL, by=DOMINIQUE)
    assert (kept.official, kept.by) == (OFFICIAL, DOMINIQUE)
    assert store.law_readings(DEMONSTRATION) == [kept]


def test_the_digest_is_that_of_the_text_pasted() -> None:
    assert OFFICIAL.digest == hashlib.sha256(OFFICIAL.pasted.encode()).hexdigest()


def test_a_reading_is_journaled_by_its_text_and_its_person(store: Store) -> None:
    store.add_law_reading(DEMONSTRATION, OFFICIAL, by=DOMINIQUE)
    last = list(store.journal())[-1]
    assert (last.kind, last.subject, last.by) == (
        JournalKind.LAW_READ,
        named(f"law:{CCH}"),
        DOMINIQUE,
    )
    assert OFFICIAL.pasted not in repr(last)


def test_the_last_reading_of_each_text_counts(store: Store) -> None:
    other = replace(OFFICIAL, text=ProvisionId("css_l554_2"))
    store.add_law_reading(DEMONSTRATION, OFFICIAL, by=DOMINIQUE)
    kept = store.add_law_reading(DEMONSTRATION, other, by=DOMINIQUE)
    again = replace(OFFICIAL, pasted="Autre texte")
    last = store.add_law_reading(DEMONSTRATION, again, by=CAMILLE)
    assert store.last_law_readings(DEMONSTRATION) == {CCH: last, other.text: kept}
    assert len(store.law_readings(DEMONSTRATION)) == 3


def test_a_reading_belongs_to_one_workspace(store: Store) -> None:
    store.add_law_reading(DEMONSTRATION, OFFICIAL, by=DOMINIQUE)
    assert store.law_readings(OWN) == []


def test_nobody_from_elsewhere_reads_for_a_workspace(store: Store) -> None:
    with pytest.raises(RefusedError, match="n’est pas une personne"):
        store.add_law_reading(DEMONSTRATION, OFFICIAL, by="vigie assess")
    assert store.law_readings(DEMONSTRATION) == []


def test_a_reading_confirms_from_its_day_for_twelve_months() -> None:
    found = reading(date(2026, 11, 20))
    assert not found.valid_on(date(2026, 11, 19))
    assert found.valid_on(date(2026, 11, 20))
    assert found.valid_on(date(2027, 11, 19))
    assert not found.valid_on(date(2027, 11, 20))


def test_the_wordings_of_each_deed_of_a_case_are_kept(store: Store) -> None:
    case = opened(store)
    store.keep_law(case.id, "decision:1", {CCH: ZERO})
    store.keep_law(case.id, "draft:x", {CCH: OTHER, ProvisionId("css_l554_2"): ZERO})
    assert store.law_of(case.id) == {
        "decision:1": {CCH: ZERO},
        "draft:x": {CCH: OTHER, ProvisionId("css_l554_2"): ZERO},
    }
