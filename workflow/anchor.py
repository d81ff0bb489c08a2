"""The use case « ancrer » (rule 6): a review is taken on a lead, and rests on exhibits.

Each quote of a decision is looked for in the canonical text of the sealed captures of the
case at the same address. All found: the decision is anchored. One missing or doubtful: the
card goes back to the reviewer, and the decision stays beside it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from dossier.case import Case, CaseId, Decision, NumberedExhibit, Subject
from dossier.errors import DamagedError
from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitKind, PieceQuote
from dossier.model import Quote
from dossier.store import Store
from web.urls import canonical
from workflow.passages import Lost, place

TEXT: Final = "text.txt"
"""Where a package holds the canonical text of what was captured."""
BY: Final = "ancrage"
"""Who anchors when nobody is named: nothing is decided by it."""
EXCERPT: Final = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a card goes back, one French line."""

    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """No sealed exhibit of the case to look in yet."""

    words: str


Found: TypeAlias = AnchoredQuote | PieceQuote
Looked: TypeAlias = Found | Fault | Waiting


@dataclass(frozen=True, slots=True)
class Anchored:
    """What became of each decision that was not anchored yet."""

    found: tuple[Subject, ...]
    returned: Mapping[Subject, str]
    """Cards that go back, and why."""
    waiting: Mapping[Subject, str]
    """Cards that await a sealed exhibit, and of what."""


def anchor(store: Store, case: CaseId, *, by: str = BY) -> Anchored:
    """Anchor every decision of ``case`` that can be; what changes is journaled.

    A decision already anchored is left as it is: its exhibit stays in the case.
    """
    found, returned, waiting = [], {}, {}
    held, tried = store.case(case), store.anchorings(case)
    for subject, decision in store.decisions(case).items():
        last = tried.get(decision.number)
        if not decision.choice.final or (last and not last.fault):
            continue
        looked = [_look(store, held, quote) for quote in decision.quotes]
        if fault := next((one for one in looked if isinstance(one, Fault)), None):
            returned[subject] = fault.words
            if last is None or last.fault != fault.words:
                store.return_decision(decision, fault.words, by=by)
        elif wait := next((one for one in looked if isinstance(one, Waiting)), None):
            waiting[subject] = wait.words
        else:
            _keep(store, decision, looked, by)
            found.append(subject)
    return Anchored(tuple(found), returned, waiting)


def canonical_text(store: Store, exhibit: Exhibit) -> str:
    """The canonical text of a sealed capture, as its package holds it.

    Raises ``DamagedError`` when it is missing or is not what was sealed.
    """
    path = store.settings.home / exhibit.folder / TEXT
    try:
        body = path.read_bytes()
    except OSError as error:
        raise DamagedError(f"pièce {exhibit.id}\u00a0: {TEXT} manquant") from error
    if hashlib.sha256(body).hexdigest() != exhibit.text_sha256:
        raise DamagedError(f"pièce {exhibit.id}\u00a0: {TEXT} altéré")
    return body.decode()


def lead_text(store: Store, quote: Quote) -> str | None:
    """The text the quote was taken from; ``None`` once it is no longer kept."""
    try:
        return store.blobs.get(quote.text_sha256).decode()
    except DamagedError:
        return None


def is_of(quote: Quote, exhibit: Exhibit) -> bool:
    """Whether the quote was taken from the exhibit itself, not from a lead."""
    return str(quote.capture) == str(exhibit.id)


def same_page(url: str, other: str) -> bool:
    """Whether two addresses are spellings of one."""
    if url == other:
        return True
    try:
        return canonical(url) == canonical(other)
    except ValueError:
        return False


def _keep(store: Store, decision: Decision, looked: Sequence[Looked], by: str) -> None:
    anchors = [one for one in looked if isinstance(one, AnchoredQuote | PieceQuote)]
    store.put_anchors(decision, tuple(anchors), by=by)


def _look(store: Store, case: Case, quote: Quote | PieceQuote) -> Looked:
    if isinstance(quote, PieceQuote):
        return _on_piece(store, case, quote)
    captures = [held for held in case.exhibits if _may_hold(held.exhibit, quote)]
    if not captures:
        return Waiting(f"aucune pièce scellée de {quote.url}")
    newest = sorted(captures, key=lambda held: (held.exhibit.at, held.number))
    faults = []
    for held in reversed(newest):
        looked = _in_capture(store, held, quote)
        if isinstance(looked, AnchoredQuote):
            return looked
        faults.append(looked)
    return faults[0]


def _may_hold(exhibit: Exhibit, quote: Quote) -> bool:
    return (
        exhibit.citable
        and exhibit.kind is ExhibitKind.CAPTURE
        and (is_of(quote, exhibit) or same_page(exhibit.url, quote.url))
    )


def _in_capture(
    store: Store, held: NumberedExhibit, quote: Quote
) -> AnchoredQuote | Fault:
    exhibit, words = held.exhibit, f"«\u00a0{_excerpt(quote.text)}\u00a0»"
    where = f"pièce n°\u00a0{held.number}"
    if exhibit.text_sha256 is None:
        return Fault(f"{where}\u00a0: la page ne montrait plus aucun texte")
    try:
        page = canonical_text(store, exhibit)
    except DamagedError as error:
        return Fault(f"{where}\u00a0: {error}")
    lead = lead_text(store, quote)
    if is_of(quote, exhibit):
        start, end = quote.start, quote.end
        at: tuple[int, int] | Lost = (start, end)
        at = at if page[start:end] == quote.text else Lost.MISSING
    elif lead is None:
        at = place(quote.text, 0, len(quote.text), page)
    else:
        at = place(lead, quote.start, quote.end, page)
    match at:
        case Lost.MISSING:
            return Fault(f"{where}\u00a0: {words} ne s’y lit pas")
        case Lost.AMBIGUOUS:
            return Fault(f"{where}\u00a0: {words} s’y lit à plusieurs endroits")
        case (start, end):
            return AnchoredQuote(
                exhibit.id, exhibit.text_sha256, start, end, page[start:end]
            )


def _on_piece(
    store: Store, case: Case, quote: PieceQuote
) -> PieceQuote | Waiting | Fault:
    """Words of a received piece stand where a named person read them."""
    for held in case.exhibits:
        if held.exhibit.id == quote.exhibit:
            if not held.exhibit.citable:
                return Waiting(f"pièce n°\u00a0{held.number} sans scellé")
            if quote in store.transcriptions(quote.exhibit):
                return quote
            return Fault(f"pièce n°\u00a0{held.number}\u00a0: transcription inconnue")
    return Waiting(f"la pièce {quote.exhibit} n’est pas versée au dossier")


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1]}…"
