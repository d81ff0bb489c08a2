"""Redirects, robots.txt and sitemaps: what a site says of where to go."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.pages import Answer, Failed
from dossier.model import CaptureOutcome
from tests.crawler.fakes import (
    ROBOTS,
    FakeWeb,
    linked,
    page,
    redirect,
)
from tests.crawler.walks import HOST, Pages, crawl, found, order, stored


def test_a_redirect_is_stored_under_where_it_ends(tmp_path: Path) -> None:
    pages: Pages = {
        "/": redirect("/accueil", 301),
        "/accueil": linked("/a", "/accueil"),
    }
    pages["/a"] = page("a")
    web = FakeWeb(pages)
    assert stored(crawl(web, order(tmp_path))) == ["/accueil", "/a"]
    assert web.asked[f"{HOST}/accueil"] == 1


def test_a_redirect_to_a_kept_page_is_not_followed(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/a"), "/a": redirect("/")}
    web = FakeWeb(pages)
    captures = crawl(web, order(tmp_path))
    assert found(captures) == {
        "/": CaptureOutcome.STORED,
        "/a": CaptureOutcome.DUPLICATE,
    }
    assert web.asked[f"{HOST}/"] == 1


def test_a_redirect_to_another_site_is_recorded_and_left(tmp_path: Path) -> None:
    web = FakeWeb({"/": redirect("https://ailleurs.example/x")})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is CaptureOutcome.LEFT_SITE
    assert capture.url == f"{HOST}/"
    assert "https://ailleurs.example/x" in capture.reason
    assert not any("ailleurs" in url for url in web.asked)


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("http://10.0.0.1/", CaptureOutcome.REFUSED_PRIVATE),
        ("http://169.254.169.254/latest", CaptureOutcome.REFUSED_PRIVATE),
        ("http://[::ffff:192.168.0.1]/", CaptureOutcome.REFUSED_PRIVATE),
        ("file:///etc/passwd", CaptureOutcome.REFUSED_SCHEME),
        ("http://moi:secret@127.0.0.1:8000/", CaptureOutcome.REFUSED_CREDENTIALS),
    ],
)
def test_a_redirect_is_checked_like_any_address(
    tmp_path: Path, target: str, outcome: CaptureOutcome
) -> None:
    web = FakeWeb({"/": redirect(target)})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is outcome
    assert set(web.asked) == {f"{HOST}/robots.txt", f"{HOST}/"}
    assert "secret" not in capture.reason


@pytest.mark.parametrize("elsewhere", ["ailleurs.example", "127.0.0.1:8000"])
def test_a_password_found_on_a_site_is_kept_nowhere(
    tmp_path: Path, elsewhere: str
) -> None:
    leading = f"http://moi:secret@{elsewhere}/x"
    listed = page(f"<loc>{leading}2</loc>", "text/xml")
    web = FakeWeb(
        {"/": linked(leading, "/b"), "/b": redirect(leading), "/sitemap.xml": listed}
    )
    captures = crawl(web, order(tmp_path))
    assert "secret" not in repr(captures)
    assert not any("@" in url for url in web.asked)


def test_redirects_in_a_ring_end(tmp_path: Path) -> None:
    web = FakeWeb({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is CaptureOutcome.REDIRECT_LOOP
    assert sum(web.asked.values()) < 10


def test_redirects_that_never_repeat_end_too(tmp_path: Path) -> None:
    pages: Pages = {f"/{n}": redirect(f"/{n + 1}") for n in range(100)}
    web = FakeWeb(pages | {"/": redirect("/0")})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is CaptureOutcome.REDIRECT_LOOP
    assert sum(web.asked.values()) <= 13


def test_what_robots_txt_forbids_is_recorded_and_not_asked(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/secret/a", "/b"), "/b": page("b")}
    pages[ROBOTS] = page("User-agent: *\nDisallow: /secret", "text/plain")
    web = FakeWeb(pages)
    captures = crawl(web, order(tmp_path))
    assert found(captures)["/secret/a"] is CaptureOutcome.REFUSED_ROBOTS
    assert f"{HOST}/secret/a" not in web.asked


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(
    tmp_path: Path,
) -> None:
    pages: Pages = {"/": redirect("/secret/a"), "/secret/a": page("a")}
    pages[ROBOTS] = page("User-agent: *\nDisallow: /secret", "text/plain")
    web = FakeWeb(pages)
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert f"{HOST}/secret/a" not in web.asked


def test_a_robots_txt_in_error_forbids_everything(tmp_path: Path) -> None:
    web = FakeWeb({"/": page("a"), ROBOTS: Answer("", 503, b"")})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert list(web.asked) == [f"{HOST}/robots.txt"]


def test_a_robots_txt_that_cannot_be_decoded_forbids_everything(tmp_path: Path) -> None:
    bomb = Failed(CaptureOutcome.TOO_LARGE, "réponse de plus de 10 Mo")
    (capture,) = crawl(FakeWeb({"/": page("a"), ROBOTS: bomb}), order(tmp_path))
    assert capture.outcome is CaptureOutcome.REFUSED_ROBOTS


@pytest.mark.parametrize(
    ("seconds", "outcome"),
    [("600", CaptureOutcome.STORED), ("601", CaptureOutcome.REFUSED_ROBOTS)],
)
def test_a_site_that_asks_for_more_patience_than_a_crawl_has_is_left(
    tmp_path: Path, seconds: str, outcome: CaptureOutcome
) -> None:
    asked = f"User-agent: *\nDisallow: /sitemap.xml\nCrawl-delay: {seconds}"
    rules = page(asked, "text/plain")
    web = FakeWeb({"/": page("a"), ROBOTS: rules})
    (capture,) = crawl(web, order(tmp_path))
    assert capture.outcome is outcome
    assert (seconds in capture.reason) is (outcome is CaptureOutcome.REFUSED_ROBOTS)


def test_robots_txt_is_asked_once_a_day(tmp_path: Path) -> None:
    web = FakeWeb({"/": page("a")})
    crawl(web, order(tmp_path))
    crawl(web, order(tmp_path))
    assert web.asked[f"{HOST}/robots.txt"] == 1


def test_pages_of_the_sitemap_are_found(tmp_path: Path) -> None:
    locations = "".join(f"<loc>{HOST}/{name}</loc>" for name in ["cgv", "x"])
    pages: Pages = {"/": page("seule"), "/cgv": page("cgv"), "/x": page("x")}
    pages["/sitemap.xml"] = page(f"<urlset>{locations}</urlset>", "application/xml")
    assert stored(crawl(FakeWeb(pages), order(tmp_path))) == ["/", "/cgv", "/x"]


def test_the_sitemap_that_robots_txt_names_is_followed_on_this_site_only(
    tmp_path: Path,
) -> None:
    pages: Pages = {"/": page("seule"), "/cgv": page("cgv")}
    pages[ROBOTS] = page(
        f"Sitemap: {HOST}/plan.xml\nSitemap: http://10.0.0.1/s.xml", "text/plain"
    )
    pages["/plan.xml"] = page(
        f"<urlset><loc>{HOST}/cgv</loc><loc>https://autre.example/</loc></urlset>"
    )
    web = FakeWeb(pages)
    assert stored(crawl(web, order(tmp_path))) == ["/", "/cgv"]
    assert all(url.startswith(HOST) for url in web.asked)


def test_the_sitemap_is_asked_for_by_the_first_start_that_answers(
    tmp_path: Path,
) -> None:
    pages: Pages = {"/": page("accueil"), "/cgv": page("cgv")}
    pages["/sitemap.xml"] = page(f"<urlset><loc>{HOST}/cgv</loc></urlset>")
    wanted = replace(order(tmp_path), entries=(f"{HOST}/absent", f"{HOST}/"))
    assert stored(crawl(FakeWeb(pages), wanted)) == ["/", "/cgv"]


def test_an_index_of_sitemaps_is_followed(tmp_path: Path) -> None:
    pages: Pages = {"/": page("accueil"), "/cgv": page("cgv")}
    pages["/sitemap.xml"] = page(
        f"<sitemapindex><loc>{HOST}/s.xml</loc></sitemapindex>"
    )
    pages["/s.xml"] = page(f"<urlset><loc>{HOST}/cgv</loc></urlset>")
    assert stored(crawl(FakeWeb(pages), order(tmp_path))) == ["/", "/cgv"]


def test_a_sitemap_that_robots_txt_forbids_is_not_asked(tmp_path: Path) -> None:
    rules = page("User-agent: *\nDisallow: /sitemap.xml", "text/plain")
    web = FakeWeb({"/": page("accueil"), ROBOTS: rules})
    crawl(web, order(tmp_path))
    assert f"{HOST}/sitemap.xml" not in web.asked


def test_a_robots_txt_elsewhere_is_not_fetched_from_a_private_address(
    tmp_path: Path,
) -> None:
    web = FakeWeb({"/": page("a"), ROBOTS: redirect("http://10.0.0.1/robots.txt")})
    assert stored(crawl(web, order(tmp_path))) == ["/"]
    assert not any("10.0.0.1" in url for url in web.asked)


def test_two_redirects_to_one_page_are_both_answered_for(tmp_path: Path) -> None:
    pages: Pages = {"/": linked("/x", "/y"), "/x": redirect("/b"), "/y": redirect("/b")}
    captures = crawl(FakeWeb(pages | {"/b": page("b")}), order(tmp_path))
    assert found(captures) == {
        "/": CaptureOutcome.STORED,
        "/b": CaptureOutcome.STORED,
        "/y": CaptureOutcome.DUPLICATE,
    }
    assert captures[-1].reason == f"redirige vers {HOST}/b, déjà gardée"


def test_a_page_that_redirects_to_itself_once_is_read(tmp_path: Path) -> None:
    web = FakeWeb({"/": redirect("/")})

    async def then_answer(_: str) -> None:
        await asyncio.sleep(0)
        if web.asked[f"{HOST}/"] > 1:
            web.pages["/"] = page("accueil")

    web.pause = then_answer
    assert stored(crawl(web, order(tmp_path))) == ["/"]
