"""Two copies of one text compared word by word, as a jurist would: spaces and signs of print apart."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

AROUND: Final = 8
"""Words shown on each side of a difference."""
NEAR: Final = 3
"""Differences with fewer words than this between them are told as one."""
MANY: Final = 10**6
LEAST: Final = 0.5
"""Share of words in common under which two texts are told as two texts."""
CUT: Final = re.compile(r"[\[(]\s*(?:…|\.{3})\s*[\])]")
"""Where an excerpt leaves words out."""
HIDDEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
TOKEN: Final = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\w)|\w+|[^\w\s]")
"""A number with its thousands, a word, a sign."""
SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ‛´`", "'"),
        **dict.fromkeys("«»“”„", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
"""What print or a web page may change without changing the text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of ours against words of theirs, and the words around both."""

    before: str
    held: str
    """Empty when words were added."""
    pasted: str
    """Empty when words were removed."""
    after: str


@dataclass(frozen=True)
class Comparison:
    """What differs between the wording held and the text pasted."""

    held: str
    pasted: str
    excerpt: bool = False
    """Whether ``held`` is a part of the article only, cut where it says « […] »."""

    @cached_property
    def _sides(self) -> tuple["_Words", "_Words"]:
        return _Words(self.held), _Words(self.pasted)

    @property
    def same(self) -> bool:
        """Whether both say the same words in the same order; two empty texts never do.

        An excerpt is the same as a text in which each of its parts stands, in order.
        """
        held, pasted = self._sides
        if self.excerpt:
            parts = _parts(self.held)
            return bool(parts) and _holds(pasted.folded, parts)
        return bool(held.folded) and held.folded == pasted.folded

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Each stretch that differs, in the order of the text; both whole when ``unlike``."""
        held, pasted = self._sides
        if self.same:
            return ()
        if self.unlike:
            return (Difference("", held.stretch(0, MANY), pasted.stretch(0, MANY), ""),)
        return tuple(
            Difference(
                held.stretch(i - AROUND, i),
                held.stretch(i, j),
                pasted.stretch(k, end),
                held.stretch(j, j + AROUND),
            )
            for i, j, k, end in _changes(held.folded, pasted.folded)
        )

    @cached_property
    def unlike(self) -> bool:
        """Whether so little is common to both that another text may have been copied."""
        if self.same:
            return False
        held, pasted = self._sides
        matcher = SequenceMatcher(None, held.folded, pasted.folded, autojunk=False)
        return matcher.quick_ratio() < LEAST


class _Words:
    """A text, and where its words stand in it."""

    def __init__(self, text: str) -> None:
        plain = unicodedata.normalize("NFC", text).replace("º", "°")
        self.text = HIDDEN.sub("", plain)
        self.places = [found.span() for found in TOKEN.finditer(self.text)]
        self.folded = [
            "".join(self.text[start:end].split()).translate(SIGNS)
            for start, end in self.places
        ]

    def stretch(self, first: int, last: int) -> str:
        """The words from ``first`` to before ``last``, on one line."""
        places = self.places[max(first, 0) : max(last, 0)]
        if not places:
            return ""
        return " ".join(self.text[places[0][0] : places[-1][1]].split())


def _parts(excerpt: str) -> list[list[str]]:
    found = (_Words(part).folded for part in CUT.split(excerpt))
    return [part for part in found if part]


def _holds(words: Sequence[str], parts: Sequence[Sequence[str]]) -> bool:
    """Whether each of ``parts`` stands whole in ``words``, one after the other."""
    place = 0
    for part in parts:
        ends = (
            start + len(part)
            for start in range(place, len(words) - len(part) + 1)
            if list(words[start : start + len(part)]) == list(part)
        )
        end = next(ends, None)
        if end is None:
            return False
        place = end
    return True


def _changes(
    held: Sequence[str], pasted: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of each side that differ, near ones joined: ``held[i:j]``, ``pasted[k:l]``."""
    matcher = SequenceMatcher(None, held, pasted, autojunk=False)
    last: tuple[int, int, int, int] | None = None
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if last and i - last[1] < NEAR:
            last = last[0], j, last[2], end
            continue
        if last:
            yield last
        last = i, j, k, end
    if last:
        yield last
