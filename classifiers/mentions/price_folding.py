"""Text as the price grammar reads it: folded, without invisible signs and look-alikes.

A page that writes « 29,90 € » with zero-width spaces, full-width figures or Greek
letters says the same to a reader, so it says the same to the grammar; offsets lead
back to the page as it is.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from classifiers.folding import fold, origin, without_invisible

LOOK_ALIKE: Final = re.compile(
    "[\u0370-\u03ff\u0400-\u04ff\u2000-\u200a\u2028\u2029\u205f\u2215\u2044\u3000"
    "\ufe50-\ufe6f\uff00-\uffee\U0001d400-\U0001d7ff]"
)
"""Signs that print like an ASCII one, or may."""

_TWINS = dict(
    zip(
        "аеорсухіѕјһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα\u2028\u2029\u2215\u2044",
        "aeopcyxisjhabezhikmnoptyxoa\n\n//",
        strict=True,
    )
)
_WITH_ACCENT: Final = re.compile("\\b([dD])[èÈ]([sS])\\b")
STARTING: Final = "\ue000"
"""Stands for the accent of « dès », the one accent that decides: « des » is an article."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text and the way back to the original."""

    text: str
    dropped: tuple[int, ...] = ()
    """Where, in ``text``, a sign of the original is missing; once for each."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` of the folded text, in code points of the original."""
        return origin(self.dropped, start, end)


def fold_sign(sign: str) -> str:
    """The ASCII twin of a look-alike, else ``sign``."""
    if twin := _TWINS.get(sign.lower()) or _TWINS.get(sign):
        return twin
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def fold_plain(words: str) -> str:
    """``words`` folded, « dès » kept apart from « des »; same length."""
    return fold(_WITH_ACCENT.sub(rf"\1{STARTING}\2", words))


def fold_text(text: str) -> FoldedText:
    """``text`` as the grammar reads it."""
    text, dropped = without_invisible(text)
    if LOOK_ALIKE.search(text):
        text = LOOK_ALIKE.sub(lambda found: fold_sign(found.group()), text)
    return FoldedText(fold_plain(text), dropped)
