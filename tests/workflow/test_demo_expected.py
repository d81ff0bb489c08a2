"""What the demonstration is judged on: the verdict exactly, the lists at least."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dossier.model import (
    CaptureOutcome,
    FeeBasis,
    FeePeriod,
    ProvisionFinding,
    ProvisionState,
)
from legal_refs.ids import ProvisionId
from tests.workflow.answers import ANSWER, ELEMENTS, FEE, about, capture
from workflow.demo_expected import compared, spelled
from workflow.demonstration_sites import DemoSite

SITE = DemoSite(
    host="mes-aides.example",
    title="Mes aides",
    kind="abonnement",
    expected="alert",
    why="",
    benefits=("rsa",),
    provisions=("css_l845_6",),
    fees=("29.90 EUR subscription quarter",),
)


def differences(**changes: object) -> tuple[str, ...]:
    return compared(SITE.model_copy(update=changes), ANSWER).differences


def test_a_site_as_expected_has_no_difference() -> None:
    assert differences() == ()


def test_another_verdict_is_a_difference() -> None:
    assert differences(expected="watch") == ("attendu watch, trouvé alert",)


def test_what_was_not_expected_beside_is_no_difference() -> None:
    assert differences(benefits=(), provisions=(), fees=()) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"benefits": ("rsa", "ars")}, "aide non lue\u00a0: ars"),
        ({"provisions": ("css_l554_2",)}, "texte non atteint\u00a0: css_l554_2"),
        ({"fees": ("49 EUR fixed",)}, "somme non lue\u00a0: 49 EUR fixed"),
        ({"missing": ("prix",)}, "manque non nommé\u00a0: prix"),
    ],
)
def test_what_was_expected_and_not_found_is_named(
    changes: dict[str, object], expected: str
) -> None:
    assert differences(**changes) == (expected,)


def test_a_text_with_a_doubtful_element_is_not_reached() -> None:
    doubtful = ProvisionFinding(
        ProvisionId("css_l845_6"), ProvisionState.VERIFIED, 0.5, ELEMENTS
    )
    answer = about(provisions=(doubtful,))
    assert compared(SITE, answer).differences == (
        "texte non atteint\u00a0: css_l845_6",
    )


def test_what_is_missing_may_be_named_by_a_refused_page() -> None:
    refused = capture(
        "/x", CaptureOutcome.REFUSED_ROBOTS, "Robots.txt refuse cette page"
    )
    answer = replace(ANSWER, captures=(*ANSWER.captures, refused))
    assert (
        compared(SITE.model_copy(update={"missing": ("robots",)}), answer).differences
        == ()
    )


def test_a_site_expected_unread_must_be_unread() -> None:
    assert differences(read=False) == ("pages lues malgré le refus",)


def test_a_site_expected_read_must_be_read() -> None:
    nothing = replace(ANSWER, captures=())
    assert compared(SITE, nothing).differences == ("aucune page lue",)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("29.9", "29.90"),
        ("29.90", "29.90"),
        ("49.00", "49"),
        ("49", "49"),
        ("0.345", "0.345"),
    ],
)
def test_an_amount_is_spelled_with_cents_or_none(amount: str, expected: str) -> None:
    fee = replace(FEE, amount=Decimal(amount), basis=FeeBasis.FIXED, period=None)
    assert spelled(fee) == f"{expected} EUR fixed"


def test_a_price_without_a_figure_is_spelled_with_a_dash() -> None:
    fee = replace(FEE, amount=None, basis=FeeBasis.FIXED, period=FeePeriod.YEAR)
    assert spelled(fee) == "- EUR fixed year"
