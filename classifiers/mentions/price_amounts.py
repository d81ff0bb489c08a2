"""Sums and percentages: a number and its unit, in the ways French pages write them.

Every unit is found first and its number is looked for around it, within a bounded
window: the cost follows the length of the text whatever it says.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from classifiers.mentions.numerals import (
    FIGURES,
    Number,
    figures_before,
    parse_figures,
    words_after,
    words_before,
)
from classifiers.mentions.price_cues import CuedText, Role

PERCENT: Final = "%"
_UNIT: Final = re.compile(
    r"[€%$£]|e(?<![a-z]e)ur(?:os?)?(?![a-z])|c(?<![a-z]c)(?:hf|ts?|entimes?)(?![a-z])"
    r"|p(?<![a-z]p)(?:our[ -]?cents?(?![a-z])|ct(?![a-z])|\.? ?100(?![0-9]))|b(?<![a-z]b)alles(?![a-z])|usd(?<![a-z]usd)(?![a-z])|gbp(?<![a-z]gbp)(?![a-z])"
)
"""Each branch begins with its letter, so that the scan skips to those letters."""
_MULTIPLE: Final = re.compile(r"(?<=[0-9 ])(?:k|md|[mc])\Z")
_CURRENCIES: Final = {"$": "USD", "£": "GBP", "chf": "CHF", "usd": "USD", "gbp": "GBP"}
_MULTIPLES: Final = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "md": Decimal(10**9),
    "c": Decimal("0.01"),
}
_SCALE: Final = re.compile(r" (million|milliard)s? d[e'] ?\Z")
_SCALES: Final = {"million": 10**6, "milliard": 10**9}

_ENDED: Final = (
    r"(?=\s*(?:\Z|[\n.,;:!?()/*+\"-]|ttc|ht(?![a-z])|par |l[ea] |l'|chaque |tou[ts]|mensu|annue"
    r"|trim|de |d'|pour |puis |et |soit |au |a |en |seulement))"
)
"""What may follow cents: anything that shows the number ended there."""
_CENTIMES: Final = re.compile(
    r"(?: et)? ?([0-9]{1,2}) ?(?:centimes?|cts?|c)(?![a-z0-9])"
)
_CLOSE_CENTS: Final = re.compile(
    r"([0-9]{2}|[⁰¹²³⁴-⁹]{2})"
    r"(?![0-9]|[.,][0-9]| ?(?:€|%|euros?|eur|mois|jours?|ans?|h|heures?|x|fois)(?![a-z]))"
)
_APART_CENTS: Final = re.compile(r" ([0-9]{2})(?![0-9]|[.,][0-9])" + _ENDED)
_RAISED_CENTS: Final = re.compile(r"\n([0-9]{2})(?=\n *(?:/|ttc|ht\b|par ))")
_WORD_CENTS: Final = re.compile(r"(?: et)? (?=[a-z])")
_CENT_UNIT: Final = re.compile(r" ?(?:centimes?|cts?|c)(?![a-z0-9])")
_SENSE: Final = re.compile(_ENDED)
_HUNDRED: Final = 100
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_NUMBER_NEXT: Final = re.compile(
    r"(?P<apart>\)? ?: ?)?[ ]{0,2}(?P<figures>" + FIGURES.pattern + r")"
    r"(?![0-9]| ?(?:[%€$£]|euros?|eur|mois|jours?|ans?|h|heures?|fois|x)(?![a-z]))"
)
_NEXT_LINE: Final = re.compile(r" ?\n ?(" + FIGURES.pattern + r")(?= ?(?:\n|\Z))")
_LINK: Final = re.compile(r"(?: ?- ?| (?:a|ou|et) )\Z")
_BETWEEN: Final = re.compile(r"(?<![a-z])entre \Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, in folded text."""

    start: int
    end: int
    value: Decimal
    currency: str
    bound_of: Decimal | None = None
    """The upper bound, for a lower one written without its unit: « 30 » in « 30–45 € »."""


def read_amounts(page: CuedText) -> list[Amount]:
    """Every sum and percentage of a folded text, in order, none overlapping."""
    text = page.text
    amounts: list[Amount] = []
    floor = 0
    for unit in _UNIT.finditer(text):
        if unit.start() < floor:
            continue
        amount = _read(text, unit, floor)
        if amount is None:
            continue
        lower = _lower_bound(page, amount, floor)
        amounts += [amount] if lower is None else [lower, amount]
        floor = amount.end
    return amounts


