"""What two neighbouring prices tell together."""

from decimal import Decimal

import pytest

from classifiers.mentions.prices import find_prices
from dossier.model import FeePeriod

FLAGS = ("restates", "first_period_only", "per_call_setup")


def told(text: str) -> list[tuple[str, ...]]:
    """Amount of each price, with its other bound and what its neighbour makes it."""
    return [
        (
            f"{price.amount}",
            *([f"– {price.range_with}"] if price.range_with is not None else []),
            *(flag for flag in FLAGS if getattr(price, flag)),
        )
        for price in find_prices(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "30 € à 45 €",
        "30 € - 45 €",
        "30 € jusqu’à 45 €",
        "entre 30 € et 45 €",
        "30–45 €",
    ],
)
def test_two_growing_sums_are_the_bounds_of_one(text: str) -> None:
    assert told(text) == [("30", "– 45"), ("45", "– 30")]


@pytest.mark.parametrize(
    "text",
    [
        "45 € à 30 €",
        "30 € à 30 €",
        "30 € à 30 $",
        "30 € et 45 €",
        "30 € ou 45 €",
        "30 €. À 45 €",
    ],
)
def test_two_sums_otherwise_put_are_two(text: str) -> None:
    assert all(len(one) == 1 for one in told(text))


def test_a_range_has_one_period() -> None:
    periods = [price.period for price in find_prices("entre 30 € et 45 € par mois")]
    assert periods == [FeePeriod.MONTH, FeePeriod.MONTH]
    periods = [price.period for price in find_prices("30 € par an à 45 € par mois")]
    assert periods == [FeePeriod.YEAR, FeePeriod.MONTH]


def test_a_third_sum_is_no_bound_of_a_range() -> None:
    assert told("30 € à 45 € à 60 €").count(("60", "– 45")) == 1


@pytest.mark.parametrize(
    "text",
    ["29 € (29 euros)", "29 €, soit 29 €", "29 € ou 29 €", "24 € HT, soit 29 € TTC"],
)
def test_a_sum_said_again_restates_it(text: str) -> None:
    assert [one[1:] for one in told(text)] == [(), ("restates",)]


@pytest.mark.parametrize(
    "text",
    ["29 € puis 29 €", "29 € par mois, soit 29 € par an", "24 € HT, soit 29 € HT"],
)
def test_another_sum_does_not(text: str) -> None:
    assert not any("restates" in one for one in told(text))


def test_a_period_after_the_parenthesis_is_of_both() -> None:
    periods = [
        price.period for price in find_prices("29 € (vingt-neuf euros) par mois")
    ]
    assert periods == [FeePeriod.MONTH, FeePeriod.MONTH]


def test_the_price_of_the_call_comes_before_that_of_the_minute() -> None:
    assert told("2,99 € par appel + 2,99 € / min")[0] == ("2.99", "per_call_setup")
    assert told("0,80 € / min puis 2,99 € par appel")[0] == ("0.80",)
    assert told("2,99 € par appel, puis 29 €")[0] == ("2.99",)
    assert told("2,99 €, puis 0,80 € / min")[0] == ("2.99",)


@pytest.mark.parametrize(
    ("text", "bait"),
    [
        ("1 € puis 29 € par mois", True),
        ("5 € puis 25 € par mois", True),
        ("6 € puis 29 € par mois", False),
        ("1 € puis 29 €", False),
        ("1 € par mois puis 29 € par mois", False),
        ("Frais de dossier : 1 € puis 29 € par mois", False),
        ("1 € ou 29 € par mois", False),
        ("1 €. Et puis 29 € par mois", False),
        ("Essai à 10 € puis 29 €", True),
    ],
)
def test_a_small_sum_before_the_recurring_one_is_a_bait(text: str, bait: bool) -> None:
    assert ("first_period_only" in told(text)[0]) is bait


def test_far_sums_say_nothing_of_each_other() -> None:
    near, far = (f"1 €{' ' * 35}puis{' ' * gap}29 € par mois" for gap in (21, 22))
    assert told(near)[0] == ("1", "first_period_only")
    assert told(far)[0] == ("1",)


def test_a_price_without_a_figure_is_no_neighbour() -> None:
    assert told("Sur devis, 29 €") == [("None",), ("29",)]


def test_bounds_are_compared_as_numbers() -> None:
    assert find_prices("9 € à 45 €")[0].range_with == Decimal(45)
