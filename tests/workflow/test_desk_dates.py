"""The dates a person watches, case by case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dossier.case import Choice, Row
from dossier.exhibits import ExhibitId, ExhibitKind
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.catalogue import catalogue
from legal_refs.clock_model import Unknown
from legal_refs.clocks import clocks
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import Confirmation, Nature
from tests.dossier.cases import CAMILLE, NOON, SEALED, exhibit, packed
from tests.workflow.drafting import ready
from tests.workflow.reviewing import House, house
from workflow import desk_dates
from workflow.anchor import anchor
from workflow.cases import attach
from workflow.desk_dates import (
    CaseDates,
    Facts,
    Limit,
    case_dates,
    first_to_expire,
    until,
)
from workflow.review import decide

TODAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def ours(tmp_path: Path) -> House:
    found = house(Settings.at(tmp_path / "home"))
    found.measured()
    return found


def dates(settings: Settings, today: datetime = TODAY) -> CaseDates:
    (found,) = case_dates(settings, today=today)
    return found


def test_a_case_without_a_piece_has_no_date(ours: House) -> None:
    ours.opened()
    found = dates(ours.settings)
    assert (found.facts, found.limits) == (None, ())


def test_before_a_decision_every_piece_counts_and_it_is_said(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case)
    assert dates(ours.settings).facts == Facts(NOON, NOON, relied=False, reported=False)


def test_facts_relied_on_leave_the_other_pieces_out(tmp_path: Path) -> None:
    settings = Settings.at(tmp_path / "home", allow_loopback=True)
    made = ready(settings)
    before = dates(settings)
    late = exhibit("tard", text="Une autre page.", seal=SEALED)
    with open_store(settings) as store:
        packed(store, late, "Une autre page.")
    attach(settings, made.case, ExhibitId("tard"), as_user=CAMILLE)
    assert before.facts is not None
    assert before.facts.relied
    assert dates(settings).facts == before.facts


def test_each_text_measured_is_named_with_its_length_and_reserve(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case)
    (limit,) = dates(ours.settings).limits
    assert limit.nature == "textes de tribunal correctionnel"
    assert limit.length == "6\u00a0ans"
    assert ["262-51" in text for text in limit.texts] == [True]
    assert limit.from_oldest == limit.from_last == date(2032, 11, 12)
    assert "à confirmer" in limit.reserve


def test_the_papers_of_the_signatory_date_no_fact(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case, "statuts", kind=ExhibitKind.POUVOIR, text=None)
    assert dates(ours.settings).facts is None


def test_a_received_piece_is_said_to_report(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case, "facture", kind=ExhibitKind.FACTURE, text=None)
    assert dates(ours.settings).facts == Facts(NOON, NOON, relied=False, reported=True)


def test_an_element_that_nobody_accepted_is_not_relied_on(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case)
    ours.sealed(case, "e2", url="https://aides.example/b")
    element = ElementId.REMUNERATION
    decide(
        ours.settings,
        ours.chosen(case, element, Choice.PAS_LU, reason="pas lu"),
        expected=ours.cards()[element].expected,
        as_user=CAMILLE,
    )
    found = dates(ours.settings).facts
    assert found is not None
    assert not found.relied


def test_a_capture_is_stale_after_seven_whole_days(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case)
    assert dates(ours.settings, NOON + timedelta(days=7, hours=3)).stale == 0
    assert dates(ours.settings, NOON + timedelta(days=8)).stale == 1


def limit(first: date | Unknown, last: date | Unknown) -> Limit:
    return Limit("textes", "6 ans", (), first, last, "")


def test_both_points_are_told_apart_and_a_day_gone_by_is_said() -> None:
    said = until(limit(date(2026, 1, 1), date(2032, 5, 2)), TODAY.date())
    assert said == (
        "jusqu’au 1er janvier 2026 (déjà passé) à compter du fait le plus ancien, "
        "jusqu’au 2 mai 2032 à compter de la dernière observation"
    )


def test_the_same_day_is_said_once() -> None:
    day = date(2032, 5, 2)
    assert until(limit(day, day), TODAY.date()) == "jusqu’au 2 mai 2032"


def test_a_day_that_is_not_counted_says_why() -> None:
    said = until(limit(Unknown("fait ancien"), date(2032, 5, 2)), TODAY.date())
    assert said.startswith("non compté (fait ancien) à compter du fait le plus ancien")


def test_what_speaks_for_the_site_is_not_relied_on_against_it(ours: House) -> None:
    case = ours.opened()
    ours.sealed(case)
    decide(
        ours.settings,
        ours.chosen(case, Row.A_DECHARGE, quotes=[ours.quote("Simulation gratuite")]),
        expected=ours.cards()[Row.A_DECHARGE].expected,
        as_user=CAMILLE,
    )
    with open_store(ours.settings) as store:
        anchor(store, case)
        assert any(found.anchors for found in store.anchorings(case).values())
    found = dates(ours.settings).facts
    assert found is not None
    assert not found.relied


def test_a_piece_received_before_the_captures_is_the_oldest_and_never_the_last(
    ours: House,
) -> None:
    case = ours.opened()
    ours.sealed(case)
    for name, days in (("avant", -30), ("apres", 3)):
        made = exhibit(name, kind=ExhibitKind.FACTURE)
        with open_store(ours.settings) as store:
            packed(store, replace(made, at=NOON + timedelta(days=days)))
        attach(ours.settings, case, made.id, as_user=CAMILLE)
    found = dates(ours.settings).facts
    early = NOON - timedelta(days=30)
    assert found == Facts(early, NOON, relied=False, reported=True)


def test_texts_of_two_natures_are_limited_apart_and_the_first_to_expire_leads(
    ours: House,
) -> None:
    made = ours.assessment()
    (measured,) = made.provisions
    pension = replace(measured, provision=ProvisionId("pcmr_l95"))
    with open_store(ours.settings) as store:
        store.put_assessment(replace(made, provisions=(measured, pension)))
    ours.sealed(ours.opened())
    found = dates(ours.settings)
    by_nature = {limit.nature: limit for limit in found.limits}
    police = by_nature["textes de tribunal de police"]
    assert police.from_oldest == date(2027, 11, 12)
    assert ["95" in text for text in police.texts] == [True]
    others = by_nature["textes de tribunal correctionnel"].texts
    assert ["262-51" in text for text in others] == [True]
    assert first_to_expire(found) == date(2027, 11, 12)


def test_a_case_without_a_date_comes_last(ours: House) -> None:
    ours.opened()
    assert first_to_expire(dates(ours.settings)) == date.max


def test_a_length_that_a_jurist_confirmed_has_no_reserve(
    ours: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours.sealed(ours.opened())
    law = catalogue()
    text = clocks().limitations[Nature.DELIT].text
    assert text is not None
    seen = Confirmation(CAMILLE, TODAY.date(), "source officielle")
    read = {**law.texts, text: replace(law.texts[text], confirmed=seen)}
    monkeypatch.setattr(desk_dates, "law_as_read", lambda *_: replace(law, texts=read))
    (limit,) = dates(ours.settings).limits
    assert limit.reserve == ""
