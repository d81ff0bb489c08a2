"""Canonical texts as stored: one row for each reader version, never recomputed in place."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, RowMapping, Select, exists, func, select
from sqlmodel import col

from dossier.captures import PAGE, CaptureRows, capture_in
from dossier.errors import UnusableInputError
from dossier.model import (
    Capture,
    CaptureId,
    CaptureOutcome,
    Origin,
    PageText,
    Sha256,
    SiteId,
    TextSpan,
)
from dossier.shelf import columns, insertion, now
from dossier.tables import CaptureRow, TextRow

STORED: Final = CaptureOutcome.STORED.value
FEW: Final = 50
"""Texts fetched by one query."""


class TextRows(CaptureRows):
    """What readers read in the captures."""

    def put_text(
        self,
        capture: CaptureId,
        text: str,
        spans: Iterable[TextSpan],
        reader_version: str,
    ) -> Sha256:
        """Store the text of a capture; returns its digest.

        The same reader version cannot change its mind: its first text stands. ``text``
        holds no lone surrogate (``UnicodeEncodeError``).
        """
        blob = self.blobs.put(text.encode())
        row = {
            "capture": capture,
            "reader_version": reader_version,
            "blob": blob,
            "spans": json.dumps(
                [(span.start, span.end, span.origin.value) for span in spans],
                separators=(",", ":"),
            ),
            "read_at": now(),
        }
        with self.database.writing() as connection:
            connection.execute(
                insertion(self.database, TextRow)
                .values(row)
                .on_conflict_do_nothing(index_elements=["capture", "reader_version"])
            )
        return blob

    def text(self, capture: CaptureId) -> PageText:
        """The text last read in a capture; ``UnusableInputError`` when none was."""
        with self.database.reading() as connection:
            query = _readings().where(col(CaptureRow.id) == capture)
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise UnusableInputError(f"page non lue ou inconnue : {capture}")
        return self._page_text(row)

    def texts(self, site: SiteId) -> list[PageText]:
        """What a site says now: the last stored capture of each address, in capture order.

        A capture not read yet is left out: see ``unread``.
        """
        return list(self.each_text(site))

    def each_text(self, site: SiteId) -> Iterator[PageText]:
        """As ``texts``, a few pages in memory at a time."""
        last = select(col(CaptureRow.number)).where(_last_of(site))
        with self.database.reading() as connection:
            numbers = list(connection.scalars(last.order_by(col(CaptureRow.number))))
        for start in range(0, len(numbers), FEW):
            few = _readings().where(
                col(CaptureRow.number).in_(numbers[start : start + FEW])
            )
            with self.database.reading() as connection:
                rows = connection.execute(few.order_by(col(CaptureRow.number)))
                pages = list(rows.mappings())
            yield from map(self._page_text, pages)

    def unread(self, site: SiteId, reader_version: str) -> list[Capture]:
        """Last stored captures of each address that this reader version has not read."""
        read = exists().where(
            col(TextRow.capture) == col(CaptureRow.id),
            col(TextRow.reader_version) == reader_version,
        )
        query = select(*columns(CaptureRow)).where(_last_of(site), ~read)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(CaptureRow.number)))
            return [capture_in(row) for row in rows.mappings()]

    def missing_blobs(self) -> Iterator[Sha256]:
        """Digests that a capture or a text points to and whose file is not there."""
        for table in (CaptureRow, TextRow):
            after = 0
            while rows := self._blobs_after(table, after):
                after = rows[-1][0]
                for _, blob in rows:
                    if blob is not None and not self.blobs.has(Sha256(blob)):
                        yield Sha256(blob)

    def _blobs_after(
        self, table: type[CaptureRow | TextRow], after: int
    ) -> list[tuple[int, str | None]]:
        query = select(col(table.number), col(table.blob)).where(
            col(table.number) > after
        )
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(table.number)).limit(PAGE))
            return [(number or 0, blob) for number, blob in rows]

    def _page_text(self, row: RowMapping) -> PageText:
        return PageText(
            capture=CaptureId(row["id"]),
            site=SiteId(row["site"]),
            url=row["url"],
            text=self.blobs.get(Sha256(row["blob"])).decode(),
            spans=tuple(
                TextSpan(start, end, Origin(origin))
                for start, end, origin in json.loads(row["spans"])
            ),
            captured_at=datetime.fromisoformat(row["captured_at"]),
        )


def _last_of(site: SiteId) -> ColumnElement[bool]:
    last = (
        select(func.max(col(CaptureRow.number)))
        .where(col(CaptureRow.site) == site, col(CaptureRow.outcome) == STORED)
        .group_by(col(CaptureRow.url_key))
    )
    return col(CaptureRow.number).in_(last)


def _readings() -> Select[str, str, str, str, str, str]:
    newest = (
        select(func.max(col(TextRow.number)))
        .where(col(TextRow.capture) == col(CaptureRow.id))
        .correlate(CaptureRow)
        .scalar_subquery()
    )
    return (
        select(
            col(CaptureRow.id),
            col(CaptureRow.site),
            col(CaptureRow.url),
            col(CaptureRow.captured_at),
            col(TextRow.blob),
            col(TextRow.spans),
        )
        .join(TextRow, col(TextRow.capture) == col(CaptureRow.id))
        .where(col(TextRow.number) == newest)
    )
