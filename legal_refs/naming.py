"""Aliases: two entries never claim the same words, and each is read as it is written."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import BenefitsFile

SHORTEST, LONGEST = 3, 160
"""Characters of an alias: shorter means nothing, longer would never be looked for."""

ALIKE: Final = {
    **dict.fromkeys(map(ord, "’ʼ‘′`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    ord("×"): "x",
}
"""Signs that readers of a page do not tell apart."""
PATTERN_SIGNS: Final = re.compile(r"[<>*…]")
INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class Named(Protocol):
    """A row with aliases and the phrases where they do not count."""

    @property
    def aliases(self) -> Sequence[str]: ...

    @property
    def not_in(self) -> Sequence[str]: ...


def plain(words: str) -> str:
    """``words`` without case, accents, typography or doubled spaces.

    Whatever the reader of pages takes for the same words has the same plain form.
    """
    spread = unicodedata.normalize("NFD", words.translate(ALIKE).lower())
    letters = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(letters.split())


def alias_faults(marked: Marked, rows: BenefitsFile) -> Iterator[Fault]:
    """Aliases claimed twice or misread, and phrases of ``not_in`` that exclude nothing."""
    claimed: dict[str, str] = {}
    for section, slug, row in _named(rows):
        names = [plain(alias) for alias in row.aliases]
        for place, name in enumerate(names):
            owner = claimed.setdefault(name, f"{section}.{slug}")
            if owner != f"{section}.{slug}" or name in names[:place]:
                yield marked.fault(
                    (section, slug, "aliases", place),
                    f"l’alias « {row.aliases[place]} » est déjà pris par {owner}",
                )
        for place, words in enumerate(row.not_in):
            phrase = plain(words)
            if not any(_inside(name, phrase) for name in names):
                yield marked.fault(
                    (section, slug, "not_in", place),
                    f"« {words} » ne contient aucun alias de {slug}",
                )
        yield from _misread(marked, section, slug, row)


def _misread(marked: Marked, section: str, slug: str, row: Named) -> Iterator[Fault]:
    """Words that the reader of pages would not take as they are written."""
    for key, several in (("aliases", row.aliases), ("not_in", row.not_in)):
        for place, words in enumerate(several):
            for reason in _oddities(words, alias=key == "aliases"):
                yield marked.fault(
                    (section, slug, key, place), f"« {words} » : {reason}"
                )


def _oddities(words: str, *, alias: bool) -> Iterator[str]:
    if not SHORTEST <= len(words) <= LONGEST:
        yield f"de {SHORTEST} à {LONGEST} signes"
    if PATTERN_SIGNS.search(words):
        yield "les signes < > * … ont un autre sens dans la lecture des pages"
    if INVISIBLE.search(words):
        yield "contient un signe invisible"
    if words != " ".join(words.split()):
        yield "une seule espace, ordinaire, entre deux mots"
    if alias and words.isupper() and not words.isalnum():
        yield "un alias en capitales n’a que des lettres et des chiffres"


def _inside(name: str, phrase: str) -> bool:
    """Whether ``phrase`` says more than ``name`` and holds it as whole words; both plain."""
    return (
        name in phrase
        and name != phrase
        and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", phrase))
    )


def _named(rows: BenefitsFile) -> Iterator[tuple[str, str, Named]]:
    for slug, body in rows.bodies.items():
        yield "bodies", slug, body
    for slug, benefit in rows.benefits.items():
        yield "benefits", slug, benefit
    for slug, family in rows.families.items():
        yield "families", slug, family
