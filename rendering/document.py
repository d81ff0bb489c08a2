"""A document before it has a format: typed blocks of plain strings, no markup.

Whatever a crawled page wrote goes in as it is; nothing in a string is ever read as an
instruction by a renderer.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How a stretch of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    QUOTE = "quote"
    """Somebody else’s words: set in italics, between guillemets that the renderer adds."""
    NAME = "name"
    """A name or an address as it was found, set like plain text: not our wording."""
    BLANK = "blank"
    """What a person has still to write or to join: printed in brackets, never silently."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = Style.PLAIN

    @property
    def shown(self) -> str:
        """The words as every format prints them, with guillemets and brackets."""
        match self.style:
            case Style.QUOTE:
                return f"«\u00a0{self.text}\u00a0»"
            case Style.BLANK:
                return f"[{self.text}]"
            case _:
                return self.text


Inline: TypeAlias = str | tuple[Run, ...]
"""A line of text; a bare string is one plain run."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the document; levels follow each other without a gap."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Inline
    quiet: bool = False
    """Smaller and greyer: method, reserves, versions."""


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Words of a page, set apart, with where they were read."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` when the order matters."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; every row has as many cells as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[int, ...] = ()
    """Shares of the page width, one a column; equal when empty."""

    def __post_init__(self) -> None:
        widths = {len(row) for row in self.rows} | {
            len(self.widths) or len(self.headings)
        }
        if widths != {len(self.headings)}:
            raise ValueError(f"{len(self.headings)} headings, rows of {sorted(widths)}")


class Tone(StrEnum):
    """The colour of a callout: never red or green, which would judge."""

    NEUTRAL = "neutral"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be missed, in a frame."""

    text: Inline
    detail: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Columns:
    """Two stacks of blocks side by side, read left then right."""

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Room:
    """Room for a person to write in by hand, under what it is for."""

    label: str


Block: TypeAlias = (
    Heading | Paragraph | BlockQuote | Bullets | Table | Callout | Columns | Room
)
"""Anything that stands in the flow of a document."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to print. The same document always gives the same bytes."""

    title: str
    created: datetime
    """With its zone: the only date of the file, so that bytes are reproducible."""
    blocks: tuple[Block, ...]
    kind: str = ""
    """A few words above the title: what sort of document this is."""
    subtitle: str = ""
    banner: str = ""
    """Across the head of every page, such as « SPÉCIMEN — FAITS FICTIFS »."""
    footer: str = ""
    author: str = "Vigie"
