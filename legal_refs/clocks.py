"""Limitation, waiting, retention and numbering: the shipped clocks, checked and read-only.

The days are pure functions of the days given; nothing here reads a case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from legal_refs.catalogue import SHIPPED, Catalogue, catalogue
from legal_refs.clock_building import (
    build_house,
    build_limitation,
    build_renumbered,
    build_retention,
    build_waiting,
)
from legal_refs.clock_faults import clock_faults
from legal_refs.clock_model import (
    Freshness,
    Limitation,
    Renumbered,
    Retention,
    Waiting,
)
from legal_refs.clock_schema import ClocksFile
from legal_refs.faults import LawError
from legal_refs.marked import read
from legal_refs.model import LegalText, Nature, Provision
from legal_refs.validation import validated

CLOCKS: Final = "clocks.yml"


@dataclass(frozen=True, slots=True)
class Clocks:
    """Every clock of the law and of the house."""

    limitations: Mapping[Nature, Limitation]
    waiting: Mapping[str, Waiting]
    retention: Mapping[str, Retention]
    house: Mapping[str, Freshness]
    renumbered: tuple[Renumbered, ...]

    def limitation(self, provision: Provision) -> Limitation:
        """How long the law leaves to act on what ``provision`` punishes."""
        return self.limitations[provision.nature]

    def renumbering(self, code: str, on: date) -> Renumbered | None:
        """What changed the numbers of ``code`` by that day; ``None`` while they hold."""
        return next(
            (r for r in self.renumbered if r.code == code and on >= r.since), None
        )

    def cited(self, code: str, article: str, on: date, paragraph: str = "") -> str:
        """« article … du code … », under the number it bears on that day.

        ``article`` is the former number where the code was renumbered. A new number that is
        not held is said not to be: the former one is then named as former.
        """
        former = f"article {article}{paragraph and f', {paragraph}'}"
        changed = self.renumbering(code, on)
        if changed is None:
            return f"{former} {_of(code)}"
        if new := changed.articles.get(article):
            return f"article {new} {_of(code)}, ancien {former}"
        return f"ancien {former} {_of(code)}, dont le nouveau numéro n’est pas tenu"


@cache
def clocks() -> Clocks:
    """The shipped clocks, read once a process."""
    return load(SHIPPED, catalogue())


def load(folder: Path, law: Catalogue) -> Clocks:
    """The clocks of ``folder``; raises ``LawError`` with every fault, by file and line."""
    marked = read(folder / CLOCKS, CLOCKS)
    rows, faults = validated(marked, ClocksFile)
    if rows is not None:
        faults = list(clock_faults(marked, rows, law))
    if rows is None or faults:
        raise LawError(faults)
    limitation = {
        key: build_limitation(key, row) for key, row in rows.limitation.items()
    }
    waiting = {slug: build_waiting(slug, row) for slug, row in rows.waiting.items()}
    kept = {slug: build_retention(slug, row) for slug, row in rows.retention.items()}
    house = {slug: build_house(slug, row) for slug, row in rows.house.items()}
    return Clocks(
        limitations=MappingProxyType(limitation),
        waiting=MappingProxyType(waiting),
        retention=MappingProxyType(kept),
        house=MappingProxyType(house),
        renumbered=tuple(map(build_renumbered, rows.renumbered.values())),
    )


def cited(text: LegalText, on: date) -> str:
    """The article of ``text``, under the number it bears on that day; spaces as typed."""
    return clocks().cited(text.code, text.article, on)


def _of(code: str) -> str:
    """« du code … », « de la loi … », « de l’ordonnance … »; an acronym keeps its capitals."""
    first, _, _ = code.partition(" ")
    said = code if first.isupper() else code[:1].lower() + code[1:]
    if first in _FEMININE:
        return f"de la {said}"
    return f"de l’{said}" if first in _ELIDED else f"du {said}"


_FEMININE: Final = frozenset(
    {"Loi", "Directive", "Convention", "Charte", "LCEN", "CEDH"}
)
_ELIDED: Final = frozenset({"Ordonnance", "Arrêté", "Accord"})
