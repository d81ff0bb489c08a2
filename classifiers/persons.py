"""Natural persons named in a sentence: what a quote must leave out (D2).

Rules, not a model: a civility, a role or « je m’appelle » before a name, and a usual given
name beside a surname. A surname alone, or an unusual given name alone, is not told apart.
"""

import re
from collections.abc import Iterator

from classifiers.mentions.tagging import TaggedPage

GIVEN = "personne.prenom"
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_CAPITAL}](?:[\w’'-]+|\.|\b)"
_NAMES = rf"{_NAME}(?:[ \u00a0]{_NAME}){{0,2}}"
_MARK = re.compile(
    r"\b(?:M\.|MM\.|(?i:mr|mme|mlle|monsieur|madame|mademoiselle|ma[îi]tre|dr|docteur)|Me|EI|SIRE[NT]"
    r"|[Gg]érante?|[Dd]irect(?:eur|rice) de (?:la )?publication)"
    rf"(?!\w)[ :\u00a0]*(?:{_NAMES}|\d)"
    rf"|\b(?i:je m[’']appelle|moi,? c[’']est)[ \u00a0]+{_NAMES}"
    rf"|\b(?i:je suis|moi,|signé)[ \u00a0]+{_NAME}[ \u00a0]{_NAME}"
    r"|(?<!\d)(?<!\d[ \u00a0.])\d{3}[ \u00a0.]?\d{3}[ \u00a0.]?\d{3}(?:[ \u00a0.]?\d{5})?(?!\d)"
)
"""Marks of a natural person: a civility, a role or a number before a name or digits."""
_SURNAME = re.compile(rf"[\w-]*(?:[ \u00a0]{_NAME}){{1,2}}")
_SURNAME_BEFORE = re.compile(rf"(?<![\w’'-]){_NAME}[ \u00a0]\Z")


def persons(page: TaggedPage, first: int, last: int) -> list[tuple[int, int]]:
    """Where ``[first, last)`` names or numbers a natural person, in order."""
    text = page.page.text
    marked = [found.span() for found in _MARK.finditer(text, first, last)]
    return sorted([*marked, *_full_names(page, first, last)])


def _full_names(page: TaggedPage, first: int, last: int) -> Iterator[tuple[int, int]]:
    text = page.page.text
    for given in page.within(first, last, GIVEN):
        if not text[given.start].isupper():
            continue
        if after := _SURNAME.match(text, given.end, last):
            yield given.start, after.end()
        elif before := _SURNAME_BEFORE.search(text, first, given.start):
            yield before.start(), given.end


def longest_unnamed(
    start: int, end: int, named: list[tuple[int, int]]
) -> tuple[int, int]:
    """The longest stretch of ``[start, end)`` outside ``named``; all of it if none is left.

    ``named`` is sorted; its stretches may overlap.
    """
    kept, at = [], start
    for first, last in [*named, (end, end)]:
        kept.append((at, min(first, end)))
        at = max(at, last)
    best = max(kept, key=lambda piece: piece[1] - piece[0])
    return best if best[0] < best[1] else (start, end)
