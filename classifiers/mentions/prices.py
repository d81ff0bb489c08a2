"""Prices as French pages write them: what each expression says, and exactly where.

A reading of words, in one pass whose cost follows the length of the text. Whether
a sum is a fee for the assessed service, a benefit or the price of something else
is for the linking to say.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from classifiers.folding import INVISIBLE
from classifiers.mentions import price_context as context
from classifiers.mentions.price_amounts import PERCENT, Amount, read_amounts
from classifiers.mentions.price_cues import CuedText, Role, telltales
from classifiers.mentions.price_folding import LOOK_ALIKE, fold_text
from classifiers.mentions.price_model import Price, PriceKind, Tax
from classifiers.mentions.price_neighbours import relate
from classifiers.mentions.price_periods import (
    Heading,
    Tail,
    basis_of,
    read_heading,
    read_tail,
)
from classifiers.mentions.price_rates import Rate, read_rate, read_shares
from classifiers.mentions.price_unpriced import read_unpriced
from dossier.model import FeeBasis, FeePeriod

__all__ = ["Price", "PriceKind", "Tax", "find_prices", "may_hold_price"]

_SIGNS: Final = re.compile(
    f"[€%$£\t\u202f{INVISIBLE.pattern[1:-1]}{LOOK_ALIKE.pattern[1:-1]}]"
)
_EURO: Final = re.compile(r"eur(?<![^\W\d_]eur)(?:os?)?(?![^\W\d_])")
_CENT: Final = re.compile(r"ct(?<![^\W\d_]ct)s?(?![^\W\d_])")
_UNITS: Final = (
    "chf",
    "usd",
    "gbp",
    "centime",
    "pct",
    "pour cent",
    "pour-cent",
    "pourcent",
    "balles",
    "p. 100",
    "p.100",
    "p 100",
    "p100",
)
_SUBSCRIPTION: Final = "abonnement"
"""The label that recurs even when its period is not said."""
_SILENT: Final = frozenset(
    {Role.UNPRICED, Role.UNPRICED_LABELLED, Role.UNPRICED_CELL, Role.SHARE}
)


def may_hold_price(text: str) -> bool:
    """A cheap screen: false only where ``find_prices`` finds nothing."""
    if _SIGNS.search(text):
        return True
    lowered = text.lower().replace("\u00a0", " ")
    if any(word in lowered for word in (*_UNITS, *telltales(_SILENT))):
        return True
    return any(unit.search(lowered) for unit in (_EURO, _CENT))


def find_prices(text: str) -> list[Price]:
    """Every price expression of ``text``, in order, none overlapping.

    Offsets are code points of ``text`` unchanged.
    """
    if not may_hold_price(text):
        return []
    folded = fold_text(text)
    page = CuedText(folded.text)
    prices = relate(page, _apart([*_read_figures(page), *_read_silent(page)]))
    if not folded.dropped:
        return prices
    return [_placed(price, *folded.span(price.start, price.end)) for price in prices]


def _placed(price: Price, start: int, end: int) -> Price:
    return replace(price, start=start, end=end)


def _apart(prices: list[Price]) -> list[Price]:
    kept: list[Price] = []
    for price in sorted(prices, key=lambda price: (price.start, price.amount is None)):
        if not kept or price.start >= kept[-1].end:
            kept.append(price)
    return kept


def _read_figures(page: CuedText) -> Iterator[Price]:
    amounts = read_amounts(page)
    floor = 0
    for amount, following, stop in zip(
        amounts, [*amounts, None][1:], _stops(amounts, len(page.text)), strict=True
    ):
        if amount.currency == PERCENT:
            bounded = following if amount.bound_of is not None else None
            if rate := read_rate(page, bounded or amount, floor, stop):
                yield _rate(rate, amount if bounded else None)
            continue
        price = _sum(page, amount, floor, stop)
        floor = price.end
        yield price


def _stops(amounts: list[Amount], end: int) -> list[int]:
    """Where the sum after each amount begins; a percentage stops nothing."""
    stops = []
    for amount in reversed(amounts):
        stops.append(end)
        end = end if amount.currency == PERCENT else amount.start
    return stops[::-1]


def _rate(rate: Rate, lower: Amount | None = None) -> Price:
    """``rate``, or its lower bound as told by the words around the upper one."""
    return Price(
        lower.start if lower else rate.start,
        lower.end if lower else rate.end,
        PriceKind.RATE,
        lower.value if lower else rate.value,
        PERCENT,
        FeeBasis.PERCENTAGE,
        FeePeriod.SUMS_OBTAINED,
        label=rate.label,
        range_with=lower.bound_of if lower else None,
    )


def _sum(page: CuedText, amount: Amount, floor: int, stop: int) -> Price:
    tail = Tail(amount.end)
    if amount.bound_of is None:
        tail = read_tail(page.text, amount.end, stop)
    around = context.surroundings(page, amount.start, amount.end, floor, stop)
    tail, heading = _choose(
        amount,
        tail,
        read_heading(context.heading_words(around, contested=tail.next_line)),
    )
    around = context.surroundings(page, amount.start, tail.end, floor, stop)
    label = context.label(around)
    times = context.instalments(around)
    if times or context.label(around, Role.ONE_OFF):
        heading = Heading()
    period = tail.period or heading.period
    recurring = tail.recurring or heading.recurring
    return Price(
        amount.start,
        tail.end,
        PriceKind.SUM,
        amount.value,
        amount.currency,
        basis_of(period, recurring=recurring or label == _SUBSCRIPTION),
        period,
        tail.tax,
        label,
        context.benefit_label(around),
        instead_of=context.replaced(around),
        starting_from=context.starting_from(around),
        upper_bound=context.upper_bound(around),
        approximate=context.approximate(around),
        range_with=amount.bound_of,
        net_of_credit=context.net_of_credit(around),
        first_period_only=tail.first_only or heading.first_only,
        instalments=times,
    )


def _choose(amount: Amount, tail: Tail, heading: Heading) -> tuple[Tail, Heading]:
    """A period on the line below heads the next sum when one was announced above."""
    if tail.next_line and heading.recurring:
        return Tail(amount.end), heading
    return tail, Heading() if tail.recurring else heading


def _read_silent(page: CuedText) -> Iterator[Price]:
    for rate in read_shares(page):
        yield _rate(rate)
    for cue in read_unpriced(page):
        around = context.surroundings(page, cue.start, cue.end, 0, len(page.text))
        label = context.label(around)
        basis = basis_of(None, recurring=label == _SUBSCRIPTION)
        yield Price(
            cue.start, cue.end, PriceKind.UNPRICED, None, "EUR", basis, label=label
        )
