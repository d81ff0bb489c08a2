"""What was observed on captures, and what received pieces report, day by day."""

from collections.abc import Sequence
from datetime import date

from complaints.citing import Anchor, Places, anchors
from complaints.context import Fact
from complaints.pieces import citable
from complaints.signatory import FIRST_FREE
from complaints.typography import local_day, moment
from dossier.case import SUBJECTS, ReviewedCase, Row
from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitKind
from dossier.model import CaptureOutcome

UNREACHABLE = "sans contenu"


def facts(reviewed: ReviewedCase, places: Places) -> tuple[Fact, ...]:
    """One fact for each exhibit that says something, oldest first.

    A capture that no decision rests on says nothing here; a page that did not answer does.
    """
    relied = _relied(reviewed)
    told: list[tuple[Exhibit, int, list[Anchor]]] = []
    for held in citable(reviewed):
        quotes = _longest([a for a in relied if a.exhibit == held.exhibit.id])
        if quotes or _speaks(held.exhibit, held.number):
            told.append((held.exhibit, held.number, quotes))
    told.sort(key=lambda fact: (fact[0].at, fact[1]))
    return tuple(_fact(*fact, places) for fact in told)


def days(reviewed: ReviewedCase) -> tuple[date, ...]:
    """The days of the facts relied on, oldest first: captures, else receipts of pieces."""
    cited = {anchor.exhibit for anchor in _relied(reviewed)}
    held = [e.exhibit for e in citable(reviewed) if e.exhibit.id in cited]
    captures = [e for e in held if not e.kind.received]
    return tuple(sorted({local_day(e.at) for e in captures or held}))


def on_capture(reviewed: ReviewedCase) -> bool:
    """Whether a capture is relied on: otherwise the days are those of receipt."""
    cited = {anchor.exhibit for anchor in _relied(reviewed)}
    return any(
        not e.exhibit.kind.received for e in citable(reviewed) if e.exhibit.id in cited
    )


def _relied(reviewed: ReviewedCase) -> Sequence[Anchor]:
    """What the decisions that go against the site rest on."""
    accepted = [
        subject
        for subject in SUBJECTS
        if subject is not Row.A_DECHARGE
        and reviewed.review.decisions[subject].decision.choice.accepted
    ]
    return anchors(reviewed, *accepted)


def _longest(quotes: list[Anchor]) -> list[Anchor]:
    """Without the words that stand inside a longer quote of the same page."""
    return [q for q in quotes if not any(_inside(q, other) for other in quotes)]


def _inside(quote: Anchor, other: Anchor) -> bool:
    if not isinstance(quote, AnchoredQuote) or not isinstance(other, AnchoredQuote):
        return False
    within = other.start <= quote.start and quote.end <= other.end
    return within and (quote.start, quote.end) != (other.start, other.end)


def _speaks(exhibit: Exhibit, number: int) -> bool:
    if exhibit.kind is ExhibitKind.POUVOIR or number < FIRST_FREE:
        return False
    return exhibit.kind.received or exhibit.outcome is not CaptureOutcome.STORED


def _fact(exhibit: Exhibit, number: int, quotes: list[Anchor], places: Places) -> Fact:
    cited = places.cited(quotes)
    return Fact(
        observed=not exhibit.kind.received,
        answered=exhibit.outcome is CaptureOutcome.STORED,
        moment=moment(exhibit.at),
        url=exhibit.url,
        title=exhibit.title,
        shows=exhibit.reception.shows.rstrip(". ") if exhibit.reception else "",
        reason=_reason(exhibit),
        number=number,
        several=len(cited) > 1,
        quotes=cited,
        shown=not any(quote.note for quote in cited),
    )


def _reason(exhibit: Exhibit) -> str:
    return _OUTCOMES.get(exhibit.outcome, UNREACHABLE)


_OUTCOMES = {
    CaptureOutcome.HTTP_ERROR: "erreur du serveur",
    CaptureOutcome.BLOCKED: "accès refusé",
    CaptureOutcome.CAPTCHA: "contrôle d’accès automatisé",
    CaptureOutcome.EMPTY: "page vide",
    CaptureOutcome.TIMEOUT: "aucune réponse dans le délai",
    CaptureOutcome.DNS_FAILURE: "nom de site sans adresse",
    CaptureOutcome.TLS_FAILURE: "certificat refusé",
    CaptureOutcome.CONNECTION_FAILED: "connexion impossible",
    CaptureOutcome.REDIRECT_LOOP: "renvois sans fin",
    CaptureOutcome.LEFT_SITE: "renvoi vers un autre site",
}
