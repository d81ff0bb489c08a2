"""The public that a text speaks to, as its own words say it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.model import Addressee
from legal_refs.naming import plain

Publics: TypeAlias = Mapping[Addressee, Sequence[str]]


def said_by(words: str, publics: Publics) -> Addressee | None:
    """The public whose longest words stand in ``words``; ``None`` when none do."""
    found = [
        (len(plain(known)), public)
        for public, all_known in publics.items()
        for known in all_known
        if plain(known) in plain(words)
    ]
    return max(found)[1] if found else None


def addressee_faults(
    marked: Marked, addressee: Addressee, words: str, publics: Publics
) -> Iterator[Fault]:
    """An ``addressee`` that is not the one of the words found for ``public_vise``."""
    said = said_by(words, publics)
    if said is None:
        yield marked.fault(
            ("addressee",), f"aucun public de publics.yml ne se lit dans « {words} »"
        )
    elif said is not addressee:
        yield marked.fault(
            ("addressee",),
            f"« {addressee} » contredit « {words} », qui dit « {said} »",
        )


def public_faults(marked: Marked, publics: Publics) -> Iterator[Fault]:
    """Publics without words, and words given to two of them."""
    for public in Addressee:
        if public not in publics:
            yield marked.fault(("publics",), f"aucun mot pour « {public} »")
    holders: dict[str, Addressee] = {}
    for public, all_known in publics.items():
        for place, known in enumerate(all_known):
            holder = holders.setdefault(plain(known), public)
            if holder is not public:
                yield marked.fault(
                    ("publics", public.value, place),
                    f"« {known} » dit déjà « {holder} »",
                )
