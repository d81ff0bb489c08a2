"""What a link promises of the page behind it, told to the crawler before it is read.

Crawls run in processes of their own, which must start fast: nothing here loads a model.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

from classifiers.folding import fold
from classifiers.lexicon import LINKS, load_lexicon

VALUES: Final[Mapping[str, float]] = {
    "tarifs": 1.0,
    "conditions": 0.95,
    "questions": 0.9,
    "inscription": 0.85,
    "mentions_legales": 0.8,
    "offre": 0.6,
    "contact": 0.4,
    "detour": 0.05,
}
"""What a page of each role of ``links.yml`` is worth reading, most decisive first."""
UNKNOWN: Final = 0.2
"""Value of a link that no cue speaks of."""


@dataclass(frozen=True, slots=True)
class LinkScorer:
    """The ``PageScorer`` of the shipped lexicon; crosses processes."""

    def link(self, url: str, words: str) -> float:
        """The best value that the words or the address promise; the host promises nothing."""
        parts = urlsplit(url)
        text = _plain(f"{words} / {unquote(parts.path)} {unquote(parts.query)}")
        for role, pattern in _patterns():
            if pattern.search(text):
                return VALUES[role]
        return UNKNOWN


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues: dict[str, list[str]] = {role: [] for role in VALUES}
    for cue in load_lexicon(LINKS):
        cues[cue.role].append(cue.text)
    return tuple((role, _any_of(texts)) for role, texts in cues.items())


def _any_of(cues: Iterable[str]) -> re.Pattern[str]:
    """Matches any of ``cues``, each the start of a word when it ends with ``*``."""
    branches = (_plain(cue) + ("" if cue.endswith("*") else r"\b") for cue in cues)
    return re.compile(rf"\b(?:{'|'.join(branches)})")


def _plain(text: str) -> str:
    """``text`` without accents, case or punctuation: words between single spaces."""
    folded = fold(unicodedata.normalize("NFKC", text))
    return " ".join(re.findall(r"[a-z0-9]+", folded))
