"""What a finished PDF says when it is opened again."""

import re
from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader

from rendering.glyphs import drawable


class Reopened:
    """A PDF read back page by page; white space, which layout moves, does not count."""

    def __init__(self, pdf: bytes) -> None:
        self._pages = PdfReader(BytesIO(pdf)).pages
        self._read: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, number: int) -> str:
        """The words of page ``number``, from 1, without white space."""
        if number not in self._read:
            self._read[number] = _squeezed(self._pages[number - 1].extract_text())
        return self._read[number]

    def says(self, words: str, pages: Iterable[int]) -> bool:
        """Whether ``words`` stand on those pages, each page going on where the last ended."""
        rest = squeezed(words)
        for number in pages:
            rest = rest[_longest_head(rest, self.page(number)) :]
        return not rest


def squeezed(words: str) -> str:
    """``words`` as a page prints them, without white space."""
    return _squeezed(drawable(words))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _longest_head(words: str, page: str) -> int:
    """How many first characters of ``words`` stand together on ``page``."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in page else (low, middle - 1)
    return low
