"""Benefits, families of benefits and bodies, named as the catalogue names them.

An alias in capitals counts only in capitals (« ARE », « ASS » are also words);
a match inside one of the alias's ``not_in`` phrases does not count, nor does a
match inside a longer name of another benefit.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from classifiers.lexicon import Cue
from classifiers.matching import Match
from legal_refs.catalogue import Catalogue

BENEFIT, FAMILY, BODY = "prestation", "famille", "organisme"
EXCLUDED = "hors"
LONGEST_NAME = 160


def benefit_cues(catalogue: Catalogue) -> list[Cue]:
    """Every alias and every phrase in which an alias must not count."""
    cues: list[Cue] = []
    for lexicon, named in (
        (BENEFIT, catalogue.benefits),
        (FAMILY, catalogue.families),
        (BODY, catalogue.bodies),
    ):
        for slug, entry in named.items():
            cues += (Cue(lexicon, slug, alias, alias) for alias in entry.aliases)
            cues += (
                Cue(f"{EXCLUDED}-{lexicon}", slug, words, words)
                for words in entry.not_in
            )
    return cues


def capital_aliases(catalogue: Catalogue) -> frozenset[str]:
    """Folded aliases that count only when written in capitals."""
    named = (
        *catalogue.benefits.values(),
        *catalogue.families.values(),
        *catalogue.bodies.values(),
    )
    return frozenset(
        alias.lower()
        for entry in named
        for alias in entry.aliases
        if alias.isupper() and alias.isalnum()
    )


def keep_benefits(
    matches: Sequence[Match], text: str, capitals: frozenset[str]
) -> list[Match]:
    """``matches`` without the benefit names that do not count."""
    excluded = [match for match in matches if match.kind.startswith(EXCLUDED)]
    named = [match for match in matches if _is_name(match)]
    return [
        match
        for match in matches
        if match not in excluded
        and (
            not _is_name(match)
            or (
                not _wrong_case(match, text, capitals)
                and not _covered(match, excluded, same=True)
                and not _covered(match, named, same=False)
            )
        )
    ]


def _is_name(match: Match) -> bool:
    return match.kind.startswith((f"{BENEFIT}.", f"{FAMILY}.", f"{BODY}."))


def _wrong_case(match: Match, text: str, capitals: frozenset[str]) -> bool:
    words = text[match.start : match.end]
    return words.lower() in capitals and not words.isupper()


def _covered(match: Match, others: Sequence[Match], *, same: bool) -> bool:
    """Whether a longer match covers it: its own exclusion, or another's name."""
    first = bisect_left(
        others, match.start - LONGEST_NAME, key=lambda other: other.start
    )
    last = bisect_right(others, match.start, key=lambda other: other.start)
    return any(
        other.end >= match.end
        and other.end - other.start > match.end - match.start
        and (not same or other.kind == f"{EXCLUDED}-{match.kind}")
        for other in others[first:last]
    )
