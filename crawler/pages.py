"""What a crawl exchanges with the web and with the store."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dossier.model import Capture, CaptureId, CaptureOutcome, SiteId
from dossier.ports import Frontier
from web.addresses import AddressPolicy


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request, decoded from its transfer coding."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    location: str = ""
    cut: bool = False
    """The body was left unread, or read in part only."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A request that brought no answer to read."""

    outcome: CaptureOutcome
    reason: str
    status: int | None = None


class Fetch(Protocol):
    """One request, one answer: redirects are the caller's business."""

    async def __call__(self, url: str, *, first: int = 0) -> Answer | Failed:
        """Ask for ``url``; with ``first``, read no more than that many bytes and keep them."""


class CrawlStore(Frontier, Protocol):
    """The part of the store a crawl needs."""

    def keep(self, capture: Capture, body: bytes | None, *, settles: str = "") -> None:
        """Store the event and its bytes and acknowledge ``settles``, all or nothing."""

    def outcomes(self, site: SiteId) -> Iterable[Capture]:
        """Every capture of the site so far, oldest first."""

    def body(self, capture: CaptureId) -> bytes:
        """The bytes of a stored capture."""

    def batch(self) -> AbstractContextManager[object]:
        """What is written inside is kept whole or not at all."""


@dataclass(frozen=True)
class Limits:
    """What one crawl may spend. The same limits give the same pages."""

    max_pages: int = 100
    """Requests for pages, whatever they bring; robots.txt and sitemaps apart."""
    seconds: float = 0.0
    """Wall clock after which nothing more is asked; 0 for none."""
    timeout: float = 15.0
    """Seconds for one answer, from name lookup to last byte."""
    max_bytes: int = 10_000_000
    """Decoded bytes of one answer."""
    depth: int = 6
    """Links followed from the entry page."""
    per_pattern: int = 30
    """Addresses queued that differ by numbers, dates or values of arguments only."""
    links_per_page: int = 2_000
    queue: int = 20_000
    """Addresses ever queued."""
    window: int = 0
    """Requests in flight at once; 0: sixteen on loopback, else two."""
    blocked: int = 5
    """Refusals in a row (403, 429, CAPTCHA) after which the site is left in peace."""


@dataclass(frozen=True)
class Order:
    """One site to crawl, with all it takes; crosses processes."""

    site: SiteId
    entries: tuple[str, ...]
    """Where to start, best first."""
    fallback: str = ""
    """Tried when no entry accepts a connection."""
    resume: bool = False
    by: str = "crawl"
    agent: str = ""
    """The ``User-Agent`` of every request."""
    limits: Limits = field(default_factory=Limits)
    policy: AddressPolicy = field(default_factory=AddressPolicy)
    authority: Path | None = None
    """Certificate authority (PEM) trusted for the names of ``policy.hosts``, and no other."""
    folder: Path = Path()
    """Where turns, robots.txt files and the window of this crawl are kept."""
