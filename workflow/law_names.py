"""Finds what a person means by the name of a benefit, the number of an article or a slug."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Final, TypeAlias

from dossier.errors import UnusableInputError
from legal_refs.catalogue import Catalogue
from legal_refs.model import AdjacentGround, Benefit, Disputed, LegalText
from legal_refs.naming import plain
from workflow.law_tables import Tabled, tabled

Held: TypeAlias = LegalText | Benefit | Disputed | AdjacentGround
Entry: TypeAlias = Held | Tabled
Name: TypeAlias = tuple[str, ...]

WORD: Final = re.compile(r"[^\W\d_]+|\d+")
ASIDE: Final = frozenset(("art", "article", "du", "de", "des", "la", "le", "l"))
"""Words that a person writes around a name, and that name nothing."""
NEAREST: Final = 4
LIKENESS: Final = 0.6


def find(law: Catalogue, words: str) -> Entry:
    """What ``words`` name, whatever their case, accents, stops and spaces.

    A slug is preferred to any other name, and the law to the tables of authorities and of
    clocks. Raises ``UnusableInputError``, with the nearest names, when the words name
    nothing or several things.
    """
    for entry in (*entries(law), *tabled()):
        if entry.id == words.strip():
            return entry
    wanted = name_of(words)
    if found := _only(words, wanted, entries(law)):
        return found
    for family in law.families.values():
        if wanted and wanted in set(map(name_of, (family.id, *family.aliases))):
            raise UnusableInputError(
                f"« {words} » désigne plusieurs prestations : {', '.join(family.stands_for)}"
            )
    if found := _only(words, wanted, tabled()):
        return found
    raise UnusableInputError(_unknown(law, words))


def _only(words: str, wanted: Name, among: Iterable[Entry]) -> Entry | None:
    """The one that bears that name; ``UnusableInputError`` when several do."""
    found = {
        entry.id: entry for entry in among if wanted and wanted in set(names(entry))
    }
    if len(found) > 1:
        raise UnusableInputError(
            f"« {words} » désigne plusieurs entrées : {', '.join(sorted(found))}"
        )
    return found.popitem()[1] if found else None


def entries(law: Catalogue) -> Iterator[Held]:
    """Everything that may be shown: texts, benefits, disputed cases, adjacent grounds."""
    yield from law.texts.values()
    yield from law.benefits.values()
    yield from law.disputed.values()
    yield from law.adjacent.values()


def names(entry: Entry) -> Iterator[Name]:
    """Every name of ``entry``, as ``name_of`` reads it."""
    yield name_of(entry.id)
    if isinstance(entry, LegalText):
        article, code = name_of(entry.article), name_of(entry.code)
        short = name_of(entry.id.partition("_")[0])
        yield from (article, article + code, code + article)
        yield from (article + short, short + article)
    elif isinstance(entry, Benefit):
        yield from map(name_of, (entry.name, *entry.aliases))
    elif isinstance(entry, Tabled):
        yield from map(name_of, (entry.title, *entry.names))
    else:
        yield name_of(entry.title)


@cache
def name_of(words: str) -> Name:
    """``words`` as plain words and numbers; the words around a name left out."""
    parts = WORD.findall(plain(words))
    return tuple(
        part
        for place, part in enumerate(parts)
        if part not in ASIDE or _opens_a_number(parts, place)
    )


def _opens_a_number(parts: list[str], place: int) -> bool:
    """Whether the word is the « L » of an article, not an article of the language."""
    return (
        parts[place : place + 1] == ["l"]
        and parts[place + 1 : place + 2] != []
        and (parts[place + 1].isdigit())
    )


def _unknown(law: Catalogue, words: str) -> str:
    known = {
        " ".join(name): entry.id
        for entry in (*entries(law), *tabled())
        for name in names(entry)
    }
    wanted = " ".join(name_of(words))
    near = get_close_matches(wanted, known, NEAREST, LIKENESS)
    slugs = list(dict.fromkeys(known[name] for name in near))
    nearest = f" ; au plus près : {', '.join(slugs)}" if slugs else ""
    return f"« {words} » : inconnu du droit tenu{nearest} (« vigie law list »)"
