"""What is fetched is kept once, whole, and found again."""

import hashlib
import multiprocessing
import os
import signal
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dossier.captures import capture_id
from dossier.errors import DamagedError, UnusableInputError
from dossier.model import Capture, CaptureId, CaptureOutcome, SiteId
from dossier.ports import FrontierEntry
from dossier.settings import Settings
from dossier.store import Store, open_store

SITE = SiteId("aides.example")
NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)


def capture(
    url: str = "https://aides.example/tarifs",
    outcome: CaptureOutcome = CaptureOutcome.STORED,
    run: str = "run",
    site: SiteId = SITE,
) -> Capture:
    return Capture(
        id=capture_id(run, url),
        site=site,
        url=url,
        captured_at=NOON,
        by="crawl",
        outcome=outcome,
        reason="" if outcome is CaptureOutcome.STORED else "accès refusé",
        status=200,
        content_type="text/html; charset=utf-8",
    )


def test_a_kept_capture_is_read_back_with_the_digest_and_size_of_its_body(
    store: Store,
) -> None:
    store.keep(capture(), b"<p>29,90 \xe2\x82\xac</p>")
    kept = store.capture(capture().id)
    digest = hashlib.sha256(b"<p>29,90 \xe2\x82\xac</p>").hexdigest()
    assert (kept.blob, kept.size) == (digest, 16)
    assert (kept.url, kept.captured_at, kept.by) == (capture().url, NOON, "crawl")
    assert (kept.status, kept.content_type) == (200, "text/html; charset=utf-8")
    assert store.body(kept.id) == b"<p>29,90 \xe2\x82\xac</p>"


def test_a_capture_kept_twice_is_one_event_and_the_first_stands(store: Store) -> None:
    store.keep(capture(), b"first")
    store.keep(capture(), b"second")
    assert [store.body(each.id) for each in store.captures(SITE)] == [b"first"]


def test_the_same_address_in_another_run_is_another_event(store: Store) -> None:
    store.keep(capture(run="monday"), b"same bytes")
    store.keep(capture(run="tuesday"), b"same bytes")
    monday, tuesday = store.captures(SITE)
    assert monday.id != tuesday.id
    assert monday.blob == tuesday.blob


def test_every_outcome_is_kept_and_only_stored_ones_are_pages(store: Store) -> None:
    for outcome in CaptureOutcome:
        body = b"x" if outcome is CaptureOutcome.STORED else None
        store.keep(capture(f"https://aides.example/{outcome}", outcome), body)
    assert [each.outcome for each in store.outcomes(SITE)] == list(CaptureOutcome)
    assert [each.outcome for each in store.captures(SITE)] == [CaptureOutcome.STORED]
    everything = store.captures(SITE, stored_only=False)
    assert [each.reason for each in everything].count("accès refusé") == len(
        everything
    ) - 1


def test_captures_come_in_the_order_they_were_kept_across_pages(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.captures.PAGE", 3)
    urls = [f"https://aides.example/{name}" for name in "gfedcba"]
    for url in urls:
        store.keep(capture(url), url.encode())
    assert [each.url for each in store.outcomes(SITE)] == urls


def test_an_instant_of_another_zone_comes_back_as_the_same_instant(
    store: Store,
) -> None:
    in_paris = NOON.astimezone(timezone(timedelta(hours=1)))
    event = capture()
    store.keep(
        Capture(event.id, SITE, event.url, in_paris, "import", CaptureOutcome.STORED),
        b"x",
    )
    assert store.capture(event.id).captured_at == in_paris


def test_an_instant_without_a_zone_is_a_mistake_of_the_caller(store: Store) -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        store.keep(
            Capture(CaptureId("x"), SITE, "u", naive, "crawl", CaptureOutcome.EMPTY),
            None,
        )


def test_what_a_hostile_server_sends_never_stops_the_store(store: Store) -> None:
    url = "https://aides.example/\x00\ud800" + "é" * 9000
    hostile = Capture(
        capture_id("run", url),
        SITE,
        url,
        NOON,
        "crawl",
        CaptureOutcome.HTTP_ERROR,
        reason="\x00\udfff",
        content_type="text/\x00html",
    )
    store.keep(hostile, None)
    kept = store.capture(hostile.id)
    assert kept.content_type == "text/\ufffdhtml"
    assert kept.reason == "\ufffd\ufffd"
    assert kept.url == "https://aides.example/\ufffd\ufffd" + "é" * 9000


@pytest.mark.parametrize("name", ["", "a" * 301, "a\x00b"])
def test_a_site_without_a_usable_name_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UnusableInputError, match="nom de site"):
        store.keep(capture(site=SiteId(name)), b"x")
    assert store.sites() == []


