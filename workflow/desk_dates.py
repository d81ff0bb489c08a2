"""Dates to watch, case by case: limitation, freshness of what is cited, work that failed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from complaints.typography import article, typeset
from dossier.case import Case, Row
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.clock_model import Day, Unknown
from legal_refs.clocks import clocks
from workflow.check_words import PARIS, date_words
from workflow.desk_job import Errand, errands
from workflow.law_readings import law_as_read


@dataclass(frozen=True, slots=True)
class Facts:
    """The days that the time left is counted from."""

    oldest: datetime
    """A piece received then reports what had already happened."""
    last: datetime
    """Seen last on a capture; received last where there is none."""
    relied: bool
    """Whether a person relied on them; otherwise every dated piece counts."""
    reported: bool
    """Whether received pieces are among them: what they report may be older."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long texts of one nature leave to act, from two starting points."""

    nature: str
    """« textes de … », as they are called today."""
    length: str
    """« 6 ans »."""
    texts: tuple[str, ...]
    """The articles measured on the site that leave it."""
    from_oldest: Day
    from_last: Day
    reserve: str
    """One French sentence naming what is unknown of the length; empty when nothing is."""


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The dates of one case; all indicative."""

    case: Case
    today: date
    facts: Facts | None
    """``None`` while the case has no piece that dates a fact."""
    limits: tuple[Limit, ...]
    stale: int
    """Captures too old to be signed on."""


def case_dates(
    settings: Settings, *, today: datetime | None = None
) -> tuple[CaseDates, ...]:
    """The dates of every case, the first to expire first."""
    day = _local(today or datetime.now(UTC))
    with open_store(settings) as store:
        found = [_dates(store, case, day) for case in store.cases()]
    return tuple(sorted(found, key=first_to_expire))


def first_to_expire(dates: CaseDates) -> date:
    """The nearest day to act counted in that case; ``date.max`` when none is."""
    days = [limit.from_oldest for limit in dates.limits]
    return min((d for d in days if not isinstance(d, Unknown)), default=date.max)


def failures(settings: Settings) -> tuple[Errand, ...]:
    """The work that failed, newest first."""
    return tuple(errand for errand in errands(settings) if errand.failed)


def until(limit: Limit, today: date) -> str:
    """« jusqu’au 12 novembre 2032 … »: from both points, once when they are the same."""
    first, last = _until(limit.from_oldest, today), _until(limit.from_last, today)
    if first == last:
        return first
    return (
        f"{first} à compter du fait le plus ancien, {last} à compter de la dernière "
        "observation"
    )


def _until(day: Day, today: date) -> str:
    if isinstance(day, Unknown):
        return f"non compté ({typeset(day.reason)})"
    return f"jusqu’au {date_words(day)}{' (déjà passé)' if day < today else ''}"


def _dates(store: Store, case: Case, today: date) -> CaseDates:
    facts = _facts(store, case)
    return CaseDates(
        case=case,
        today=today,
        facts=facts,
        limits=_limits(store, case, facts, today) if facts else (),
        stale=_stale(case, today),
    )


def _stale(case: Case, today: date) -> int:
    fresh = clocks().house["capture_fraiche"]
    captures = [
        numbered.exhibit.at
        for numbered in case.exhibits
        if numbered.exhibit.kind is ExhibitKind.CAPTURE and numbered.exhibit.citable
    ]
    return sum(fresh.last_day(_local(at)) < today for at in captures)


def _facts(store: Store, case: Case) -> Facts | None:
    cited = _cited(store, case)
    dated = [e.exhibit for e in case.exhibits if _tells(e.exhibit)]
    relied = [e for e in dated if e.id in cited]
    counted = relied or dated
    if not counted:
        return None
    seen = [e.at for e in counted if not e.kind.received] or [e.at for e in counted]
    oldest = min(e.at for e in counted)
    reported = any(e.kind.received for e in counted)
    return Facts(oldest, max(seen), relied=bool(relied), reported=reported)


def _tells(exhibit: Exhibit) -> bool:
    """Whether it tells of a site: the signatory's own papers date no fact."""
    return bool(exhibit.site) and exhibit.kind is not ExhibitKind.POUVOIR


def _cited(store: Store, case: Case) -> set[ExhibitId]:
    """The exhibits that the decisions going against the site rest on."""
    anchorings = store.anchorings(case.id)
    return {
        anchor.exhibit
        for subject, decision in store.decisions(case.id).items()
        if subject is not Row.A_DECHARGE and decision.choice.accepted
        if decision.number in anchorings
        for anchor in anchorings[decision.number].anchors
    }


def _limits(store: Store, case: Case, facts: Facts, today: date) -> tuple[Limit, ...]:
    """One for each nature of the texts measured on the site."""
    law = law_as_read(store, case.workspace, today)
    assessment = store.assessment(case.site)
    measured = [
        law.provisions[finding.provision]
        for finding in (assessment.provisions if assessment else ())
    ]
    rules = {p.nature: clocks().limitation(p) for p in measured}
    return tuple(
        Limit(
            nature=rule.name(today),
            length=rule.length.said,
            texts=tuple(article(p) for p in measured if p.nature is nature),
            from_oldest=rule.last_day(_local(facts.oldest)),
            from_last=rule.last_day(_local(facts.last)),
            reserve=typeset(rule.reserved(law.texts, today)),
        )
        for nature, rule in sorted(rules.items())
    )


def _local(when: datetime) -> date:
    return when.astimezone(PARIS).date()
