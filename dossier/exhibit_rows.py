"""Exhibits as stored, and what named persons transcribed of received pieces."""

from dataclasses import replace
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import insert, select, update
from sqlmodel import col

from dossier.case import CaseId, NumberedExhibit
from dossier.case_tables import CaseExhibitRow, ExhibitRow, TranscriptionRow
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind, PieceQuote, SealState
from dossier.journal import JournalKind, digest_of
from dossier.model import SiteId
from dossier.shelf import storable, written
from dossier.site_states import SiteStateRows

EXHIBIT: Final = TypeAdapter(Exhibit)
TRANSCRIPTION: Final = TypeAdapter(PieceQuote)


class ExhibitRows(SiteStateRows):
    """Exhibits are added; one that was not sealed may be, once."""

    def put_exhibit(self, exhibit: Exhibit) -> None:
        """Store the row of a package already complete on the disk; journaled with it.

        Raises ``RefusedError`` when the id is taken.
        """
        document = storable(EXHIBIT.dump_json(exhibit).decode())
        with self.database.writing() as connection:
            if self._exhibit_document(exhibit.id) is not None:
                raise RefusedError(f"pièce {exhibit.id} déjà enregistrée")
            if exhibit.site:
                self._enter(connection, exhibit.site, None)
            connection.execute(
                insert(ExhibitRow).values(
                    id=exhibit.id,
                    kind=exhibit.kind.value,
                    site=exhibit.site or None,
                    at=written(exhibit.at),
                    state=exhibit.seal.state.value,
                    document=document,
                )
            )
            subject = f"exhibit:{exhibit.id}"
            self._append(
                connection, _kind(exhibit), subject, digest_of(document), exhibit.by
            )

    def reseal(self, exhibit: Exhibit) -> None:
        """Put the sealed version of an unsealed exhibit in its place; journaled with it.

        Raises ``RefusedError`` when the stored one is sealed already, when the new one is
        not, or when anything but the folder and the seal differs.
        """
        before = self.exhibit(exhibit.id)
        same = replace(before, folder=exhibit.folder, seal=exhibit.seal) == exhibit
        if before.citable or not exhibit.citable or not same:
            raise RefusedError(
                f"pièce {exhibit.id}\u00a0: seule une pièce sans scellé se scelle, sans rien "
                "y changer d’autre"
            )
        document = storable(EXHIBIT.dump_json(exhibit).decode())
        with self.database.writing() as connection:
            changed = connection.execute(
                update(ExhibitRow)
                .where(col(ExhibitRow.id) == exhibit.id)
                .where(col(ExhibitRow.state) == SealState.UNSEALED.value)
                .values(state=exhibit.seal.state.value, document=document)
            )
            if not changed.rowcount:
                raise RefusedError(f"pièce {exhibit.id} scellée entre-temps")
            subject = f"exhibit:{exhibit.id}"
            self._append(
                connection, _kind(exhibit), subject, digest_of(document), exhibit.by
            )

    def exhibit(self, exhibit: ExhibitId) -> Exhibit:
        """One exhibit; raises ``UnusableInputError`` when there is none of that id."""
        document = self._exhibit_document(exhibit)
        if document is None:
            raise UnusableInputError(f"aucune pièce de ce nom\u00a0: {exhibit}")
        return EXHIBIT.validate_json(document)

    def exhibits(
        self, *, site: SiteId | None = None, case: CaseId | None = None
    ) -> list[Exhibit]:
        """Exhibits of a site, oldest first, or of a case, by number; all without either."""
        if case is not None:
            return [numbered.exhibit for numbered in self.numbered_exhibits(case)]
        query = select(col(ExhibitRow.document)).order_by(col(ExhibitRow.number))
        if site is not None:
            query = query.where(col(ExhibitRow.site) == site)
        with self.database.reading() as connection:
            return [EXHIBIT.validate_json(row) for row in connection.scalars(query)]

    def numbered_exhibits(self, case: CaseId) -> tuple[NumberedExhibit, ...]:
        """The exhibits of a case under the numbers that documents cite."""
        query = (
            select(col(CaseExhibitRow.number), col(ExhibitRow.document))
            .join(ExhibitRow, col(ExhibitRow.id) == col(CaseExhibitRow.exhibit))
            .where(col(CaseExhibitRow.case_id) == case)
            .order_by(col(CaseExhibitRow.number))
        )
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            NumberedExhibit(number, EXHIBIT.validate_json(document))
            for number, document in rows
        )

    def add_transcription(self, quote: PieceQuote) -> None:
        """Keep the words that a named person read in a received piece; journaled."""
        exhibit = self.exhibit(quote.exhibit)
        if not exhibit.kind.received:
            raise RefusedError("une capture se cite par son texte, sans transcription")
        document = storable(TRANSCRIPTION.dump_json(quote).decode())
        with self.database.writing() as connection:
            connection.execute(
                insert(TranscriptionRow).values(exhibit=exhibit.id, document=document)
            )
            subject, said = f"exhibit:{exhibit.id}", digest_of(document)
            self._append(
                connection, JournalKind.PIECE_TRANSCRIBED, subject, said, quote.by
            )

    def transcriptions(self, exhibit: ExhibitId) -> tuple[PieceQuote, ...]:
        """What was transcribed of a piece, in the order in which it was."""
        query = select(col(TranscriptionRow.document)).where(
            col(TranscriptionRow.exhibit) == exhibit
        )
        with self.database.reading() as connection:
            rows = connection.scalars(query.order_by(col(TranscriptionRow.number)))
            return tuple(TRANSCRIPTION.validate_json(row) for row in rows)

    def _exhibit_document(self, exhibit: ExhibitId) -> str | None:
        query = select(col(ExhibitRow.document)).where(col(ExhibitRow.id) == exhibit)
        with self.database.reading() as connection:
            return connection.scalar(query)


def _kind(exhibit: Exhibit) -> JournalKind:
    if not exhibit.citable:
        return JournalKind.EXHIBIT_UNSEALED
    if exhibit.kind is ExhibitKind.CAPTURE:
        return JournalKind.EXHIBIT_SEALED
    return JournalKind.EXHIBIT_RECEIVED
