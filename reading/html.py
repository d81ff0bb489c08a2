"""An HTML page as its canonical text.

The tree is built by lexbor and worked on by it as well: marks are put around the few elements
that need one, inline elements are dissolved, and one call gives the text. Visiting each node
from Python would cost several times the parse.
"""

from collections.abc import Iterable

from dossier.model import Origin, TextSpan
from reading.characters import cleaned, encoded, spaced, without_references
from reading.embedded import MOST_CHARACTERS, Json, words_in
from reading.encoding import decoded, encoded_once
from reading.hints import HINTS, REFERENCE
from reading.marks import lay_out, plain
from reading.model import Reading
from reading.tree import Tree

MOST_COMPARED = 2_000
"""Lines of data looked for in the text of the page; those that follow are all added."""
_DEEPEST = 3
"""Markup inside data inside markup is read this far."""


def read_html(body: bytes | str, *, content_type: str = "") -> Reading:
    """The canonical text of an HTML page, whatever its markup.

    ``content_type`` is the header that came with the bytes; it may name their encoding.
    Raises ``UnusableInputError`` for a page over ``LARGEST_PAGE`` only.
    """
    if isinstance(body, str):
        return _read(decoded(encoded(body), "charset=utf-8"))
    return _read(decoded(body, content_type))


def with_data(reading: Reading, values: Iterable[Json], depth: int = 0) -> Reading:
    """``reading`` followed by the words of ``values`` that do not stand in it already."""

    def read_markup(markup: str) -> str:
        return _read(encoded(markup), depth + 1).text if depth < _DEEPEST else ""

    seen = f" {reading.text[:MOST_CHARACTERS].translate(_ONE_LINE)} "
    added: dict[str, None] = {}
    left, compared = MOST_CHARACTERS, 0
    for words in words_in(values, read_markup):
        line = plain(encoded_once(cleaned(encoded(words))))
        if not line or line in added or len(line) > left:
            continue
        compared += 1
        if compared > MOST_COMPARED or line not in seen:
            added[line] = None
            left -= len(line)
    return _extended(reading, list(added))


_ONE_LINE = str.maketrans("\n\t", "  ")


def _extended(reading: Reading, lines: list[str]) -> Reading:
    if not lines:
        return reading
    text, spans = reading.text, list(reading.spans)
    at = len(text) + 1 if text else 0
    for line in lines:
        spans.append(TextSpan(at, at + len(line), Origin.EMBEDDED))
        at += len(line) + 1
    whole = "\n".join([text, *lines] if text else lines)
    return Reading(whole, tuple(spans), reading.title, reading.links)


def _read(page: bytes, depth: int = 0) -> Reading:
    page = spaced(page)
    hints = HINTS.found_in(page)
    if REFERENCE in hints:
        page = without_references(page)
    tree = Tree(page, hints)
    text, spans = lay_out(encoded_once(tree.words()))
    title = next((text[s.start : s.end] for s in spans if s.origin is Origin.TITLE), "")
    reading = Reading(text, spans, title, tree.links)
    return with_data(reading, tree.data, depth) if tree.data else reading
