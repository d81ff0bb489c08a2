"""A document as plain lines for a terminal: the same words, in the same order."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator

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
    Table,
)

WIDTH = 88


def lines(document: Document, *, width: int = WIDTH) -> str:
    """``document`` in lines of at most ``width`` columns, long words cut.

    Control and direction signs are dropped: crawled words cannot drive a terminal.
    """
    head = [document.banner, document.kind, document.title, document.subtitle]
    parts = [*(_wrapped(line, width) for line in head if line)]
    for block in document.blocks:
        parts.extend(_block(block, width))
    if document.footer:
        parts.extend(("", _wrapped(document.footer, width)))
    return "\n".join(parts) + "\n"


def plain(inline: Inline) -> str:
    """The words of a line, with guillemets and brackets."""
    runs = (Run(inline),) if isinstance(inline, str) else inline
    return "".join(run.shown for run in runs)


def _block(block: Block, width: int) -> Iterator[str]:  # noqa: C901 - one a kind
    match block:
        case Heading(text):
            yield f"\n{_safe(text).upper()}"
        case Paragraph(inline):
            yield _wrapped(plain(inline), width)
        case BlockQuote(text, source):
            yield _wrapped(f"«\u00a0{text}\u00a0» — {source}", width, "  ")
        case Bullets():
            yield from _bullets(block, width)
        case Table():
            yield from _table(block, width)
        case Callout(inline, detail):
            yield "\n" + _wrapped(plain(inline), width, "| ")
            if detail:
                yield _wrapped(detail, width, "| ")
        case Room(label):
            yield _wrapped(f"{label} ………………………………", width)
        case Columns(left, right):
            for inner in (*left, *right):
                yield from _block(inner, width)


def _bullets(bullets: Bullets, width: int) -> Iterator[str]:
    for number, item in enumerate(bullets.items, 1):
        mark = f"{number}. " if bullets.numbered else "- "
        yield _wrapped(mark + plain(item), width, "  ", first="")


def _table(table: Table, width: int) -> Iterator[str]:
    """Rows as paragraphs: a terminal has no room for columns of quotes."""
    for row in table.rows:
        first, *others = (plain(cell) for cell in row)
        yield _wrapped(first, width, "  ", first="")
        for heading, cell in zip(table.headings[1:], others, strict=True):
            if cell.strip():
                yield _wrapped(f"{heading}\u00a0: {cell}", width, "    ", first="  ")


def _wrapped(
    text: str, width: int, indent: str = "", *, first: str | None = None
) -> str:
    return textwrap.fill(
        _safe(text),
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _safe(text: str) -> str:
    folded = re.sub(r"[^\S\u00a0\u202f]+", " ", text)
    return "".join(
        c for c in folded if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"}
    )
