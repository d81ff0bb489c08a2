"""Jobs as stored: asked for, leased by one worker at a time, ended with an outcome."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from sqlalchemy import ColumnElement, RowMapping, and_, insert, or_, select, update
from sqlmodel import col

from dossier.errors import UnusableInputError
from dossier.journal import JournalKind, JournalRows, digest_of
from dossier.shelf import columns, now, storable
from dossier.tables import JobRow

JobId = NewType("JobId", int)
Argument = str | int | float | bool | None | list[str]
Arguments = Mapping[str, Argument]
"""What a job is asked: plain values and lists of words, kept as JSON."""

MOST_ATTEMPTS: Final = 3
"""A job whose workers die this many times is given up."""


class JobKind(StrEnum):
    """What a worker can be asked. A closed list, each run by one use case."""

    CRAWL = "crawl"
    ASSESS = "assess"
    CHECK = "check"
    SEAL = "seal"
    DRAFT = "draft"


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it stood when it was read."""

    id: JobId
    kind: JobKind
    arguments: Arguments
    asked_by: str
    workspace: str
    state: JobState
    attempts: int
    progress: float
    """0 to 1."""
    step: str
    """What it is doing, one French phrase."""
    outcome: str
    """JSON of the result when done; why, in one French line, when failed."""


class JobRows(JournalRows):
    """The queue: the same on both databases, several workers at once."""

    def add_job(
        self, kind: JobKind, arguments: Arguments, *, by: str, workspace: str
    ) -> JobId:
        """Ask for a job; journaled in the same step."""
        words = json.dumps(dict(arguments), ensure_ascii=False, sort_keys=True)
        row = {
            "kind": kind.value,
            "arguments": storable(words),
            "asked_by": storable(by),
            "workspace": workspace,
            "asked_at": now(),
            "state": JobState.WAITING.value,
            "worker": "",
            "lease_until": 0.0,
            "attempts": 0,
            "progress": 0.0,
            "step": "",
            "outcome": "",
            "ended_at": "",
        }
        with self.database.writing() as connection:
            new = insert(JobRow).values(row).returning(columns(JobRow)[0])
            number = JobId(connection.execute(new).scalar_one())
            payload = digest_of(f"{kind.value} {words}")
            self._append(
                connection, JournalKind.JOB_ASKED, f"job:{number}", payload, by
            )
        return number

    def lease_job(self, worker: str, *, seconds: float) -> Job | None:
        """The oldest job nobody holds, now held by ``worker``; ``None`` when none waits.

        ``worker`` names one process, once. An expired lease is taken over; a job that lost
        ``MOST_ATTEMPTS`` workers ends as failed.
        """
        moment = time.time()
        free = or_(
            col(JobRow.state) == JobState.WAITING.value,
            and_(
                col(JobRow.state) == JobState.LEASED.value,
                col(JobRow.lease_until) < moment,
            ),
        )
        self._give_up(moment)
        oldest = (
            select(col(JobRow.number))
            .where(free)
            .order_by(col(JobRow.number))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        taken = (
            update(JobRow)
            .where(col(JobRow.number) == oldest.scalar_subquery())
            .values(
                state=JobState.LEASED.value,
                worker=worker,
                lease_until=moment + seconds,
                attempts=col(JobRow.attempts) + 1,
            )
            .returning(*columns(JobRow))
        )
        with self.database.writing() as connection:
            row = connection.execute(taken).mappings().one_or_none()
        return None if row is None else _job(row)

    def renew_job(self, job: JobId, worker: str, *, seconds: float) -> bool:
        """Hold the lease longer; false when it is no longer ``worker``'s: stop working."""
        return self._change(job, worker, lease_until=time.time() + seconds)

    def progress_job(self, job: JobId, fraction: float, step: str) -> None:
        """Say how far a job is, 0 to 1, and what it is doing."""
        with self.database.writing() as connection:
            connection.execute(
                update(JobRow)
                .where(col(JobRow.number) == job)
                .where(col(JobRow.state) == JobState.LEASED.value)
                .values(progress=min(max(fraction, 0.0), 1.0), step=storable(step))
            )

    def return_job(self, job: JobId, worker: str) -> bool:
        """Give the job back untouched: this attempt does not count."""
        return self._change(
            job,
            worker,
            state=JobState.WAITING.value,
            attempts=col(JobRow.attempts) - 1,
        )

    def finish_job(
        self, job: JobId, worker: str, state: JobState, outcome: str
    ) -> bool:
        """Record how the job ended, in the journal too; false when the lease was lost."""
        values: dict[str, str | float] = {
            "state": state.value,
            "outcome": storable(outcome),
            "ended_at": now(),
        }
        if state is JobState.DONE:
            values["progress"] = 1.0
        with self.database.writing() as connection:
            kept = self._change(job, worker, **values)
            if kept:
                payload = digest_of(f"{state.value} {outcome}")
                by = self.job(job).asked_by
                self._append(
                    connection, JournalKind.JOB_ENDED, f"job:{job}", payload, by
                )
        return kept

    def job(self, job: JobId) -> Job:
        """One job; raises ``UnusableInputError`` when there is none of that number."""
        query = select(*columns(JobRow)).where(col(JobRow.number) == job)
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise UnusableInputError(f"aucun travail nº {job}")
        return _job(row)

    def jobs(self, *, last: int = 100) -> list[Job]:
        """The last jobs asked for, newest first."""
        query = select(*columns(JobRow)).order_by(col(JobRow.number).desc()).limit(last)
        with self.database.reading() as connection:
            return [_job(row) for row in connection.execute(query).mappings()]

    def _give_up(self, moment: float) -> None:
        lost = (
            update(JobRow)
            .where(col(JobRow.state) == JobState.LEASED.value)
            .where(col(JobRow.lease_until) < moment)
            .where(col(JobRow.attempts) >= MOST_ATTEMPTS)
            .values(
                state=JobState.FAILED.value,
                outcome=f"abandonné : interrompu {MOST_ATTEMPTS} fois de suite",
                ended_at=now(),
            )
            .returning(col(JobRow.number), col(JobRow.asked_by))
        )
        with self.database.writing() as connection:
            for number, by in connection.execute(lost).all():
                payload = digest_of(JobState.FAILED.value)
                name = f"job:{number}"
                self._append(connection, JournalKind.JOB_ENDED, name, payload, by)

    def _change(
        self, job: JobId, worker: str, **values: str | float | ColumnElement[int]
    ) -> bool:
        with self.database.writing() as connection:
            changed = connection.execute(
                update(JobRow)
                .where(col(JobRow.number) == job, col(JobRow.worker) == worker)
                .where(col(JobRow.state) == JobState.LEASED.value)
                .values(**values)
            )
        return changed.rowcount == 1


def _job(row: RowMapping) -> Job:
    return Job(
        id=JobId(row["number"]),
        kind=JobKind(row["kind"]),
        arguments=json.loads(row["arguments"]),
        asked_by=row["asked_by"],
        workspace=row["workspace"],
        state=JobState(row["state"]),
        attempts=row["attempts"],
        progress=row["progress"],
        step=row["step"],
        outcome=row["outcome"],
    )
