"""One site as a person reads it: its pages with the words relied on, its captures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dossier.case import Case, SiteState
from dossier.errors import DamagedError, UnusableInputError
from dossier.exhibits import Exhibit
from dossier.model import Assessment, Capture, CaptureId, PageText, Quote, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from workflow import check_words as words
from workflow.check_answer import Answer

LAST_CAPTURES: Final = 200
STATES: Final = {
    SiteState.SIGNAL: "signalé",
    SiteState.A_EXAMINER: "à examiner",
    SiteState.EXAMINE: "examiné",
    SiteState.DOSSIER: "dossier ouvert",
    SiteState.DOCUMENT: "document rédigé",
    SiteState.DEPOSE: "document déposé",
    SiteState.ECARTE: "écarté",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a page's text, and what was relied on in it; nothing for most."""

    text: str
    cited: tuple[tuple[str, str], ...] = ()
    """What for, and the very words."""

    @property
    def names(self) -> tuple[str, ...]:
        """What for, each once."""
        return tuple(dict.fromkeys(name for name, _ in self.cited))


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page of a site, cut where words were relied on."""

    capture: CaptureId
    url: str
    segments: tuple[Segment, ...]

    @property
    def cited(self) -> int:
        """How many stretches were relied on."""
        return sum(1 for segment in self.segments if segment.cited)


@dataclass(frozen=True, slots=True)
class SiteShown:
    """All that the page of a site shows."""

    site: SiteId
    state: str
    dismissed: bool
    """Set aside by a person: nothing is drafted before it is taken up again."""
    case: Case | None
    answer: Answer | None
    """``None`` when the site was never measured."""
    pages: tuple[PageShown, ...]
    """Those with words relied on first, as they were when they were relied on."""
    captures: tuple[Capture, ...]
    """Newest first."""
    exhibits: tuple[Exhibit, ...]


def site_shown(settings: Settings, name: str) -> SiteShown:
    """The site of that name; ``UnusableInputError`` when this house knows none."""
    with open_store(settings) as store:
        site = next((known for known in store.sites() if known == name), None)
        if site is None:
            raise UnusableInputError(
                f"site inconnu ici\u00a0: «\u00a0{name[:200]}\u00a0»"
            )
        captures = store.captures(site, stored_only=False)
        assessment = store.assessment(site)
        state = store.site_state(site)
        return SiteShown(
            site=site,
            state=STATES[state] if state else "",
            dismissed=state is SiteState.ECARTE,
            case=store.case_of(site),
            answer=_answer(site, assessment, captures) if assessment else None,
            pages=_pages(store, site, assessment),
            captures=tuple(reversed(captures[-LAST_CAPTURES:])),
            exhibits=tuple(store.exhibits(site=site)),
        )


def segments(text: str, marks: Iterable[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """``text`` cut so that marked lines stand apart; end to end, it is ``text`` again.

    A mark is a start, an end (code points) and a name. Lines are never cut: marks that
    touch the same ones share a segment.
    """
    runs: list[tuple[int, int, list[tuple[str, str]]]] = []
    for start, end, name in sorted(marks):
        if not 0 <= start < end <= len(text):
            continue
        first, last = _lines(text, start, end)
        said = (name, text[start:end])
        if runs and first < runs[-1][1]:
            begun, ended, cited = runs[-1]
            runs[-1] = (begun, max(ended, last), [*cited, said])
        else:
            runs.append((first, last, [said]))
    found, done = [], 0
    for first, last, cited in runs:
        if done < first:
            found.append(Segment(text[done:first]))
        found.append(Segment(text[first:last], tuple(dict.fromkeys(cited))))
        done = last
    if done < len(text):
        found.append(Segment(text[done:]))
    return tuple(found)


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines that hold ``[start, end)``, with the last one's line feed."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end - 1)
    return first, len(text) if last < 0 else last + 1


def marked(assessment: Assessment) -> dict[CaptureId, list[tuple[int, int, str]]]:
    """Where the words relied on stand, page by page, and what for."""
    marks: dict[CaptureId, list[tuple[int, int, str]]] = {}

    def mark(quotes: Sequence[Quote], name: str) -> None:
        for quote in quotes:
            place = (quote.start, quote.end, name)
            marks.setdefault(quote.capture, []).append(place)

    for finding in assessment.elements:
        mark(finding.quotes, words.ELEMENTS[finding.element])
    for fee in assessment.fees:
        mark([fee.quote], words.price(fee))
    for item in assessment.exculpatory:
        mark([item.quote], f"À décharge, {words.reason(item.reason).lower()}")
    return marks


def _pages(
    store: Store, site: SiteId, assessment: Assessment | None
) -> tuple[PageShown, ...]:
    marks = marked(assessment) if assessment else {}
    try:
        relied_on = {text.url: text for text in map(store.text, marks)}
        texts = [relied_on.get(text.url, text) for text in store.texts(site)]
    except DamagedError:
        return ()
    shown = [_page(text, marks.get(text.capture, [])) for text in texts]
    return tuple(sorted(shown, key=lambda page: page.cited == 0))


def _page(page: PageText, marks: Sequence[tuple[int, int, str]]) -> PageShown:
    return PageShown(page.capture, page.url, segments(page.text, marks))


def _answer(
    site: SiteId, assessment: Assessment, captures: Sequence[Capture]
) -> Answer:
    """The assessment kept, as an answer on the last reading of each address."""
    last = {capture.url: capture for capture in captures}
    read = max((c.captured_at for c in captures), default=None)
    if read is None:
        raise UnusableInputError(f"site sans aucune page\u00a0: {site}")
    return Answer(site, assessment, tuple(last.values()), read, catalogue())
