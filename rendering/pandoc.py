"""A document as pandoc's own tree, where every word is data and no reader runs.

Pandoc is given JSON: nothing of what a page wrote is parsed as Markdown, LaTeX, HTML or
raw output of any format, because the tree says what is text.
"""

import re
from typing import Final, TypeAlias

from rendering.document import (
    Block,
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Inline,
    Paragraph,
    Room,
    Run,
    Style,
    Table,
)
from rendering.glyphs import UNDRAWN

Node: TypeAlias = dict[str, object]
Row: TypeAlias = list[list[object]]

API_VERSION: Final = [1, 23, 1]
NATURE: Final = "VigieNature"
QUIET: Final = "VigieDiscret"
CITED: Final = "VigieCitation"
FRAMED: Final = "VigieEncadre"
CELL_HEAD: Final = "VigieTete"
CELL: Final = "VigieCellule"
QUIET_WORDS: Final = "VigieDiscretMots"
BLANK_WORDS: Final = "VigieBlanc"

ROOM: Final = 5
"""Empty lines left to sign on."""

NO_ATTRIBUTES: Final = ["", [], []]
_FOLDED: Final = re.compile(r"[^\S\u00a0\u202f]+")
_UNWRITABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
"""What XML cannot hold, and what turns a line around."""


def tree(document: Document) -> Node:
    """The whole of ``document``; header and footer belong to the reference document."""
    meta: Node = {
        "lang": {"t": "MetaString", "c": "fr-FR"},
        "title": {"t": "MetaInlines", "c": _words(document.title)},
    }
    if document.subtitle:
        meta["subtitle"] = {"t": "MetaInlines", "c": _words(document.subtitle)}
    head = [_styled(NATURE, _inline(document.kind))] if document.kind else []
    blocks = [node for block in document.blocks for node in _block(block)]
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": [*head, *blocks]}


def written(text: str) -> str:
    """``text`` on one line, with a mark for each sign that an office file cannot hold."""
    return _UNWRITABLE.sub(UNDRAWN, _FOLDED.sub(" ", text))


def _block(block: Block) -> list[Node]:  # noqa: PLR0911 - one a kind of block
    match block:
        case Heading(text, level):
            return [{"t": "Header", "c": [level, NO_ATTRIBUTES, _inline(text)]}]
        case Paragraph(inline, quiet):
            words = _inline(inline)
            return [_styled(QUIET, words) if quiet else {"t": "Para", "c": words}]
        case BlockQuote(text, source):
            said = (Run(text, Style.QUOTE), Run(f" — {source}", Style.QUIET))
            return [_styled(CITED, _inline(said))]
        case Bullets():
            return [_bullets(block)]
        case Table(headings, rows, widths):
            return [_table(headings, rows, widths or (1,) * len(headings))]
        case Callout(inline, detail):
            framed = [_styled(FRAMED, _inline(inline))]
            return framed + ([_styled(QUIET, _inline(detail))] if detail else [])
        case Columns(left, right):
            return [_columns(left, right)]
        case Room(label):
            return [{"t": "Para", "c": [*_inline(label), *[{"t": "LineBreak"}] * ROOM]}]


def _bullets(bullets: Bullets) -> Node:
    items = [[{"t": "Plain", "c": _inline(item)}] for item in bullets.items]
    if not bullets.numbered:
        return {"t": "BulletList", "c": items}
    style = [1, {"t": "Decimal"}, {"t": "Period"}]
    return {"t": "OrderedList", "c": [style, items]}


def _inline(inline: Inline) -> list[Node]:
    runs = (Run(inline),) if isinstance(inline, str) else inline
    return [node for run in runs for node in _run(run)]


def _run(run: Run) -> list[Node]:
    match run.style:
        case Style.STRONG:
            return [{"t": "Strong", "c": _words(run.text)}]
        case Style.QUOTE:
            said: Node = {"t": "Emph", "c": _words(run.text)}
            return [_str("«\u00a0"), said, _str("\u00a0»")]
        case Style.QUIET:
            return [_span(QUIET_WORDS, _words(run.text))]
        case Style.BLANK:
            return [_span(BLANK_WORDS, _words(run.shown))]
        case Style.PLAIN | Style.NAME:
            return _words(run.text)


def _words(text: str) -> list[Node]:
    parts = re.split("( )", written(text))
    return [{"t": "Space"} if part == " " else _str(part) for part in parts if part]


def _str(text: str) -> Node:
    return {"t": "Str", "c": text}


def _span(style: str, words: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], words]}


def _styled(style: str, words: list[Node]) -> Node:
    attributes = ["", [], [["custom-style", style]]]
    return {"t": "Div", "c": [attributes, [{"t": "Para", "c": words}]]}


def _columns(left: tuple[Block, ...], right: tuple[Block, ...]) -> Node:
    sides = [
        [node for block in side for node in _block(block)] for side in (left, right)
    ]
    return _grid([], [[_cell(side) for side in sides]], (1, 1))


def _table(
    headings: tuple[str, ...],
    rows: tuple[tuple[Inline, ...], ...],
    widths: tuple[int, ...],
) -> Node:
    head = [_cell([_styled(CELL_HEAD, _inline(h))]) for h in headings]
    body = [[_cell([_styled(CELL, _inline(c))]) for c in row] for row in rows]
    return _grid([head], body, widths)


def _grid(head: list[Row], body: list[Row], widths: tuple[int, ...]) -> Node:
    total = sum(widths)
    columns = [
        [{"t": "AlignLeft"}, {"t": "ColWidth", "c": share / total}] for share in widths
    ]
    heads = [[NO_ATTRIBUTES, row] for row in head]
    bodies = [[NO_ATTRIBUTES, row] for row in body]
    return {
        "t": "Table",
        "c": [
            NO_ATTRIBUTES,
            [None, []],
            columns,
            [NO_ATTRIBUTES, heads],
            [[NO_ATTRIBUTES, 0, [], bodies]],
            [NO_ATTRIBUTES, []],
        ],
    }


def _cell(blocks: list[Node]) -> list[object]:
    return [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, blocks]
