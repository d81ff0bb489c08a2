"""Addresses go out best first, to one worker at a time, and never again once settled."""

import threading
import time

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from dossier.model import CaptureOutcome, SiteId
from dossier.ports import FrontierEntry
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.tables import RunRow

SITE = SiteId("aides.example")


def leased(store: Store, count: int = 100) -> list[str]:
    return [entry.url for entry in store.lease(SITE, count=count)]


@pytest.fixture
def running(store: Store) -> Store:
    store.begin_run(SITE, by="crawl")
    return store


def test_the_best_address_goes_first_then_the_shallowest_then_the_oldest(
    running: Store,
) -> None:
    running.enqueue(
        SITE,
        [
            FrontierEntry("oldest", 0.5, 1),
            FrontierEntry("newest", 0.5, 1),
            FrontierEntry("deep", 0.5, 2),
            FrontierEntry("best", 0.9, 7),
            FrontierEntry("shallow", 0.5, 0),
        ],
    )
    order = [running.lease(SITE)[0].url for _ in range(5)]
    assert order == ["best", "shallow", "oldest", "newest", "deep"]


def test_an_entry_comes_back_as_it_was_given(running: Store) -> None:
    entry = FrontierEntry(
        "https://aides.example/é?q=1", 0.25, 3, "https://aides.example/"
    )
    running.enqueue(SITE, [entry])
    assert running.lease(SITE) == [entry]


def test_an_address_is_queued_once_and_keeps_its_higher_priority(
    running: Store,
) -> None:
    running.enqueue(SITE, [FrontierEntry("a", 0.2), FrontierEntry("b", 0.5)])
    running.enqueue(SITE, [FrontierEntry("a", 0.9), FrontierEntry("b", 0.1)])
    assert [(each.url, each.priority) for each in running.lease(SITE, count=9)] == [
        ("a", 0.9),
        ("b", 0.5),
    ]


def test_the_same_address_twice_in_one_call_is_one_entry(running: Store) -> None:
    running.enqueue(SITE, [FrontierEntry("a", 0.2), FrontierEntry("a", 0.3)])
    assert leased(running) == ["a"]


def test_a_leased_address_is_nobody_elses(running: Store) -> None:
    running.enqueue(SITE, [FrontierEntry("a"), FrontierEntry("b")])
    assert leased(running, 1) + leased(running, 1) + leased(running, 1) == ["a", "b"]


def test_an_expired_lease_is_handed_out_again(running: Store) -> None:
    running.enqueue(SITE, [FrontierEntry("a")])
    running.lease(SITE, seconds=0.01)
    time.sleep(0.05)
    assert leased(running) == ["a"]


def test_a_settled_address_never_comes_back(running: Store) -> None:
    running.enqueue(SITE, [FrontierEntry("a")])
    running.lease(SITE, seconds=0.01)
    running.ack(SITE, "a", CaptureOutcome.HTTP_ERROR)
    running.enqueue(SITE, [FrontierEntry("a", 1.0)])
    time.sleep(0.05)
    assert leased(running) == []
    assert running.waiting(SITE) == (0, 1)


def test_released_leases_are_all_handed_out_again(running: Store) -> None:
    running.enqueue(SITE, [FrontierEntry("a"), FrontierEntry("b"), FrontierEntry("c")])
    running.ack(SITE, "c", CaptureOutcome.STORED)
    leased(running)
    assert running.release(SITE) == 2
    assert leased(running) == ["a", "b"]


def test_resuming_finds_the_run_its_queue_and_what_a_kill_left_leased(
    running: Store, settings: Settings
) -> None:
    run = running.unfinished_run(SITE)
    running.enqueue(SITE, [FrontierEntry("a"), FrontierEntry("b"), FrontierEntry("c")])
    running.ack(SITE, running.lease(SITE)[0].url, CaptureOutcome.STORED)
    running.lease(SITE)
    running.close()
    with open_store(settings) as again:
        assert again.begin_run(SITE, by="crawl", resume=True) == run
        assert leased(again) == ["b", "c"]


def test_a_new_run_begins_with_an_empty_queue(running: Store) -> None:
    first = running.unfinished_run(SITE)
    running.enqueue(SITE, [FrontierEntry("a")])
    assert running.begin_run(SITE, by="crawl") != first
    assert leased(running) == []


def test_an_ended_run_is_not_resumed(running: Store) -> None:
    run = running.unfinished_run(SITE)
    assert run
    running.end_run(run)
    assert running.unfinished_run(SITE) is None
    assert running.begin_run(SITE, by="crawl", resume=True) != run


def test_a_run_ends_once(running: Store) -> None:
    run = running.unfinished_run(SITE)
    assert run
    ends = []
    for _ in range(2):
        running.end_run(run)
        with running.database.reading() as connection:
            ends.append(connection.scalar(select(col(RunRow.ended_at))))
    assert ends[0] == ends[1] != ""


def test_two_sites_do_not_share_a_queue(running: Store) -> None:
    other = SiteId("autre.example")
    running.begin_run(other, by="crawl")
    running.enqueue(SITE, [FrontierEntry("a")])
    running.enqueue(other, [FrontierEntry("a")])
    running.ack(SITE, "a", CaptureOutcome.STORED)
    running.begin_run(SITE, by="crawl")
    assert [entry.url for entry in running.lease(other)] == ["a"]


def test_two_workers_never_hold_the_same_address(
    running: Store, settings: Settings
) -> None:
    running.enqueue(SITE, [FrontierEntry(f"u{number}") for number in range(120)])
    taken: list[str] = []

    def work() -> None:
        with open_store(settings) as mine:
            while entries := mine.lease(SITE, count=7):
                taken.extend(entry.url for entry in entries)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 120


@hypothesis_settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    entries=st.lists(
        st.builds(
            FrontierEntry,
            st.text("abc/?=é", min_size=1, max_size=3),
            st.floats(0, 1, width=32),
            st.integers(0, 3),
        ),
        max_size=12,
    )
)
def test_every_address_goes_out_exactly_once_in_order_of_priority(
    store: Store, entries: list[FrontierEntry]
) -> None:
    store.begin_run(SITE, by="crawl")
    for entry in entries:
        store.enqueue(SITE, [entry])
    out = store.lease(SITE, count=100)
    best = {
        entry.url: max(each.priority for each in entries if each.url == entry.url)
        for entry in entries
    }
    assert {entry.url: entry.priority for entry in out} == best
    assert len(out) == len(best)
    assert [entry.priority for entry in out] == sorted(best.values(), reverse=True)
