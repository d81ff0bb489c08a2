"""What a document may not say in our own words, and what it must not leave behind.

Quotations, names and addresses as they were found are not our words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict

from dossier.workspaces import LegalQuality
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

LONGEST_SENTENCE: Final = 45
"""Words after which a sentence is hard to follow."""

Line: TypeAlias = tuple[Run, ...]

_FILE: Final = Path(__file__).with_name("words.yml")
_FOUND: Final = {Style.QUOTE, Style.NAME}
_ADDRESS: Final = re.compile(r"https?://\S+")
_LEFTOVER: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|<v n=|\bNone\b|\bUndefined\b|\bT[O]DO\b|\bX{3}\b|\[à (?:compléter|joindre)"
)
_SILENT: Final = {"Mn", "Me", "Cf"}
"""Accents, and signs without width that would hide a word from the list."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:])\s")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to mend."""

    blocking: bool
    said: str
    """One French line with the words at fault."""


class _Word(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str
    pattern: str
    allowed_for: tuple[LegalQuality, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    suggested: str
    words: tuple[_Word, ...]


def remarks(document: Document, quality: LegalQuality) -> list[Remark]:
    """Everything to mend in ``document`` when it is signed by ``quality``."""
    head = (document.title, document.kind, document.subtitle, document.footer)
    lines = [*(_line(text) for text in head if text), *_lines(document.blocks)]
    return [found for line in lines for found in _remarks(line, quality)]


def of_text(text: str, quality: LegalQuality) -> list[Remark]:
    """Everything to mend in one line of our own words."""
    return list(_remarks(_line(text), quality))


def blanks(document: Document) -> tuple[str, ...]:
    """What a person has still to write."""
    runs = (run for line in _lines(document.blocks) for run in line)
    return tuple(dict.fromkeys(r.text for r in runs if r.style is Style.BLANK))


def _remarks(line: Line, quality: LegalQuality) -> Iterator[Remark]:
    ours = _ours(line)
    yield from _forbidden(ours, quality)
    for found in _LEFTOVER.findall(ours):
        yield Remark(
            blocking=True,
            said=f"marque laissée dans le texte\u00a0: «\u00a0{found}\u00a0»",
        )
    for sentence in _SENTENCE_END.split(ours):
        if len(sentence.split()) > LONGEST_SENTENCE:
            begins = " ".join(sentence.split()[:8])
            yield Remark(
                blocking=False, said=f"phrase longue\u00a0: «\u00a0{begins}…\u00a0»"
            )


def _forbidden(ours: str, quality: LegalQuality) -> Iterator[Remark]:
    folded = _plain(_ADDRESS.sub("", ours))
    for word, pattern in _patterns():
        if quality in word.allowed_for:
            continue
        if found := pattern.search(folded):
            around = " ".join(
                folded[max(0, found.start() - 30) : found.end() + 30].split()
            )
            yield Remark(
                blocking=True,
                said=f"mot à éviter («\u00a0{word.word}\u00a0») dans «\u00a0…{around}…\u00a0»\u00a0; "
                f"dire plutôt\u00a0: {_file().suggested}",
            )


def _ours(line: Line) -> str:
    """Our own words: what was found is replaced by a sign that ends no sentence."""
    return "".join(
        "…" if run.style in _FOUND else "" if run.style is Style.BLANK else run.text
        for run in line
    )


def _plain(text: str) -> str:
    """Lower case without accents, one code point for one where it can be."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    letters = "".join(c for c in decomposed if unicodedata.category(c) not in _SILENT)
    return " ".join(letters.split())


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Line]:
    match block:
        case Heading(text) | Room(text):
            yield _line(text)
        case Paragraph(inline):
            yield _line(inline)
        case BlockQuote(_, source):
            yield _line(source)
        case Bullets(items):
            yield from map(_line, items)
        case Table(headings, rows):
            yield from map(_line, headings)
            yield from (_line(cell) for row in rows for cell in row)
        case Callout(inline, detail):
            yield _line(inline)
            yield _line(detail)
        case Columns(left, right):
            yield from _lines((*left, *right))


def _line(inline: Inline) -> Line:
    return (Run(inline),) if isinstance(inline, str) else inline


@cache
def _file() -> _File:
    return _File.model_validate(yaml.safe_load(_FILE.read_text("utf-8")))


@cache
def _patterns() -> tuple[tuple[_Word, re.Pattern[str]], ...]:
    return tuple(
        (word, re.compile(rf"(?<!\w)(?:{word.pattern})(?!\w)"))
        for word in _file().words
    )
