"""``vigie check``: an address in, one answer out, no case opened."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.app import run
from dossier.errors import RefusedError, UnusableInputError
from dossier.model import Capture, Verdict
from dossier.settings import Settings
from dossier.store import open_store
from rendering.pdf import page_count
from tests.crawler.loopback import Reply, served
from workflow.check import LIMITS, check, unread
from workflow.check_page import one_page
from workflow.demonstration import Demonstration, demonstration
from workflow.survey import SurveyOptions

SUBSCRIPTION = "mes-aides-dorlivane.example"
CALENDAR = "maison-beaurivage.example"
CLOSED = "droits-sans-detour.example"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    with demonstration(tmp_path_factory.mktemp("web")) as served:
        yield served


@pytest.fixture
def options(web: Demonstration) -> SurveyOptions:
    return SurveyOptions(hosts=web.hosts, authority=web.certificate)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.at(tmp_path / "home", allow_loopback=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIGIE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VIGIE_DATABASE_URL", raising=False)
    monkeypatch.delenv("VIGIE_ALLOW_LOOPBACK", raising=False)
    return tmp_path / "home"


def test_the_answer_rests_on_the_pages_of_this_reading(
    settings: Settings, options: SurveyOptions
) -> None:
    told: list[Capture] = []
    first = check(settings, SUBSCRIPTION, on_outcome=told.append, options=options)
    again = check(settings, SUBSCRIPTION, options=options)
    assert sorted(first.pages) == sorted(again.pages)
    assert {capture.id for capture in first.captures} == {
        capture.id for capture in told
    }
    assert not {c.id for c in first.captures} & {c.id for c in again.captures}
    assert first.assessment.verdict is Verdict.ALERT
    assert first.banner == "SPÉCIMEN — FAITS FICTIFS"
    assert page_count(one_page(first)) == 1


def test_a_check_stores_pages_and_no_proposal(
    settings: Settings, options: SurveyOptions
) -> None:
    found = check(settings, SUBSCRIPTION, options=options)
    with open_store(settings) as store:
        assert store.assessment(found.assessment.site) is None
        assert store.captures(found.assessment.site)


def test_a_document_that_cannot_be_read_is_told_and_is_no_page(
    settings: Settings,
) -> None:
    broken = Reply(b"%PDF-1.7 abc", content_type="application/pdf")
    offer = Reply(b"<a href='/tarifs.pdf'>Tarifs</a> Votre demande de RSA")
    with served({"/": offer, "/tarifs.pdf": broken}) as server:
        for _ in range(2):
            found = check(settings, server.url)
            assert found.pages == (f"{server.url}/",)
            assert "document PDF illisible" in found.unread


def test_a_site_without_end_is_left_after_fifteen_pages(
    settings: Settings, options: SurveyOptions
) -> None:
    found = check(settings, CALENDAR, options=options)
    assert 0 < len(found.pages) <= LIMITS.max_pages == 15
    assert LIMITS.seconds < 180


def test_a_site_that_refuses_robots_gives_an_answer_without_pages(
    settings: Settings, options: SurveyOptions
) -> None:
    found = check(settings, CLOSED, options=options)
    assert found.pages == ()
    assert "robots.txt" in str(unread(found))


@pytest.mark.parametrize(
    "url", ["", "http://", "a b", "https://exa mple.example", "a" * 3000]
)
def test_what_is_no_address_is_said_to_be_none(settings: Settings, url: str) -> None:
    with pytest.raises(UnusableInputError):
        check(settings, url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "https://user:secret@a.example/",
        "http://192.168.0.1/",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_must_not_be_contacted_is_refused(
    settings: Settings, url: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        check(settings, url)
    assert "secret" not in str(refusal.value)
    assert not settings.home.exists()


@pytest.mark.usefixtures("home")
def test_loopback_is_refused_unless_allowed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "http://127.0.0.1:9/"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("home")
def test_an_address_where_nobody_answers_cannot_be_finished(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "1")
    target = tmp_path / "reponse.pdf"
    assert run(["check", "http://127.0.0.1:9/", "--print", str(target)]) == 3
    shown = capsys.readouterr()
    assert "n’a pas pu être lu" in shown.err
    assert "Non lu" in shown.out
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("home")
def test_json_is_the_assessment_of_the_interface(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "1")
    assert run(["check", "http://127.0.0.1:9/", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["verdict"] == "clear"


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(
    home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "absent" / "reponse.pdf"
    assert run(["check", "https://a.example", "--print", str(target)]) == 2
    assert "n’existe pas" in capsys.readouterr().err
    assert not home.exists()
