"""Whether robots.txt lets a page be captured, and when it is its turn."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol
from urllib.parse import urlsplit

from dossier.model import CaptureOutcome
from dossier.settings import Settings
from evidence.capture import Leave
from web.addresses import AddressPolicy, Refusal
from web.browser_model import PageView
from web.budget import INTERVAL, RateBudget
from web.robots import Robots, RobotsArchive
from web.urls import ascii_host, origin, registrable

LONGEST_DELAY: Final = 600.0
"""Seconds; a robots.txt that asks for more is one that refuses."""
UNREACHABLE: Final = "robots.txt du site indisponible : rien n’est demandé"


class Session(Protocol):
    """A browser that shows each address in a new profile."""

    def capture(self, url: str) -> PageView:
        """What is shown at ``url``; whatever a site does is an outcome."""


Sessions = Callable[[], AbstractContextManager[Session]]
"""Starts a browser; raises ``UnfinishedError`` when there is none on this machine."""


class LazySession:
    """A session that is opened by its first capture: a refusal needs no browser."""

    def __init__(self, sessions: Sessions, stack: ExitStack) -> None:
        self._sessions, self._stack = sessions, stack
        self._opened: Session | None = None

    def capture(self, url: str) -> PageView:
        """As ``Session.capture``; raises ``UnfinishedError`` when no browser opens.

        A browser that died is given one more chance: its death is ours, not the site's.
        """
        if self._opened is None:
            self._opened = self._stack.enter_context(self._sessions())
        page = self._opened.capture(url)
        died = page.outcome is CaptureOutcome.BROWSER_FAILED
        return self._opened.capture(url) if died else page


@dataclass(frozen=True, slots=True)
class Asked:
    """What robots.txt answered, and the page that it was read from, if it was now."""

    robots: Robots
    page: PageView | None = None

    def leave(self, url: str) -> Leave:
        """As kept in a package."""
        return Leave(
            f"{origin(url)}/robots.txt",
            self.robots.status,
            self.robots.body,
            self.robots.at,
        )


@dataclass(frozen=True)
class Doorkeeper:
    """Asks each origin once; keeps its answers where crawls keep theirs."""

    settings: Settings
    policy: AddressPolicy
    browser: Session
    _asked: dict[str, Asked] = field(default_factory=dict)

    def asked(self, url: str) -> Asked:
        """The leave given by the origin of ``url``, a day old at most."""
        place = origin(url)
        if place not in self._asked:
            recent = self._archive.recent(place, datetime.now(UTC))
            self._asked[place] = Asked(recent) if recent else self._ask(place)
        return self._asked[place]

    def refusal(self, url: str) -> Refusal | None:
        """Why ``url`` is not captured; an origin that never answered refuses nothing yet.

        A silent origin is asked for the page itself, so that its silence is proven.
        """
        asked = self.asked(url)
        if asked.robots.status == 0 and silent(asked.page):
            return None
        reason = ""
        if asked.robots.unreachable:
            reason = UNREACHABLE
        elif not asked.robots.allows(url):
            reason = "robots.txt du site l’interdit"
        elif asked.robots.delay > LONGEST_DELAY:
            reason = f"robots.txt du site demande {asked.robots.delay:.0f} s entre deux pages"
        return Refusal(CaptureOutcome.REFUSED_ROBOTS, reason) if reason else None

    def wait(self, url: str) -> None:
        """Wait for the turn of the domain of ``url``, shared with every crawl."""
        asked = self._asked.get(origin(url))
        interval = asked.robots.delay if asked else 0.0
        if not self.policy.is_local(url):
            interval = max(interval, INTERVAL)
        domain = registrable(ascii_host(urlsplit(url).hostname or ""))
        budget = RateBudget(self.settings.home / "turns")
        time.sleep(budget.reserve(domain, interval))

    def _ask(self, place: str) -> Asked:
        self.wait(place)
        page = self.browser.capture(f"{place}/robots.txt")
        robots = Robots(page.status or 0, page.body, datetime.now(UTC))
        if page.status is not None:
            self._archive.keep(place, robots)
        return Asked(robots, page)

    @property
    def _archive(self) -> RobotsArchive:
        return RobotsArchive(self.settings.home / "robots")


def silent(page: PageView | None) -> bool:
    """Whether nothing answered at all."""
    return page is not None and page.status is None
