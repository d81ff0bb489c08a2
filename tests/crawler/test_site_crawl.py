"""What a crawl fetches, in which order, and what it keeps: on a web in memory."""

import asyncio
import random
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.crawling import Turns, assembled
from crawler.pages import Answer, Failed, Order
from crawler.priorities import ByDepth
from crawler.window import opened
from dossier.errors import RefusedError
from dossier.model import Capture, CaptureOutcome
from tests.crawler.fakes import (
    ROBOTS,
    FakeStore,
    FakeWeb,
    KilledError,
    linked,
    page,
    redirect,
)
from tests.crawler.walks import HOST, SITE, Pages, crawl, found, order, stored
from web.budget import RateBudget


def a_site(pages: int = 20) -> Pages:
    """Pages that link to each other in a tangle, some of them traps."""
    draw = random.Random(7)
    names = [f"/{word}-{n}" for n in range(pages) for word in ["x", "tarif"]]
    site: Pages = {"/": linked(*names[:6])}
    for name in names:
        site[name] = page(
            name + "".join(f'<a href="{t}">{t}</a>' for t in draw.sample(names, 4))
        )
    site["/x-1"] = redirect("/x-2")
    site["/x-3"] = Answer("", 403, b"", "text/html")
    site["/x-4"] = site["/x-5"]
    return site


def encrypted(folder: Path) -> Order:
    """An order for a host named without a scheme."""
    secure = HOST.replace("http", "https")
    return replace(order(folder), entries=(f"{secure}/",), fallback=f"{HOST}/")


