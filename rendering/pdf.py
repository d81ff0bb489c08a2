"""A document as one PDF file: archival (PDF/A-2a) and accessible (PDF/UA-1) at once.

Typst compiles a fixed template; the words travel as JSON data and are never markup. Only
the fonts inside typst are used, so the same document gives the same bytes anywhere.
"""

import json
from datetime import UTC
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias

import typst
from pypdf import PdfReader

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
from rendering.glyphs import UNDRAWN, breakable, drawable

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
UNTITLED = "Sans titre"
"""PDF/UA-1 refuses an empty title, of a document or of a section."""

_TEMPLATE = Path(__file__).with_name("page.typ")

Data: TypeAlias = dict[str, object]


def render(document: Document) -> bytes:
    """The PDF of ``document``: tagged, in French, reproducible byte for byte."""
    created = document.created.astimezone(UTC)
    data: Data = {
        "title": drawable(document.title).strip() or UNTITLED,
        "heading": _text(document.title) or UNTITLED,
        "kind": _text(document.kind),
        "subtitle": _text(document.subtitle),
        "banner": _text(document.banner),
        "footer": _text(document.footer),
        "author": drawable(document.author),
        "created": list(created.timetuple()[:6]),
        "blocks": [_block(block) for block in document.blocks],
    }
    data["undrawn"] = UNDRAWN in json.dumps(data, ensure_ascii=False)
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards=[*STANDARDS],
        ignore_system_fonts=True,
        timestamp=int(created.timestamp()),
        sys_inputs={"data": json.dumps(data)},
    )


def page_count(pdf: bytes) -> int:
    """How many pages ``pdf`` prints on."""
    return len(PdfReader(BytesIO(pdf)).pages)


def printable(text: str, *, spaced: bool = False) -> str:
    """``text`` as the fonts can draw it, with places to break in its longest words.

    ``spaced`` keeps a space at either end.
    """
    return _spaced(text) if spaced else _text(text)


def inline_data(inline: Inline) -> list[dict[str, str]]:
    """A line as the templates take it: what is printed, and in which style."""
    return _inline(inline)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _text(text: str) -> str:
    return breakable(drawable(text))


def _inline(inline: Inline) -> list[dict[str, str]]:
    runs = (Run(inline),) if isinstance(inline, str) else inline
    return [{"text": _spaced(_said(run)), "style": run.style.value} for run in runs]


def _said(run: Run) -> str:
    """What is sent: typst sets the guillemets itself, so as to lean what they hold."""
    return run.text if run.style is Style.QUOTE else run.shown


def _spaced(text: str) -> str:
    """Like ``_text``, keeping a space at either end: runs follow each other on a line."""
    lead, tail = _space(text[:1]), _space(text[-1:]) if text.strip() else ""
    return f"{lead}{_text(text)}{tail}"


def _space(sign: str) -> str:
    """The white space that ``sign`` prints: a no-break one stays one."""
    if not sign.isspace():
        return ""
    return sign if sign in "\u00a0\u202f" else " "


def _block(block: Block) -> Data:  # noqa: PLR0911 - one a kind of block
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": _text(text) or UNTITLED, "level": level}
        case Paragraph(inline, quiet):
            return {"kind": "paragraph", "text": _inline(inline), "quiet": quiet}
        case BlockQuote(text, source):
            return {"kind": "quote", "text": _text(text), "source": _text(source)}
        case Bullets(items, numbered):
            lines = [_inline(item) for item in items]
            return {"kind": "bullets", "items": lines, "numbered": numbered}
        case Table():
            return _table(block)
        case Callout(inline, detail, tone):
            words = {"text": _inline(inline), "detail": _text(detail)}
            return {"kind": "callout", "tone": tone.value, **words}
        case Columns(left, right):
            sides = {
                "left": [_block(b) for b in left],
                "right": [_block(b) for b in right],
            }
            return {"kind": "columns", **sides}
        case Room(label):
            return {"kind": "room", "label": _text(label)}


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "headings": [_text(heading) for heading in table.headings],
        "widths": list(table.widths) or [1] * len(table.headings),
        # An object a cell, because typst flattens nested lists.
        "rows": [[{"runs": _inline(cell)} for cell in row] for row in table.rows],
    }
