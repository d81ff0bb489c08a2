"""Which characters the embedded fonts can draw, and what is printed for the others.

PDF/UA-1 refuses a page with one character that no font draws, and crawled text holds
emoji, foreign scripts and invisible signs that turn the line around. Nothing is lost
in silence: a character that cannot be drawn is printed ``▯``.
"""

import re
import unicodedata

UNDRAWN = "▯"
"""Stands for one character that the fonts cannot draw, or that reorders the line."""

_DRAWN = """
    20-7E A0-AC AE-24F 2B0-2DF 300-303 306-30C 323-328 370-377 37A-37F 384-38A
    38C 38E-3A1 3A3-4FF 510-513 51A-51D 1E00-1EFF 2010-2027 202F 2030-2040 2042
    2044-2052 2054-205E 2070-2071 2074-208E 2090-209C 20A0-20C0 2100-211E 2120
    2122 2124 2126-2151 2153-2184 2189 2190-22FF 2460-2606 2609-262F 2638-268B
    2690-269C 26A0-26A7 26AA-26AF 26B2 2701-2704 2706-2709 270C-2714 2717-2726
    272A-274B 274D 274F-2752 2756 2758-275E 2761-277F 2794 2798-27AF 27B1-27BF
    2B05-2B07 2B50 FB00-FB06 FFFD
"""
"""Code points, in hexadecimal, that typst's embedded fonts draw upright, bold and italic."""


def _ranges() -> str:
    bounds = (part.partition("-") for part in _DRAWN.split())
    return "".join(
        f"{re.escape(chr(int(first, 16)))}-{re.escape(chr(int(last or first, 16)))}"
        for first, _, last in bounds
    )


_UNPRINTABLE = re.compile(f"[^{_ranges()}]")
_WITHOUT_WIDTH = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_BREAKABLE = re.compile(r"\S{24,}")
_BREAK_AFTER = re.compile(r"((?!\A)[/?&=_.,;:@-]{1,12}|[^/?&=_.,;:@-]{12})(?=.)")
ZERO_WIDTH_SPACE = "\u200b"


def drawable(text: str) -> str:
    """``text`` on one line, every character of which the fonts draw.

    White space is folded (no-break spaces kept); characters without width are dropped;
    any other that cannot be drawn becomes ``UNDRAWN``. Idempotent, never raises.
    """
    return _folded(_UNPRINTABLE.sub(_substitute, _folded(text)))


def breakable(text: str) -> str:
    """``text`` with places to break in its longest words, so that no cell overflows."""
    return _BREAKABLE.sub(
        lambda word: _BREAK_AFTER.sub(rf"\1{ZERO_WIDTH_SPACE}", word[0]), text
    )


def _folded(text: str) -> str:
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def _substitute(match: re.Match[str]) -> str:
    character = match[0]
    if ord(character) in _WITHOUT_WIDTH or ord(character) in _VARIATION_SELECTORS:
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and not _UNPRINTABLE.search(plain) else UNDRAWN
