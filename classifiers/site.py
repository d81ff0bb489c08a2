"""All the pages of one site, tagged, with what only shows when they are read together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from classifiers.folding import fold
from classifiers.lexicon import load_lexicon
from classifiers.mentions.benefits import BENEFIT, BODY, FAMILY
from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage
from classifiers.qualifiers.speaker import genre
from dossier.model import Origin, Quote, SiteId

NAMES = (BENEFIT, FAMILY)
GOODS = "autres_biens"
SHORT, FIRST_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one page of the site."""

    page: TaggedPage
    start: int
    end: int

    def quote(self) -> Quote:
        """The whole sentence: words cut from their sentence can mislead."""
        return self.page.page.quote(*self.page.sentence(self.start, self.end))

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
        """Genre of each page by capture, ``""`` when it is plain."""
        return {page.page.capture: genre(page) for page in self.pages}

    def plain(self, page: TaggedPage) -> bool:
        """Whether the page speaks for itself: neither press, forum nor satire."""
        return not self.genres[page.page.capture]

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
        """Other goods and services spoken of, for one mention of benefits: 0 to many."""
        goods = len(self.cues(GOODS))
        named = sum(1 for _ in self.mentions(*NAMES, BODY, "offre_de_services.acte"))
        return goods / (named + 1)

    @cached_property
    def names_benefits(self) -> bool:
        """Whether a plain page names a benefit other than beside goods."""
        return any(
            self.plain(page)
            and not page.within(*page.sentence(name.start, name.end), GOODS)
            for page, name in self.mentions(*NAMES)
        )

    @cached_property
    def announced(self) -> bool:
        """Whether a title or the host announces help with benefits."""
        host = fold(self.site.partition(":")[0]).replace("-", " ")
        tokens = {cue.text.rstrip("*") for cue in load_lexicon("identite")}
        if any(len(token) > SHORT and fold(token) in host for token in tokens):
            return True
        return any(
            page.origin(mention.start) is Origin.TITLE
            or page.line(mention.start) < FIRST_LINES
            for page, mention in self.mentions("identite", *NAMES)
        )

    def url_words(self, page: TaggedPage) -> str:
        """The folded path of the page's address, for what it announces."""
        return fold(page.page.url.partition("://")[2].partition("/")[2])
