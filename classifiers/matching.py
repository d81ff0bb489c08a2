"""Finds every cue of the lexicons in one pass over a page.

Literal words are found by one Aho-Corasick automaton (Aho and Corasick, 1975);
patterns are then joined from neighbouring words, so that the cost follows the
number of words found and not the number of cues.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick

from classifiers.folding import fold
from classifiers.lexicon import Cue, LexiconError

GAP = "…"
GAP_CHARACTERS = 70
MOST_HITS = 4000
"""Hits of one word kept on one page: a page that says more says nothing new."""

SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")
PART = re.compile(r"<(\w+)>|(…)|([^<>…*]+\*?)")
JOINT = re.compile(r"[ \-']{0,2}")


@dataclass(frozen=True, slots=True)
class Match:
    """``[start, end)`` of the page's text, and the cue's ``lexicon.role``."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    parts: tuple[int, ...]
    gaps: tuple[bool, ...]
    """``gaps[i]``: whether words may stand between part ``i`` and ``i + 1``."""


class CueMatcher:
    """Compiled cues; safe to share between threads once built."""

    def __init__(
        self, cues: Iterable[Cue], classes: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._classes = classes
        self._forms: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        self._part_ids: dict[tuple[str, ...], int] = {}
        patterns = [self._compile(cue) for cue in cues]
        self._by_rarest = _by_rarest(patterns)
        self._automaton = ahocorasick.Automaton()
        for form, owners in self._forms.items():
            self._automaton.add_word(form, (len(form), tuple(dict.fromkeys(owners))))
        self._automaton.make_automaton()

    def _compile(self, cue: Cue) -> _Pattern:
        parts: list[int] = []
        gaps: list[bool] = []
        pending = False
        for name, gap, literal in PART.findall(cue.text):
            if gap:
                pending = True
                continue
            if not name and not literal.strip():
                continue
            if parts:
                gaps.append(pending)
            parts.append(self._part(cue, name, literal))
            pending = False
        if not parts:
            raise LexiconError(f"{cue.kind}: empty cue {cue.text!r}")
        return _Pattern(cue.kind, tuple(parts), tuple(gaps))

    def _part(self, cue: Cue, name: str, literal: str) -> int:
        if name and name not in self._classes:
            raise LexiconError(f"{cue.kind}: no class <{name}>")
        forms = self._classes[name] if name else (literal.strip(),)
        part = self._part_ids.setdefault(forms, len(self._part_ids))
        for form in forms:
            open_ended = form.endswith("*")
            self._forms[fold(form.rstrip("*"))].append((part, open_ended))
        return part

    def find(self, folded: str) -> list[Match]:
        """Every cue in a folded text, by start then end; overlaps are kept."""
        hits = self._words(folded)
        stops = [found.start() for found in SENTENCE_END.finditer(folded)]
        matches = {
            Match(pattern.kind, start, end)
            for part in hits
            for pattern in self._by_rarest.get(part, ())
            if all(other in hits for other in pattern.parts)
            for start, end in _join(pattern, hits, stops, folded)
        }
        return sorted(matches, key=lambda match: (match.start, match.end, match.kind))

    def _words(self, folded: str) -> dict[int, list[tuple[int, int]]]:
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for last, (length, owners) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            inside = end < len(folded) and folded[end].isalnum()
            for part, open_ended in owners:
                if inside and not open_ended and folded[last].isalnum():
                    continue
                if len(hits[part]) < MOST_HITS:
                    hits[part].append(
                        (start, _word_end(folded, end) if inside else end)
                    )
        for spans in hits.values():
            spans.sort()
        return {part: spans for part, spans in hits.items() if spans}


def _by_rarest(patterns: Sequence[_Pattern]) -> dict[int, list[_Pattern]]:
    """Each pattern under the part that fewest patterns share: most pages lack it."""
    shared = Counter(part for pattern in patterns for part in set(pattern.parts))
    table: dict[int, list[_Pattern]] = defaultdict(list)
    for pattern in patterns:
        table[min(pattern.parts, key=lambda part: shared[part])].append(pattern)
    return dict(table)


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _join(
    pattern: _Pattern,
    hits: dict[int, list[tuple[int, int]]],
    stops: Sequence[int],
    folded: str,
) -> Iterator[tuple[int, int]]:
    spans = hits[pattern.parts[0]]
    for gap, part in zip(pattern.gaps, pattern.parts[1:], strict=True):
        spans = list(_extend(spans, hits[part], stops, folded, gap=gap))
        if not spans:
            return
    yield from spans


def _extend(
    spans: Sequence[tuple[int, int]],
    following: Sequence[tuple[int, int]],
    stops: Sequence[int],
    folded: str,
    *,
    gap: bool,
) -> Iterator[tuple[int, int]]:
    """Each span with the nearest following word that may continue it."""
    reach = GAP_CHARACTERS if gap else 2
    for start, end in spans:
        index = bisect_left(following, (end, 0))
        if index == len(following):
            continue
        next_start, next_end = following[index]
        if next_start - end > reach or _stopped(stops, end, next_start):
            continue
        if gap or JOINT.fullmatch(folded, end, next_start):
            yield start, next_end


def _stopped(stops: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(stops, start)
    return index < len(stops) and stops[index] < end
