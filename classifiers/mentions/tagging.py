"""Everything said on one page that bears on the law, with where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from classifiers.mentions.mention import How, Mention
from classifiers.mentions.prices import Price
from dossier.model import Origin, PageText, TextSpan

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n")
LONGEST = 400
"""Characters of a sentence kept on each side: beyond, no full stop was ever meant."""
NEGATIVE = re.compile(r"\b(?:aucun\w*|rien|ne|sans|non|pas|0)\b|\bn'")
FARTHEST = 1500
"""Characters of the lines around kept on each side, for the same reason."""


@dataclass(frozen=True)
class TaggedPage:
    """A page, what was found in it, and its geometry in lines and sentences."""

    page: PageText
    folded: str
    mentions: tuple[Mention, ...]
    """By start; overlaps kept."""
    prices: tuple[tuple[Price, frozenset[How]], ...]
    _by_prefix: dict[tuple[str, ...], list[Mention]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of each line of the canonical text."""
        text = self.page.text
        return (0, *(match.end() for match in re.finditer("\n", text)))

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Offset of each sentence; a line is at least one."""
        return (0, *(match.end() for match in SENTENCE.finditer(self.page.text)))

    @cached_property
    def _by_kind(self) -> dict[str, list[Mention]]:
        """Mentions under their kind and under their lexicon, by start."""
        table: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            table[mention.kind].append(mention)
            if (lexicon := mention.kind.partition(".")[0]) != mention.kind:
                table[lexicon].append(mention)
        return dict(table)

    def of(self, *prefixes: str) -> list[Mention]:
        """Mentions whose kind is one of ``prefixes`` or starts with ``prefix.``."""
        if len(prefixes) == 1:
            return self._by_kind.get(prefixes[0], [])
        if prefixes not in self._by_prefix:
            found = {m for prefix in prefixes for m in self._by_kind.get(prefix, ())}
            self._by_prefix[prefixes] = sorted(found, key=_order)
        return self._by_prefix[prefixes]

    def line(self, offset: int) -> int:
        """Number of the line that holds ``offset``, from 0."""
        return bisect_right(self.line_starts, offset) - 1

    def lines(self, start: int, end: int, before: int, after: int) -> tuple[int, int]:
        """Offsets of the lines around ``[start, end)``, that many before and after.

        Never more than ``FARTHEST`` away, so that a text without lines stays cheap.
        """
        first = self.line_starts[max(0, self.line(start) - before)]
        number = self.line(max(start, end - 1)) + after + 1
        last = len(self.page.text)
        if number < len(self.line_starts):
            last = self.line_starts[number] - 1
        return max(first, start - FARTHEST), min(last, end + FARTHEST)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence, or the sentences, that hold ``[start, end)``, without margins.

        Cut between words where it runs on more than ``LONGEST`` on a side.
        """
        starts = self.sentence_starts
        first = starts[bisect_right(starts, start) - 1]
        index = bisect_right(starts, max(start, end - 1))
        last = starts[index] if index < len(starts) else len(self.page.text)
        text = self.page.text
        if start - first > LONGEST:
            first = text.find(" ", start - LONGEST, start) + 1 or start
        if last - end > LONGEST:
            last = max(end, text.rfind(" ", end, end + LONGEST))
        while last > end and text[last - 1].isspace():
            last -= 1
        while first < start and text[first].isspace():
            first += 1
        return first, last

    def within(self, start: int, end: int, *prefixes: str) -> list[Mention]:
        """Mentions of these kinds that lie in ``[start, end)``."""
        found = self.of(*prefixes)
        first = bisect_left(found, start, key=_start)
        last = bisect_left(found, end, key=_start)
        return [mention for mention in found[first:last] if mention.end <= end]

    def priced(self, start: int, end: int) -> list[tuple[Price, frozenset[How]]]:
        """Prices that begin in ``[start, end)``."""
        first = bisect_left(self.prices, start, key=_price_start)
        last = bisect_left(self.prices, end, key=_price_start)
        return list(self.prices[first:last])

    def denied(self, mention: Mention) -> bool:
        """Whether the sentence takes it back: « n’est pas gratuit », but not « sans frais »."""
        own = NEGATIVE.search(self.folded, mention.start, mention.end)
        return How.NEGATED in mention.how and not own

    def origin(self, offset: int) -> Origin:
        """Where in the page the words at ``offset`` stood."""
        spans = self.page.spans
        index = bisect_right(spans, offset, key=_span_start) - 1
        if index >= 0 and offset < spans[index].end:
            return spans[index].origin
        return Origin.VISIBLE


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.kind


def _price_start(priced: tuple[Price, frozenset[How]]) -> int:
    return priced[0].start


def _span_start(span: TextSpan) -> int:
    return span.start


def _start(mention: Mention) -> int:
    return mention.start


def with_how(
    mentions: Iterable[Mention], ways: Sequence[frozenset[How]]
) -> tuple[Mention, ...]:
    """Each mention with the ways found for it, added to its own."""
    return tuple(
        replace(mention, how=mention.how | way)
        for mention, way in zip(mentions, ways, strict=True)
    )
