"""Which links deserve a place in the queue: traps are seen by their shape."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.links import PageLink
from crawler.pages import Limits
from dossier.model import SiteId
from dossier.ports import FrontierEntry, PageScorer
from web.urls import pattern, site_of

REPEATS = 2
"""Times one folder may stand in a path; more is a loop of relative links."""
TOLD = 20
"""Patterns cut short that are recorded as such; the rest is silent."""


@lru_cache(maxsize=65536)
def _shapes(url: str) -> tuple[tuple[str, int], ...]:
    """What ``url`` is counted under, and how many times the usual share each may have."""
    shape = pattern(url)
    path, query, _ = shape.partition("?")
    if query:
        # Facets: n arguments make 2ⁿ shapes, hence a second count for the bare path.
        return (shape, 1), (f"{path}?*", 2)
    return ((shape, 1),) if "#" in path else ()


def _loops(url: str) -> bool:
    folders = Counter(part for part in urlsplit(url).path.split("/") if part)
    return any(count > REPEATS for count in folders.values())


@dataclass
class Selection:
    """Decides, page after page; the same pages in the same order give the same queue."""

    site: SiteId
    scorer: PageScorer
    limits: Limits
    _scores: dict[str, float] = field(default_factory=dict)
    _depths: dict[str, int] = field(default_factory=dict)
    _worths: dict[PageLink, float] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)
    _cut: set[str] = field(default_factory=set)
    _done: set[str] = field(default_factory=set)

    def close(self, url: str) -> None:
        """``url`` has been answered for, under this name or as the end of a redirect."""
        self._done.add(url)

    def chosen(
        self, links: Iterable[PageLink], found_on: str
    ) -> tuple[list[FrontierEntry], list[str]]:
        """Entries to queue, best first, and the first address of each pattern cut short here.

        An address met before is an entry again only when it now promises more.
        """
        depth = self._depths.get(found_on, 0) + 1
        if depth > self.limits.depth:
            return [], []
        ranked = sorted(self._scored(links), key=lambda pair: (-pair[0], pair[1]))
        entries: list[FrontierEntry] = []
        cut: list[str] = []
        for score, url in ranked[: self.limits.links_per_page]:
            if url in self._scores or self._admits(url, cut):
                self._scores[url] = score
                self._depths.setdefault(url, depth)
                entries.append(FrontierEntry(url, score, depth, found_on))
        return entries, cut

    def _scored(self, links: Iterable[PageLink]) -> Iterable[tuple[float, str]]:
        for link in links:
            if link.url in self._done or site_of(link.url) != self.site:
                continue
            score = self._worth(link)
            if score > self._scores.get(link.url, -1.0) and not _loops(link.url):
                yield score, link.url

    def _worth(self, link: PageLink) -> float:
        """The score of a link; menus repeat theirs on every page."""
        known = self._worths.get(link)
        if known is None:
            if len(self._worths) >= self.limits.queue:
                self._worths.clear()
            known = self._worths[link] = self.scorer.link(link.url, link.words)
        return known

    def _admits(self, url: str, cut: list[str]) -> bool:
        if len(self._scores) >= self.limits.queue:
            return False
        shapes = _shapes(url)
        for shape, times in shapes:
            if self._counts[shape] >= self.limits.per_pattern * times:
                if shape not in self._cut and len(self._cut) < TOLD:
                    cut.append(url)
                self._cut.add(shape)
                return False
        self._counts.update(shape for shape, _ in shapes)
        return True
