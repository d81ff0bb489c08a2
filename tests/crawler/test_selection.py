"""Which links get a place in the queue."""

from dataclasses import replace

from crawler.links import PageLink
from crawler.pages import Limits
from crawler.selection import TOLD, Selection
from dossier.model import SiteId
from tests.crawler.fakes import FakeScorer

ROOT = "https://site.example"
HOME = f"{ROOT}/"


def selection(**limits: int) -> Selection:
    changed = replace(Limits(), **limits)
    return Selection(SiteId("site.example"), FakeScorer(), changed)


def links(*paths: str, words: str = "") -> list[PageLink]:
    return [PageLink(ROOT + path, words) for path in paths]


def paths(chosen: Selection, *wanted: str, words: str = "") -> list[str]:
    entries, _ = chosen.chosen(links(*wanted, words=words), HOME)
    return [entry.url.removeprefix(ROOT) for entry in entries]


def test_the_best_links_come_first_then_the_alphabet() -> None:
    assert paths(selection(), "/b", "/cgv", "/a", "/tarifs") == [
        "/tarifs",
        "/cgv",
        "/a",
        "/b",
    ]


def test_other_sites_are_left() -> None:
    away = [
        PageLink("https://ailleurs.example/", ""),
        PageLink("https://www.site.example/a", ""),
    ]
    entries, _ = selection().chosen(away, HOME)
    assert [entry.url for entry in entries] == ["https://www.site.example/a"]


def test_a_link_is_chosen_again_only_when_it_promises_more() -> None:
    chosen = selection()
    assert paths(chosen, "/x") == ["/x"]
    assert paths(chosen, "/x") == []
    assert paths(chosen, "/x", words="Tarifs") == ["/x"]
    assert paths(chosen, "/x", words="Contact") == []


def test_a_page_answered_for_is_never_chosen() -> None:
    chosen = selection()
    chosen.close(f"{ROOT}/x")
    assert paths(chosen, "/x", words="Tarifs") == []


def test_numbers_share_a_budget_and_the_first_left_is_told_once() -> None:
    chosen = selection(per_pattern=3)
    entries, cut = chosen.chosen(links(*(f"/a/{n}" for n in range(9))), HOME)
    assert [entry.url for entry in entries] == [f"{ROOT}/a/{n}" for n in range(3)]
    assert cut == [f"{ROOT}/a/3"]
    assert chosen.chosen(links("/a/99"), HOME) == ([], [])


def test_pages_without_a_number_are_not_a_calendar() -> None:
    names = [f"/{one}{two}" for one in "abcdef" for two in "abcdef"]
    assert len(paths(selection(per_pattern=3), *names)) == 36


def test_facets_share_the_budget_of_their_path() -> None:
    facets = [
        f"/c?{'&'.join(k + '=1' for k in 'abcdef' if n >> ord(k) - 97 & 1)}"
        for n in range(1, 64)
    ]
    assert len(paths(selection(per_pattern=4), *facets)) == 8


def test_folders_that_repeat_are_a_loop() -> None:
    assert paths(selection(), "/a/b/a/b", "/a/b/a/b/a/b") == ["/a/b/a/b"]


def test_a_queue_and_a_page_are_bounded() -> None:
    names = [f"/{one}{two}" for one in "abcdef" for two in "abcdef"]
    assert len(paths(selection(queue=5), *names)) == 5
    assert len(paths(selection(links_per_page=7), *names)) == 7


def test_depth_is_that_of_the_first_page_that_linked() -> None:
    chosen = selection(depth=2)
    (entry,), _ = chosen.chosen(links("/a"), HOME)
    assert (entry.depth, entry.found_on) == (1, HOME)
    (deeper,), _ = chosen.chosen(links("/b"), f"{ROOT}/a")
    assert deeper.depth == 2
    assert chosen.chosen(links("/c"), f"{ROOT}/b") == ([], [])


def test_what_is_told_of_patterns_is_bounded() -> None:
    chosen = selection(per_pattern=1)
    crowd = [f"/{a}{b}/{n}" for a in "abcdefgh" for b in "abcdefgh" for n in range(2)]
    assert len(chosen.chosen(links(*crowd), HOME)[1]) == TOLD


def test_better_words_from_deeper_do_not_push_a_page_down() -> None:
    chosen = selection(depth=3)
    chosen.chosen(links("/a", "/b"), HOME)
    chosen.chosen(links("/b", words="Tarifs"), f"{ROOT}/a")
    (entry,), _ = chosen.chosen(links("/c"), f"{ROOT}/b")
    assert entry.depth == 2
