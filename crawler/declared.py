"""Pages a site declares in its sitemaps, asked for once its entry page has answered."""

from collections import deque
from dataclasses import dataclass

from crawler.links import PageLink
from crawler.pages import Answer, Fetch, Limits
from crawler.selection import Selection
from crawler.sitemap import locations
from crawler.visit import Visit, Visitor
from dossier.model import CaptureOutcome
from dossier.ports import FrontierEntry, PageScorer
from web.robots import Robots
from web.urls import canonical, masked, origin, site_of

FILES = 4
"""Sitemaps read of one site, indexes included."""
ENTRIES = 500
"""Best addresses kept of them all."""


@dataclass
class Declared:
    """The sitemaps of one site."""

    visitor: Visitor
    fetch: Fetch
    scorer: PageScorer
    limits: Limits

    async def entries(self, visit: Visit) -> list[FrontierEntry]:
        """What the sitemaps of the origin where ``visit`` ended promise, best first."""
        if visit.outcome is not CaptureOutcome.STORED:
            return []
        robots = await self.visitor.robots(visit.url)
        if not isinstance(robots, Robots):
            return []
        place = origin(visit.url)
        waiting = deque(robots.sitemaps or (f"{place}/sitemap.xml",))
        found: dict[str, PageLink] = {}
        for _ in range(FILES):
            if not waiting:
                break
            urls, is_index = await self._read(waiting.popleft(), robots)
            if is_index:
                waiting.extend(urls)
            else:
                found.update((url, PageLink(url, "")) for url in _spelled(urls))
        # A selection of its own: a resumed run could not count these again.
        apart = Selection(self.visitor.site, self.scorer, self.limits)
        return apart.chosen(found.values(), f"{place}/sitemap.xml")[0][:ENTRIES]

    async def _read(self, url: str, robots: Robots) -> tuple[list[str], bool]:
        policy = self.visitor.policy
        if policy.check(url) or site_of(url) != self.visitor.site:
            return [], False
        if not robots.allows(url):
            return [], False
        await self.visitor.turn(url, robots.delay)
        answer = await self.fetch(url, first=self.limits.max_bytes)
        if not isinstance(answer, Answer) or answer.status != 200:  # noqa: PLR2004
            return [], False
        return locations(answer.body)


def _spelled(urls: list[str]) -> list[str]:
    spelled = []
    for url in urls:
        try:
            spelled.append(canonical(masked(url)))
        except ValueError:
            continue
    return spelled
