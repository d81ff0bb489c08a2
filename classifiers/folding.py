"""A view of a text that ignores case, accents and typography, offset for offset.

Every code point becomes exactly one code point, so that what is found in the
folded text is quoted from the original at the same place.
"""

import unicodedata

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