def _read(text: str, unit: re.Match[str], floor: int) -> Amount | None:
    word = unit.group()
    if word[0] == PERCENT or word[0] == "p":
        number = _before(text, unit.start(), floor)
        return number and Amount(number.start, unit.end(), number.value, PERCENT)
    currency = _CURRENCIES.get(word, "EUR")
    multiple = _MULTIPLE.search(text, max(floor, unit.start() - 3), unit.start())
    if word == "€" and multiple and (number := _before(text, multiple.start(), floor)):
        scale = _MULTIPLES[multiple.group()]
        return Amount(number.start, unit.end(), _whole(number.value * scale), currency)
    if number := _before(text, unit.start(), floor):
        return _priced(text, number, unit, currency)
    if word[0] in "€$£" or word in {"eur", "chf", "usd", "gbp", "euros"}:
        return _unit_first(text, unit, currency)
    return None


def _priced(text: str, number: Number, unit: re.Match[str], currency: str) -> Amount:
    word, value, end = unit.group(), number.value, unit.end()
    if word[0] == "c" and word != "chf":
        value = _as_cents(value) if value >= 1 else value
    elif value == value.to_integral_value() and not {",", "."} & set(
        text[number.start : number.end]
    ):
        cents, end = _cents(text, unit)
        value += cents
    return Amount(number.start, end, value, currency)


def _cents(text: str, unit: re.Match[str]) -> tuple[Decimal, int]:
    end = unit.end()
    forms = [_CENTIMES, _APART_CENTS, _RAISED_CENTS]
    if unit.group() == "€":
        forms.insert(1, _CLOSE_CENTS)
    for form in forms:
        if found := form.match(text, end):
            return _as_cents(found.group(1).translate(_RAISED)), found.end()
    if (gap := _WORD_CENTS.match(text, end)) and (
        number := words_after(text, gap.end())
    ):
        named = _CENT_UNIT.match(text, number.end)
        if number.value < _HUNDRED and (named or _SENSE.match(text, number.end)):
            return _as_cents(number.value), named.end() if named else number.end
    return Decimal(0), end


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _as_cents(number: str | Decimal) -> Decimal:
    return Decimal(number).scaleb(-2)


def _before(text: str, unit_start: int, floor: int) -> Number | None:
    end = unit_start
    while end > floor and text[end - 1] == " " and unit_start - end < 2:  # noqa: PLR2004
        end -= 1
    if text[end - 2 : end] in {",-", ".-"} and end - 2 > floor:
        end -= 2
    if number := figures_before(text, end, floor):
        return number
    if end > floor and text[end - 1] == "\n":
        return _alone_on_line(text, end - 1, floor)
    if text[max(floor, end - 2) : end] in {"d'", "de"}:
        return _scaled(text, end, floor)
    return words_before(text, end, floor) if end < unit_start else None


def _alone_on_line(text: str, end: int, floor: int) -> Number | None:
    while end > floor and text[end - 1] == " ":
        end -= 1
    number = figures_before(text, end, floor)
    if number and (number.start == 0 or text[number.start - 1] == "\n"):
        return number
    return None


def _scaled(text: str, end: int, floor: int) -> Number | None:
    scale = _SCALE.search(text, max(floor, end - 14), end)
    if scale is None:
        return None
    number = figures_before(text, scale.start(), floor) or words_before(
        text, scale.start(), floor
    )
    return number and number._replace(
        value=_whole(number.value * _SCALES[scale.group(1)])
    )


def _unit_first(text: str, unit: re.Match[str], currency: str) -> Amount | None:
    found = _NUMBER_NEXT.match(text, unit.end())
    if found and (found.group("apart") or unit.group() != "euros"):
        start = found.start("figures") if found.group("apart") else unit.start()
        return Amount(
            start, found.end(), parse_figures(found.group("figures")), currency
        )
    alone = unit.start() == 0 or text[unit.start() - 1] == "\n"
    if alone and (below := _NEXT_LINE.match(text, unit.end())):
        return Amount(
            unit.start(), below.end(), parse_figures(below.group(1)), currency
        )
    return None


def _lower_bound(page: CuedText, upper: Amount, floor: int) -> Amount | None:
    """« 30 » of « 30–45 € »; not « Formule 1 – 29 € », a date or a telephone number."""
    text = page.text
    link = _LINK.search(text, max(floor, upper.start - 5), upper.start)
    number = link and figures_before(text, link.start(), floor)
    if not link or not number or not 0 < number.value < upper.value:
        return None
    before = text[max(floor, number.start - 20) : number.start]
    if "et" in link.group() and not _BETWEEN.search(before):
        return None
    if before[-1:].isalnum() or before[-1:] in set("/.,:-") or before[-2:-1].isdigit():
        return None
    if (
        noun := page.last(Role.NUMBERED, floor, number.start)
    ) and number.start - noun.end <= 1:
        return None
    return Amount(number.start, number.end, number.value, upper.currency, upper.value)
