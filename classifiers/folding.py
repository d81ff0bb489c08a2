"""A view of a text that ignores case, accents and typography, offset for offset.

Every code point becomes exactly one code point, so that what is found in the
folded text is quoted from the original at the same place.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

INVISIBLE: Final = re.compile(
    "[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufeff]"
)
"""Signs that print nothing of their own: zero-width, bidirectional, combining."""

PLAIN = {
    **dict.fromkeys("’ʼ‘′`´", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\t\r\f\v", " "),
    **dict.fromkeys("“”„«»", '"'),
    "×": "x",
}


class _Table(dict[int, str]):
    """Translation table for ``str.translate`` that learns code points as it meets them."""

    def __missing__(self, point: int) -> str:
        self[point] = _fold_one(chr(point))
        return self[point]


def _fold_one(char: str) -> str:
    if char in PLAIN:
        return PLAIN[char]
    lowered = char.lower()
    if len(lowered) != 1:
        return char
    stripped = unicodedata.normalize("NFD", lowered)[0]
    return stripped if stripped.isalpha() or stripped == lowered else lowered


_TABLE = _Table()


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain quotes and spaces; same length."""
    return text.translate(_TABLE)


def without_invisible(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` as a reader sees it, and where in it each sign was dropped, for ``origin``."""
    dropped = tuple(
        sign.start() - rank for rank, sign in enumerate(INVISIBLE.finditer(text))
    )
    return (INVISIBLE.sub("", text) if dropped else text), dropped


def origin(dropped: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` of a text without its invisible signs, in the text as it was."""
    if not dropped:
        return start, end
    last = end - 1
    return start + bisect_right(dropped, start), last + bisect_right(dropped, last) + 1
