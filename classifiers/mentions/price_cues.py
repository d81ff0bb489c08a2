"""The words around prices, from ``lexicons/prices.yml``, found in one pass over a text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Final, NamedTuple

import ahocorasick

from classifiers.lexicon import LexiconError, load_lexicon
from classifiers.mentions.price_folding import fold_plain

LEXICON: Final = "prices"
_SHORTEST_PLURAL: Final = 3


class Role(StrEnum):
    """What a cue says of the price beside it. One list of the lexicon each."""

    LABEL = "label"
    BENEFIT = "benefit"
    REPLACED = "replaced"
    REPLACED_AFTER = "replaced_after"
    FROM = "from"
    UP_TO = "up_to"
    UP_TO_AFTER = "up_to_after"
    ABOUT = "about"
    ABOUT_AFTER = "about_after"
    NET_OF_CREDIT = "net_of_credit"
    UNPRICED = "unpriced"
    UNPRICED_LABELLED = "unpriced_labelled"
    UNPRICED_CELL = "unpriced_cell"
    SHARE = "share"
    RATE_LABEL = "rate_label"
    SUMS_OBTAINED = "sums_obtained"
    SUMS = "sums"
    OBTAINED = "obtained"
    RATE_OF_OTHER = "rate_of_other"
    NUMBERED = "numbered"
    TRIAL = "trial"
    ONE_OFF = "one_off"


class Found(NamedTuple):
    """A cue in a folded text, as the lexicon spells it."""

    start: int
    end: int
    cue: str


class CuedText:
    """A folded text and its cues, by role. In a role the longest cue wins."""

    def __init__(self, text: str) -> None:
        self.text = text
        hits: dict[Role, list[Found]] = defaultdict(list)
        for last, (length, owners) in _automaton().iter(text):
            start, end = last - length + 1, last + 1
            if not _inside_word(text, start, end):
                for role, cue in owners:
                    hits[role].append(Found(start, end, cue))
        self._found = {role: _longest(found) for role, found in hits.items()}

    def first(self, role: Role, start: int, end: int) -> Found | None:
        """The first cue within ``[start, end)``."""
        found = self._found.get(role, [])
        index = bisect_left(found, (start,))
        return found[index] if index < len(found) and found[index].end <= end else None

    def last(self, role: Role, start: int, end: int) -> Found | None:
        """The last cue within ``[start, end)``."""
        found = self._found.get(role, [])
        index = bisect_left(found, (end,)) - 1
        while index >= 0 and found[index].end > end:
            index -= 1
        return found[index] if index >= 0 and found[index].start >= start else None

    def every(self, role: Role) -> list[Found]:
        """Every cue of the role, in order."""
        return self._found.get(role, [])


def _inside_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalpha() or (after.isalpha() and text[end - 1].isalpha())


def _longest(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


@cache
def _automaton() -> ahocorasick.Automaton:
    """Aho and Corasick's automaton (1975) over every form of every cue."""
    owners: dict[str, list[tuple[Role, str]]] = defaultdict(list)
    roles = set(Role)
    for cue in load_lexicon(LEXICON):
        if cue.role not in roles:
            raise LexiconError(f"{LEXICON}.yml: no role {cue.role!r}")
        for form in plurals(cue.text):
            owner = (Role(cue.role), cue.text)
            if all(role != cue.role for role, _ in owners[fold_plain(form)]):
                owners[fold_plain(form)].append(owner)
    automaton = ahocorasick.Automaton()
    for form, named in owners.items():
        automaton.add_word(form, (len(form), tuple(named)))
    automaton.make_automaton()
    return automaton


def plurals(cue: str) -> Iterator[str]:
    """``cue``, and the same with any of its words in the plural or the feminine."""
    for words in product(*map(_forms, cue.split(" "))):
        yield " ".join(words)


def _forms(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_PLURAL or not word[-1].isalpha() or word[-1] in "sxz":
        return (word,)
    if word.endswith(("au", "eu")):
        return (word, f"{word}x")
    if word.endswith(("é", "u")):
        return (word, f"{word}s", f"{word}e", f"{word}es")
    return (word, f"{word}s")


@cache
def telltales(roles: frozenset[Role]) -> tuple[str, ...]:
    """The fewest strings such that any text with a cue of ``roles`` holds one, lower-cased.

    Each is a form's head up to its first accent, since accents may be missing.
    """
    heads = {
        re.split("[^ -~]", form.lower(), maxsplit=1)[0]
        for cue in load_lexicon(LEXICON)
        if cue.role in roles
        for form in plurals(cue.text)
    }
    return tuple(
        sorted(
            head
            for head in heads
            if not any(head != one and one in head for one in heads)
        )
    )
