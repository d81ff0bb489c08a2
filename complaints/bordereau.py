"""The list of exhibits: number, title, place in the bundle, digest, what each is for."""

from collections.abc import Iterator

from complaints.citing import Places
from complaints.context import BordereauLine, FullDigest, OwnPiece
from complaints.evidence_words import NATURES, stamp_worth
from complaints.pieces import citable
from complaints.signatory import FIRST_FREE, Signatory
from complaints.typography import moment
from dossier.case import SUBJECTS, NumberedExhibit, ReviewedCase, Row
from dossier.exhibits import ExhibitId, ExhibitKind
from dossier.model import CaptureOutcome
from legal_refs.ids import ElementId
from rendering.bundle import Pages

SHORT: int = 16
"""Characters of a digest in the list; the annex has them all."""

_SHORT_NAMES = {
    ElementId.INTERMEDIAIRE: "intermédiaire",
    ElementId.OFFRE_DE_SERVICES: "offre",
    ElementId.REMUNERATION: "rémunération",
    ElementId.PUBLIC_VISE: "public visé",
    ElementId.BUT_PRESTATIONS: "but",
    Row.ELEMENT_MORAL: "élément moral",
    Row.IMPUTATION: "imputation",
    Row.A_DECHARGE: "à décharge",
}


def lines(
    reviewed: ReviewedCase, signatory: Signatory, places: Places
) -> tuple[BordereauLine, ...]:
    """One line for each exhibit bound, in the order of the bundle."""
    return tuple(_line(held, signatory, reviewed, places) for held in citable(reviewed))


def missing_pieces(
    reviewed: ReviewedCase, signatory: Signatory
) -> tuple[OwnPiece, ...]:
    """The signatory's own pieces that are still to attach."""
    held = {
        e.number for e in citable(reviewed) if e.exhibit.kind is ExhibitKind.POUVOIR
    }
    return tuple(
        OwnPiece(str(number), title)
        for number, title in enumerate(signatory.slots, 1)
        if number not in held
    )


def unused_numbers(signatory: Signatory) -> list[str]:
    """Reserved numbers that this signatory has no piece for."""
    return [str(n) for n in range(len(signatory.slots) + 1, FIRST_FREE)]


def digests(reviewed: ReviewedCase) -> tuple[FullDigest, ...]:
    """Everything to check an exhibit by."""
    return tuple(
        FullDigest(
            number=str(held.number),
            manifest=held.exhibit.seal.manifest or "—",
            content=held.exhibit.content_sha256 or "—",
            stamp=_stamped(held),
        )
        for held in citable(reviewed)
    )


def numbering_faults(reviewed: ReviewedCase) -> Iterator[str]:
    """Numbers 1 to 4 that something else than the signatory's own pieces took."""
    for held in citable(reviewed):
        if held.number < FIRST_FREE and held.exhibit.kind is not ExhibitKind.POUVOIR:
            yield f"la pièce n°\u00a0{held.number} prend un numéro réservé au signataire"


def page_range(pages: Pages) -> str:
    """« 3 » or « 3 à 7 »."""
    if pages.first == pages.last:
        return str(pages.first)
    return f"{pages.first} à {pages.last}"


def _line(
    held: NumberedExhibit, signatory: Signatory, reviewed: ReviewedCase, places: Places
) -> BordereauLine:
    exhibit = held.exhibit
    answered = exhibit.outcome is CaptureOutcome.STORED
    nature = NATURES[exhibit.kind] if answered else "page non accessible, essai scellé"
    return BordereauLine(
        number=str(held.number),
        title=signatory.title_of(held),
        nature=f"{nature}, non masquée",
        url=exhibit.url,
        moment=moment(exhibit.at),
        digest=(exhibit.seal.manifest or "")[:SHORT],
        pages=page_range(places.bound.sheets[held.number]),
        supports=_supports(exhibit.id, reviewed),
    )


def _supports(exhibit: ExhibitId, reviewed: ReviewedCase) -> str:
    cited = [
        _SHORT_NAMES[subject]
        for subject in SUBJECTS
        if any(a.exhibit == exhibit for a in reviewed.review.decisions[subject].anchors)
    ]
    return ", ".join(cited) or "contexte"


def _stamped(held: NumberedExhibit) -> str:
    stamp = held.exhibit.seal.stamp
    worth = stamp_worth(held.exhibit)
    return f"{moment(stamp.at)}, {worth}" if stamp else worth
