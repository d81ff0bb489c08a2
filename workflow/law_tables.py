"""Authorities, places, courts and clocks as ``vigie law`` names them, beside the law itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import Departement, Document, PlaceRule, Recipient
from legal_refs.clock_model import Freshness, Limitation, Retention, Waiting
from legal_refs.clocks import clocks
from legal_refs.model import Nature
from workflow.check_words import today

Clock: TypeAlias = Limitation | Waiting | Retention | Freshness
Authority: TypeAlias = Recipient | Document | PlaceRule | Departement

KINDS = {
    Recipient: "authority",
    Document: "document",
    PlaceRule: "place",
    Departement: "departement",
    Limitation: "clock",
    Waiting: "clock",
    Retention: "clock",
    Freshness: "clock",
}
"""The word of each kind in JSON."""
LIMITATIONS = {
    Nature.DELIT: "Prescription des délits",
    Nature.CONTRAVENTION: "Prescription des contraventions",
}


@dataclass(frozen=True, slots=True)
class Tabled:
    """One row of these tables."""

    id: str
    title: str
    value: Authority | Clock
    names: tuple[str, ...] = ()
    """What it is called, besides its id and its title."""

    @property
    def kind(self) -> str:
        """Its word in JSON."""
        return KINDS[type(self.value)]


def checked_against(on: date) -> date:
    """The day a check is aged to: facts of long ago do not make it young again."""
    return max(on, today())


@cache
def tabled() -> tuple[Tabled, ...]:
    """Every row, in the order of the files; each id once."""
    return (*_authorities(), *_clocks())


def _authorities() -> Iterator[Tabled]:
    table = authorities()
    told: set[str] = set(table.recipients)  # a document of that id goes with them
    for recipient in table.recipients.values():
        yield Tabled(recipient.id, recipient.name, recipient)
    for document in table.documents.values():
        if document.id not in told:
            yield Tabled(document.id, document.name, document)
    for place in table.places.values():
        yield Tabled(place.id.value, place.title, place)
    for found in table.departements.values():
        courts = [table.courts[slug] for slug in found.courts]
        yield Tabled(
            f"departement_{found.code.lower()}",
            found.name,
            found,
            (found.code, *(court.name for court in courts if len(courts) == 1)),
        )


def _clocks() -> Iterator[Tabled]:
    table = clocks()
    for nature, limit in table.limitations.items():
        yield Tabled(f"prescription_{nature.value}", LIMITATIONS[nature], limit)
    for wait in table.waiting.values():
        yield Tabled(wait.id, wait.title, wait)
    for kept in table.retention.values():
        yield Tabled(kept.id, kept.title, kept)
    for fresh in table.house.values():
        yield Tabled(fresh.id, fresh.title, fresh)
