"""How much of each list one page has room for, and how what is cut is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.model import Quote
from rendering.document import Inline, Run, Style

CUT = "\u00a0[…]"


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each list fits."""

    quotes: int
    length: int
    """Characters of a quote before it is cut."""
    rows: int
    """Fees, routes and remarks before a list is cut."""


ROOMS = (
    Room(4, 320, 8),
    Room(3, 260, 6),
    Room(2, 200, 5),
    Room(2, 140, 4),
    Room(1, 110, 3),
    Room(1, 70, 2),
)
"""From the fullest to the tightest; the first that holds on one page is printed."""


def excerpt(quote: Quote, room: Room) -> Run:
    """The words of a quote, as many as there is room for."""
    return Run(clipped(quote.text, room.length), Style.QUOTE)


def clipped(text: str, length: int) -> str:
    """``text`` on one line, cut between words with a visible mark."""
    folded = " ".join(text.split())
    if len(folded) <= length:
        return folded
    return (folded[:length].rpartition(" ")[0] or folded[:length]) + CUT


def listed(
    items: Sequence[Inline], limit: int, one: str, many: str
) -> tuple[Inline, ...]:
    """The first ``limit`` of ``items``, then how many are left."""
    return (*items[:limit], *filter(None, [others(len(items) - limit, one, many)]))


def others(more: int, one: str, many: str) -> tuple[Run, ...]:
    """« et 3 autres passages »; nothing when nothing is left."""
    return (Run(f"et {number(more, one, many)}", Style.QUIET),) if more > 0 else ()


def number(more: int, one: str, many: str) -> str:
    """« un autre passage », « 3 autres passages »: masculine nouns only."""
    return f"un autre {one}" if more == 1 else f"{more}\u00a0autres {many}"
