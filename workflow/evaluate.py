"""The use case « évaluer »: what is found against what a person labelled.

Every figure stands beside that of the keyword rule, from the same pages in the same
run: a quality without its baseline says nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from classifiers.baseline import keyword_verdict
from dossier.model import Assessment, PageText, Verdict
from legal_refs.ids import ElementId
from workflow.assess import assessor
from workflow.labelled import ALLOWED, LabelledSite, SiteLabel, load
from workflow.quality import (
    Rate,
    calibration_error,
    deciding_words,
    f_score,
    fee_keys,
    is_alert,
    label_keys,
    pooled,
    precision,
    recall,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the quality table."""

    name: str
    """In French, for a person."""
    ours: Rate | float | None
    keywords: Rate | float | None = None
    """The same figure for the keyword rule; ``None`` where it answers nothing."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A site whose verdict contradicts its label."""

    site: str
    expected: str
    found: Verdict
    missing: tuple[str, ...]
    """What the assessment says it did not read."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The table, the counts behind it, and what went wrong."""

    sites: int
    pages: int
    figures: tuple[Figure, ...]
    verdicts: tuple[tuple[str, Verdict, int], ...]
    """(label, verdict found, number of sites), sorted."""
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    site: LabelledSite
    assessment: Assessment
    keywords: Verdict


def evaluate(
    files: Sequence[Path],
    *,
    each_page: bool = False,
    on_site: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """Assess the labelled pages of ``files`` and compare.

    ``each_page`` judges every page with a practice label as a site of its own.
    Raises ``UnusableInputError`` on a line that is not a labelled page.
    """
    sites = load(files)
    if each_page:
        sites = [alone for site in sites for alone in _pages_alone(site)]
    judged = [_judge(site, on_site) for site in sites]
    return Evaluation(
        sites=len(judged),
        pages=sum(len(one.site.pages) for one in judged),
        figures=tuple(_practice_figures(judged)) + tuple(_label_figures(judged)),
        verdicts=_verdicts(judged),
        misses=tuple(_misses(judged)),
    )


def _pages_alone(site: LabelledSite) -> Iterator[LabelledSite]:
    if len(site.practices) != len(site.pages):
        yield site
        return
    for page, practice in zip(site.pages, site.practices, strict=True):
        yield LabelledSite(page.capture, [page], [practice])


def _judge(site: LabelledSite, on_site: Callable[[str], None]) -> _Judged:
    on_site(site.name)
    pages: Sequence[PageText] = site.pages
    return _Judged(
        site, assessor().assess(pages[0].site, pages), keyword_verdict(pages)
    )


def _practice_figures(judged: Iterable[_Judged]) -> Iterator[Figure]:
    """What a practice label lets one count: never an equality of verdicts."""
    found = [one for one in judged if one.site.practice and not one.site.label]
    if not found:
        return
    paid = [one for one in found if one.site.practice == "offer_paid_benefit"]
    harmless = [one for one in found if one.site.practice.startswith("benign")]
    yield _both(
        "« alert » justes : le site fait payer une aide aux prestations",
        found,
        lambda one, verdict: (is_alert(verdict), one in paid),
        precision,
    )
    yield _both(
        "offres payantes non classées « clear »",
        paid,
        lambda _, verdict: (verdict is not Verdict.CLEAR, True),
        recall,
    )
    yield _both(
        "sites sans offre payante non accusés",
        harmless,
        lambda _, verdict: (not is_alert(verdict), True),
        recall,
    )


def _label_figures(judged: Iterable[_Judged]) -> Iterator[Figure]:
    found = [(one, one.site.label) for one in judged if one.site.label]
    if not found:
        return
    wanted = {one.site.name: is_alert(label.verdict) for one, label in found}
    ones = [one for one, _ in found]
    for name, measure in (
        ("« alert » : précision", precision),
        ("« alert » : rappel", recall),
    ):
        yield _both(
            name,
            ones,
            lambda one, verdict: (is_alert(verdict), wanted[one.site.name]),
            measure,
        )
    yield Figure(
        "erreur de calibration (10 classes)",
        calibration_error(
            [(one.assessment.probability, wanted[one.site.name]) for one in ones]
        ),
    )
    alerts = [(one, label) for one, label in found if is_alert(label.verdict)]
    for element in ElementId:
        yield Figure(f"citations « {element.value} » : F1", _quotes(alerts, element))
    yield Figure("tarifs exacts : F1", _fees(found))


def _quotes(
    alerts: Iterable[tuple[_Judged, SiteLabel]], element: ElementId
) -> float | None:
    rates = [
        deciding_words(finding, label)
        for one, label in alerts
        for finding in one.assessment.elements
        if finding.element is element
    ]
    right = pooled(rate for rate, _ in rates)
    return f_score(right, pooled(rate for _, rate in rates))


def _fees(found: Iterable[tuple[_Judged, SiteLabel]]) -> float | None:
    pairs = [(fee_keys(one.assessment), label_keys(label)) for one, label in found]
    common = sum(len(ours & wanted) for ours, wanted in pairs)
    return f_score(
        Rate(common, sum(len(ours) for ours, _ in pairs)),
        Rate(common, sum(len(wanted) for _, wanted in pairs)),
    )


def _both(
    name: str,
    found: Sequence[_Judged],
    pair: Callable[[_Judged, Verdict], tuple[bool, bool]],
    measure: Callable[[Iterable[tuple[bool, bool]]], Rate],
) -> Figure:
    return Figure(
        name,
        measure([pair(one, one.assessment.verdict) for one in found]),
        measure([pair(one, one.keywords) for one in found]),
    )


def _verdicts(judged: Iterable[_Judged]) -> tuple[tuple[str, Verdict, int], ...]:
    counts = Counter((_wanted(one.site), one.assessment.verdict) for one in judged)
    return tuple((*key, count) for key, count in sorted(counts.items()))


def _wanted(site: LabelledSite) -> str:
    return site.label.verdict.value if site.label else site.practice


def _misses(judged: Iterable[_Judged]) -> Iterator[Miss]:
    for one in judged:
        label = one.site.label
        allowed = frozenset({label.verdict}) if label else ALLOWED[one.site.practice]
        if one.assessment.verdict not in allowed:
            yield Miss(
                one.site.name,
                _wanted(one.site),
                one.assessment.verdict,
                one.assessment.missing,
            )
