"""What the first answer rests on: an assessment, what was read, and the free route."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dossier.model import Assessment, Capture, CaptureOutcome, Quote
from legal_refs.catalogue import Catalogue
from legal_refs.model import Route

SPECIMEN = "SPÉCIMEN — FAITS FICTIFS"
"""Across whatever is made of sites on loopback: demonstration and tests."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One site, read at one moment."""

    url: str
    """The address that was asked about."""
    assessment: Assessment
    captures: tuple[Capture, ...]
    """Every request made, in order."""
    read_at: datetime
    catalogue: Catalogue
    cut_short: bool = False
    """The time allowed ran out before the pages did."""
    banner: str = ""
    """Across every page, for fictional sites."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Addresses of the pages that were read, in order."""
        stored = (c.url for c in self.captures if c.outcome is CaptureOutcome.STORED)
        return tuple(dict.fromkeys(stored))

    @property
    def unread(self) -> tuple[str, ...]:
        """One French line for each reason why pages could not be read."""
        expected = {
            CaptureOutcome.STORED,
            CaptureOutcome.DUPLICATE,
            CaptureOutcome.LEFT_SITE,
        }
        reasons = (c.reason for c in self.captures if c.outcome not in expected)
        return tuple(dict.fromkeys(reason for reason in reasons if reason))

    @property
    def routes(self) -> tuple[tuple[tuple[str, ...], Route], ...]:
        """Benefits read on the site with their free official route, one line a route."""
        named: dict[Route, list[str]] = {}
        for identifier in self.assessment.benefits:
            benefit = self.catalogue.benefits[identifier]
            named.setdefault(benefit.route, []).append(benefit.name)
        return tuple((tuple(names), route) for route, names in named.items())


def distinct(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """``quotes`` without those whose words were already quoted, in order."""
    seen: dict[str, Quote] = {}
    for quote in quotes:
        seen.setdefault(" ".join(quote.text.split()).casefold(), quote)
    return tuple(seen.values())
