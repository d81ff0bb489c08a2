"""A job runs apart, within its bounds, and its end is always recorded."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import RefusedError
from dossier.jobs import Job, JobId, JobKind, JobState
from dossier.settings import Settings
from dossier.store import Store, open_store
from tests.workflow.errands import alive
from workflow import work as working
from workflow.work import ERRANDS, Errand, ask, work


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.at(tmp_path / "home", allow_loopback=True)


@pytest.fixture
def store(settings: Settings) -> Store:
    return open_store(settings)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Send every crawl to one of the errands of the tests."""

    def send(name: str, *, seconds: float = 60, memory: int = 4 << 30) -> None:
        errand = Errand(f"tests.workflow.errands:{name}", seconds, memory)
        monkeypatch.setattr(working, "ERRANDS", {**ERRANDS, JobKind.CRAWL: errand})

    return send


def do_one(settings: Settings) -> Job:
    ended: list[Job] = []
    work(settings, once=True, told=ended.append)
    return ended[0]


def asked(settings: Settings) -> JobId:
    return ask(settings, JobKind.CRAWL, {"site": "aides.example"})


def wait_for(path: Path, seconds: float = 20) -> str:
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path} never came"
        time.sleep(0.05)
    return path.read_text()


def gone(pids: list[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(alive(pid) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def test_a_job_is_done_apart_in_the_same_home_with_what_it_was_asked(
    settings: Settings, sent: Callable[..., None]
) -> None:
    sent("tell")
    asked(settings)
    job = do_one(settings)
    assert job.state is JobState.DONE
    assert json.loads(job.outcome) == {
        "home": str(settings.home),
        "sites": ["aides.example"],
    }
    assert (job.progress, job.step) == (1.0, "à mi-chemin")


def test_nothing_waits_and_once_ends_at_once(settings: Settings) -> None:
    ended: list[Job] = []
    work(settings, once=True, told=ended.append)
    assert ended == []


def test_once_does_one_job_only(
    settings: Settings, store: Store, sent: Callable[..., None]
) -> None:
    sent("tell")
    first, second = asked(settings), asked(settings)
    do_one(settings)
    assert store.job(first).state is JobState.DONE
    assert store.job(second).state is JobState.WAITING


def test_a_refusal_is_told_in_its_own_words(
    settings: Settings, sent: Callable[..., None]
) -> None:
    sent("refuse")
    asked(settings)
    job = do_one(settings)
    assert (job.state, job.outcome) == (
        JobState.FAILED,
        "ce site est sur la liste d’arrêt",
    )


def test_a_bug_is_a_failure_whose_traceback_is_kept(
    settings: Settings, sent: Callable[..., None]
) -> None:
    sent("crash")
    number = asked(settings)
    job = do_one(settings)
    log = settings.home / "logs" / f"job-{number}.log"
    assert job.outcome == f"panne interne (code 1), voir {log}"
    assert "KeyError: 'une vraie panne'" in log.read_text()


def test_a_child_killed_outright_is_a_failure(
    settings: Settings, sent: Callable[..., None]
) -> None:
    sent("vanish")
    asked(settings)
    assert "panne interne (code -9)" in do_one(settings).outcome


def test_a_job_cannot_take_more_memory_than_allowed(
    settings: Settings, sent: Callable[..., None]
) -> None:
    sent("hoard", memory=2 << 30)
    asked(settings)
    assert do_one(settings).outcome == "mémoire permise dépassée (2048 Mo)"


def test_a_job_too_long_is_killed_with_its_whole_group(
    settings: Settings, sent: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "GRACE_SECONDS", 0.5)
    real = time.monotonic
    begun = settings.home / "pids"
    monkeypatch.setattr(
        "workflow.work.time.monotonic", lambda: real() + 100 * begun.exists()
    )
    sent("linger", seconds=90)
    asked(settings)
    job = do_one(settings)
    assert (job.state, job.outcome) == (
        JobState.FAILED,
        "durée permise dépassée (90 s)",
    )
    pids = [int(pid) for pid in (settings.home / "pids").read_text().split()]
    assert gone(pids)


def test_a_worker_whose_lease_was_taken_kills_its_child_and_says_nothing(
    settings: Settings,
    store: Store,
    sent: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(working, "LEASE_SECONDS", 0.0)
    monkeypatch.setattr(working, "GRACE_SECONDS", 0.5)
    sent("linger")
    number = asked(settings)

    def stolen(job: JobId, _worker: str, *, seconds: float) -> bool:
        taken = store.lease_job("thief", seconds=60 + seconds)
        assert taken
        assert taken.id == job
        return False

    monkeypatch.setattr(Store, "renew_job", lambda _self, *a, **k: stolen(*a, **k))
    do_one(settings)
    assert store.job(number).state is JobState.LEASED
    assert store.finish_job(number, "thief", JobState.DONE, "{}")


def worker_process(settings: Settings) -> "subprocess.Popen[bytes]":
    """A worker of its own, sent on the endless errand."""
    code = (
        "from dossier.jobs import JobKind\n"
        "from dossier.settings import Settings\n"
        "from workflow import work as working\n"
        "errand = working.Errand('tests.workflow.errands:linger', 60)\n"
        "working.ERRANDS = {**working.ERRANDS, JobKind.CRAWL: errand}\n"
        "working.GRACE_SECONDS = 0.5\n"
        "working.work(Settings.from_environment())\n"
    )
    environment = os.environ | settings.environment()
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen([sys.executable, "-c", code], env=environment)


def test_sigterm_ends_the_worker_and_its_child_and_the_job_waits_again(
    settings: Settings, store: Store
) -> None:
    number = asked(settings)
    process = worker_process(settings)
    pids = [int(pid) for pid in wait_for(settings.home / "pids").split()]
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert gone(pids)
    assert (store.job(number).state, store.job(number).attempts) == (
        JobState.WAITING,
        0,
    )


def test_a_worker_killed_outright_takes_its_child_with_it(
    settings: Settings, store: Store
) -> None:
    number = asked(settings)
    process = worker_process(settings)
    child, grandchild = (int(pid) for pid in wait_for(settings.home / "pids").split())
    process.kill()
    process.wait(20)
    try:
        assert gone([child])
        assert store.job(number).state is JobState.LEASED
    finally:
        os.kill(grandchild, signal.SIGKILL)


def test_every_kind_of_job_has_an_errand_that_exists() -> None:
    from workflow import job_kinds

    assert set(ERRANDS) == set(JobKind)
    for errand in ERRANDS.values():
        module, _, name = errand.target.partition(":")
        assert module == job_kinds.__name__
        assert callable(getattr(job_kinds, name))


def test_a_job_badly_asked_is_refused_by_its_field(settings: Settings) -> None:
    ask(settings, JobKind.CHECK, {"address": "https://aides.example/"})
    job = do_one(settings)
    assert job.state is JobState.FAILED
    assert job.outcome.startswith("travail mal demandé : champ «")


def test_asking_without_a_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        ask(Settings.at(tmp_path), JobKind.CRAWL, {"sites": ["aides.example"]})


def test_the_command_does_one_job_and_says_how_it_ended(
    own_home: Path, sent: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    here = Settings.at(own_home, allow_loopback=True)
    sent("tell")
    asked(here)
    assert run(["work", "--once"]) == 0
    sent("refuse")
    asked(here)
    assert run(["work", "--once"]) == 1
    done, failed = capsys.readouterr().out.splitlines()
    assert done == "travail nº 1 (crawl)\u00a0: fait"
    assert failed.endswith("échoué\u00a0: ce site est sur la liste d’arrêt")


def test_the_command_with_nothing_to_do_ends_at_once(own_home: Path) -> None:
    assert run(["work", "--once"]) == 0
    assert (own_home / "vigie.db").exists()
