"""How a text held and the official one part."""

from dataclasses import dataclass
from enum import StrEnum

from legal_refs.passages import Passage


class Gap(StrEnum):
    """What differs."""

    WORDS = "words"
    IDENTIFIER = "identifier"
    DATES = "dates"
    NUMBER = "number"
    NEW_WORDING = "new_wording"
    UNKNOWN_WORDING = "unknown_wording"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to correct in what is held, or to read again at its source."""

    gap: Gap
    sentence: str
    passages: tuple[Passage, ...] = ()
    """Where the words part; empty unless the gap is one of words."""
