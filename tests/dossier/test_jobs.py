"""A job is done by one worker at a time, and a dead worker does not keep it."""

import threading
import time

import pytest

from dossier.errors import UnusableInputError
from dossier.jobs import MOST_ATTEMPTS, Arguments, JobId, JobKind, JobState
from dossier.settings import Settings
from dossier.store import Store, open_store


def ask(store: Store, site: str = "aides.example") -> JobId:
    arguments: Arguments = {"sites": [site], "max_pages": 15, "resume": False}
    return store.add_job(
        JobKind.CRAWL, arguments, by="Camille", workspace="demonstration"
    )


def test_a_job_waits_with_what_it_was_asked_and_by_whom(store: Store) -> None:
    job = store.job(ask(store))
    assert job.kind is JobKind.CRAWL
    assert job.arguments == {
        "sites": ["aides.example"],
        "max_pages": 15,
        "resume": False,
    }
    assert (job.asked_by, job.workspace) == ("Camille", "demonstration")
    assert (job.state, job.attempts, job.progress) == (JobState.WAITING, 0, 0.0)


def test_jobs_are_leased_oldest_first_to_one_worker_each(store: Store) -> None:
    first, second = ask(store), ask(store)
    one = store.lease_job("w1", seconds=60)
    two = store.lease_job("w2", seconds=60)
    assert one
    assert two
    assert (one.id, two.id) == (first, second)
    assert (one.state, one.attempts) == (JobState.LEASED, 1)
    assert store.lease_job("w3", seconds=60) is None


def test_an_expired_lease_is_taken_over_and_the_late_worker_learns_it(
    store: Store,
) -> None:
    job = ask(store)
    store.lease_job("slow", seconds=0.01)
    time.sleep(0.05)
    taken = store.lease_job("next", seconds=60)
    assert taken
    assert (taken.id, taken.attempts) == (job, 2)
    assert not store.renew_job(job, "slow", seconds=60)
    assert not store.finish_job(job, "slow", JobState.DONE, "{}")
    assert store.job(job).state is JobState.LEASED


def test_a_renewed_lease_is_not_taken_over(store: Store) -> None:
    job = ask(store)
    store.lease_job("w", seconds=0.05)
    assert store.renew_job(job, "w", seconds=60)
    time.sleep(0.1)
    assert store.lease_job("other", seconds=60) is None


def test_a_job_that_kills_its_workers_is_given_up(store: Store) -> None:
    job = ask(store)
    for attempt in range(MOST_ATTEMPTS):
        assert store.lease_job(f"w{attempt}", seconds=0.01)
        time.sleep(0.05)
    assert store.lease_job("last", seconds=60) is None
    assert store.job(job).state is JobState.FAILED
    assert "abandonné" in store.job(job).outcome


def test_a_returned_job_waits_again_and_the_attempt_does_not_count(
    store: Store,
) -> None:
    job = ask(store)
    store.lease_job("w", seconds=60)
    assert store.return_job(job, "w")
    assert (store.job(job).state, store.job(job).attempts) == (JobState.WAITING, 0)
    assert not store.return_job(job, "w")


def test_a_finished_job_keeps_its_outcome_and_is_not_leased_again(store: Store) -> None:
    job = ask(store)
    store.lease_job("w", seconds=0.01)
    assert store.finish_job(job, "w", JobState.DONE, '{"pages": 3}')
    time.sleep(0.05)
    assert store.job(job).progress == 1.0
    assert (store.job(job).state, store.job(job).outcome) == (
        JobState.DONE,
        '{"pages": 3}',
    )
    assert store.lease_job("other", seconds=60) is None


@pytest.mark.parametrize(("said", "kept"), [(0.4, 0.4), (-1.0, 0.0), (7.0, 1.0)])
def test_progress_is_shown_between_nothing_and_all(
    store: Store, said: float, kept: float
) -> None:
    job = ask(store)
    store.lease_job("w", seconds=60)
    store.progress_job(job, said, "3 pages lues")
    assert (store.job(job).progress, store.job(job).step) == (kept, "3 pages lues")


def test_a_finished_job_no_longer_progresses(store: Store) -> None:
    job = ask(store)
    store.lease_job("w", seconds=60)
    store.finish_job(job, "w", JobState.FAILED, "durée dépassée")
    store.progress_job(job, 0.9, "encore")
    assert (store.job(job).step, store.job(job).progress) == ("", 0.0)


def test_asking_and_ending_leave_lines_in_the_journal(store: Store) -> None:
    job = ask(store)
    store.lease_job("w", seconds=60)
    store.finish_job(job, "w", JobState.DONE, "{}")
    lines = [(line.kind, line.subject, line.by) for line in store.journal()]
    assert lines == [
        ("job_asked", f"job:{job}", "Camille"),
        ("job_ended", f"job:{job}", "Camille"),
    ]
    assert store.verify_journal() == []


def test_a_job_given_up_leaves_its_line_too(store: Store) -> None:
    ask(store)
    for attempt in range(MOST_ATTEMPTS + 1):
        store.lease_job(f"w{attempt}", seconds=-1)
    assert [line.kind for line in store.journal()] == ["job_asked", "job_ended"]


def test_an_unknown_job_is_refused_by_its_number(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="nº 404"):
        store.job(JobId(404))


def test_the_last_jobs_are_listed_newest_first(store: Store) -> None:
    first, second, third = ask(store), ask(store), ask(store)
    assert [job.id for job in store.jobs()] == [third, second, first]
    assert [job.id for job in store.jobs(last=2)] == [third, second]


def test_workers_in_a_hurry_never_share_a_job(store: Store, settings: Settings) -> None:
    for _ in range(30):
        ask(store)
    taken: list[int] = []

    def work(name: str) -> None:
        with open_store(settings) as mine:
            while job := mine.lease_job(name, seconds=60):
                taken.append(job.id)

    workers = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(taken) == sorted(job.id for job in store.jobs())
