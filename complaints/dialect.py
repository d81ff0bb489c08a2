"""The XML dialect of the templates: a closed list of tags, each one block or one style."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.etree import ElementTree as ET

from complaints.typography import typeset
from rendering.document import (
    Block,
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Heading,
    Paragraph,
    Room,
    Run,
    Style,
    Table,
    Tone,
)

STYLES: Final = {
    "strong": Style.STRONG,
    "quiet": Style.QUIET,
    "quote": Style.QUOTE,
    "name": Style.NAME,
    "blank": Style.BLANK,
}
DATA_ONLY: Final = {"quote", "name"}
"""What the wording rules do not read holds what was found, never a sentence of ours."""

_SPACES: Final = re.compile(r"[ \t\r\n]+")


class DialectError(ValueError):
    """Markup outside the dialect."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a template wrote."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def parsed(text: str, values: Sequence[tuple[Run, ...]]) -> Written:
    """Read the dialect and put ``values`` where their tokens stand.

    Raises ``DialectError`` for what is not well formed, an unknown tag or attribute, or
    text outside a block.
    """
    try:
        # Only our own templates are parsed: what pages wrote is in `values`.
        root = ET.fromstring(text)  # noqa: S314 - no data in it
    except ET.ParseError as error:
        raise DialectError(f"not well formed: {error}") from error
    return _Reader(values).document(root)


class _Reader:
    """Turns elements into blocks; knows the values."""

    def __init__(self, values: Sequence[tuple[Run, ...]]) -> None:
        self.values = values

    def document(self, root: ET.Element) -> Written:
        _expect(root, "letter")
        _no_text(root)
        if [child.tag for child in root[:2]] != ["title", "subtitle"]:
            raise DialectError("<letter> begins with <title> and <subtitle>")
        title, subtitle, *rest = root
        blocks = tuple(self.block(element) for element in rest)
        return Written(self.plain(title), self.plain(subtitle), blocks)

    def block(self, element: ET.Element) -> Block:
        reader = getattr(self, f"_{element.tag}_block", None)
        if reader is None:
            raise DialectError(f"<{element.tag}> is not a block")
        made: Block = reader(element)
        return made

    def _h_block(self, element: ET.Element) -> Block:
        level = int(_attributes(element, "level").get("level", "1"))
        return Heading(self.plain(element), level)

    def _p_block(self, element: ET.Element) -> Block:
        return Paragraph(self.inline(element))

    def _note_block(self, element: ET.Element) -> Block:
        return Paragraph(self.inline(element), quiet=True)

    def _cited_block(self, element: ET.Element) -> Block:
        said, source = _children(element, "said", "source")
        return BlockQuote(self.data(said), self.plain(source))

    def _list_block(self, element: ET.Element) -> Block:
        numbered = _attributes(element, "numbered").get("numbered") == "yes"
        items = tuple(self.inline(item) for item in _all(element, "item"))
        return Bullets(items, numbered=numbered)

    def _callout_block(self, element: ET.Element) -> Block:
        said, detail = _children(element, "said", "detail")
        return Callout(self.inline(said), self.plain(detail), Tone.ATTENTION)

    def _columns_block(self, element: ET.Element) -> Block:
        sides = _children(element, "left", "right")
        left, right = (tuple(self.block(e) for e in side) for side in sides)
        return Columns(left, right)

    def _room_block(self, element: ET.Element) -> Block:
        return Room(self.plain(element))

    def _table_block(self, element: ET.Element) -> Block:
        widths = _attributes(element, "widths").get("widths", "")
        head, *rows = list(element)
        _no_text(element)
        _expect(head, "head")
        for row in rows:
            _expect(row, "row")
        return Table(
            tuple(self.plain(cell) for cell in _all(head, "c")),
            tuple(tuple(self.inline(c) for c in _all(row, "c")) for row in rows),
            tuple(int(share) for share in widths.split()),
        )

    def plain(self, element: ET.Element) -> str:
        """The words of an element that has no styles."""
        runs = self.inline(element)
        if any(run.style is not Style.PLAIN for run in runs):
            raise DialectError(f"<{element.tag}> takes no style")
        return "".join(run.text for run in runs)

    def data(self, element: ET.Element) -> str:
        """The words of an element that holds one value and nothing of ours."""
        if len(element) != 1 or (element.text or "").strip():
            raise DialectError(f"<{element.tag}> holds one value")
        return "".join(run.text for run in self._value(element[0]))

    def inline(self, element: ET.Element) -> tuple[Run, ...]:
        """The runs of an element, white space of the template folded."""
        if element.tag not in {"h", "list", "table"}:
            _attributes(element)
        runs = _joined(self._runs(element))
        if not runs:
            raise DialectError(f"<{element.tag}> is empty")
        return runs

    def _runs(self, element: ET.Element) -> Iterator[Run]:
        yield _ours(element.text)
        for child in element:
            if child.tag == "v":
                yield from self._value(child)
            elif child.tag in STYLES:
                yield from self._styled(child)
            else:
                raise DialectError(f"<{child.tag}> in <{element.tag}>")
            yield _ours(child.tail)

    def _styled(self, element: ET.Element) -> Iterator[Run]:
        style = STYLES[element.tag]
        if element.tag in DATA_ONLY:
            yield Run(self.data(element), style)
            return
        inner = [run for run in self._runs(element) if run.text]
        if any(run.style is not Style.PLAIN for run in inner):
            raise DialectError(f"a style inside <{element.tag}>")
        yield Run("".join(run.text for run in inner).strip(), style)

    def _value(self, token: ET.Element) -> tuple[Run, ...]:
        _expect(token, "v")
        return self.values[int(token.attrib["n"])]


def _ours(text: str | None) -> Run:
    return Run(typeset(_SPACES.sub(" ", text or "")))


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Without the white space that the template has at both ends."""
    said = [run for run in runs if run.text]
    if said and said[0].style is Style.PLAIN:
        said[0] = replace(said[0], text=said[0].text.lstrip(" "))
    if said and said[-1].style is Style.PLAIN:
        said[-1] = replace(said[-1], text=said[-1].text.rstrip(" "))
    return tuple(run for run in said if run.text)


def _all(element: ET.Element, tag: str) -> list[ET.Element]:
    _no_text(element)
    for child in element:
        _expect(child, tag)
    if not len(element):
        raise DialectError(f"<{element.tag}> is empty")
    return list(element)


def _children(element: ET.Element, *tags: str) -> list[ET.Element]:
    _attributes(element)
    _no_text(element)
    if [child.tag for child in element] != [*tags]:
        raise DialectError(f"<{element.tag}> holds {', '.join(tags)}")
    return list(element)


def _expect(element: ET.Element, tag: str) -> None:
    if element.tag != tag:
        raise DialectError(f"<{element.tag}> where <{tag}> stands")


def _no_text(element: ET.Element) -> None:
    stray = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in stray):
        raise DialectError(f"text loose in <{element.tag}>")


def _attributes(element: ET.Element, *known: str) -> dict[str, str]:
    if unknown := set(element.attrib) - set(known):
        raise DialectError(f"<{element.tag} {min(unknown)}=…>")
    return dict(element.attrib)
