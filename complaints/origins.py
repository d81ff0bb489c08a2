"""Where in the page quoted words stood: what a reader could not see is not « affiché »."""

from collections.abc import Iterable, Mapping
from typing import Final

from complaints.citing import key_of
from complaints.pieces import Content
from dossier.case import ReviewedCase
from dossier.exhibits import AnchoredQuote, ExhibitId
from dossier.model import Origin
from rendering.bundle import MarkKey

UNSEEN: Final[Mapping[Origin, str]] = {
    Origin.HIDDEN: "présent dans la page sans être affiché",
    Origin.STRUCK: "texte barré",
    Origin.META: "description de la page",
    Origin.TITLE: "titre de la page",
    Origin.ALT: "texte de remplacement d’une image",
    Origin.EMBEDDED: "données incluses dans la page",
}
"""Origins that a person who only looked at the page would not have read as its text."""


def notes(
    reviewed: ReviewedCase,
    contents: Mapping[ExhibitId, Content],
    also: Iterable[AnchoredQuote] = (),
) -> dict[MarkKey, str]:
    """By quote, what must be said of where it stood; nothing for what the page showed."""
    anchored = [a for d in reviewed.review.decisions.values() for a in d.anchors]
    said = {
        key_of(a): _note(a, contents.get(a.exhibit, Content()))
        for a in (*anchored, *also)
        if isinstance(a, AnchoredQuote)
    }
    return {key: note for key, note in said.items() if note}


def _note(anchor: AnchoredQuote, content: Content) -> str:
    origins = [
        span.origin
        for span in content.spans
        if span.start < anchor.end and anchor.start < span.end
    ]
    told = dict.fromkeys(UNSEEN[origin] for origin in origins if origin in UNSEEN)
    return ", ".join(told)
