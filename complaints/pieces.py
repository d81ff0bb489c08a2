"""The exhibits of a reviewed case as sheets of a bundle, with what is quoted marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from complaints.citing import Anchor, key_of, page_key
from complaints.evidence_words import NATURES, stamp_worth
from complaints.signatory import Signatory
from complaints.typography import moment, typeset
from dossier.case import NumberedExhibit, ReviewedCase
from dossier.exhibits import (
    AnchoredQuote,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    PieceQuote,
)
from dossier.model import CaptureOutcome, TextSpan
from rendering.bundle import (
    Bundle,
    Mark,
    Passage,
    Picture,
    PictureFormat,
    Sheet,
)
from rendering.document import Inline, Run, Style

NO_MARK: Final = (
    "Le scellement établit la date et l’intégrité depuis cette date ; il n’établit pas "
    "que ce que la page affichait est exact."
)
WITHHELD: Final = "conservé sous scellé ; remis sur décision écrite d’un juriste"
"""A recording is not handed out with the others (privacy.md D18)."""

RECEIVED: Final = (
    "Le scellement établit la date de réception et l’intégrité depuis cette date, jamais "
    "l’authenticité de la pièce."
)


@dataclass(frozen=True, slots=True)
class Content:
    """What the sealed package of one exhibit holds that can be shown."""

    text: str = ""
    """Canonical text."""
    spans: tuple[TextSpan, ...] = ()
    """Where each stretch of it stood in the page."""
    pictures: tuple[bytes, ...] = ()
    """Tiles of a capture, PNG, top to bottom."""
    original: bytes = b""
    """The received file."""
    original_name: str = ""
    original_form: PictureFormat | None = None
    """When it can be laid on pages."""
    original_pages: int = 1


@dataclass(frozen=True, slots=True)
class Marking:
    """Where and when a bundle is made, and what every page of it bears."""

    created: datetime
    signatory: Signatory
    banner: str = ""
    footer: str = ""
    also: Sequence[AnchoredQuote] = field(default=())
    """Words cited beside the decisions: what speaks for the site, found on an exhibit."""


def citable(reviewed: ReviewedCase) -> tuple[NumberedExhibit, ...]:
    """The sealed exhibits, in the order of their numbers: no other is bound or cited."""
    held = (e for e in reviewed.case.exhibits if e.exhibit.citable)
    return tuple(sorted(held, key=lambda e: e.number))


def bundle(
    reviewed: ReviewedCase, contents: Mapping[ExhibitId, Content], marking: Marking
) -> Bundle:
    """Every citable exhibit with its cover sheet, pictures, transcriptions and text."""
    cited = [*marking.also, *_all_anchors(reviewed)]
    return Bundle(
        title=f"Pièces du dossier {reviewed.case.id}",
        created=marking.created,
        sheets=tuple(
            _sheet(
                held,
                marking.signatory.title_of(held),
                contents.get(held.exhibit.id, Content()),
                cited,
            )
            for held in citable(reviewed)
        ),
        banner=marking.banner,
        footer=marking.footer,
    )


def _all_anchors(reviewed: ReviewedCase) -> list[Anchor]:
    return [a for d in reviewed.review.decisions.values() for a in d.anchors]


def _sheet(
    held: NumberedExhibit, title: str, content: Content, cited: Sequence[Anchor]
) -> Sheet:
    exhibit = held.exhibit
    here = {key_of(a): a for a in cited if a.exhibit == exhibit.id}
    return Sheet(
        number=held.number,
        title=title,
        facts=_facts(exhibit, content),
        note=RECEIVED if exhibit.kind.received else NO_MARK,
        pictures=_pictures(exhibit, content),
        passages=tuple(
            Passage(key, a.text, _transcribed(a))
            for key, a in here.items()
            if isinstance(a, PieceQuote)
        ),
        text=content.text,
        marks=tuple(
            Mark(key, a.start, a.end)
            for key, a in here.items()
            if isinstance(a, AnchoredQuote)
        ),
    )


def _facts(exhibit: Exhibit, content: Content) -> tuple[tuple[str, Inline], ...]:
    seal = exhibit.seal
    rows: list[tuple[str, Inline]] = [("Nature", NATURES[exhibit.kind])]
    if exhibit.url:
        rows.append(("Adresse", (Run(exhibit.url, Style.NAME),)))
    rows.append(
        ("Reçue le" if exhibit.kind.received else "Capturée le", moment(exhibit.at))
    )
    if exhibit.outcome is not CaptureOutcome.STORED:
        rows.append(("État de la page", "page non accessible à cette date"))
    if exhibit.reception:
        kind = "original" if exhibit.reception.original else "copie"
        rows.append(("Forme", kind))
        rows.append(("Offerte pour montrer", exhibit.reception.shows))
    if exhibit.kind is ExhibitKind.ENREGISTREMENT:
        rows.append(("Fichier", WITHHELD))
    if content.original_name:
        rows.append(("Fichier joint", content.original_name))
    if exhibit.content_sha256:
        rows.append(("SHA-256 du contenu", exhibit.content_sha256))
    if seal.manifest:
        rows.append(("SHA-256 du manifeste", seal.manifest))
    if seal.key:
        rows.append(("Clé de scellement", seal.key))
    if seal.stamp:
        rows.append(
            ("Horodaté le", f"{moment(seal.stamp.at)} — {stamp_worth(exhibit)}")
        )
        rows.append(("Racine de l’horodatage", seal.stamp.root))
    return tuple((typeset(name), value) for name, value in rows)


def _pictures(exhibit: Exhibit, content: Content) -> tuple[Picture, ...]:
    total = len(content.pictures)
    tiles = tuple(
        Picture(
            body,
            PictureFormat.PNG,
            f"Image de la page {exhibit.url}, vue {index} sur {total}, "
            f"capturée le {moment(exhibit.at)} ; son texte est repris plus loin.",
            long=True,
        )
        for index, body in enumerate(content.pictures, 1)
    )
    return tiles or tuple(_original(exhibit, content))


def _original(exhibit: Exhibit, content: Content) -> list[Picture]:
    form = content.original_form
    if form is None:
        return []
    return [
        Picture(
            content.original,
            form,
            f"{exhibit.title}, page {page} sur {content.original_pages}.",
            page=page,
            key=page_key(exhibit.id, page),
        )
        for page in range(1, content.original_pages + 1)
    ]


def _transcribed(quote: PieceQuote) -> str:
    where = f"page {quote.page}, {quote.zone}" if quote.zone else f"page {quote.page}"
    return f"{where} ; transcrit par {quote.by} le {moment(quote.at)}"
