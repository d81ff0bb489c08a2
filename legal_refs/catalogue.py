"""The law as one value, loaded from the YAML files that jurists write and review."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from legal_refs.asked import Words, asked
from legal_refs.building import (
    build_benefits,
    build_bodies,
    build_disputed,
    build_families,
    build_provisions,
    build_routes,
    build_texts,
)
from legal_refs.building_grounds import build_adjacent, build_concours
from legal_refs.chronology import chronology_faults
from legal_refs.elements import element_faults
from legal_refs.faults import Fault, LawError
from legal_refs.ids import AdjacentId, BenefitId, DisputedId, ElementId, ProvisionId
from legal_refs.marked import Marked, read
from legal_refs.model import (
    AdjacentGround,
    Benefit,
    Body,
    Concours,
    Disputed,
    Family,
    LegalText,
    Provision,
    Route,
    TextRole,
    Wording,
)
from legal_refs.naming import alias_faults
from legal_refs.publics import public_faults
from legal_refs.punishing import Punishment, punishing, punishing_faults, punishment
from legal_refs.references import (
    Known,
    adjacent_reference_faults,
    agreement_faults,
    benefit_reference_faults,
    concours_reference_faults,
    disputed_reference_faults,
    text_reference_faults,
)
from legal_refs.routes import route_faults
from legal_refs.schema import (
    AdjacentFile,
    BenefitsFile,
    ConcoursFile,
    DisputedFile,
    OfficialDomainsFile,
    ProvisionRow,
    PublicsFile,
    Row,
    TextRow,
)
from legal_refs.validation import validated
from legal_refs.verbatim import verbatim_faults

SHIPPED = Path(__file__).parent
PROVISIONS, BENEFITS, DISPUTED = "provisions", "benefits.yml", "cas_discutes.yml"
ADJACENT, CONCOURS = "adjacent.yml", "concours.yml"
DOMAINS, PUBLICS = "official_domains.yml", "publics.yml"
FILES = BENEFITS, DISPUTED, ADJACENT, CONCOURS, DOMAINS, PUBLICS


Shape = TypeVar("Shape", bound=Row)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the house knows of the law, checked and read-only."""

    provisions: Mapping[ProvisionId, Provision]
    texts: Mapping[ProvisionId, LegalText]
    """Every text held, whatever its role; the provisions are among them."""
    benefits: Mapping[BenefitId, Benefit]
    families: Mapping[str, Family]
    bodies: Mapping[str, Body]
    routes: Mapping[str, Route]
    everywhere: Route
    """Free help for every step, near everyone's home."""
    disputed: Mapping[DisputedId, Disputed]
    adjacent: Mapping[AdjacentId, AdjacentGround]
    concours: Concours
    digest: str
    """SHA-256 over the files, names included: changes whenever the law files do."""

    def asked(self, provision: ProvisionId, on: date) -> Mapping[ElementId, Words]:
        """Words that ask each element on that day; empty when no wording is held."""
        return asked(self.texts, provision, on)

    def subsidiary(self, benefit: BenefitId, on: date) -> frozenset[ProvisionId]:
        """Texts of ``benefit`` that come after a special one in force that day.

        The others of its list stand side by side: each covers another public.
        """
        return frozenset(
            rule.general
            for rule in self.concours.special_first
            if benefit in rule.benefits and self.texts[rule.special].in_force(on)
        )

    def punishing(
        self, provision: ProvisionId, on: date
    ) -> tuple[LegalText, Wording] | None:
        """The text in which the penalty is read that day; ``None`` when not held."""
        return punishing(self.texts, provision, on)

    def punishment(self, provision: ProvisionId, on: date) -> Punishment | None:
        """The highest fines that day, and the words that set them."""
        return punishment(self.texts, self.concours.legal_persons, provision, on)

    def text_ids_by_role(self, role: TextRole) -> tuple[ProvisionId, ...]:
        """Texts held for ``role``, in the order of their slugs."""
        return tuple(slug for slug, text in self.texts.items() if text.role is role)


@cache
def catalogue() -> Catalogue:
    """The shipped law, read once a process."""
    return load(SHIPPED)


def load(folder: Path) -> Catalogue:
    """The law of ``folder``; raises ``LawError`` with every fault of every file."""
    return _Loading(folder).catalogue()


