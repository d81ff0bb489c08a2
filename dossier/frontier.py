"""What each site still has to be asked, as stored (``dossier.ports.Frontier``)."""

import secrets
import time
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Update, case, delete, func, insert, select, update
from sqlmodel import col

from dossier.captures import CaptureRows
from dossier.model import CaptureOutcome, SiteId
from dossier.ports import FrontierEntry, RunId
from dossier.shelf import columns, insertion, key, now, storable
from dossier.tables import FrontierRow, RunRow

WAITING, LEASED, DONE = "waiting", "leased", "done"


class FrontierRows(CaptureRows):
    """Addresses to fetch: several workers may lease from one site at once."""

    def begin_run(self, site: SiteId, *, by: str, resume: bool = False) -> RunId:
        """The run to crawl in: a new one with an empty frontier.

        With ``resume``, the site's unfinished one if there is one, its leases returned.
        """
        with self.database.writing() as connection:
            self._enter(connection, site, None)
            if resume and (run := self.unfinished_run(site)):
                self.release(site)
                return run
            connection.execute(
                update(RunRow)
                .where(col(RunRow.site) == site, col(RunRow.ended_at) == "")
                .values(ended_at=now())
            )
            connection.execute(delete(FrontierRow).where(_of(site)))
            run = RunId(secrets.token_hex(16))
            connection.execute(
                insert(RunRow).values(
                    id=run, site=site, started_by=by, started_at=now(), ended_at=""
                )
            )
            return run

    def unfinished_run(self, site: SiteId) -> RunId | None:
        """The run of the site that has begun and not ended."""
        with self.database.reading() as connection:
            query = select(col(RunRow.id)).where(
                col(RunRow.site) == site, col(RunRow.ended_at) == ""
            )
            run = connection.scalar(query.order_by(col(RunRow.number).desc()))
            return None if run is None else RunId(run)

    def end_run(self, run: RunId) -> None:
        """The crawl is over: what still waits is not fetched."""
        with self.database.writing() as connection:
            connection.execute(
                update(RunRow)
                .where(col(RunRow.id) == run, col(RunRow.ended_at) == "")
                .values(ended_at=now())
            )

    def enqueue(self, site: SiteId, entries: Iterable[FrontierEntry]) -> None:
        """Add what is new; an address seen again keeps its higher priority."""
        rows = [_row(site, entry) for entry in entries]
        if not rows:
            return
        new = insertion(self.database, FrontierRow)
        seen_again = new.on_conflict_do_update(
            index_elements=["site", "url_key"],
            set_={"priority": new.excluded.priority},
            where=col(FrontierRow.priority) < new.excluded.priority,
        )
        with self.database.writing() as connection:
            self._enter(connection, site, None)
            connection.execute(seen_again, rows)

    def lease(
        self, site: SiteId, *, count: int = 1, seconds: float = 300
    ) -> list[FrontierEntry]:
        """The next addresses, best first, nobody else's until acknowledged or expired."""
        moment = time.time()
        best_first = (
            col(FrontierRow.priority).desc(),
            col(FrontierRow.depth),
            col(FrontierRow.number),
        )
        next_ones = (
            select(*columns(FrontierRow))
            .where(_of(site), col(FrontierRow.state) == WAITING)
            .order_by(*best_first)
            .limit(count)
            .with_for_update(skip_locked=True)
        )
        with self.database.writing() as connection:
            connection.execute(
                _returned(site).where(col(FrontierRow.lease_until) < moment)
            )
            rows = list(connection.execute(next_ones).mappings())
            connection.execute(
                update(FrontierRow)
                .where(col(FrontierRow.number).in_([row["number"] for row in rows]))
                .values(state=LEASED, lease_until=moment + seconds)
            )
        return [
            FrontierEntry(row["url"], row["priority"], row["depth"], row["found_on"])
            for row in rows
        ]

    def ack(self, site: SiteId, url: str, outcome: CaptureOutcome) -> None:
        """Never hand out ``url`` again in this run."""
        with self.database.writing() as connection:
            connection.execute(
                update(FrontierRow)
                .where(_of(site), col(FrontierRow.url_key) == key(url))
                .values(state=DONE, outcome=outcome.value)
            )

    def release(self, site: SiteId) -> int:
        """Return every lease of the site at once; how many."""
        with self.database.writing() as connection:
            return connection.execute(_returned(site)).rowcount

    def waiting(self, site: SiteId) -> tuple[int, int]:
        """How many addresses wait or are leased, and how many are done."""
        done = case((col(FrontierRow.state) == DONE, 1), else_=0)
        with self.database.reading() as connection:
            query = select(func.count(), func.coalesce(func.sum(done), 0)).where(
                _of(site)
            )
            total, finished = connection.execute(query).one()
        return int(total) - int(finished), int(finished)


def _of(site: SiteId) -> ColumnElement[bool]:
    return col(FrontierRow.site) == site


def _returned(site: SiteId) -> Update:
    return (
        update(FrontierRow)
        .where(_of(site), col(FrontierRow.state) == LEASED)
        .values(state=WAITING, lease_until=0.0)
    )


def _row(site: SiteId, entry: FrontierEntry) -> dict[str, str | float | int]:
    return {
        "site": site,
        "url": storable(entry.url),
        "url_key": key(entry.url),
        "priority": entry.priority,
        "depth": entry.depth,
        "found_on": storable(entry.found_on),
        "state": WAITING,
        "lease_until": 0.0,
        "outcome": "",
    }
