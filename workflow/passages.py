"""Finding words of one page again in another reading of it, spaces folded, and only those.

A number is not found inside a longer one: « 9,90 € » does not stand in « 29,90 € », nor a
word inside another, unless it did on the page the words come from.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

CONTEXT: Final = 40
"""Code points on each side that tell apart words written twice."""
SEPARATORS: Final = r"[ \u00a0\u2009\u202f.,'’]"
NUMBER: Final = re.compile(rf"\d{SEPARATORS}?\n\d|\d\n{SEPARATORS}\d")
WORD: Final = re.compile(r"\S+")


class Lost(StrEnum):
    """Why words were not found again."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"


class Joint(StrEnum):
    """How a passage touches what stands beside it."""

    FREE = "free"
    WORD = "word"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text whose runs of spaces are one space, with the way back to the original."""

    original: str
    text: str
    places: tuple[int, ...]
    """Place in the original of each code point of ``text``."""

    def span(self, start: int, length: int) -> tuple[int, int]:
        """``[start, end)`` in the original of a stretch that neither starts nor ends in a space."""
        return self.places[start], self.places[start + length - 1] + 1

    def passages(self, words: str, joints: tuple[Joint, Joint]) -> list[int]:
        """Where ``words`` stand, in ``text``, with those joints on either side."""
        found, at = [], self.text.find(words)
        while at >= 0:
            start, end = self.span(at, len(words))
            if joints == (joint(self.original, start), joint(self.original, end)):
                found.append(at)
            at = self.text.find(words, at + 1)
        return found


@lru_cache(maxsize=64)
def folded(text: str) -> Folded:
    """``text`` with its spaces folded."""
    words: list[str] = []
    places: list[int] = []
    for match in WORD.finditer(text):
        if words:
            words.append(" ")
            places.append(match.start() - 1)
        words.append(match.group())
        places.extend(range(*match.span()))
    return Folded(text, "".join(words), tuple(places))


def joint(text: str, at: int) -> Joint:
    """What the edge at ``at`` cuts: a word, a number with its separators, or nothing."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if NUMBER.search(f"{before}\n{after}"):
        return Joint.NUMBER
    if before[-1:].isalnum() and after[:1].isalnum():
        return Joint.WORD
    return Joint.FREE


def place(lead: str, start: int, end: int, page: str) -> tuple[int, int] | Lost:
    """Where ``lead[start:end]`` stands in ``page``: its ``[start, end)`` there.

    Words that the lead has once must stand once; words it has several times must be told
    apart, on both sides, by the ``CONTEXT`` around them.
    """
    words = " ".join(lead[start:end].split())
    if not words:
        return Lost.MISSING
    source, target = folded(lead), folded(page)
    first = start + len(lead[start:end]) - len(lead[start:end].lstrip())
    last = start + len(lead[start:end].rstrip())
    joints = joint(lead, first), joint(lead, last)
    theirs = target.passages(words, joints)
    if not theirs:
        return Lost.MISSING
    ours = source.passages(words, joints)
    if len(ours) > 1:
        at = next(at for at in ours if source.places[at] == first)
        around = _around(source, at, len(words))
        ours = [at for at in ours if _within(source, at, len(words), around)]
        theirs = [at for at in theirs if _within(target, at, len(words), around)]
        if not theirs:
            return Lost.MISSING
    if len(ours) != 1 or len(theirs) != 1:
        return Lost.AMBIGUOUS
    return target.span(theirs[0], len(words))


def _around(page: Folded, at: int, length: int) -> tuple[str, str]:
    after = at + length
    return page.text[max(0, at - CONTEXT) : at], page.text[after : after + CONTEXT]


def _within(page: Folded, at: int, length: int, around: tuple[str, str]) -> bool:
    before, after = around
    return page.text.endswith(before, 0, at) and page.text.startswith(
        after, at + length
    )
