"""Documents as stored: which file was drafted from which case, by whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, insert, select
from sqlmodel import col

from dossier.case import CaseId, SiteState
from dossier.case_rows import CaseRows
from dossier.case_tables import DocumentRow
from dossier.journal import JournalKind, digest_of
from dossier.model import Sha256
from dossier.shelf import columns, storable, written


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """One file drafted from a reviewed case."""

    case: CaseId
    kind: str
    """Slug of what it is: ``signalement``, ``pieces``…"""
    format: str
    """Extension of the file, without its dot."""
    sha256: Sha256
    path: str
    """Where it was written: relative to the home when inside it."""
    at: datetime
    by: str


class DocumentRows(CaseRows):
    """Documents are added; the site of the case moves to ``DOCUMENT`` with the first."""

    def add_document(self, document: KeptDocument) -> None:
        """Keep what was drafted, journaled in the same step.

        Raises ``RefusedError`` when ``document.by`` is no person of the case's workspace.
        """
        case = self.case(document.case)
        row = {
            "case_id": document.case,
            "kind": document.kind,
            "format": document.format,
            "sha256": document.sha256,
            "path": storable(document.path),
            "drafted_by": document.by,
            "drafted_at": written(document.at),
        }
        with self.database.writing() as connection:
            self._require_person(case.workspace, document.by)
            connection.execute(insert(DocumentRow).values(row))
            kind, said = (
                JournalKind.DOCUMENT_DRAFTED,
                digest_of(repr(sorted(row.items()))),
            )
            self._append(connection, kind, f"case:{case.id}", said, document.by)
            self._advance(connection, case.site, SiteState.DOCUMENT, document.by)

    def documents(self, case: CaseId) -> list[KeptDocument]:
        """What was drafted from a case, oldest first."""
        query = select(*columns(DocumentRow)).where(col(DocumentRow.case_id) == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(DocumentRow.number)))
            return [_document(row) for row in rows.mappings()]


def _document(row: RowMapping) -> KeptDocument:
    return KeptDocument(
        case=CaseId(row["case_id"]),
        kind=row["kind"],
        format=row["format"],
        sha256=Sha256(row["sha256"]),
        path=row["path"],
        at=datetime.fromisoformat(row["drafted_at"]),
        by=row["drafted_by"],
    )
