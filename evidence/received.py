"""A piece that somebody gave: kept as it came, sealed at once, or refused in one line.

The seal proves the day of receipt and that nothing changed since, never that the piece
is true.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dossier.errors import UnusableInputError
from dossier.exhibits import Exhibit, ExhibitKind, PersonId
from dossier.model import SiteId
from evidence.capture import SOFTWARE, new_id
from evidence.facts import SPECIMEN, Facts, PieceFacts
from evidence.manifest import digest
from evidence.names import masked, named, personal_number, slug, words_of
from evidence.package import Sealer
from evidence.sniffing import MediaType, media_type
from reading.model import READER_VERSION

NO_SITE: Final = SiteId("")
LARGEST: Final = 50 * 1024 * 1024
LONGEST_SENTENCE: Final = 500
LONGEST_NAME: Final = 200
TITLES: Final[Mapping[ExhibitKind, str]] = {
    ExhibitKind.FACTURE: "Facture",
    ExhibitKind.RELEVE_BANCAIRE: "Relevé bancaire",
    ExhibitKind.CONTRAT: "Contrat ou conditions générales",
    ExhibitKind.COURRIEL: "Courriel",
    ExhibitKind.SMS: "Message SMS",
    ExhibitKind.COPIE_ECRAN: "Copie d’écran",
    ExhibitKind.PHOTO: "Photographie",
    ExhibitKind.ENREGISTREMENT: "Enregistrement sonore",
    ExhibitKind.ATTESTATION: "Attestation",
    ExhibitKind.CONSTAT: "Constat",
    ExhibitKind.COPIE_ARCHIVEE: "Copie archivée d’une page",
    ExhibitKind.POUVOIR: "Pouvoir du signataire",
    ExhibitKind.AUTRE: "Pièce reçue",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is said of a piece when it is given."""

    giver: str = field(repr=False)
    """Who gives it: used to keep this name out of everything, and never kept here."""
    shows: str
    """What it is offered to show, one French sentence."""
    by: str
    """The named person who registers it."""
    kind: ExhibitKind | None = None
    """Told by the file's sort when nobody says."""
    original: bool = False
    site: SiteId = NO_SITE
    fictional: bool = False

    def check(self) -> None:
        """Raise ``UnusableInputError`` for an offer that cannot be kept (D18).

        Its sentence holds neither a number of a person, nor a word of the giver's name.
        """
        shows = self.shows.strip()
        if not self.giver.strip():
            raise UnusableInputError("dites qui remet la pièce (--from)")
        if not shows or not shows.isprintable() or len(shows) > LONGEST_SENTENCE:
            raise UnusableInputError(
                "dites en une phrase ce que la pièce montre (--shows), sans saut de ligne "
                f"ni plus de {LONGEST_SENTENCE} signes"
            )
        if number := personal_number(shows):
            raise UnusableInputError(
                "« --shows » contient un numéro qui peut désigner une personne "
                f"({len(number)} signes) : retirez-le, la pièce elle-même suffit"
            )
        if named(shows, words_of(self.giver)):
            raise UnusableInputError(
                "« --shows » nomme la personne qui remet la pièce : retirez son nom"
            )
        if self.kind is ExhibitKind.CAPTURE:
            raise UnusableInputError("une capture se fait par « vigie seal »")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that can be a piece, read and told apart; nothing of it is written yet."""

    facts: Facts
    """Without who gave it."""
    files: dict[str, bytes]

    def given_by(self, giver: PersonId, sealer: Sealer) -> Exhibit:
        """Seal the piece; raises as ``Sealer.seal``."""
        piece = self.facts.piece and self.facts.piece.model_copy(
            update={"giver": giver}
        )
        return sealer.seal(self.facts.model_copy(update={"piece": piece}), self.files)


def piece(path: Path, offer: Offer) -> Piece:
    """The file at ``path`` as a piece; it stays where it is, never run nor shown.

    Raises ``UnusableInputError`` in one French line for what cannot be one.
    """
    offer.check()
    body = _bytes(path)
    found = media_type(path.name, body)
    kind = offer.kind or _kind(found)
    told = "".join(sign if sign.isprintable() else "\ufffd" for sign in path.name)
    shown = masked(told[:LONGEST_NAME], words_of(offer.giver))
    content = f"original-{slug(Path(shown).stem)}.{found.ending}"
    now = datetime.now(UTC)
    facts = Facts(
        id=new_id(now),
        kind=kind,
        site=offer.site,
        title=f"{TITLES[kind]} ({'original' if offer.original else 'copie'})",
        url="",
        at=now,
        by=offer.by,
        software=SOFTWARE,
        reader=READER_VERSION,
        content=content,
        content_sha256=digest(body),
        text_sha256=None,
        mention=SPECIMEN if offer.fictional else "",
        piece=PieceFacts(
            giver="",
            file=shown,
            name_masked=shown != told,
            media_type=found.name,
            shows=offer.shows.strip(),
            original=offer.original,
        ),
    )
    return Piece(facts, {content: body})


def _bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of no more than ``LARGEST``; no more are ever read."""
    too_large = UnusableInputError(
        f"plus de {LARGEST // 1024 // 1024} Mo : refusé, donnez-en un extrait"
    )
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise UnusableInputError("ce n’est pas un fichier ordinaire : refusé")
        if state.st_size > LARGEST:
            raise too_large
        body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise too_large
    return body


def _kind(found: MediaType) -> ExhibitKind:
    family = found.name.partition("/")[0]
    if found.name == "message/rfc822":
        return ExhibitKind.COURRIEL
    if family == "audio":
        return ExhibitKind.ENREGISTREMENT
    if family == "image":
        return ExhibitKind.COPIE_ECRAN if found.ending == "png" else ExhibitKind.PHOTO
    return ExhibitKind.AUTRE
