"""All the pages of one site, tagged, with what only shows when they are read together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from classifiers.folding import fold
from classifiers.lexicon import load_lexicon
from classifiers.mentions.benefits import BENEFIT, BODY, FAMILY
from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage
from classifiers.persons import longest_unnamed, persons
from classifiers.qualifiers.speaker import genre
from classifiers.voice import ENOUGH, bids, name_of, sentences_of_self
from dossier.model import Origin, Quote, SiteId

NAMES = (BENEFIT, FAMILY)
GOODS = "autres_biens"
UNITS, CAPITAL = "autres_biens.unite", "autres_biens.capital"
TRADES = tuple(sorted({cue.kind for cue in load_lexicon(GOODS)} - {UNITS, CAPITAL}))
"""Goods and services that a site may live from."""
SHORT = 3
LITTLE_TEXT = 3_000
LITTLE_TRADE = 0.35
APPARATUS = "locuteur.appareil"
MARGIN = " \u00a0,:"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one page of the site."""

    page: TaggedPage
    start: int
    end: int

    def quote(self) -> Quote:
        """The whole sentence: words cut from their sentence can mislead.

        Where the sentence names a natural person or numbers one, the words alone, less
        the name when it stands among them (D2).
        """
        first, last = self.page.sentence(self.start, self.end)
        if named := persons(self.page, first, last):
            first, last = self._unnamed(named)
        return self.page.page.quote(first, last)

    def _unnamed(self, named: list[tuple[int, int]]) -> tuple[int, int]:
        """The longest part of the words without a name; numbers, such as a phone's, stay."""
        text = self.page.page.text
        names = [span for span in named if not text[span[0]].isdigit()]
        first, last = longest_unnamed(self.start, self.end, names)
        while first < last - 1 and text[first] in MARGIN:
            first += 1
        while last - 1 > first and text[last - 1] in MARGIN:
            last -= 1
        return first, last

    def words(self) -> Quote:
        """The words themselves."""
        return self.page.page.quote(self.start, self.end)


@dataclass(frozen=True)
class TaggedSite:
    """What one site says, over all its pages."""

    site: SiteId
    pages: tuple[TaggedPage, ...]

    @cached_property
    def genres(self) -> dict[str, str]:
        """Genre of each page by capture, ``""`` when it is plain; satire tints the site."""
        found = {page.page.capture: genre(page) for page in self.pages}
        satire = "satire" in found.values()
        return {page: "satire" if satire else name for page, name in found.items()}

    def plain(self, page: TaggedPage) -> bool:
        """Whether the page speaks for itself: neither press, forum nor satire."""
        return not self.genres[page.page.capture]

    @cached_property
    def voiced(self) -> bool:
        """Whether it speaks as someone who acts: of itself, or to whom orders."""
        plain = [page for page in self.pages if self.plain(page)]
        own = {said for page in plain for said in sentences_of_self(page, self.name)}
        return len(own) >= ENOUGH or any(map(bids, plain))

    @property
    def short(self) -> bool:
        """Whether so little was read that one sentence in its own name is much."""
        return sum(len(page.page.text) for page in self.pages) < LITTLE_TEXT

    @cached_property
    def name(self) -> re.Pattern[str] | None:
        """How its name stands in its own folded text."""
        return name_of(self.site)

    def mentions(self, *prefixes: str) -> Iterator[tuple[TaggedPage, Mention]]:
        """Mentions of these kinds, page by page."""
        for page in self.pages:
            for mention in page.of(*prefixes):
                yield page, mention

    def cues(self, kind: str) -> set[str]:
        """Different folded words that matched ``kind`` and are asserted, on any page."""
        return {
            page.folded[mention.start : mention.end]
            for page, mention in self.mentions(kind)
            if mention.asserted
        }

    @cached_property
    def trade(self) -> float:
        """Words for other goods and services for one on benefits: 0 to many."""
        goods = sum(1 for _ in self.said(*TRADES))
        named = sum(1 for _ in self.said(*NAMES, BODY, "offre_de_services.acte"))
        return goods / (named + 1)

    def said(self, *prefixes: str) -> Iterator[tuple[TaggedPage, Mention]]:
        """Mentions outside what every site prints: cookies, host, capital, rights."""
        for page, mention in self.mentions(*prefixes):
            if not page.within(*page.sentence(mention.start, mention.end), APPARATUS):
                yield page, mention

    @cached_property
    def names_benefits(self) -> bool:
        """Whether a plain page names a benefit other than beside goods."""
        return any(
            self.plain(page)
            and not page.within(*page.sentence(name.start, name.end), GOODS)
            for page, name in self.mentions(*NAMES)
        )

    @cached_property
    def other_trade(self) -> bool:
        """Whether the first lines sell something else and name nothing to claim."""
        if not self.pages:
            return False
        home = self.pages[0]
        head = home.lines(0, 1, 0, 0)
        return bool(home.within(*head, *TRADES)) and not home.within(*head, *NAMES)

    @cached_property
    def announced(self) -> bool:
        """Whether the host, a title or a first line announces help with benefits."""
        host = fold(self.site.partition(":")[0]).replace("-", " ")
        tokens = {cue.text.rstrip("*") for cue in load_lexicon("identite")}
        if any(len(token) > SHORT and fold(token) in host for token in tokens):
            return True
        return any(
            page.origin(mention.start) is Origin.TITLE or not page.line(mention.start)
            for page, mention in self.mentions("identite", *NAMES)
        )

    @property
    def lives_from_claims(self) -> bool:
        """Whether it announces help with benefits and hardly speaks of anything else."""
        return self.announced and not self.other_trade and self.trade < LITTLE_TRADE

    def url_words(self, page: TaggedPage) -> str:
        """The folded path of the page's address, for what it announces."""
        return fold(page.page.url.partition("://")[2].partition("/")[2])
