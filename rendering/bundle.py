"""Exhibits as one PDF: a cover sheet each, their pictures cut to pages, their text.

The words quoted elsewhere are marked in the text, and the renderer says on which page
each of them stands: no page number is ever guessed.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Final, NewType

from rendering.document import Inline

MarkKey = NewType("MarkKey", str)
"""Names one quoted stretch, or one page of a piece, of one sheet."""

PNG_HEAD: Final = 24
"""Bytes up to the end of its width and height."""

PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
TILE_RATIO: Final = 1.46
"""Height over width of what a page can show of a long picture."""

TILE_STEP: Final = 0.97
"""How far the next page goes on: a line cut at the foot is whole on the next one."""


class PictureFormat(StrEnum):
    """What can be laid on a page."""

    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    WEBP = "webp"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, or one page of a PDF."""

    body: bytes
    form: PictureFormat
    alt: str
    """What it shows, for who cannot see it."""
    long: bool = False
    """A tile of a page: cut into as many sheets as its height asks. PNG only."""
    page: int = 1
    """Page of a PDF, from 1."""
    key: MarkKey | None = None
    """Asked for when another document refers to it."""

    @property
    def slices(self) -> int:
        """How many pages it takes."""
        if not self.long or self.ratio <= TILE_RATIO:
            return 1
        return 1 + ceil((self.ratio - TILE_RATIO) / (TILE_RATIO * TILE_STEP))

    @property
    def ratio(self) -> float:
        """Height over width; 1 where it does not matter."""
        if not self.long:
            return 1.0
        width, height = png_size(self.body)
        return height / max(1, width)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of ``Sheet.text`` quoted elsewhere, in Unicode code points."""

    key: MarkKey
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a piece as somebody transcribed them."""

    key: MarkKey
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One exhibit: its cover sheet, pictures, transcribed passages and text."""

    number: int
    title: str
    facts: tuple[tuple[str, Inline], ...]
    """Rows of the cover sheet."""
    note: str = ""
    """What its seal is worth, under the rows."""
    pictures: tuple[Picture, ...] = ()
    passages: tuple[Passage, ...] = ()
    text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """Every exhibit of a case, in the order of their numbers."""

    title: str
    created: datetime
    sheets: tuple[Sheet, ...]
    banner: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """First and last page, from 1, in the whole file."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True)
class Bound:
    """The finished bundle and where everything stands in it."""

    pdf: bytes
    sheets: Mapping[int, Pages]
    """By number of exhibit."""
    marks: Mapping[MarkKey, Pages]

    def within(self, number: int, key: MarkKey) -> int:
        """The page of ``key`` counted from the first of exhibit ``number``."""
        return self.marks[key].first - self.sheets[number].first + 1


def png_size(body: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; ``ValueError`` when it is not one."""
    if not body.startswith(PNG_SIGNATURE) or len(body) < PNG_HEAD:
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", body[16:24])
    return width, height
