"""Dates to watch: limitation, waits, retention, freshness of what is cited, work that failed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from complaints.typography import article, typeset
from dossier.case import Case, Row
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from legal_refs.clock_model import Day, Retention, Unknown
from legal_refs.clocks import clocks
from legal_refs.model import Provision
from workflow.check_words import PARIS, date_words
from workflow.desk_job import Errand, errands


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
    oldest: datetime | None
    """Oldest fact relied on; ``None`` while the case has no piece."""
    last: datetime | None
    relied: bool
    """Whether the facts are those a person relied on; otherwise every dated piece counts."""
    reported: bool
    """Whether they are days of receipt: the facts reported may be older."""
    limits: tuple[Limit, ...]
    stale: int
    """Captures too old to be signed on."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Time to let pass before another step is open."""

    title: str
    said: str
    """From when it is open, or why that is not counted."""
    proofs: tuple[str, ...]
    """Which day counts, proof by proof."""
    reserve: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How long one thing is kept."""

    title: str
    said: str


def case_dates(
    settings: Settings, *, today: datetime | None = None
) -> tuple[CaseDates, ...]:
    """The dates of every case, the first to expire first."""
    moment = today or datetime.now(UTC)
    with open_store(settings) as store:
        found = [_dates(store, case, local(moment)) for case in store.cases()]
    return tuple(sorted(found, key=_first))


def until(limit: Limit, today: date) -> str:
    """« jusqu’au 12 novembre 2032 … »: from both points, once when they are the same."""
    first, last = _until(limit.from_oldest, today), _until(limit.from_last, today)
    if first == last:
        return first
    return (
        f"{first} à compter du fait le plus ancien, {last} à compter de la dernière "
        "observation"
    )


def waits() -> tuple[Wait, ...]:
    """Every wait of the law. No proof of filing is kept yet: none is counted."""
    return tuple(
        Wait(
            title=typeset(rule.title),
            said=_opening(rule.opens(None)),
            proofs=tuple(map(typeset, rule.proofs.values())),
            reserve=typeset(rule.reserve),
        )
        for rule in clocks().waiting.values()
    )


def retention() -> tuple[Kept, ...]:
    """How long each thing is kept, as the house binds itself."""
    return tuple(
        Kept(typeset(rule.title), typeset(_kept(rule)))
        for rule in clocks().retention.values()
    )


def failures(settings: Settings) -> tuple[Errand, ...]:
    """The work that failed, newest first."""
    return tuple(errand for errand in errands(settings) if errand.failed)


def local(when: datetime) -> date:
    """The day in Paris."""
    return when.astimezone(PARIS).date()


def _dates(store: Store, case: Case, today: date) -> CaseDates:
    captures = [e.exhibit for e in case.exhibits if _live(e.exhibit)]
    fresh = clocks().house["capture_fraiche"]
    stale = sum(fresh.last_day(local(capture.at)) < today for capture in captures)
    cited = _cited(store, case)
    dated = [e.exhibit for e in case.exhibits if _dated(e.exhibit)]
    relied = [e for e in dated if e.citable and e.id in cited]
    counted = relied or dated
    facts = [e for e in counted if not e.kind.received] or counted
    if not facts:
        return CaseDates(
            case,
            today,
            None,
            None,
            relied=False,
            reported=False,
            limits=(),
            stale=stale,
        )
    oldest, last = min(e.at for e in facts), max(e.at for e in facts)
    return CaseDates(
        case=case,
        today=today,
        oldest=oldest,
        last=last,
        relied=bool(relied),
        reported=any(e.kind.received for e in counted),
        limits=_limits(_measured(store, case), local(oldest), local(last), today),
        stale=stale,
    )


def _live(exhibit: Exhibit) -> bool:
    return exhibit.kind is ExhibitKind.CAPTURE and exhibit.citable


def _dated(exhibit: Exhibit) -> bool:
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


def _measured(store: Store, case: Case) -> list[Provision]:
    """The texts measured on the site."""
    assessment = store.assessment(case.site)
    found = assessment.provisions if assessment else ()
    return [catalogue().provisions[finding.provision] for finding in found]


def _limits(
    provisions: Sequence[Provision], oldest: date, last: date, today: date
) -> tuple[Limit, ...]:
    rules = {p.nature: clocks().limitation(p) for p in provisions}
    return tuple(
        Limit(
            nature=rule.name(today),
            length=rule.length.said,
            texts=tuple(article(p) for p in provisions if p.nature is nature),
            from_oldest=rule.last_day(oldest),
            from_last=rule.last_day(last),
            reserve=typeset(rule.reserve),
        )
        for nature, rule in sorted(rules.items())
    )


def _first(dates: CaseDates) -> date:
    return min(_known(dates.limits), default=date.max)


def _known(limits: Iterable[Limit]) -> list[date]:
    days = [limit.from_oldest for limit in limits]
    return [day for day in days if not isinstance(day, Unknown)]


def _until(day: Day, today: date) -> str:
    if isinstance(day, Unknown):
        return f"non compté ({typeset(day.reason)})"
    return f"jusqu’au {date_words(day)}{', déjà passé,' if day < today else ''}"


def _opening(day: Day) -> str:
    if isinstance(day, Unknown):
        return typeset(day.reason)
    return f"possible à partir du {date_words(day)}"


def _kept(rule: Retention) -> str:
    if rule.length is None:
        return rule.ends_with
    said = [f"{rule.length.said} à compter {rule.counted_from}"]
    if rule.warnings:
        said.append(f"rappel à {' et à '.join(each.said for each in rule.warnings)}")
    if rule.renewals is None:
        said.append("renouvelable")
    elif rule.renewals:
        times = "une fois" if rule.renewals == 1 else f"{rule.renewals}\u00a0fois"
        said.append(f"prolongé {times} au plus, avec un motif")
    return ", ".join([*said, *([rule.ends_with] if rule.ends_with else [])])
