"""From the anchors of a review to « pièce n° 5, p. 2 »."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from complaints.context import Cited
from dossier.case import Case, ReviewedCase, Subject
from dossier.exhibits import AnchoredQuote, ExhibitId, PieceQuote
from rendering.bundle import Bound, MarkKey

Anchor: TypeAlias = AnchoredQuote | PieceQuote


def key_of(anchor: Anchor) -> MarkKey:
    """Names the stretch of the bundle where ``anchor`` is marked."""
    if isinstance(anchor, AnchoredQuote):
        return MarkKey(f"{anchor.exhibit}:{anchor.start}-{anchor.end}")
    said = f"{anchor.page}\0{anchor.zone}\0{anchor.text}".encode("utf-8", "replace")
    return MarkKey(f"{anchor.exhibit}:{hashlib.sha256(said).hexdigest()[:16]}")


def page_key(exhibit: ExhibitId, page: int) -> MarkKey:
    """Names the page of the bundle that shows page ``page`` of a received piece."""
    return MarkKey(f"{exhibit}:p{page}")


def anchors(reviewed: ReviewedCase, *subjects: Subject) -> tuple[Anchor, ...]:
    """The anchors of those decisions, each once, in their order."""
    found = (a for s in subjects for a in reviewed.review.decisions[s].anchors)
    return tuple({(key_of(anchor)): anchor for anchor in found}.values())


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands in the finished bundle."""

    case: Case
    bound: Bound
    notes: Mapping[MarkKey, str] = field(default_factory=dict)
    """By quote, where it stood when the page did not show it: see ``origins``."""

    def cited(self, some: Iterable[Anchor]) -> tuple[Cited, ...]:
        """Each anchor with its exhibit and page."""
        return tuple(self._cited(anchor) for anchor in some)

    def _cited(self, anchor: Anchor) -> Cited:
        number = self.case.number(anchor.exhibit)
        page = self.bound.within(number, self._key(anchor))
        return Cited(anchor.text, number, page, self.notes.get(key_of(anchor), ""))

    def _key(self, anchor: Anchor) -> MarkKey:
        """The page of the piece itself where it is shown, else its transcription."""
        if isinstance(anchor, PieceQuote):
            shown = page_key(anchor.exhibit, anchor.page)
            if shown in self.bound.marks:
                return shown
        return key_of(anchor)