def test_everything_a_site_links_to_is_stored(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/a", "/b"), "/a": page("a"), "/b": linked("/c")}
    web = FakeWeb(pages | {"/c": page("c")})
    assert stored(crawl(web, order(tmp_path))) == ["/", "/a", "/b", "/c"]


def test_what_decides_is_fetched_first(tmp_path: Path) -> None:
    links = ["/blog", "/mentions-legales", "/tarifs", "/contact", "/cgv", "/faq"]
    pages: Pages = {path: page(path) for path in links}
    web = FakeWeb(pages | {"/": linked(*links)})
    assert stored(crawl(web, order(tmp_path, window=1, max_pages=5))) == [
        "/",
        "/tarifs",
        "/cgv",
        "/faq",
        "/mentions-legales",
    ]


def test_without_a_scorer_the_shallower_page_goes_first(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/a", "/b"), "/a": linked("/tarifs"), "/b": page("b")}
    web = FakeWeb(pages | {"/tarifs": page("t")})
    captures = crawl(web, order(tmp_path, window=1), scorer=ByDepth())
    assert stored(captures) == ["/", "/a", "/b", "/tarifs"]


def test_a_page_budget_is_never_passed_and_what_is_left_is_told(tmp_path: Path) -> None:
    captures = crawl(FakeWeb(a_site()), order(tmp_path, max_pages=9))
    assert len(captures) == 9 + 1
    assert captures[-1].outcome is CaptureOutcome.OVER_BUDGET
    assert captures[-1].reason.startswith("budget de 9 pages épuisé")


def test_an_answer_that_comes_late_changes_nothing(tmp_path: Path) -> None:
    async def at_random(_: str) -> None:
        await asyncio.sleep(random.random() / 500)

    runs = []
    for number in range(4):
        web = FakeWeb(a_site(), pause=at_random if number else None)
        limits = order(tmp_path / str(number), max_pages=25)
        runs.append([(c.url, c.outcome, c.reason) for c in crawl(web, limits)])
    assert runs[1:] == runs[:-1]


@settings(max_examples=60)
@given(
    fuses=st.lists(st.integers(0, 60), min_size=1, max_size=4),
    budget=st.integers(5, 45),
)
def test_a_killed_crawl_ends_with_the_pages_of_an_undisturbed_one(
    tmp_path_factory: pytest.TempPathFactory, fuses: list[int], budget: int
) -> None:
    calm = crawl(
        FakeWeb(a_site()), order(tmp_path_factory.mktemp("c"), max_pages=budget)
    )
    folder, store, resume = tmp_path_factory.mktemp("k"), FakeStore(), False
    for fuse in [*fuses, None]:
        web, store.fuse = FakeWeb(a_site()), fuse
        kept = {c.url for c in store.outcomes(SITE) if c.blob}
        wanted = order(folder, max_pages=budget, resume=resume)
        try:
            captures = crawl(web, wanted, store)
        except KilledError:
            captures = []
        assert not kept & set(web.asked)
        resume = True
    assert [(c.url, c.outcome) for c in captures] == [(c.url, c.outcome) for c in calm]


def test_a_crawl_that_is_over_has_nothing_to_resume(tmp_path: Path) -> None:
    store = FakeStore()
    first = crawl(FakeWeb(a_site()), order(tmp_path, max_pages=200), store)
    again = FakeWeb(a_site())
    assert crawl(again, order(tmp_path, max_pages=200, resume=True), store) == first
    assert not again.asked


def test_a_larger_budget_resumes_where_the_smaller_ended(tmp_path: Path) -> None:
    store = FakeStore()
    short = crawl(FakeWeb(a_site()), order(tmp_path / "a", max_pages=8), store)
    web = FakeWeb(a_site())
    long = crawl(web, order(tmp_path / "a", max_pages=300, resume=True), store)
    whole = crawl(FakeWeb(a_site()), order(tmp_path / "b", max_pages=300))
    assert not {c.url for c in short if c.blob} & set(web.asked)
    assert set(stored(long)) == set(stored(whole))


def test_a_new_crawl_asks_for_every_page_again(tmp_path: Path) -> None:
    store, web = FakeStore(), FakeWeb({"/": linked("/a"), "/a": page("a")})
    crawl(web, order(tmp_path), store)
    assert stored(crawl(web, order(tmp_path), store)) == ["/", "/a"]
    assert web.asked[f"{HOST}/a"] == 2


def test_a_calendar_without_end_leaves_the_budget_to_other_pages(
    tmp_path: Path,
) -> None:
    pages: Pages = {
        "/": linked("/agenda/2026/1", "/tarifs"),
        "/tarifs": linked("/deep"),
    }
    pages["/deep"] = page("deep")
    for year in range(2026, 2200):
        for month in range(1, 13):
            ahead = f"/agenda/{year + month // 12}/{month % 12 + 1}"
            pages[f"/agenda/{year}/{month}"] = page(f"{year}-{month} <a href={ahead}>x")
    captures = crawl(FakeWeb(pages), order(tmp_path, depth=10_000))
    assert {"/tarifs", "/deep"} <= set(stored(captures))
    assert len(stored(captures)) == 3 + 30
    over = [c for c in captures if c.outcome is CaptureOutcome.OVER_BUDGET]
    assert [c.reason for c in over] == [
        "plus de 30 adresses de même forme : les autres sont laissées"
    ]


def test_depth_is_capped(tmp_path: Path) -> None:
    letters = "abcdefghij"
    pages: Pages = {
        f"/{here}": page(f"{here}<a href=/{there}>x")
        for here, there in pairwise(letters)
    }
    pages["/"] = linked("/a")
    assert stored(crawl(FakeWeb(pages), order(tmp_path, depth=3))) == [
        "/",
        "/a",
        "/b",
        "/c",
    ]


def test_session_ids_do_not_make_new_pages(tmp_path: Path) -> None:
    pages: Pages = {"/": linked(*(f"/a?PHPSESSID={n:032x}" for n in range(50)))}
    pages["/a"] = page("a")
    web = FakeWeb(pages)
    assert stored(crawl(web, order(tmp_path))) == ["/", "/a"]


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/a", "/b"), "/a": page("same"), "/b": page("same")}
    captures = crawl(FakeWeb(pages), order(tmp_path))
    assert found(captures)["/b"] is CaptureOutcome.DUPLICATE
    assert captures[-1].reason == f"même contenu que {HOST}/a, déjà gardée"
    assert captures[-1].blob is None


def test_a_server_that_does_not_answer_is_told_by_its_own_name(tmp_path: Path) -> None:
    nothing = Failed(CaptureOutcome.DNS_FAILURE, "ce nom de site n’existe pas")
    (capture,) = crawl(FakeWeb({"/": page("a"), ROBOTS: nothing}), order(tmp_path))
    assert capture.outcome is CaptureOutcome.DNS_FAILURE


def test_a_site_that_keeps_refusing_is_left_in_peace(tmp_path: Path) -> None:
    pages: Pages = {"/": linked(*(f"/{letter}" for letter in "abcdefghijklmnop"))}
    for letter in "abcdefghijklmnop":
        pages[f"/{letter}"] = Answer("", 429, b"", "text/html")
    captures = crawl(FakeWeb(pages), order(tmp_path, window=1))
    outcomes = [c.outcome for c in captures]
    assert outcomes.count(CaptureOutcome.BLOCKED) == 5
    assert captures[-1].reason.startswith(
        "5 refus de suite, le site est laissé en paix"
    )


def test_the_plain_address_is_tried_when_the_encrypted_one_does_not_answer(
    tmp_path: Path,
) -> None:
    refused = Failed(CaptureOutcome.CONNECTION_FAILED, "connexion refusée")
    pages: Pages = {"/": page("accueil"), "https://127.0.0.1:8000/robots.txt": refused}
    captures = crawl(FakeWeb(pages), encrypted(tmp_path))
    assert [c.outcome for c in captures] == [
        CaptureOutcome.CONNECTION_FAILED,
        CaptureOutcome.STORED,
    ]


def test_a_certificate_refused_is_not_a_reason_to_do_without(tmp_path: Path) -> None:
    refused = Failed(CaptureOutcome.TLS_FAILURE, "certificat refusé : non vérifiable")
    pages: Pages = {"/": page("accueil"), "https://127.0.0.1:8000/robots.txt": refused}
    web = FakeWeb(pages)
    captures = crawl(web, encrypted(tmp_path))
    assert [c.outcome for c in captures] == [CaptureOutcome.TLS_FAILURE]
    assert f"{HOST}/" not in web.asked


def test_time_that_runs_out_is_told(tmp_path: Path) -> None:
    async def slow(url: str) -> None:
        await asyncio.sleep(30 if url.endswith("/lent") else 0)

    pages: Pages = {"/": linked("/lent", "/a"), "/a": page("a"), "/lent": page("l")}
    captures = crawl(FakeWeb(pages, pause=slow), order(tmp_path, seconds=0.3, window=1))
    assert captures[-1].outcome is CaptureOutcome.OVER_BUDGET
    assert captures[-1].reason.startswith("temps accordé (0,3 s) épuisé")


def test_two_crawls_of_one_site_never_run_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.window.PATIENCE", 0.05)
    with opened(tmp_path, SITE), pytest.raises(RefusedError, match="déjà en cours"):
        opened(tmp_path, SITE).__enter__()


def test_requests_fly_side_by_side(tmp_path: Path) -> None:
    flying, most = count(), [0]
    here: set[int] = set()

    async def watch(_: str) -> None:
        number = next(flying)
        here.add(number)
        most[0] = max(most[0], len(here))
        await asyncio.sleep(0.01)
        here.discard(number)

    web = FakeWeb(a_site(), pause=watch)
    crawl(web, order(tmp_path, window=4))
    assert most[0] == 4


def test_a_bug_is_not_swallowed(tmp_path: Path) -> None:
    async def broken(_: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crawl(FakeWeb({}, pause=broken), order(tmp_path))


def test_each_capture_is_told_once_it_is_stored(tmp_path: Path) -> None:
    store = FakeStore()
    told: list[Capture] = []

    def tell(capture: Capture) -> None:
        assert capture in store.outcomes(SITE)
        told.append(capture)

    with opened(tmp_path, SITE) as window:
        web = FakeWeb(a_site())
        wanted = order(tmp_path, max_pages=10)
        captures = asyncio.run(assembled(wanted, store, window, web, told=tell).run())
    assert told == captures


def test_requests_that_end_in_a_refusal_count_too(tmp_path: Path) -> None:
    pages: Pages = {f"/{letter}": redirect("/secret/x") for letter in "abcdefgh"}
    pages["/"] = linked(*pages)
    pages[ROBOTS] = page("User-agent: *\nDisallow: /secret", "text/plain")
    web = FakeWeb(pages)
    crawl(web, order(tmp_path, max_pages=4, window=1))
    assert sum(web.asked[f"{HOST}/{letter}"] for letter in "abcdefgh") == 3


def test_refusals_that_are_not_in_a_row_do_not_end_a_crawl(tmp_path: Path) -> None:
    pages: Pages = {f"/{letter}": page(letter) for letter in "aceg"}
    pages |= {f"/{letter}": Answer("", 403, b"", "text/html") for letter in "bdfh"}
    pages["/"] = linked(*sorted(pages))
    captures = crawl(FakeWeb(pages), order(tmp_path, window=1, blocked=2))
    assert stored(captures) == ["/", "/a", "/c", "/e", "/g"]


@pytest.mark.parametrize(
    ("url", "asked", "waits"),
    [
        (f"{HOST}/", 0.0, []),
        (f"{HOST}/", 2.0, [0, 2]),
        ("https://site.example/", 0.0, [0, 1]),
        ("https://site.example/", 0.5, [0, 1]),
        ("https://site.example/", 3.0, [0, 3]),
    ],
)
def test_turns_keep_the_rate_of_the_house_and_of_the_site(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    asked: float,
    waits: list[float],
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("crawler.crawling.asyncio.sleep", sleep)
    turns = Turns(order(tmp_path), RateBudget(tmp_path, clock=lambda: 1_000.0))
    for _ in range(2):
        asyncio.run(turns(url, asked))
    assert slept == pytest.approx(waits)
