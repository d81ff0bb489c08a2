"""Aliases: two entries never claim the same words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import BenefitsFile


class Named(Protocol):
    """A row with aliases and the phrases where they do not count."""

    @property
    def aliases(self) -> Sequence[str]: ...

    @property
    def not_in(self) -> Sequence[str]: ...


def plain(words: str) -> str:
    """``words`` without case, accents or typographic apostrophe."""
    spread = unicodedata.normalize("NFD", words.replace("’", "'").casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def alias_faults(marked: Marked, rows: BenefitsFile) -> Iterator[Fault]:
    """Aliases claimed twice, and phrases of ``not_in`` that exclude nothing."""
    claimed: dict[str, str] = {}
    for section, slug, row in _named(rows):
        for place, alias in enumerate(row.aliases):
            owner = claimed.setdefault(plain(alias), f"{section}.{slug}")
            if owner != f"{section}.{slug}" or _repeated(row.aliases, place):
                yield marked.fault(
                    (section, slug, "aliases", place),
                    f"l’alias « {alias} » est déjà pris par {owner}",
                )
        for place, phrase in enumerate(row.not_in):
            if not any(_inside(alias, phrase) for alias in row.aliases):
                yield marked.fault(
                    (section, slug, "not_in", place),
                    f"« {phrase} » ne contient aucun alias de {slug}",
                )


def _inside(alias: str, phrase: str) -> bool:
    """Whether ``phrase`` says more than ``alias`` and holds it as whole words."""
    words = rf"(?<!\w){re.escape(plain(alias))}(?!\w)"
    return plain(alias) != plain(phrase) and bool(re.search(words, plain(phrase)))


def _repeated(aliases: Sequence[str], place: int) -> bool:
    return plain(aliases[place]) in {plain(alias) for alias in aliases[:place]}


def _named(rows: BenefitsFile) -> Iterator[tuple[str, str, Named]]:
    for slug, body in rows.bodies.items():
        yield "bodies", slug, body
    for slug, benefit in rows.benefits.items():
        yield "benefits", slug, benefit
    for slug, family in rows.families.items():
        yield "families", slug, family