def test_nothing_of_a_capture_is_kept_when_its_row_is_refused(store: Store) -> None:
    store.begin_run(SITE, by="crawl")
    store.enqueue(SITE, [FrontierEntry("u")])
    store.lease(SITE)
    with pytest.raises(ValueError, match="zone"):
        store.keep(
            Capture(
                CaptureId("x"),
                SITE,
                "u",
                NOON.replace(tzinfo=None),
                "",
                CaptureOutcome.STORED,
            ),
            b"x",
            settles="u",
        )
    assert store.waiting(SITE) == (1, 0)


def test_keeping_a_capture_settles_its_address_in_the_same_step(store: Store) -> None:
    store.begin_run(SITE, by="crawl")
    store.enqueue(SITE, [FrontierEntry("https://aides.example/tarifs")])
    store.lease(SITE)
    store.keep(capture(), b"x", settles="https://aides.example/tarifs")
    store.release(SITE)
    assert store.lease(SITE) == []


def keep_then_die(settings: Settings) -> None:
    with open_store(settings) as mine:
        mine.begin_run(SITE, by="crawl")
        mine.enqueue(SITE, [FrontierEntry("https://aides.example/tarifs")])
        mine.lease(SITE)
        mine.keep(capture(), b"29,90", settles="https://aides.example/tarifs")
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_kill_right_after_keeping_loses_nothing(
    store: Store, settings: Settings
) -> None:
    process = multiprocessing.get_context("spawn").Process(
        target=keep_then_die, args=(settings,)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert store.body(capture().id) == b"29,90"
    assert store.unfinished_run(SITE) is not None
    store.begin_run(SITE, by="crawl", resume=True)
    assert store.lease(SITE) == []


def test_a_batch_that_fails_keeps_none_of_its_captures(store: Store) -> None:
    def fail_half_way() -> None:
        with store.batch():
            store.keep(capture("https://aides.example/1"), b"1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_half_way()
    store.keep(capture("https://aides.example/2"), b"2")
    assert [each.url for each in store.captures(SITE)] == ["https://aides.example/2"]


def test_an_unknown_capture_is_refused_by_name(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="deadbeef"):
        store.capture(CaptureId("deadbeef"))
    with pytest.raises(UnusableInputError, match="deadbeef"):
        store.text(CaptureId("deadbeef"))


def test_a_capture_without_a_body_says_so(store: Store) -> None:
    store.keep(capture(outcome=CaptureOutcome.EMPTY), None)
    with pytest.raises(UnusableInputError, match="sans contenu"):
        store.body(capture().id)


def test_an_altered_body_is_never_given_out(store: Store) -> None:
    store.keep(capture(), b"29 euros")
    blob = store.capture(capture().id).blob
    assert blob
    path = store.blobs.path(blob)
    path.chmod(0o644)
    path.write_bytes(b"99 euros")
    with pytest.raises(DamagedError, match="altéré"):
        store.body(capture().id)


def test_sites_are_listed_by_name_once_in_no_language(store: Store) -> None:
    for name in (
        "b.example",
        "été",
        "ab",
        "B.example",
        "a-c",
        "a.example",
        "b.example",
    ):
        store.keep(capture(f"https://{name}/", site=SiteId(name)), b"x")
    expected = ["B.example", "a-c", "a.example", "ab", "b.example", "été"]
    assert store.sites() == expected


def test_a_site_belongs_to_the_demonstration_until_a_workspace_is_declared(
    store: Store,
) -> None:
    store.keep(capture(), b"x")
    assert store.workspace_of(SITE) == "demonstration"
    assert store.workspace_of(SiteId("never.seen")) == "demonstration"
