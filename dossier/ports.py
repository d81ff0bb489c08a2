"""What one stage needs of another, handed in by ``workflow/``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NewType, Protocol

from dossier.model import (
    CaptureOutcome,
    SiteId,
)

RunId = NewType("RunId", str)
"""Names one crawl of one site, from its start to its end, kills and resumptions included."""


class PageScorer(Protocol):
    """Tells a crawler how much a page or a link is worth reading (classifiers → crawler)."""

    def link(self, url: str, words: str) -> float:
        """Expected decisive value of fetching ``url``, 0 to 1, from its address and words."""


@dataclass(frozen=True, slots=True)
class FrontierEntry:
    """One address waiting to be fetched."""

    url: str
    """Canonical: two spellings of one address are two entries."""
    priority: float = 0.0
    """Expected decisive value; higher is fetched first."""
    depth: int = 0
    """Links followed from the entry page; at equal priority the shallower goes first."""
    found_on: str = ""
    """The page that linked to it."""


class Frontier(Protocol):
    """What a site still has to be asked, unique by address, safe from kills."""

    def begin_run(self, site: SiteId, *, by: str, resume: bool = False) -> RunId:
        """The run to crawl in: a new one with an empty frontier.

        With ``resume``, the site's unfinished one if there is one, its leases returned.
        """

    def enqueue(self, site: SiteId, entries: Iterable[FrontierEntry]) -> None:
        """Add what is new; an address seen again keeps its higher priority."""

    def lease(
        self, site: SiteId, *, count: int = 1, seconds: float = 300
    ) -> list[FrontierEntry]:
        """The next addresses, best first, nobody else's until acknowledged or expired."""

    def ack(self, site: SiteId, url: str, outcome: CaptureOutcome) -> None:
        """Never hand out ``url`` again in this run."""

    def release(self, site: SiteId) -> int:
        """Return every lease of the site at once; how many."""

    def end_run(self, run: RunId) -> None:
        """The crawl is over: what still waits is not fetched."""
