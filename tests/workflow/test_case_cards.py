"""A card shows the proposal, what speaks for the site, and the law of the day of the facts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from classifiers.lexicon import load_lexicon
from dossier.case import SUBJECTS, Row
from dossier.model import Finding, Outcome, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from tests.workflow.reviewing import PROOFS, House, house
from workflow.cards import NAMES, Standing, cards, facts_on, shown
from workflow.contrary import SPEAKS_TO

ON = date(2026, 11, 10)


@pytest.fixture
def ours(tmp_path: Path) -> House:
    made = house(Settings.at(tmp_path / "home"))
    made.measured()
    return made


def test_there_is_one_card_a_subject_in_order(ours: House) -> None:
    assert tuple(ours.cards()) == SUBJECTS
    assert set(NAMES) == set(SUBJECTS)


def test_nothing_is_decided_without_a_case(ours: House) -> None:
    for card in ours.cards().values():
        assert (card.decision, card.expected, card.standing) == (
            None,
            0,
            Standing.A_DECIDER,
        )
        assert (card.lapsed, card.anchored, card.fault, card.anchors) == (
            False,
            False,
            "",
            (),
        )


def test_an_element_shows_the_proposal_and_its_quotes(ours: House) -> None:
    for element, words in PROOFS.items():
        found = ours.cards()[element].shown
        assert found.subject is element
        assert found.outcome is Outcome.MET
        assert [quote.text for quote in found.quotes] == [words]


def test_all_that_speaks_for_the_site_stands_on_its_own_card(ours: House) -> None:
    found = ours.cards()[Row.A_DECHARGE].shown
    assert [quote.text for quote in found.contrary] == [
        "Simulation gratuite",
        "Site privé",
    ]
    assert found.quotes == ()


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (ElementId.REMUNERATION, ["Simulation gratuite"]),
        (ElementId.OFFRE_DE_SERVICES, ["Simulation gratuite"]),
        (Row.ELEMENT_MORAL, ["Site privé"]),
        (ElementId.INTERMEDIAIRE, []),
        (Row.IMPUTATION, []),
    ],
)
def test_what_speaks_for_the_site_stands_on_the_element_it_doubts(
    ours: House, subject: ElementId | Row, expected: list[str]
) -> None:
    found = ours.cards()[subject].shown
    assert [quote.text for quote in found.contrary] == expected


def test_every_ground_of_the_lexicon_speaks_to_a_card() -> None:
    assert set(SPEAKS_TO) == {cue.role for cue in load_lexicon("a_decharge")}


def test_the_imputation_shows_who_the_notices_name(ours: House) -> None:
    found = ours.cards()[Row.IMPUTATION].shown
    assert [quote.text for quote in found.quotes] == ["Société Fictive"]
    assert found.outcome is Outcome.UNDETERMINED


def test_an_element_shows_the_words_of_the_law(ours: House) -> None:
    found = dict(ours.cards()[ElementId.REMUNERATION].shown.wordings)
    law = catalogue().provisions[ProvisionId("casf_l262_51")]
    assert found == {law.id: law.elements[ElementId.REMUNERATION]}
    assert ours.cards()[Row.ELEMENT_MORAL].shown.wordings == ()


def test_texts_come_in_the_order_of_the_benefits_named(ours: House) -> None:
    made = ours.assessment()
    named = [("rsa", "casf_l262_51"), ("allocations_familiales", "css_l554_2")]
    for order in (named, named[::-1]):
        found = replace(
            made,
            benefits=tuple(BenefitId(benefit) for benefit, _ in order),
            provisions=tuple(
                replace(made.provisions[0], provision=ProvisionId(slug))
                for _, slug in sorted(order)
            ),
        )
        words = shown(found, ElementId.REMUNERATION, ON).wordings
        assert [slug for slug, _ in words] == [slug for _, slug in order]


def test_a_text_not_measured_is_not_shown(ours: House) -> None:
    made = replace(ours.assessment(), provisions=())
    assert shown(made, ElementId.REMUNERATION, ON).wordings == ()


def test_the_law_shown_is_that_of_the_day_of_the_last_page(ours: House) -> None:
    with open_store(ours.settings) as store:
        assert facts_on(store, SiteId("aides.example")) == ON
    before = date(1900, 1, 1)
    assert shown(ours.assessment(), ElementId.REMUNERATION, before).wordings == ()


def test_the_day_of_the_facts_is_counted_in_paris(
    ours: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    late = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("dossier.store.Store.last_read", lambda *_: late)
    with open_store(ours.settings) as store:
        assert facts_on(store, SiteId("aides.example")) == date(2026, 11, 11)


def test_a_site_never_measured_proposes_nothing(tmp_path: Path) -> None:
    with open_store(Settings.at(tmp_path / "home")) as store:
        found = cards(store, SiteId("autre.example"))
    assert [card.subject for card in found] == list(SUBJECTS)
    for card in found:
        assert card.shown.outcome is Outcome.UNDETERMINED
        assert (card.shown.quotes, card.shown.contrary, card.shown.wordings) == (
            (),
            (),
            (),
        )


def test_the_same_words_found_elsewhere_are_the_same_shown(ours: House) -> None:
    made = ours.assessment()
    moved = replace(
        made,
        elements=tuple(
            Finding(
                found.element,
                found.outcome,
                tuple(replace(quote, start=0, end=1) for quote in found.quotes),
            )
            for found in made.elements
        ),
    )
    for subject in SUBJECTS:
        first, second = (shown(one, subject, ON).digest for one in (made, moved))
        assert first == second
