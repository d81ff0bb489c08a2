"""One thing said on one page, and how it is said."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """Ways of saying a thing that keep it from being asserted by the site."""

    NEGATED = "negated"
    SUPPOSED = "supposed"
    REPORTED = "reported"
    QUOTED = "quoted"
    OTHERS = "others"
    """Someone else acts, asks or pays."""
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Mention:
    """``[start, end)`` of a page's text. ``kind`` is ``lexicon.role`` or a benefit's."""

    kind: str
    start: int
    end: int
    how: frozenset[How] = frozenset()

    @property
    def asserted(self) -> bool:
        """Whether the site says it, of itself, here and now."""
        return not self.how

    @property
    def role(self) -> str:
        """What follows the lexicon's name in ``kind``."""
        return self.kind.partition(".")[2]
