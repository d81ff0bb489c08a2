"""Reads one page: what it says, then how it says it."""

from collections.abc import Sequence

from classifiers.folding import fold
from classifiers.lexicon import cue_lexicons, load_classes, load_lexicon
from classifiers.matching import CueMatcher
from classifiers.mentions.benefits import (
    BENEFIT,
    FAMILY,
    benefit_cues,
    capital_aliases,
    keep_benefits,
)
from classifiers.mentions.mention import How, Mention
from classifiers.mentions.prices import find_prices
from classifiers.mentions.tagging import TaggedPage, with_how
from classifiers.qualifiers.pipeline import ways_of_saying
from classifiers.qualifiers.speaker import paid_to_others, quoted
from dossier.model import Origin, PageText
from legal_refs.catalogue import Catalogue

QUALIFIED = (
    "offre_de_services",
    "remuneration.gratuit",
    "remuneration.rien_a_payer",
    "a_decharge",
    "cas_discutes",
)
MOST_QUALIFIED = 800
"""Mentions of one page whose way of saying is read: the first ones decide."""

UNCUED = ("negation",)
"""Lexicons that belong to the qualifier pipeline."""


class PageTagger:
    """The lexicons and the catalogue, compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        names = (name for name in cue_lexicons() if name not in UNCUED)
        cues = [cue for name in names for cue in load_lexicon(name)]
        named = benefit_cues(catalogue)
        aliases = tuple(cue.text for cue in named if cue.lexicon in (BENEFIT, FAMILY))
        classes = {**load_classes(), "prestation": aliases}
        self._matcher = CueMatcher([*cues, *named], classes)
        self._capitals = capital_aliases(catalogue)

    def tag(self, page: PageText) -> TaggedPage:
        """Every mention and price of ``page``; deterministic."""
        folded = fold(page.text)
        matches = keep_benefits(self._matcher.find(folded), page.text, self._capitals)
        mentions = tuple(
            Mention(match.kind, match.start, match.end) for match in matches
        )
        prices = tuple((price, frozenset[How]()) for price in find_prices(page.text))
        bare = TaggedPage(page, folded, mentions, prices)
        return self._qualify(bare)

    def _qualify(self, tagged: TaggedPage) -> TaggedPage:
        qualified = [
            mention
            for mention in tagged.mentions
            if mention.kind.startswith(QUALIFIED)
        ][:MOST_QUALIFIED]
        prices = tagged.prices[:MOST_QUALIFIED]
        spans = [(mention.start, mention.end) for mention in qualified]
        spans += [(price.start, price.end) for price, _ in prices]
        ways = how_said(tagged, spans)
        said = dict(
            zip(qualified, with_how(qualified, ways[: len(qualified)]), strict=True)
        )
        return TaggedPage(
            tagged.page,
            tagged.folded,
            tuple(said.get(mention, mention) for mention in tagged.mentions),
            tuple(
                (price, way)
                for (price, _), way in zip(prices, ways[len(qualified) :], strict=True)
            ),
        )


def how_said(
    tagged: TaggedPage, spans: Sequence[tuple[int, int]]
) -> list[frozenset[How]]:
    """Every way in which each span is not simply asserted by the site."""
    numbers: dict[tuple[int, int], int] = {}
    placed = []
    for start, end in spans:
        sentence = tagged.sentence(start, end)
        number = numbers.setdefault(sentence, len(numbers))
        placed.append((number, start - sentence[0], end - sentence[0]))
    text = tagged.page.text
    by_rule = ways_of_saying([text[start:end] for start, end in numbers], placed)
    struck = [span for span in tagged.page.spans if span.origin is Origin.STRUCK]
    result = []
    for (start, end), ways in zip(spans, by_rule, strict=True):
        more = set(ways)
        if any(span.start < end and start < span.end for span in struck):
            more.add(How.STRUCK)
        if paid_to_others(tagged, start, end):
            more.add(How.OTHERS)
        if quoted(tagged, start, end):
            more.add(How.QUOTED)
        result.append(frozenset(more))
    return result


