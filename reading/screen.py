"""A first look at raw bytes, before anything is parsed: might the page say one of some words?"""

import html
import re
from collections.abc import Iterable

from reading.encoding import in_utf8
from reading.patterns import Patterns

_LETTERS = re.compile("[A-Za-z]+")
_SHORTEST_FREE = 5
"""Shorter runs of letters count as whole words only: « ars » stands in « mars »."""
_HIDING = {
    "?letter": rb"&#0*(6[5-9]|[78][0-9]|9[07-9]|1[01][0-9]|12[0-2])[^0-9]",
    "?hexadecimal letter": rb"&#x0*[4-7][0-9a-f][^0-9a-f]",
    "?invisible": rb"&#0*(173|820[345]|8288|65279)|&#x0*(ad|200[bcd]|2060|feff)|&shy;|<wbr>",
    "?raw invisible": rb"\xad|\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf",
}
"""What may stand inside a word and hide it."""
_BROKEN_WORD = re.compile(
    "(?<=[a-z])(?:\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff|<wbr>)+"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Screen:
    """Looks for words in bytes of any encoding; says yes rather than miss one.

    Only the unaccented letters of a word are looked for, the longest run of them, so that
    neither the encoding, nor character references, nor no-break spaces can hide it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        runs = {max(_LETTERS.findall(word), key=len, default="") for word in words}
        self._sought = {run: _expression(run) for run in sorted(runs - {""})}
        self._patterns = Patterns({**self._sought, **_HIDING})

    def might_concern(self, body: bytes) -> bool:
        """Whether ``body`` may say one of the words; false is certain for visible words.

        A word whose letters stand in separate inline elements may be missed.
        """
        head = body[:64]
        if head[:2] in _WIDE or head.count(0) * 3 > len(head):
            body = in_utf8(body, "")
        found = self._patterns.found_in(body)
        if not found.isdisjoint(self._sought):
            return True
        if not found:
            return False
        plain = html.unescape(in_utf8(body, "").decode()).lower()
        whole = _BROKEN_WORD.sub("", plain).encode(errors="replace")
        return not self._patterns.found_in(whole).isdisjoint(self._sought)


def _expression(run: str) -> bytes:
    if len(run) >= _SHORTEST_FREE:
        return run.encode()
    return b"[^a-z]" + run.encode() + b"[^a-z]"
