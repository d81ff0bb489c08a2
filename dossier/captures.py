"""Captures and sites as stored: events are added, never changed."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select, update
from sqlmodel import col

from dossier.errors import UnusableInputError
from dossier.model import Capture, CaptureId, CaptureOutcome, Sha256, SiteId
from dossier.ports import RunId
from dossier.shelf import (
    DEMONSTRATION,
    Shelf,
    columns,
    insertion,
    key,
    now,
    storable,
    written,
)
from dossier.tables import CaptureRow, FrontierRow, SiteRow, WorkspaceRow

PAGE = 1000
LONGEST_SITE = 300


def capture_id(run: RunId | str, url: str) -> CaptureId:
    """The id of the capture of ``url`` in ``run``: asked twice, kept once."""
    words = storable(f"{run}\n{url}")
    return CaptureId(hashlib.sha256(words.encode()).hexdigest()[:32])


class CaptureRows(Shelf):
    """What was fetched or imported, and whose sites these are."""

    def keep(self, capture: Capture, body: bytes | None, *, settles: str = "") -> None:
        """Store the event and its bytes; after it returns, a kill loses nothing.

        A capture whose id is known is not stored again: the first stands. ``settles``
        acknowledges that address in the site's frontier in the same step. The digest and
        size stored are those of ``body``, whatever ``capture`` says.
        """
        blob = self.blobs.put(body) if body is not None else capture.blob
        size = len(body) if body is not None else capture.size
        with self.database.writing() as connection:
            self._enter(connection, capture.site, None)
            row = _row(capture) | {"blob": blob, "size": size}
            new = insertion(self.database, CaptureRow).values(row)
            connection.execute(new.on_conflict_do_nothing(index_elements=["id"]))
            if settles:
                connection.execute(
                    update(FrontierRow)
                    .where(col(FrontierRow.site) == capture.site)
                    .where(col(FrontierRow.url_key) == key(settles))
                    .values(state="done", outcome=capture.outcome.value)
                )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Everything stored inside is kept whole at the end, in one step, or not at all.

        Others wait to write meanwhile: a few hundred captures at most.
        """
        with self.database.writing(), self.blobs.together():
            yield

    def outcomes(self, site: SiteId) -> Iterator[Capture]:
        """Every capture of the site so far, oldest first, read a page at a time."""
        after = 0
        while rows := self._page(site, after):
            yield from map(capture_in, rows)
            after = rows[-1]["number"]

    def captures(self, site: SiteId, *, stored_only: bool = True) -> list[Capture]:
        """The captures of a site, oldest first, without their bodies."""
        return [
            capture
            for capture in self.outcomes(site)
            if capture.outcome is CaptureOutcome.STORED or not stored_only
        ]

    def capture(self, capture: CaptureId) -> Capture:
        """One capture; raises ``UnusableInputError`` when there is none of that id."""
        with self.database.reading() as connection:
            found = connection.execute(
                select(*columns(CaptureRow)).where(col(CaptureRow.id) == capture)
            ).mappings()
            row = found.one_or_none()
        if row is None:
            raise UnusableInputError(f"aucune page de ce nom : {capture}")
        return capture_in(row)

    def body(self, capture: CaptureId) -> bytes:
        """The bytes of one capture; raises ``DamagedError`` when missing or altered."""
        blob = self.capture(capture).blob
        if blob is None:
            raise UnusableInputError(f"page sans contenu : {capture}")
        return self.blobs.get(blob)

    def sites(self) -> list[SiteId]:
        """Every site, in the order of their names, code point by code point.

        Sorted here: each database server orders words as its own language does.
        """
        with self.database.reading() as connection:
            names = connection.scalars(select(col(SiteRow.id)))
            return sorted(SiteId(name) for name in names)

    def enter_site(self, site: SiteId, workspace: str) -> None:
        """Say which workspace answers for ``site``; the first to say so stands."""
        with self.database.writing() as connection:
            self._enter(connection, site, workspace)

    def workspace_of(self, site: SiteId) -> str:
        """The workspace that answers for ``site``; the demonstration for one unknown."""
        with self.database.reading() as connection:
            query = select(col(SiteRow.workspace)).where(col(SiteRow.id) == site)
            return connection.scalar(query) or DEMONSTRATION

    def _enter(
        self, connection: Connection, site: SiteId, workspace: str | None
    ) -> None:
        if not site or len(site) > LONGEST_SITE or storable(site) != site:
            raise UnusableInputError(f"nom de site inutilisable : {site[:60]!r}")
        if connection.scalar(select(col(SiteRow.id)).where(col(SiteRow.id) == site)):
            return
        row = insertion(self.database, SiteRow).values(
            id=site,
            workspace=workspace or _declared(connection),
            entered_at=now(),
        )
        connection.execute(row.on_conflict_do_nothing(index_elements=["id"]))

    def _page(self, site: SiteId, after: int) -> list[RowMapping]:
        with self.database.reading() as connection:
            found = connection.execute(
                select(*columns(CaptureRow))
                .where(col(CaptureRow.site) == site, col(CaptureRow.number) > after)
                .order_by(col(CaptureRow.number))
                .limit(PAGE)
            )
            return list(found.mappings())


def _declared(connection: Connection) -> str:
    others = select(col(WorkspaceRow.id)).where(col(WorkspaceRow.id) != DEMONSTRATION)
    return connection.scalar(others.order_by(col(WorkspaceRow.id))) or DEMONSTRATION


def _row(capture: Capture) -> dict[str, str | int | None]:
    return {
        "id": capture.id,
        "site": capture.site,
        "url": storable(capture.url),
        "url_key": key(capture.url),
        "captured_at": written(capture.captured_at),
        "captured_by": storable(capture.by),
        "outcome": capture.outcome.value,
        "reason": storable(capture.reason),
        "status": capture.status,
        "content_type": storable(capture.content_type),
    }


def capture_in(row: RowMapping) -> Capture:
    """The capture that a whole row of the table holds."""
    return Capture(
        id=CaptureId(row["id"]),
        site=SiteId(row["site"]),
        url=row["url"],
        captured_at=datetime.fromisoformat(row["captured_at"]),
        by=row["captured_by"],
        outcome=CaptureOutcome(row["outcome"]),
        reason=row["reason"],
        status=row["status"],
        content_type=row["content_type"],
        blob=None if row["blob"] is None else Sha256(row["blob"]),
        size=row["size"],
    )
