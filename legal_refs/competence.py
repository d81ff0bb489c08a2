"""Which procureur may be written to: proposals in order, each with its reason; never a guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import (
    Authorities,
    Court,
    Departement,
    PlaceId,
    PlaceRule,
    Sourced,
)
from legal_refs.naming import plain

SEVERAL: Final = "Plusieurs tribunaux\u00a0: vérifier la commune."


class Whereabouts(StrEnum):
    """What is known of where the operator is."""

    FRANCE = "france"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Locality:
    """A place in France, as far as it is known."""

    departement: str
    """Its official code (« 2A ») or its name."""
    commune: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case knows; what it ignores stays ``None``."""

    operator: Whereabouts
    seat: Locality | None = None
    """Seat in the trade register."""
    residence: Locality | None = None
    """Of a sole trader who is suspected."""
    payer: Locality | None = None
    """Where an identified person who paid received the offer."""


@dataclass(frozen=True, slots=True)
class Place:
    """One proposal: why, where, and before which court when that is certain."""

    rule: PlaceRule
    locality: Locality | None
    """``None`` when the lawyer is asked instead."""
    courts: tuple[Court, ...]
    """More than one: the commune decides, and a person looks it up."""
    warnings: tuple[str, ...]
    """French lines to print with the proposal."""

    @property
    def id(self) -> PlaceId:
        """Which rank of the order it is."""
        return self.rule.id

    @property
    def court(self) -> Court | None:
        """The court, when there is only one it can be."""
        return self.courts[0] if len(self.courts) == 1 else None

    @property
    def sources(self) -> tuple[Sourced, ...]:
        """Every row it rests on: each may be stale."""
        parquets = (court.parquet for court in self.courts if court.parquet)
        return (self.rule, *self.courts, *parquets)


class UnknownDepartementError(LookupError):
    """A code or a name that no département has."""


def places(facts: Facts, held: Authorities | None = None) -> tuple[Place, ...]:
    """Where to write, best first; never empty.

    An operator abroad or unknown has no seat to rely on: the place of who paid is proposed
    « contre X ». When nothing ties the facts to a place, the only answer is to ask the lawyer.

    Raises ``UnknownDepartementError`` for a place that is in no département.
    """
    table = held or authorities()
    known = _known(facts)
    found = [
        _proposal(table, rule, known[rule.id])
        for rule in table.places.values()
        if known.get(rule.id)
    ]
    return tuple(found) or (_proposal(table, table.places[PlaceId.AVOCAT], None),)


def _known(facts: Facts) -> dict[PlaceId, Locality | None]:
    if facts.operator is Whereabouts.FRANCE:
        return {
            PlaceId.SIEGE: facts.seat,
            PlaceId.RESIDENCE: facts.residence,
            PlaceId.LIEU_DU_PAYEUR: facts.payer,
        }
    return {PlaceId.LIEU_DU_PAYEUR_CONTRE_X: facts.payer}


def _proposal(table: Authorities, rule: PlaceRule, where: Locality | None) -> Place:
    if where is None:
        return Place(rule, None, (), _said(rule, (), ""))
    departement = departement_of(where.departement, table)
    choice = _narrowed(_courts(table, departement), where.commune)
    part = departement.note if len(choice) > 1 else ""
    return Place(rule, where, choice, _said(rule, choice, part))


def _said(rule: PlaceRule, choice: Sequence[Court], part: str) -> tuple[str, ...]:
    said = [SEVERAL] * (len(choice) > 1)
    said += [part, *(court.note for court in choice), rule.ground.reserve]
    return tuple(line for line in said if line)


def courts(departement: str, held: Authorities | None = None) -> tuple[Court, ...]:
    """The courts that share a département, its own first; more than one: see ``SEVERAL``.

    ``departement`` is a code or a name, whatever its case and accents. Raises
    ``UnknownDepartementError`` when it is neither.
    """
    table = held or authorities()
    return _courts(table, departement_of(departement, table))


def departement_of(words: str, held: Authorities | None = None) -> Departement:
    """The département of that code or name; raises ``UnknownDepartementError``."""
    wanted = plain(words.strip())
    for each in (held or authorities()).departements.values():
        if wanted in {plain(each.code), plain(each.name)}:
            return each
    raise UnknownDepartementError(f"département inconnu\u00a0: «\u00a0{words}\u00a0»")


def _courts(table: Authorities, departement: Departement) -> tuple[Court, ...]:
    return tuple(table.courts[court] for court in departement.courts)


def _narrowed(choice: tuple[Court, ...], commune: str) -> tuple[Court, ...]:
    """Only the court that sits in ``commune``, itself or by a chamber, when one does."""
    named = plain(commune.strip())
    return tuple(court for court in choice if named in _communes(court)) or choice


def _communes(court: Court) -> set[str]:
    return {plain(commune) for commune in (court.seat, *court.chambers)}
