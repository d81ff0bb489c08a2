"""How likely an alert is, by verdict and by how much stands on the pages."""

from dataclasses import replace

import pytest

from classifiers.offers import Link
from classifiers.probability import STRONG_ALERT, WEAK_ALERT, probability
from dossier.model import Outcome, Verdict
from legal_refs.ids import ElementId
from tests.classifiers.test_verdict import OFFER, reading

TWICE = (OFFER, OFFER)
ELEMENTS = tuple(ElementId)


def with_met(number: int, verdict: Verdict) -> float:
    met = dict.fromkeys(ELEMENTS[:number], Outcome.MET)
    return probability(reading(met, offered=TWICE), verdict, 0.0)


def test_an_alert_on_two_acts_that_name_a_benefit_is_strong() -> None:
    strong = probability(reading(offered=TWICE), Verdict.ALERT, 0.9)
    assert strong == STRONG_ALERT == 0.97


def test_an_alert_is_weaker_on_one_act_or_in_another_trade() -> None:
    once = (OFFER, replace(OFFER, link=Link.NEAR))
    assert probability(reading(offered=once), Verdict.ALERT, 0.0) == WEAK_ALERT == 0.9
    assert probability(reading(offered=TWICE), Verdict.ALERT, 1.0) == WEAK_ALERT


@pytest.mark.parametrize(
    ("met", "watched", "clear"),
    [
        (5, 0.45, 0.025),
        (4, 0.2, 0.025),
        (3, 0.08, 0.025),
        (2, 0.01, 0.005),
        (0, 0.01, 0.005),
    ],
)
def test_what_is_met_raises_the_chance(met: int, watched: float, clear: float) -> None:
    assert with_met(met, Verdict.WATCH) == watched
    assert with_met(met, Verdict.CLEAR) == pytest.approx(clear, abs=1e-9)
