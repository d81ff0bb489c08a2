"""Who may send what, to whom and where: immutable values, each with how it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from legal_refs.ids import ProvisionId

QualityId = NewType("QualityId", str)
"""What a signatory is in law: ``autre_association``."""

DocumentId = NewType("DocumentId", str)
"""A document of the house: ``procureur``, ``article_40``."""

CourtId = NewType("CourtId", str)
"""``tj_agen``: kind of court, then its seat."""

RecipientId = NewType("RecipientId", str)
"""Somebody to write to: ``cnil``."""


class Standing(StrEnum):
    """Whether a signatory may send a document."""

    ALLOWED = "allowed"
    CONDITIONAL = "conditional"
    """Under the condition that the printed sentence states."""
    LAWYER_ONLY = "lawyer_only"
    REFUSED = "refused"


class Complains(StrEnum):
    """When the document to the procureur is called a complaint."""

    ALWAYS = "always"
    OWN_HARM = "own_harm"
    """Only when it alleges a harm of its own."""
    NEVER = "never"


class Counsel(StrEnum):
    """How much a lawyer is needed to choose a place."""

    OPTIONAL = "optional"
    ADVISED = "advised"
    NEEDED = "needed"


class PlaceId(StrEnum):
    """The places where a procureur may be competent."""

    SIEGE = "siege"
    RESIDENCE = "residence"
    LIEU_DU_PAYEUR = "lieu_du_payeur"
    LIEU_DU_PAYEUR_CONTRE_X = "lieu_du_payeur_contre_x"
    AVOCAT = "avocat"
    """No place: the lawyer is asked, nothing is guessed."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A row, and how well it is known."""

    source: str
    """Where it was read, one French sentence."""
    checked_on: date | None
    """Last day somebody compared it with the official site; ``None`` when nobody has."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row rests on."""

    texts: tuple[ProvisionId, ...]
    not_held: tuple[str, ...]
    """Texts named without their wording being held."""
    reserve: str
    """One printed French sentence naming what stays to confirm; empty when nothing does."""


@dataclass(frozen=True, slots=True)
class Rule(Sourced):
    """What some signatories may do with a document."""

    qualities: tuple[QualityId, ...]
    standing: Standing
    sentence: str
    """Printed as it is."""
    ground: Ground


@dataclass(frozen=True, slots=True)
class Document(Sourced):
    """A document, and what each quality may do with it."""

    id: DocumentId
    name: str
    risk: str
    """What whoever sends it must be told first (deposit, fine, costs); often empty."""
    risk_ground: Ground
    rules: Mapping[QualityId, Rule]
    """One for each quality: the loader refuses a table with a hole."""

    def rule(self, quality: str) -> Rule:
        """What that quality may do; raises ``KeyError`` for one the table ignores."""
        return self.rules[QualityId(quality)]


@dataclass(frozen=True, slots=True)
class Quality:
    """What a signatory is in law."""

    id: QualityId
    name: str
    kept_as: QualityId
    """The quality a workspace declares for it: its own, or the nearest one."""
    complains: Complains


@dataclass(frozen=True, slots=True)
class Title:
    """What the document to the procureur is called, and when."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PlaceRule(Sourced):
    """One rank in the order of places."""

    id: PlaceId
    title: str
    sentence: str
    """Printed as it is."""
    counsel: Counsel
    against_x: bool
    """Whether the document is made « contre X »."""
    ground: Ground


@dataclass(frozen=True, slots=True)
class Parquet(Sourced):
    """How to write to a procureur; only what a source gives."""

    address: str


@dataclass(frozen=True, slots=True)
class Court(Sourced):
    """A court of first instance, whose procureur may be written to."""

    id: CourtId
    name: str
    """« tribunal judiciaire d’Agen », fit for a sentence."""
    seat: str
    appeal: str
    """The court above it, whose procureur général hears a challenge."""
    chambers: tuple[str, ...]
    """Other communes where it sits: they are under it too."""
    note: str
    parquet: Parquet | None
    """``None`` when no source gives its address: a blank for a person to fill."""


@dataclass(frozen=True, slots=True)
class Departement(Sourced):
    """A département or collectivity, and the courts that share it."""

    code: str
    name: str
    courts: tuple[CourtId, ...]
    """Its own first; more than one asks for the commune."""
    note: str
    """Which part goes to a court of elsewhere; empty when none does."""


@dataclass(frozen=True, slots=True)
class Way(Sourced):
    """One way to reach somebody."""

    label: str
    url: str
    postal: str
    phone: str


@dataclass(frozen=True, slots=True)
class Attachments(Sourced):
    """What may be joined."""

    sentence: str
    megabytes: int | None
    """For one file; ``None`` when no limit is known."""
    extensions: tuple[str, ...]
    """Lower case, with the dot; empty when no list is known."""


@dataclass(frozen=True, slots=True)
class Recipient(Sourced):
    """An authority, a body or a company that may be written to."""

    id: RecipientId
    name: str
    document: DocumentId
    accepts: str
    """What one may send to it."""
    reveals: str
    """What the operator of the site may learn by it, or lose."""
    ways: tuple[Way, ...]
    """Empty when none could be read in a source."""
    attachments: Attachments | None
    ground: Ground


@dataclass(frozen=True, slots=True)
class Authorities:
    """The whole table, checked and read-only."""

    titles: Mapping[str, Title]
    qualities: Mapping[QualityId, Quality]
    documents: Mapping[DocumentId, Document]
    places: Mapping[PlaceId, PlaceRule]
    """In their order."""
    courts: Mapping[CourtId, Court]
    departements: Mapping[str, Departement]
    """By code: « 01 », « 2A », « 974 »."""
    recipients: Mapping[RecipientId, Recipient]
