"""A long text cut into lines and stretches, so that quoted ones can be marked."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rendering.bundle import Mark, MarkKey


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of one line."""

    text: str
    on: bool = False
    """Quoted elsewhere."""
    starts: tuple[MarkKey, ...] = ()
    """Marks that begin here."""
    ends: tuple[MarkKey, ...] = ()
    """Marks that end here."""


def marked_lines(text: str, marks: Sequence[Mark]) -> Iterator[list[Stretch]]:
    """The lines of ``text`` that say something, each cut where a mark begins or ends.

    Every mark begins and ends in exactly one stretch; ``ValueError`` when one is empty or
    lies outside the text, since nothing could be marked.
    """
    for mark in marks:
        if not 0 <= mark.start < mark.end <= len(text) or _blank(text, mark):
            raise ValueError(f"{mark.key}: marks nothing")
    held = [_tight(text, mark) for mark in marks]
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            yield list(_cut(text, start, start + len(line.rstrip()), held))
        start = end


def _blank(text: str, mark: Mark) -> bool:
    return not text[mark.start : mark.end].strip()


def _tight(text: str, mark: Mark) -> Mark:
    """The same mark without white space at its ends, which no line prints."""
    said = text[mark.start : mark.end]
    start = mark.start + len(said) - len(said.lstrip())
    return Mark(mark.key, start, start + len(said.strip()))


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Stretch]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = {start, end}
    for mark in here:
        bounds |= {max(start, mark.start), min(end, mark.end)}
    ordered = sorted(bounds)
    for left, right in itertools.pairwise(ordered):
        yield Stretch(
            text[left:right],
            on=any(mark.start <= left and right <= mark.end for mark in here),
            starts=tuple(mark.key for mark in here if mark.start == left),
            ends=tuple(mark.key for mark in here if mark.end == right),
        )
