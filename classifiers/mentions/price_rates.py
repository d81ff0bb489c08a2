"""Percentages: kept when a fee is counted so, dropped otherwise."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from classifiers.mentions.price_amounts import Amount
from classifiers.mentions.price_cues import CuedText, Found, Role

_REACH: Final = 90
_CLAUSE: Final = re.compile(r"[.!?;(](?=\s|\Z)|\n|(?<=[a-z%€]), |[()]| puis | mais ")
_TAXED: Final = re.compile(r" ?\(?(?:ht|ttc)\)?(?![a-z])")
_OF: Final = re.compile(
    r" ?\(?(?:ht|ttc)?\)? ?(?:(?:du |de |d'|des |sur |calcule[es]* |preleve[es]* |a percevoir |prises? )"
    r"(?:la |le |les |l'|tou[ts]e?s? |vos |votre |nos |ces |chacune? |chaque |ensemble |totalite )*)"
)
_APART: Final = 45
_HEADING_WORDS: Final = 3
_ADJECTIVES: Final = 28
"""Characters allowed between « 9 % des » and « sommes perçues » or « aides obtenues »."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of the sums obtained."""

    start: int
    end: int
    value: Decimal | None
    label: str


def read_rate(page: CuedText, amount: Amount, floor: int, stop: int) -> Rate | None:
    """``amount``, a percentage, as a fee; ``None`` when it measures anything else."""
    low, high = clause(page.text, amount.start, amount.end, floor, stop)
    noun = page.last(Role.RATE_LABEL, low, amount.start)
    after = page.first(Role.RATE_LABEL, amount.end, high)
    counted = _sums(page, amount.end, high)
    if _of_other(page, amount, (low, high), noun, after or counted):
        return None
    if not (noun or after or (counted and _counted_on(page.text, amount.end, counted))):
        return None
    taxed = _TAXED.match(page.text, amount.end, stop)
    named = noun or after
    return Rate(
        amount.start,
        taxed.end() if taxed else amount.end,
        amount.value,
        named.cue if named else "",
    )


def _sums(page: CuedText, start: int, end: int) -> Found | None:
    """The first « sommes perçues » of ``[start, end)``, its two words together or apart."""
    found = page.first(Role.SUMS_OBTAINED, start, end)
    noun = page.first(Role.SUMS, start, found.start if found else end)
    if noun and page.first(Role.OBTAINED, noun.end, min(end, noun.end + _APART)):
        return noun
    return found


def _counted_on(text: str, end: int, counted: Found) -> bool:
    """« 9 % des sommes perçues », not « 9 % de hausse et les sommes perçues »."""
    link = _OF.match(text, end, counted.start)
    return bool(link and link.end() > end and counted.start - link.end() <= _ADJECTIVES)


def _of_other(
    page: CuedText,
    amount: Amount,
    bounds: tuple[int, int],
    noun: Found | None,
    tie: Found | None,
) -> bool:
    """Whether the nearest words tie it to a tax credit or a success rate."""
    low, high = bounds
    other = page.last(Role.RATE_OF_OTHER, low, amount.start)
    if other and (noun is None or other.start > noun.start):
        return True
    following = page.first(Role.RATE_OF_OTHER, amount.end, high)
    base = _OF.match(page.text, amount.end, high)
    if following and base and following.start == base.end() > amount.end:
        return True
    return (
        following is not None
        and noun is None
        and (tie is None or following.start < tie.start)
    )


def read_shares(page: CuedText) -> list[Rate]:
    """« Un pourcentage des sommes obtenues »: a share whose figure is kept silent."""
    shares = []
    for share in page.every(Role.SHARE):
        low, high = clause(page.text, share.start, share.end, 0, len(page.text))
        if _sums(page, share.end, high):
            noun = page.last(Role.RATE_LABEL, low, share.start)
            shares.append(Rate(share.start, share.end, None, noun.cue if noun else ""))
    return shares


def clause(text: str, start: int, end: int, floor: int, stop: int) -> tuple[int, int]:
    """The clause around ``[start, end)``, within ``[floor, stop)``, and a heading above."""
    low = max(floor, start - _REACH)
    for cut in _CLAUSE.finditer(text, low, start):
        long = len(text[low : cut.start()].split()) > _HEADING_WORDS
        if cut.group() != "\n" or long or text[cut.end() : start].strip():
            low = cut.end()
    ending = _CLAUSE.search(text, end, min(stop, end + _REACH))
    return low, ending.start() if ending else min(stop, end + _REACH)
