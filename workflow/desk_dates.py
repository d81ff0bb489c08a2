"""Dates to watch: limitation, freshness of what is cited, work that failed."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from dossier.case import Case
from dossier.exhibits import ExhibitKind
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from legal_refs.model import Nature
from workflow.check_words import PARIS
from workflow.desk_job import Errand, errands

FRESH: Final = timedelta(days=7)
"""A live capture cited in a document is made again at most this long before signature."""
NATURES: Final = {
    Nature.DELIT: "textes de tribunal correctionnel",
    Nature.CONTRAVENTION: "textes de tribunal de police",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """How long one nature of text leaves to act, from two starting points."""

    nature: str
    years: int
    from_oldest: date
    from_last: date


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The dates of one case; all indicative."""

    case: Case
    oldest: datetime | None
    """Oldest fact relied on; ``None`` while the case has no piece."""
    last: datetime | None
    limits: tuple[Limit, ...]
    stale: int
    """Captures too old to be signed on."""


def case_dates(
    settings: Settings, *, today: datetime | None = None
) -> tuple[CaseDates, ...]:
    """The dates of every case, the first to expire first."""
    moment = today or datetime.now(UTC)
    with open_store(settings) as store:
        found = [_dates(store, case, moment) for case in store.cases()]
    return tuple(sorted(found, key=_first))


def failures(settings: Settings) -> tuple[Errand, ...]:
    """The work that failed, newest first."""
    return tuple(errand for errand in errands(settings) if errand.failed)


def years_after(start: date, years: int) -> date:
    """The same day of the month, ``years`` later; the last of the month when it lacks it."""
    year = start.year + years
    last = monthrange(year, start.month)[1]
    return date(year, start.month, min(start.day, last))


def _dates(store: Store, case: Case, today: datetime) -> CaseDates:
    at = [numbered.exhibit.at for numbered in case.exhibits if numbered.exhibit.site]
    stale = sum(
        1
        for numbered in case.exhibits
        if numbered.exhibit.kind is ExhibitKind.CAPTURE
        and numbered.exhibit.citable
        and today - numbered.exhibit.at > FRESH
    )
    if not at:
        return CaseDates(case, None, None, (), stale)
    oldest, last = min(at), max(at)
    limits = _limits(_natures(store, case), oldest, last)
    return CaseDates(case, oldest, last, limits, stale)


def _natures(store: Store, case: Case) -> dict[Nature, int]:
    """The natures of the texts measured on the site, with the years each leaves."""
    assessment = store.assessment(case.site)
    provisions = catalogue().provisions
    asked = (
        [provisions[f.provision] for f in assessment.provisions] if assessment else []
    )
    years: dict[Nature, int] = {}
    for provision in asked:
        held = years.get(provision.nature, provision.limitation_years)
        years[provision.nature] = min(held, provision.limitation_years)
    return years


def _limits(
    natures: dict[Nature, int], oldest: datetime, last: datetime
) -> tuple[Limit, ...]:
    def day(when: datetime, years: int) -> date:
        return years_after(when.astimezone(PARIS).date(), years)

    return tuple(
        Limit(NATURES[nature], years, day(oldest, years), day(last, years))
        for nature, years in sorted(natures.items())
    )


def _first(dates: CaseDates) -> date:
    return min(_all(dates.limits), default=date.max)


def _all(limits: Iterable[Limit]) -> list[date]:
    return [limit.from_oldest for limit in limits]