class _Loading:
    """Reads all, checks all, and only then builds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.texts = [self._text(path) for path in _texts(folder)]
        self.benefits_file, self.benefits = self._file(BENEFITS, BenefitsFile)
        self.disputed_file, self.disputed = self._file(DISPUTED, DisputedFile)
        self.adjacent_file, self.adjacent = self._file(ADJACENT, AdjacentFile)
        self.concours_file, self.concours = self._file(CONCOURS, ConcoursFile)
        self.domains = self._file(DOMAINS, OfficialDomainsFile)[1]
        self.publics_file, self.publics = self._file(PUBLICS, PublicsFile)

    def catalogue(self) -> Catalogue:
        """The law, or ``LawError``."""
        rows = [row for _, row in self.texts if row]
        self.faults += self._within()
        self.faults += self._between(rows)
        texts = build_texts(rows)
        self.faults += self._elements(texts)
        if (
            self.faults
            or self.benefits is None
            or self.disputed is None
            or self.adjacent is None
            or self.concours is None
        ):
            raise LawError(self.faults)
        benefits = build_benefits(self.benefits)
        return Catalogue(
            provisions=MappingProxyType(build_provisions(rows, texts)),
            texts=MappingProxyType(texts),
            benefits=MappingProxyType(benefits),
            families=MappingProxyType(build_families(self.benefits, benefits)),
            bodies=MappingProxyType(build_bodies(self.benefits)),
            routes=MappingProxyType(build_routes(self.benefits)),
            everywhere=build_routes(self.benefits)[self.benefits.everywhere],
            disputed=MappingProxyType(build_disputed(self.disputed)),
            adjacent=MappingProxyType(build_adjacent(self.adjacent)),
            concours=build_concours(self.concours),
            digest=_digest(self.folder),
        )

    def _file(self, name: str, shape: type[Shape]) -> tuple[Marked, Shape | None]:
        marked = read(self.folder / name, name)
        row, faults = validated(marked, shape)
        self.faults += faults
        return marked, row

    def _text(self, path: Path) -> tuple[Marked, TextRow | None]:
        marked = read(path, path.relative_to(self.folder).as_posix())
        value = marked.value
        row, faults = validated(marked, ProvisionRow if _offends(value) else TextRow)
        self.faults += faults
        return marked, row

    def _within(self) -> Iterator[Fault]:
        for path in (self.folder / PROVISIONS).glob("*"):
            if path.suffix != ".yml" and path.suffix.lower() in {".yaml", ".yml"}:
                name = path.relative_to(self.folder).as_posix()
                yield Fault(name, 1, "fichier ignoré : l’extension est .yml")
        for marked, row in self.texts:
            if row:
                yield from chronology_faults(marked, row)
                yield from verbatim_faults(marked, row)
        if self.benefits:
            yield from alias_faults(self.benefits_file, self.benefits)
            if self.domains:
                domains = self.domains.domains
                yield from route_faults(self.benefits_file, self.benefits, domains)
        if self.publics:
            yield from public_faults(self.publics_file, self.publics.publics)
        if self.disputed:
            yield from disputed_reference_faults(self.disputed_file, self.disputed)

    def _between(self, rows: list[TextRow]) -> Iterator[Fault]:
        provisions = {row.id: row for row in rows if isinstance(row, ProvisionRow)}
        refused = {Path(marked.name).stem for marked, row in self.texts if row is None}
        known = Known(
            texts={row.id for row in rows} | refused,
            provisions=provisions.keys() | refused,
            benefits=self.benefits.benefits if self.benefits else (),
        )
        for marked, row in self.texts:
            if row and self.benefits:
                yield from text_reference_faults(marked, row, known)
        if self.benefits:
            yield from benefit_reference_faults(
                self.benefits_file, self.benefits, known
            )
            yield from agreement_faults(self.benefits_file, self.benefits, provisions)
        if self.adjacent:
            roles = {row.id: row.role for row in rows}
            yield from adjacent_reference_faults(
                self.adjacent_file, self.adjacent, known, roles
            )
        if self.concours and self.benefits:
            yield from concours_reference_faults(
                self.concours_file, self.concours, known, self.benefits
            )

    def _elements(self, texts: Mapping[ProvisionId, LegalText]) -> Iterator[Fault]:
        if any(row is None for _, row in self.texts):
            return
        for marked, row in self.texts:
            if isinstance(row, ProvisionRow):
                publics = self.publics.publics if self.publics else None
                yield from element_faults(marked, row, texts, publics)
            if row:
                yield from punishing_faults(marked, row, texts)


def _offends(value: object) -> bool:
    """Whether a file means to be a provision, so that its other faults make sense."""
    return isinstance(value, dict) and (
        value.get("role") == TextRole.OFFENCE or "benefits" in value
    )


def _texts(folder: Path) -> list[Path]:
    return sorted((folder / PROVISIONS).glob("*.yml"))


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in [*_texts(folder), *(folder / name for name in FILES)]:
        body = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(body)}\0".encode())
        digest.update(body)
    return digest.hexdigest()
