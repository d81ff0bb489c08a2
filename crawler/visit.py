"""One address, followed to its end: leave, turn, request, redirects, judgement."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.links import urljoin_or_none
from crawler.outcomes import judge
from crawler.pages import Answer, Failed, Fetch
from dossier.model import CaptureOutcome, SiteId
from dossier.ports import FrontierEntry
from web.addresses import AddressPolicy
from web.robots import PARSED, Robots, RobotsArchive
from web.urls import askable, canonical, masked, origin, site_of

HOPS = 10
LONGEST_DELAY = 600.0
"""Seconds between two requests; a robots.txt that asks for more is one that refuses."""
NETWORK = {
    CaptureOutcome.REFUSED_PRIVATE,
    CaptureOutcome.TIMEOUT,
    CaptureOutcome.DNS_FAILURE,
    CaptureOutcome.TLS_FAILURE,
    CaptureOutcome.CONNECTION_FAILED,
}
"""Failures that speak of the server, not of its robots.txt."""
REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Visit:
    """What became of one queued address."""

    entry: FrontierEntry
    url: str
    """Where it ended, canonical: the queued address, or what it redirects to."""
    outcome: CaptureOutcome
    reason: str
    at: datetime
    answer: Answer | None = None
    status: int | None = None
    """Of the last answer received, redirects included; ``None`` when nothing answered."""


@dataclass
class Visitor:
    """Visits addresses of one site."""

    site: SiteId
    policy: AddressPolicy
    fetch: Fetch
    turn: Callable[[str, float], Awaitable[None]]
    """Waits for the turn of an address; the second value is the delay robots.txt asks."""
    archive: RobotsArchive
    stored: Callable[[str], bool]
    """Whether a page is already kept in this run."""
    _robots: dict[str, "asyncio.Task[Robots | Failed]"] = field(default_factory=dict)

    async def visit(self, entry: FrontierEntry) -> Visit:
        """Follow ``entry`` to its end. Never raises for what a server does."""
        url, seen, status = entry.url, [entry.url], None
        while True:
            answer = await self._refusal(url, status) or await self._ask(url)
            if isinstance(answer, Failed):
                return _ended(entry, entry.url, answer)
            status = answer.status
            target = _target(answer, url)
            if target is None:
                end = Failed(*judge(answer), status)
                return _ended(entry, canonical(url), end, answer)
            if self._is_stored(target):
                return known_end(entry, canonical(target))
            if seen.count(target) > 1 or len(seen) > HOPS:
                reason = f"redirections sans fin (la dernière vers {masked(target)})"
                loop = Failed(CaptureOutcome.REDIRECT_LOOP, reason, status)
                return _ended(entry, entry.url, loop)
            seen.append(target)
            url = target

    def _is_stored(self, target: str) -> bool:
        try:
            return self.stored(canonical(target))
        except ValueError:
            return False

    async def _refusal(self, url: str, status: int | None) -> Failed | None:
        """Why ``url`` is not asked for; ``status`` is that of the redirect that led to it."""
        told = f"redirige vers {masked(url)} : " if status else ""
        refusal = self.policy.check(url)
        if refusal:
            return Failed(refusal.outcome, told + refusal.reason, status)
        if site_of(url) != self.site:
            away = f"redirige vers un autre site : {masked(url)}"
            return Failed(CaptureOutcome.LEFT_SITE, away, status)
        robots = await self.robots(url)
        if isinstance(robots, Failed):
            return robots
        reason = _forbidden(robots, url)
        if not reason:
            return None
        return Failed(CaptureOutcome.REFUSED_ROBOTS, told + reason, status)

    async def _ask(self, url: str) -> Answer | Failed:
        robots = await self.robots(url)
        await self.turn(url, robots.delay if isinstance(robots, Robots) else 0.0)
        return await self.fetch(url)

    async def robots(self, url: str) -> Robots | Failed:
        """The leave given by the origin of ``url``; asked once a run, kept a day."""
        place = origin(url)
        if place not in self._robots:
            self._robots[place] = asyncio.ensure_future(self._read_robots(place))
        return await self._robots[place]

    async def _read_robots(self, place: str) -> Robots | Failed:
        now = datetime.now(UTC)
        recent = self.archive.recent(place, now)
        if recent:
            return recent
        url = f"{place}/robots.txt"
        for _ in range(HOPS // 2 + 1):
            refusal = self.policy.check(url)
            if refusal:
                return Robots(404, b"", now)
            await self.turn(url, 0.0)
            answer = await self.fetch(url, first=PARSED)
            if isinstance(answer, Failed):
                return answer if answer.outcome in NETWORK else Robots(0, b"", now)
            target = _target(answer, url)
            if target is None:
                robots = Robots(answer.status, answer.body, now)
                self.archive.keep(place, robots)
                return robots
            url = target
        # Five redirects and no file: RFC 9309 lets it count as absent.
        return Robots(404, b"", now)


def _forbidden(robots: Robots, url: str) -> str:
    """Why robots.txt leaves ``url`` unasked, one French line; empty when it does not."""
    if robots.unreachable:
        return "robots.txt du site indisponible : rien n’est demandé"
    if not robots.allows(url):
        return "robots.txt du site l’interdit"
    if robots.delay > LONGEST_DELAY:
        return f"robots.txt du site demande {robots.delay:.0f} s entre deux pages"
    return ""


def _target(answer: Answer, url: str) -> str | None:
    """Where a redirect leads, as it may be asked; ``None`` for an answer that is the end."""
    if answer.status not in REDIRECTS or not answer.location:
        return None
    target = urljoin_or_none(url, answer.location) or answer.location
    try:
        return askable(target)
    except ValueError:
        return target


def known_end(entry: FrontierEntry, end: str) -> Visit:
    """A redirect to a page already kept, whether it was followed that far or not."""
    reason = f"redirige vers {end}, déjà gardée"
    return _ended(entry, entry.url, Failed(CaptureOutcome.DUPLICATE, reason))


def _ended(
    entry: FrontierEntry, url: str, end: Failed, answer: Answer | None = None
) -> Visit:
    return Visit(
        entry, url, end.outcome, end.reason, datetime.now(UTC), answer, end.status
    )
