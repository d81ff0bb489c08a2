"""French numbers, in figures and in words, to exact decimals.

Works on folded text (``price_folding``): lower case, no accents, plain spaces
and hyphens.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

FIGURES: Final = re.compile(
    r"[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,2}(?![0-9])"
    r"|[0-9]+(?: ?\n?,[0-9]{2}(?![0-9])|[.,][0-9]+)?"
)
"""One number in figures, thousands grouped or not: « 1 234,56 », « 1.234,56 », « 29.90 »."""

_LONGEST = 26
"""Characters looked at before a unit: twelve figures, grouped, and their decimals."""
_MOST_FIGURES = 12
_MOST_WORDS = 14

_UNITS = (
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix+sept", "dix+huit", "dix+neuf"),
)
_TENS = (
    ("vingt", 20),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("septante", 70),
    ("huitante", 80),
    ("octante", 80),
    ("nonante", 90),
    ("quatre+vingt", 80),
)
_LONG_TENS = frozenset({"soixante", "quatre+vingt"})
"""Those counted on to nineteen: « soixante-quinze », « quatre-vingt-dix »."""
_SAME = {"une": "un", "vingts": "vingt", "cents": "cent", "milles": "mille"}
_SCALES = {"mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9}
_WORD = re.compile(r"[a-z]+")


class Number(NamedTuple):
    """A number read in a text, and where."""

    start: int
    end: int
    value: Decimal


def _below_hundred() -> dict[tuple[str, ...], int]:
    names = {tuple(name.split("+")): value for value, name in enumerate(_UNITS)}
    small = dict(names)
    for ten, value in _TENS:
        stem = tuple(ten.split("+"))
        names[stem] = value
        for words, unit in small.items():
            if 0 < unit < (20 if ten in _LONG_TENS else 10):
                names[*stem, *words] = value + unit
                if unit in {1, 11}:
                    names[*stem, "et", *words] = value + unit
    return names


_SMALL = _below_hundred()
_VOCABULARY = frozenset(
    {word for words in _SMALL for word in words}
    | {"cent"}
    | _SAME.keys()
    | _SCALES.keys()
)
_IN_A_NUMBER = _VOCABULARY | {"et"}


def parse_figures(figures: str) -> Decimal:
    """Value of what ``FIGURES`` matched. A comma is decimal; a dot before three figures is not."""
    plain = re.sub(r"[ '\n]", "", figures)
    if "," in plain and "." in plain:
        thousands = min(",.", key=plain.index)
        plain = plain.replace(thousands, "")
    elif plain.count(".") > 1 or re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))


def figures_before(text: str, end: int, floor: int = 0) -> Number | None:
    """The number in figures that stops exactly at ``end`` and starts at ``floor`` or after."""
    if not 0 < end <= len(text) or text[end - 1] not in "0123456789":
        return None
    low = max(floor, end - _LONGEST)
    last = max(FIGURES.finditer(text, low, end), key=re.Match.end, default=None)
    if last is None or last.end() != end:
        return None
    if last.start() == low > 0 and text[low - 1].isdigit():
        return None
    if sum(map(str.isdigit, last.group())) > _MOST_FIGURES:
        return None
    return Number(last.start(), end, parse_figures(last.group()))


def parse_words(words: Sequence[str]) -> int | None:
    """Value of number words (« deux cent quatre vingt un »), ``None`` if they are not one."""
    words = [_SAME.get(word, word) for word in words]
    total, position, previous = 0, 0, 10**12
    while position < len(words):
        value, position = _below_thousand(words, position)
        scale = _SCALES.get(words[position], 0) if position < len(words) else 0
        if scale and scale < previous:
            position, previous = position + 1, scale
            total += (1 if value is None else value) * scale
        elif value is None or position < len(words) or (total and not value):
            return None
        else:
            total += value
    return total if words else None


def _below_thousand(words: Sequence[str], start: int) -> tuple[int | None, int]:
    value, position = _small(words, start)
    if position < len(words) and words[position] == "cent" and value != 0:
        hundreds = 1 if value is None else value
        rest, position = _small(words, position + 1)
        return hundreds * 100 + (rest or 0), position
    return value, position


def _small(words: Sequence[str], start: int) -> tuple[int | None, int]:
    for size in (4, 3, 2, 1):
        value = _SMALL.get(tuple(words[start : start + size]))
        if value is not None and start + size <= len(words):
            return value, start + size
    return None, start


def words_before(text: str, end: int, floor: int = 0) -> Number | None:
    """The longest number in words that stops at ``end``: « quatre-vingt-dix-neuf »."""
    run: list[re.Match[str]] = []
    low = max(floor, end - 100)
    for word in reversed(list(_WORD.finditer(text, low, end))[-_MOST_WORDS:]):
        if word.group() not in _IN_A_NUMBER:
            break
        if not _joined(text, word.end(), run[-1].start() if run else end):
            break
        run.append(word)
    run.reverse()
    if not run or run[-1].end() != end:
        return None
    return _longest(run, [slice(first, None) for first in range(len(run))])


def words_after(text: str, start: int) -> Number | None:
    """The longest number in words that begins at ``start``."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, start + 60):
        if word.group() not in _IN_A_NUMBER:
            break
        if (
            word.start() != start
            if not run
            else not _joined(text, run[-1].end(), word.start())
        ):
            break
        run.append(word)
    return _longest(run, [slice(0, last) for last in range(len(run), 0, -1)])


def _longest(run: list[re.Match[str]], cuts: list[slice]) -> Number | None:
    for cut in cuts:
        words = run[cut]
        value = parse_words([word.group() for word in words])
        if value is not None:
            return Number(words[0].start(), words[-1].end(), Decimal(value))
    return None


def _joined(text: str, end: int, start: int) -> bool:
    return end == start or text[end:start] in {" ", "-", " - ", "  "}
