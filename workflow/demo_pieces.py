"""The papers of the demonstration, drawn as PDF: an invoice, a statement, statutes."""

from datetime import UTC, datetime, time
from pathlib import Path

from complaints.typography import day, typeset
from rendering.document import Block, Document, Paragraph, Table
from rendering.pdf import render
from workflow.check_answer import SPECIMEN
from workflow.demonstration_cases import DemoPiece


def drawn(piece: DemoPiece, folder: Path) -> Path:
    """``piece`` as a PDF in ``folder``, marked as fictional; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / piece.file
    path.write_bytes(render(_document(piece)))
    return path


def _document(piece: DemoPiece) -> Document:
    return Document(
        title=typeset(piece.title),
        subtitle=day(piece.dated),
        created=datetime.combine(piece.dated, time(12), UTC),
        banner=SPECIMEN,
        footer="Pièce inventée pour la démonstration",
        blocks=(*(Paragraph(typeset(line)) for line in piece.lines), *_table(piece)),
    )


def _table(piece: DemoPiece) -> tuple[Block, ...]:
    if not piece.table:
        return ()
    headings, *rows = (tuple(map(typeset, row)) for row in piece.table)
    return (Table(headings, tuple(rows), widths=(3, 1)),)
