"""How often a sum is due."""

import pytest

from classifiers.mentions.price_model import Tax
from classifiers.mentions.price_periods import (
    Heading,
    Tail,
    basis_of,
    read_heading,
    read_tail,
)
from dossier.model import FeeBasis, FeePeriod


def tail(text: str) -> Tail:
    return read_tail(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (" par mois", FeePeriod.MONTH),
        (" / trimestre", FeePeriod.QUARTER),
        (" tous les 3 mois", FeePeriod.QUARTER),
        (" par an", FeePeriod.YEAR),
        (" pour 12 mois", FeePeriod.YEAR),
        (" de l'heure", FeePeriod.HOUR),
        ("/min", FeePeriod.MINUTE),
        (" par appel", FeePeriod.CALL),
        (" mensuel", FeePeriod.MONTH),
        (" par semaine", None),
    ],
)
def test_a_period_after_the_sum_recurs(text: str, period: FeePeriod | None) -> None:
    assert tail(text) == Tail(len(text), period=period, recurring=True)


@pytest.mark.parametrize(
    "text", [" le mois dernier", " au mois prochain", " par moisson", " net"]
)
def test_other_words_are_no_period(text: str) -> None:
    assert not tail(text).recurring


@pytest.mark.parametrize(
    ("text", "tax", "end"),
    [
        (" ttc par mois", Tax.INCLUDED, 13),
        (" ht", Tax.EXCLUDED, 3),
        (" (ttc)", Tax.INCLUDED, 6),
        (" ttc)", Tax.INCLUDED, 4),
        ("* ttc", Tax.INCLUDED, 5),
        (" hte", Tax.UNSAID, 0),
    ],
)
def test_the_tax_and_its_marks_belong_to_the_sum(text: str, tax: Tax, end: int) -> None:
    found = tail(text)
    assert (found.tax, found.end) == (tax, end)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (" le premier mois", FeePeriod.FIRST_MONTH),
        (" la premiere annee", FeePeriod.YEAR),
        (" le 1er trimestre", FeePeriod.QUARTER),
    ],
)
def test_a_first_period_ends(text: str, period: FeePeriod) -> None:
    assert tail(text) == Tail(len(text), period=period, recurring=True, first_only=True)


def test_a_trial_ends_and_recurs_not() -> None:
    assert tail(" pendant 7 jours") == Tail(0, first_only=True)


@pytest.mark.parametrize(
    ("text", "below"), [("\npar mois", True), ("\n/ mois", False), (" par mois", False)]
)
def test_a_period_on_the_line_below_is_told(text: str, below: bool) -> None:
    found = tail(text)
    assert (found.period, found.next_line) == (FeePeriod.MONTH, below)


def test_a_tail_never_passes_its_stop() -> None:
    assert read_tail(" par mois", 0, 5) == Tail(0)


def test_a_parenthesis_opened_before_the_sum_is_not_its_own() -> None:
    assert tail(" par mois)").end == len(" par mois")
    assert tail(" (par mois)").end == len(" (par mois)")


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("chaque mois : ", Heading(FeePeriod.MONTH, recurring=True)),
        ("par mois ou par an ", Heading(FeePeriod.YEAR, recurring=True)),
        ("tarif annuel ", Heading(FeePeriod.YEAR, recurring=True)),
        ("par semaine ", Heading(None, recurring=True)),
        (
            "premier mois a ",
            Heading(FeePeriod.FIRST_MONTH, recurring=True, first_only=True),
        ),
        ("premier mois offert ", Heading()),
        ("trois mensualites de ", Heading()),
        ("par mois puis ", Heading()),
        ("par an puis par mois ", Heading(FeePeriod.MONTH, recurring=True)),
        ("", Heading()),
    ],
)
def test_the_last_period_before_the_sum_heads_it(before: str, heading: Heading) -> None:
    assert read_heading(before) == heading


@pytest.mark.parametrize(
    ("period", "recurring", "basis"),
    [
        (FeePeriod.HOUR, True, FeeBasis.HOURLY),
        (FeePeriod.MINUTE, False, FeeBasis.PREMIUM_PHONE),
        (FeePeriod.CALL, True, FeeBasis.PREMIUM_PHONE),
        (FeePeriod.MONTH, True, FeeBasis.SUBSCRIPTION),
        (None, True, FeeBasis.SUBSCRIPTION),
        (None, False, FeeBasis.FIXED),
    ],
)
def test_the_period_tells_the_basis(
    period: FeePeriod | None, recurring: bool, basis: FeeBasis
) -> None:
    assert basis_of(period, recurring=recurring) is basis
