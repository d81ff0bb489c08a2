"""What holds for every text: round trips, verbatim offsets, bounded work."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from classifiers.mentions.price_model import Price
from classifiers.mentions.price_phones import find_premium_numbers
from classifiers.mentions.prices import find_prices, may_hold_price
from dossier.model import FeePeriod

MODULES = (
    *(
        "numerals",
        "price_amounts",
        "price_context",
        "price_folding",
        "price_neighbours",
    ),
    *("price_periods", "price_phones", "price_rates", "price_unpriced", "prices"),
)
PERIODS = {
    " par mois": FeePeriod.MONTH,
    "/mois": FeePeriod.MONTH,
    " / trimestre": FeePeriod.QUARTER,
    " tous les trois mois": FeePeriod.QUARTER,
    " par an": FeePeriod.YEAR,
    "\n/ an": FeePeriod.YEAR,
    "/h": FeePeriod.HOUR,
    " de l’heure": FeePeriod.HOUR,
    "/min": FeePeriod.MINUTE,
    " par appel": FeePeriod.CALL,
    "": None,
}
SCRAPS = st.sampled_from(
    [
        *(
            "29",
            "90",
            "1 234",
            ",",
            ".",
            "€",
            " €",
            "%",
            " euros",
            " EUR",
            "vingt-neuf",
        ),
        *(" par mois", "/mois", "\n", " puis ", " au lieu de ", " des sommes perçues"),
        *(
            "\u200b",
            "\u00a0",
            "(",
            ")",
            " TTC",
            " à ",
            "–",
            "3 x ",
            "sur devis",
            "tarif : ",
        ),
        *(
            "nous consulter",
            "118 218",
            "08 99 12 34 56",
            "\ue000",
            "\ud800",
            "commission ",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=40).map("".join))


def styles(amount: Decimal) -> Iterator[str]:
    """``amount`` as French pages write it."""
    whole, cents = f"{amount:.2f}".split(".")
    grouped = f"{int(whole):,}"
    yield f"{whole},{cents} €"
    yield f"{whole},{cents}€"
    yield f"{whole}.{cents} EUR"
    yield f"€ {whole}.{cents}"
    yield f"{whole}€{cents}"
    yield f"{whole} euros et {cents} centimes"
    yield grouped.replace(",", "\u202f") + f",{cents}\u00a0€"
    yield grouped.replace(",", " ") + f",{cents} euros"
    yield grouped.replace(",", ".") + f",{cents} €"
    yield grouped + f".{cents} €" if "," in grouped else f"{whole},{cents} Euros"


AMOUNTS = st.integers(min_value=0, max_value=99_999_999).map(
    lambda cents: Decimal(cents) / 100
)


@given(amount=AMOUNTS, style=st.integers(0, 9), period=st.sampled_from(list(PERIODS)))
def test_an_amount_written_in_any_style_is_read_back(
    amount: Decimal, style: int, period: str
) -> None:
    written = list(styles(amount))[style] + period
    (price,) = find_prices(f"Le dossier : {written}.")
    assert (price.amount, price.period) == (amount, PERIODS[period])


@given(TEXTS)
@example("9 % des sommes perçues \u200b29\u200b€ sur devis")
def test_offsets_hold_and_prices_never_overlap(text: str) -> None:
    prices = find_prices(text)
    assert all(0 <= price.start < price.end <= len(text) for price in prices)
    assert all(first.end <= second.start for first, second in pairwise(prices))
    assert all(text[price.start : price.end].strip() for price in prices)


@given(TEXTS)
def test_the_screen_lets_every_price_through(text: str) -> None:
    assert may_hold_price(text) or not unscreened(text)


def unscreened(text: str) -> list[Price]:
    """Prices found once a sign that passes the screen stands on a line of its own."""
    return find_prices(f"%\n\n\n{text}")


@given(TEXTS)
def test_the_same_text_is_read_the_same_twice(text: str) -> None:
    assert find_prices(text) == find_prices(text)


@given(
    st.lists(
        st.sampled_from(["29 € par mois", "frais : 49 €", "9 % du gain"]), max_size=9
    )
)
def test_paragraphs_do_not_touch_each_other(paragraphs: list[str]) -> None:
    together = [price.amount for price in find_prices("\n\n\n".join(paragraphs))]
    assert together == [
        price.amount for one in paragraphs for price in find_prices(one)
    ]


@given(text=TEXTS, place=st.integers(0, 200))
def test_a_sign_that_prints_nothing_changes_nothing(text: str, place: int) -> None:
    hidden = text[:place] + "\u200b" + text[place:]
    assert [price.amount for price in find_prices(hidden)] == [
        price.amount for price in find_prices(text)
    ]


@given(TEXTS)
def test_numbers_are_verbatim_and_apart(text: str) -> None:
    found = find_premium_numbers(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every expression of the grammar, by the name it bears."""
    for module in MODULES:
        for name, value in vars(
            import_module(f"classifiers.mentions.{module}")
        ).items():
            if isinstance(value, re.Pattern):
                yield f"{module}.{name}", value


@pytest.mark.parametrize(
    "pattern", [p for _, p in patterns()], ids=[n for n, _ in patterns()]
)
def test_no_expression_repeats_a_repetition_without_bound(
    pattern: re.Pattern[str],
) -> None:
    """A star over a star is what makes an expression exponential."""
    parser = import_module("re._parser")
    assert not nested(parser.parse(pattern.pattern, pattern.flags), parser.MAXREPEAT)


def nested(tree: object, endless: object, *, inside: bool = False) -> bool:
    """Whether an unbounded repetition holds another one."""
    if not isinstance(tree, (tuple, list)) and type(tree).__name__ != "SubPattern":
        return False
    items: list[object] = list(tree)  # type: ignore[call-overload]
    if (
        items
        and str(items[0]) in {"MAX_REPEAT", "MIN_REPEAT"}
        and isinstance(items[1], tuple)
    ):
        here = items[1][1] == endless
        return (inside and here) or nested(items[1][2], endless, inside=inside or here)
    return any(nested(item, endless, inside=inside) for item in items)


def test_the_check_itself_sees_a_star_over_a_star() -> None:
    parser = import_module("re._parser")
    assert nested(parser.parse("(?:a+b)*"), parser.MAXREPEAT)
    assert not nested(parser.parse("(?:a{1,3}b)*c+"), parser.MAXREPEAT)


ADVERSARIES = (
    *(
        "€",
        "1",
        "1 ",
        "111 ",
        "1,",
        "1.234.",
        "vingt ",
        "euros ",
        "9 % ",
        "1€",
        "(",
        "3 x ",
    ),
    *(
        "29 € par ",
        "commission ",
        "9 % des ",
        "sur devis ",
        "au lieu de ",
        "1\n€\n",
        "08 ",
        "8 ",
    ),
)


@pytest.mark.parametrize("unit", ADVERSARIES)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    """Steps of Python code, counted: the expressions are bounded by construction."""
    small, large = (steps(unit * (size // len(unit))) for size in (2_000, 8_000))
    assert large <= 5 * small + 2_000


def steps(text: str) -> int:
    """Calls and lines run by ``find_prices`` and ``find_premium_numbers``."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    find_prices("1 €")
    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_prices(text)
        find_premium_numbers(text)
    finally:
        sys.settrace(before)
    return count
