"""Alert, watch or clear, from what was found."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from classifiers.offers import ACT, HELP, Link, Offer
from classifiers.site import Place
from classifiers.standing import Standing
from classifiers.verdict import Reading, verdict
from dossier.model import Finding, Outcome, Verdict
from legal_refs.ids import ElementId
from tests.classifiers.assessing import tag

PAGE = tag("Texte.")
PLACE = Place(PAGE, 0, 5)
OFFER = Offer(PLACE, ACT, Link.SENTENCE)
NOBODY = Standing(
    official=False,
    lawyer=False,
    charity=False,
    paid_by_others=False,
    sells=False,
    says_free=False,
)


def reading(
    outcomes: Mapping[ElementId, Outcome] = MappingProxyType({}),
    *,
    offered: tuple[Offer, ...] = (OFFER,),
    ceiling: Verdict = Verdict.ALERT,
    firm: bool = False,
    standing: Standing = NOBODY,
) -> Reading:
    """A reading whose elements are undetermined but for ``outcomes``."""
    quotes = (PLACE.words(),)
    findings = {
        element: Finding(element, outcomes.get(element, Outcome.UNDETERMINED), quotes)
        for element in ElementId
    }
    return Reading(findings, offered, firm, firm, standing, ceiling)


PAID = {ElementId.REMUNERATION: Outcome.MET}


def stands(**facts: bool) -> Standing:
    return replace(NOBODY, **facts)


def test_what_a_text_forbids_and_a_firm_price_alert() -> None:
    assert verdict(reading(firm=True)) is Verdict.ALERT


@pytest.mark.parametrize(("grounded", "firm"), [(True, False), (False, True)])
def test_neither_is_enough_alone(grounded: bool, firm: bool) -> None:
    paid = reading(PAID)
    assert verdict(replace(paid, grounded=grounded, firm=firm)) is Verdict.WATCH


def test_a_public_body_is_never_alerted_on() -> None:
    assert verdict(reading(firm=True, standing=stands(official=True))) is Verdict.CLEAR


@pytest.mark.parametrize("ceiling", list(Verdict))
def test_the_ceiling_of_a_disputed_case_holds(ceiling: Verdict) -> None:
    assert verdict(reading(firm=True, ceiling=ceiling)) is ceiling


def test_a_ceiling_raises_nothing() -> None:
    assert verdict(reading(offered=(), ceiling=Verdict.ALERT)) is Verdict.CLEAR


def test_a_paid_act_without_a_text_is_watched() -> None:
    assert verdict(reading(PAID)) is Verdict.WATCH


def test_a_price_without_an_act_is_clear() -> None:
    assert verdict(reading(PAID, offered=())) is Verdict.CLEAR


def test_an_act_said_free_is_clear_even_of_a_site_that_sells() -> None:
    free = reading(
        {ElementId.REMUNERATION: Outcome.NOT_MET}, standing=stands(sells=True)
    )
    assert verdict(free) is Verdict.CLEAR


@pytest.mark.parametrize("fact", ["official", "lawyer"])
def test_a_body_or_a_lawyer_is_clear(fact: str) -> None:
    paid = reading(PAID, standing=stands(**{fact: True}))
    assert verdict(paid) is Verdict.CLEAR


@pytest.mark.parametrize("element", [ElementId.PUBLIC_VISE, ElementId.INTERMEDIAIRE])
def test_an_offer_to_others_or_without_a_third_party_is_clear(
    element: ElementId,
) -> None:
    paid = reading(PAID | {element: Outcome.NOT_MET})
    assert verdict(paid) is Verdict.CLEAR


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), Verdict.CLEAR),
        (("sells",), Verdict.WATCH),
        (("sells", "says_free"), Verdict.CLEAR),
        (("sells", "charity"), Verdict.CLEAR),
        (("charity",), Verdict.CLEAR),
    ],
)
def test_an_unknown_price_is_watched_where_the_site_sells(
    facts: tuple[str, ...], expected: Verdict
) -> None:
    assert verdict(reading(standing=stands(**dict.fromkeys(facts, True)))) is expected


def test_an_act_that_another_pays_is_watched_even_of_a_lawyer() -> None:
    paid = stands(paid_by_others=True, lawyer=True)
    assert verdict(reading(standing=paid)) is Verdict.WATCH


@pytest.mark.parametrize("offered", [(), (replace(OFFER, kind=HELP),)])
def test_what_another_pays_is_clear_without_an_act(offered: tuple[Offer, ...]) -> None:
    paid = stands(paid_by_others=True)
    assert verdict(reading(offered=offered, standing=paid)) is Verdict.CLEAR
