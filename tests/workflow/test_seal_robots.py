"""`vigie seal` keeps robots.txt: what it refuses, delays or fails to say."""

import pytest

from dossier.model import CaptureOutcome
from dossier.settings import Settings
from tests.workflow.reviewing import TEXT
from tests.workflow.sealing import (
    URL,
    Browser,
    captured,
    folders,
    local,
    options,
    page,
    robots,
    showing,
)
from workflow.seal import seal

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
def empty(settings: Settings) -> Settings:
    return local(settings)


def test_a_page_that_robots_txt_refuses_is_an_outcome_and_no_exhibit(
    empty: Settings,
) -> None:
    browser = Browser(
        {URL: page(URL, TEXT), **robots(URL, "User-agent: *\nDisallow: /")}
    )
    (exhibit,) = seal(empty, [URL], options=options(browser))
    assert exhibit.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert not exhibit.citable
    assert exhibit.folder == ""
    assert URL not in browser.asked
    assert folders(empty) == []
    assert captured(empty, "aides.example") == [(URL, "refused_robots")]


def test_robots_txt_is_asked_once_a_day(empty: Settings) -> None:
    browser = showing()
    seal(empty, [URL], options=options(browser))
    seal(empty, [URL], options=options(browser))
    assert browser.asked.count("https://aides.example/robots.txt") == 1


def test_a_delay_asked_by_robots_txt_is_kept(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    browser = Browser(
        {f"{URL}{n}": page(f"{URL}{n}", TEXT) for n in range(2)}
        | robots(URL, "User-agent: *\nCrawl-delay: 7")
    )
    seal(empty, [f"{URL}0", f"{URL}1"], options=options(browser))
    assert max(waited) == pytest.approx(7, abs=1)


def test_a_server_in_error_is_proven_once_and_asked_no_more(empty: Settings) -> None:
    browser = Browser({URL: page(URL, TEXT), **robots(URL, "panne", status=503)})
    first, second = seal(empty, [URL, f"{URL}tarifs"], options=options(browser))
    assert first.citable
    assert first.outcome is CaptureOutcome.HTTP_ERROR
    assert first.url.endswith("/robots.txt")
    assert second.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert browser.asked == ["https://aides.example/robots.txt"]


def test_a_site_silent_then_there_gave_no_leave(empty: Settings) -> None:
    browser = Browser({URL: page(URL, TEXT)})
    (exhibit,) = seal(empty, [URL], options=options(browser))
    assert exhibit.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert folders(empty) == []


def test_a_redirect_to_what_robots_txt_refuses_is_not_kept(empty: Settings) -> None:
    away = page(f"{URL}secret", TEXT)
    browser = Browser({URL: away, **robots(URL, "User-agent: *\nDisallow: /secret")})
    (exhibit,) = seal(empty, [URL], options=options(browser))
    assert exhibit.outcome is CaptureOutcome.REFUSED_ROBOTS
    assert "redirige vers" in exhibit.seal.reason
    assert folders(empty) == []
