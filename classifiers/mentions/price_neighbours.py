"""What only two neighbouring prices tell together: a range, a restatement, a bait."""

import re
from dataclasses import replace
from typing import Final

from classifiers.mentions.price_amounts import PERCENT
from classifiers.mentions.price_cues import CuedText, Role
from classifiers.mentions.price_model import Price, PriceKind, Tax
from classifiers.mentions.price_periods import basis_of, read_tail
from dossier.model import FeePeriod

_NEAR: Final = 60
_TRIAL_REACH: Final = 60
_LINK: Final = re.compile(r" ?(?:-|(?:et )?jusqu'a| a) ?")
_AND: Final = " et "
_BETWEEN: Final = re.compile(r"(?<![a-z])entre \Z")
_RESTATED: Final = re.compile(r",? ?(?:[(/=-]|ou)? ?\(?(?:soit )?")
_CLOSING: Final = re.compile(r" ?\)")
_TURN: Final = re.compile(r"[^.!?\n]{0,40}?(?:puis|ensuite)(?![a-z])")
_TEASER: Final = 5
"""A first sum at least so many times under the recurring one is a bait."""


def relate(page: CuedText, prices: list[Price]) -> list[Price]:
    """The same prices, each told apart from or tied to the one beside it."""
    related = list(prices)
    for index in range(len(related) - 2, -1, -1):
        first, second = related[index : index + 2]
        if second.start - first.end > _NEAR or first.currency != second.currency:
            continue
        if PriceKind.UNPRICED not in {first.kind, second.kind}:
            related[index : index + 2] = _pair(page, first, second)
    return related


def _pair(page: CuedText, first: Price, second: Price) -> tuple[Price, Price]:
    between = page.text[first.end : second.start]
    if first.range_with is not None or _bounds(page.text, first, second, between):
        return _range(first, second)
    if _RESTATED.fullmatch(between) and _same_sum(first, second):
        return _share_period(page, first, replace(second, restates=True))
    if first.period is FeePeriod.CALL and second.period is FeePeriod.MINUTE:
        return replace(first, per_call_setup=True), second
    if _bait(page, first, second):
        return replace(first, first_period_only=True), second
    return first, second


def _bounds(text: str, first: Price, second: Price, between: str) -> bool:
    """« 30 € à 45 € », « entre 30 € et 45 € »."""
    if second.range_with is not None or not _grows(first, second):
        return False
    if between == _AND:
        return _BETWEEN.search(text, max(0, first.start - 7), first.start) is not None
    return _LINK.fullmatch(between) is not None


def _grows(first: Price, second: Price) -> bool:
    return None not in {first.amount, second.amount} and bool(
        (first.amount or 0) < (second.amount or 0)
    )


def _range(lower: Price, upper: Price) -> tuple[Price, Price]:
    if lower.period is None and lower.currency != PERCENT:
        lower = replace(lower, basis=upper.basis, period=upper.period, tax=upper.tax)
    return (
        replace(lower, range_with=upper.amount),
        replace(upper, range_with=lower.amount),
    )


def _same_sum(first: Price, second: Price) -> bool:
    if second.period not in {None, first.period}:
        return False
    return first.amount == second.amount or {first.tax, second.tax} == {
        Tax.EXCLUDED,
        Tax.INCLUDED,
    }


def _share_period(page: CuedText, first: Price, second: Price) -> tuple[Price, Price]:
    """« 29,90 € (vingt-neuf euros quatre-vingt-dix) par trimestre »: the period is of both."""
    closing = _CLOSING.match(page.text, second.end)
    if first.period or first.instalments or not closing:
        return first, second
    tail = read_tail(page.text, closing.end(), len(page.text))
    if not tail.recurring or tail.next_line:
        return first, second
    basis = basis_of(tail.period, recurring=True)
    return (
        replace(first, basis=basis, period=tail.period),
        replace(second, basis=basis, period=tail.period),
    )


def _bait(page: CuedText, first: Price, second: Price) -> bool:
    """« 1 € puis 29,90 € par mois »."""
    if first.period or not first.amount or not second.amount:
        return False
    if not _TURN.match(page.text, first.end, second.start):
        return False
    if page.last(Role.TRIAL, max(0, first.start - _TRIAL_REACH), first.start):
        return True
    teaser = first.amount * _TEASER <= second.amount
    return second.period is not None and not first.label and teaser
