"""What a document may cite: a capture sealed, or a piece received, and words found in it.

The seal proves the date of receipt and that nothing changed since; never that what was
shown, or given, is true.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from dossier.model import CaptureOutcome, Sha256, SiteId

ExhibitId = NewType("ExhibitId", str)
"""Names one exhibit for ever: ASCII, fit for a folder's name."""

PersonId = NewType("PersonId", str)
"""Names a natural person without naming them (privacy.md D2)."""


class ExhibitKind(StrEnum):
    """What sort of thing it is. All but the first are received from somebody."""

    CAPTURE = "capture"
    FACTURE = "facture"
    RELEVE_BANCAIRE = "releve_bancaire"
    CONTRAT = "contrat"
    COURRIEL = "courriel"
    SMS = "sms"
    COPIE_ECRAN = "copie_ecran"
    PHOTO = "photo"
    ENREGISTREMENT = "enregistrement"
    ATTESTATION = "attestation"
    CONSTAT = "constat"
    COPIE_ARCHIVEE = "copie_archivee"
    POUVOIR = "pouvoir"
    """Statutes, receipt, board decision or power of the one who signs."""
    AUTRE = "autre"
    """A document whose sort nobody has said."""

    @property
    def received(self) -> bool:
        """Whether somebody gave it to us."""
        return self is not ExhibitKind.CAPTURE


class SealState(StrEnum):
    """Whether a document may cite it. Fails closed: anything lacking is ``UNSEALED``."""

    SEALED = "SEALED"
    UNSEALED = "UNSEALED"


class StampKind(StrEnum):
    """What a time stamp is worth."""

    LOCAL = "local"
    """Made by this house's own authority: « non probant »."""
    AUTHORITY = "authority"
    """A third party's, not shown to be qualified."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One RFC 3161 time stamp over manifest and signature."""

    kind: StampKind
    authority: str
    """Subject of the certificate that signed it, one line."""
    at: datetime
    """The time it asserts, UTC."""
    root: Sha256
    """SHA-256 of the DER of the root certificate it is verified against."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What makes an exhibit citable."""

    state: SealState
    reason: str = ""
    """One French line when ``UNSEALED``."""
    manifest: Sha256 | None = None
    """SHA-256 of the manifest, which names every file with its size and SHA-256."""
    key: Sha256 | None = None
    """Fingerprint of the key that signed the manifest: SHA-256 of its DER public key."""
    stamp: Stamp | None = None

    def __post_init__(self) -> None:
        whole = self.manifest and self.key and self.stamp
        if self.state is SealState.SEALED and not whole:
            raise ValueError("sealed without manifest, signature or stamp")


@dataclass(frozen=True, slots=True)
class Reception:
    """How a piece came to us (privacy.md D18: never the user's name in a document)."""

    giver: PersonId
    """Whose name stands in the table of persons only."""
    shows: str
    """What it is offered to show, one French sentence."""
    original: bool
    """An original, or a copy."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A capture sealed, or a piece received."""

    id: ExhibitId
    kind: ExhibitKind
    site: SiteId
    """Empty for a piece that concerns no site."""
    title: str
    """One French line: what it is, in neutral words."""
    url: str
    """Address shown at the end of the redirects; empty for a piece."""
    at: datetime
    """When it was captured or received, UTC."""
    by: str
    """The named person who captured or registered it."""
    folder: str
    """Where the package is, relative to the home."""
    seal: Seal
    outcome: CaptureOutcome = CaptureOutcome.STORED
    """A page that no longer answers is a fact too: then anything but ``STORED``."""
    text_sha256: Sha256 | None = None
    """Digest of its canonical text, UTF-8; ``None`` when it has none."""
    content_sha256: Sha256 | None = None
    """Digest of the page's response body, or of the received file."""
    reception: Reception | None = None

    @property
    def citable(self) -> bool:
        """Whether a document may cite it."""
        return self.seal.state is SealState.SEALED


@dataclass(frozen=True, slots=True)
class AnchoredQuote:
    """Words of a sealed capture's canonical text, at their place in it."""

    exhibit: ExhibitId
    text_sha256: Sha256
    start: int
    """In Unicode code points."""
    end: int
    text: str
    """Verbatim: ``canonical[start:end] == text``."""


@dataclass(frozen=True, slots=True)
class PieceQuote:
    """Words of a received piece, as a named person transcribed them."""

    exhibit: ExhibitId
    page: int
    """From 1."""
    zone: str
    """Where on the page, in words: « en bas à droite »."""
    text: str
    by: str
    at: datetime
