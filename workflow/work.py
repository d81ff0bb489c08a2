"""The worker: takes a job, runs its use case in a child process, records how it ended.

The child has a wall clock and a memory cap, and is killed with its whole group when it
passes them, when its lease is lost, or when the worker is told to end. A worker killed
outright takes its child with it; the lease expires and another worker resumes.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from types import FrameType
from typing import Final

from dossier.jobs import Arguments, Job, JobId, JobKind, JobState
from dossier.settings import Settings
from dossier.store import Store, open_store
from workflow.workspace import acting

LEASE_SECONDS: Final = 60.0
PULSE_SECONDS: Final = 0.2
IDLE_SECONDS: Final = 1.0
GRACE_SECONDS: Final = 5.0
GIGABYTE: Final = 1 << 30
UNBOUNDED: Final = -1
"""No cap on addresses: a browser reserves far more than it ever uses."""


@dataclass(frozen=True, slots=True)
class Errand:
    """How a kind of job is run."""

    target: str
    """``module:function`` taking settings, job and progress."""
    seconds: float
    """Wall clock, after which it is killed."""
    memory: int = 4 * GIGABYTE
    """Bytes of address space it may ask for."""


ERRANDS: Final[Mapping[JobKind, Errand]] = {
    JobKind.CRAWL: Errand("workflow.job_kinds:crawl", seconds=6 * 3600),
    JobKind.ASSESS: Errand("workflow.job_kinds:assess", seconds=6 * 3600),
    JobKind.CHECK: Errand("workflow.job_kinds:check", seconds=300),
    JobKind.SEAL: Errand("workflow.job_kinds:seal", seconds=1800, memory=UNBOUNDED),
    JobKind.DRAFT: Errand("workflow.job_kinds:draft", seconds=600),
}
"""Every kind of job there is: nothing else is ever run."""


def ask(
    settings: Settings,
    kind: JobKind,
    arguments: Arguments,
    *,
    as_user: str | None = None,
) -> JobId:
    """Ask for a job, in the name of ``as_user`` or of the only person; see ``acting``."""
    actor = acting(settings, as_user=as_user, files_only=True)
    with open_store(settings) as store:
        return store.add_job(kind, arguments, by=actor.name, workspace=actor.workspace)


def work(
    settings: Settings,
    *,
    once: bool = False,
    told: Callable[[Job], None] = lambda _: None,
) -> None:
    """Do the jobs that wait, oldest first; ``told`` gets each one as it ended.

    With ``once``, one job at most. Otherwise until SIGTERM or SIGINT, which end the child
    and give its job back. To be called from the main thread.
    """
    worker = Worker(settings)
    with open_store(settings) as store, worker.listening():
        while not worker.stop.is_set():
            job = store.lease_job(worker.name, seconds=LEASE_SECONDS)
            if job is not None:
                worker.run(store, job)
                told(store.job(job.id))
            if once:
                return
            if job is None:
                worker.stop.wait(IDLE_SECONDS)


@dataclass
class Worker:
    """One process that does jobs, one after the other."""

    settings: Settings
    name: str = field(
        default_factory=lambda: (
            f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        )
    )
    """Never the same twice: a lease belongs to one process."""
    stop: Event = field(default_factory=Event)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn SIGTERM and SIGINT into an orderly end."""

        def end(_signal: int, _frame: FrameType | None) -> None:
            self.stop.set()

        before = {
            each: signal.signal(each, end) for each in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def run(self, store: Store, job: Job) -> None:
        """Run ``job`` in a child and record how it ended; give it back when told to stop."""
        errand = ERRANDS[job.kind]
        with TemporaryDirectory(prefix="vigie-job-") as folder:
            result = Path(folder) / "result.json"
            log = self.settings.home / "logs" / f"job-{job.id}.log"
            child = self._start(job, errand, result, log)
            try:
                fault = self._follow(store, job, child, errand)
            finally:
                _end(child)
            if fault is None:
                store.return_job(job.id, self.name)
                return
            state, outcome = _ending(child, fault, result, log)
        store.finish_job(job.id, self.name, state, outcome)

    def _start(
        self, job: Job, errand: Errand, result: Path, log: Path
    ) -> "subprocess.Popen[bytes]":
        log.parent.mkdir(parents=True, exist_ok=True)
        environment = os.environ | self.settings.environment()
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        with log.open("wb") as errors:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "workflow.job_process",
                    str(job.id),
                    errand.target,
                    str(errand.memory),
                    str(result),
                ],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                start_new_session=True,
            )

    def _follow(
        self, store: Store, job: Job, child: "subprocess.Popen[bytes]", errand: Errand
    ) -> str | None:
        """Wait for the end, and say why it was cut short.

        ``""`` when it was not; ``None`` when the job is to be given back.
        """
        started = renewed = time.monotonic()
        while child.poll() is None:
            moment = time.monotonic()
            if moment - started > errand.seconds:
                return f"durée permise dépassée ({errand.seconds:g} s)"
            if moment - renewed > LEASE_SECONDS / 3:
                renewed = moment
                if not store.renew_job(job.id, self.name, seconds=LEASE_SECONDS):
                    return None
            if self.stop.wait(PULSE_SECONDS):
                return None
        return ""


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill what is left of the child's group: gently, then not."""
    for blow, patience in ((signal.SIGTERM, GRACE_SECONDS), (signal.SIGKILL, None)):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, blow)
        with suppress(subprocess.TimeoutExpired):
            child.wait(patience)


def _ending(
    child: "subprocess.Popen[bytes]", fault: str, result: Path, log: Path
) -> tuple[JobState, str]:
    if fault:
        return JobState.FAILED, fault
    if not result.exists():
        return JobState.FAILED, f"panne interne (code {child.returncode}), voir {log}"
    told = json.loads(result.read_text(encoding="utf-8"))
    if "failed" in told:
        return JobState.FAILED, str(told["failed"])
    return JobState.DONE, json.dumps(told["done"], ensure_ascii=False, sort_keys=True)
