"""Quotes chosen among many: the first, each sentence once, no more than a person reads."""

from collections.abc import Iterable

from classifiers.site import Place
from dossier.model import Quote

MOST = 6


def quotes(places: Iterable[Place], most: int = MOST) -> tuple[Quote, ...]:
    """Sentences of ``places`` in the given order, without repetition."""
    unique: dict[tuple[str, str], Quote] = {}
    for place in places:
        quote = place.quote()
        unique.setdefault((quote.url, quote.text), quote)
        if len(unique) == most:
            break
    return tuple(unique.values())
