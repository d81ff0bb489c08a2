"""A first look at raw bytes, before anything is parsed: might the page say one of some words?"""

import html
import re
from collections.abc import Iterable

import ahocorasick

from reading.encoding import in_utf8

_LETTERS = re.compile("[A-Za-z]+")
_SHORTEST_FREE = 5
"""Shorter runs of letters count as whole words only: « ars » stands in « mars »."""
_SPLIT_REFERENCE = re.compile(
    rb"&#(?:0*(?:6[5-9]|[78][0-9]|9[07-9]|1[01][0-9]|12[0-2])(?![0-9])"
    rb"|0*(?:173|820[345]|8288|65279)|[xX]0*(?:[4-7][0-9a-fA-F]|[aA][dD]|200[b-dB-D]|2060"
    rb"|[fF][eE][fF][fF])(?![0-9a-fA-F]));?"
)
_BROKEN_WORD = re.compile(
    "(?<=[a-z])(?:\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff|<wbr>)+"
)
_BREAKERS = (
    b"&shy;",
    b"<wbr>",
    b"\xad",
    b"\xe2\x80\x8b",
    b"\xe2\x80\x8c",
    b"\xe2\x81\xa0",
    b"\xef\xbb\xbf",
)


class Screen:
    """Looks for words in bytes of any encoding; says yes rather than miss one.

    Only the unaccented letters of a word are looked for, the longest run of them, so that
    neither the encoding, nor character references, nor no-break spaces can hide it.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        empty = True
        for word in words:
            run = max(_LETTERS.findall(word), key=len, default="").lower()
            if run:
                self._automaton.add_word(run, run)
                empty = False
        if not empty:
            self._automaton.make_automaton()
        self._empty = empty

    def might_concern(self, body: bytes) -> bool:
        """Whether ``body`` may say one of the words; false is certain for visible words.

        A word whose letters stand in separate inline elements may be missed.
        """
        if self._empty:
            return False
        if body[:2] in (b"\xff\xfe", b"\xfe\xff") or body[:64].count(0) * 3 > len(
            body[:64]
        ):
            body = in_utf8(body, "")
        if self._finds(body.lower().decode("latin-1")):
            return True
        if _SPLIT_REFERENCE.search(body) or any(mark in body for mark in _BREAKERS):
            plain = html.unescape(in_utf8(body, "").decode()).lower()
            return self._finds(_BROKEN_WORD.sub("", plain))
        return False

    def _finds(self, page: str) -> bool:
        for end, run in self._automaton.iter(page):
            if len(run) >= _SHORTEST_FREE:
                return True
            before = (
                page[end - len(run) : end - len(run) + 1] if end >= len(run) else ""
            )
            after = page[end + 1 : end + 2]
            if not (_is_letter(before) or _is_letter(after)):
                return True
        return False


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"
