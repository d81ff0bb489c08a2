"""Reads one page: what it says, then how it says it."""

from collections.abc import Sequence

from classifiers.folding import fold, origin, without_invisible
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

TRIGGERS = (
    "negation.avant",
    "negation.apres",
    "locuteur.suppose",
    "locuteur.rapporte",
)
"""Without one of these in its sentence, the qualifier pipeline finds nothing to say."""


class PageTagger:
    """The lexicons and the catalogue, compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        cues = [
            cue
            for name in cue_lexicons()
            for cue in load_lexicon(name)
            if cue.lexicon != "negation" or cue.kind in TRIGGERS
        ]
        named = benefit_cues(catalogue)
        aliases = tuple(cue.text for cue in named if cue.lexicon in (BENEFIT, FAMILY))
        classes = {**load_classes(), "prestation": aliases}
        self._matcher = CueMatcher([*cues, *named], classes)
        self._capitals = capital_aliases(catalogue)

    def tag(self, page: PageText) -> TaggedPage:
        """Every mention and price of ``page``; deterministic."""
        folded = fold(page.text)
        read, dropped = without_invisible(page.text)
        found = self._matcher.find(fold(read) if dropped else folded)
        mentions = tuple(
            Mention(match.kind, *origin(dropped, match.start, match.end))
            for match in keep_benefits(found, read, self._capitals)
        )
        prices = tuple((price, frozenset[How]()) for price in find_prices(page.text))
        bare = TaggedPage(page, folded, mentions, prices)
        return self._qualify(bare)

    def _qualify(self, tagged: TaggedPage) -> TaggedPage:
        qualified = [
            mention for mention in tagged.mentions if mention.kind.startswith(QUALIFIED)
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
    by_rule = _by_rule(tagged, spans)
    struck = [span for span in tagged.page.spans if span.origin is Origin.STRUCK]
    result = []
    for index, (start, end) in enumerate(spans):
        more = set(by_rule.get(index, ()))
        if any(span.start < end and start < span.end for span in struck):
            more.add(How.STRUCK)
        if paid_to_others(tagged, start, end):
            more.add(How.OTHERS)
        if quoted(tagged, start, end):
            more.add(How.QUOTED)
        result.append(frozenset(more))
    return result


def _by_rule(
    tagged: TaggedPage, spans: Sequence[tuple[int, int]]
) -> dict[int, frozenset[How]]:
    """What the pipeline says of the spans whose sentence holds a trigger, by index."""
    numbers: dict[tuple[int, int], int] = {}
    placed, indices = [], []
    for index, (start, end) in enumerate(spans):
        sentence = tagged.sentence(start, end)
        if not tagged.within(*sentence, *TRIGGERS):
            continue
        number = numbers.setdefault(sentence, len(numbers))
        placed.append((number, start - sentence[0], end - sentence[0]))
        indices.append(index)
    if not placed:
        return {}
    from classifiers.qualifiers.pipeline import (  # noqa: PLC0415 - seconds to load, seldom
        ways_of_saying,
    )

    text = tagged.page.text
    ways = ways_of_saying([text[start:end] for start, end in numbers], placed)
    return dict(zip(indices, ways, strict=True))
