"""The use case « parcourir »: batches, refusals, kills, breakdowns."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from classifiers.links import LinkScorer
from crawler.pages import Order
from crawler.priorities import ByDepth
from dossier.errors import RefusedError, UnusableInputError
from dossier.model import CaptureOutcome, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from tests.crawler.loopback import Behaviour, Handler, Loopback, Reply, served
from workflow.survey import SurveyUnfinishedError, crawl, survey
from workflow.survey_child import Assignment, Child

ROOT = Path(__file__).resolve().parents[2]
HELLO = {"/": Reply(b"<p>bonjour")}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.at(tmp_path / "home", allow_loopback=True)


def test_sites_come_back_in_the_order_they_were_named(settings: Settings) -> None:
    with served(HELLO) as one, served(HELLO) as two, open_store(settings) as store:
        captures = crawl(store, settings, [two.url, "ftp://x.example/a", one.url])
    assert [(c.url, c.outcome) for c in captures] == [
        (f"{two.url}/", CaptureOutcome.STORED),
        ("ftp://x.example/a", CaptureOutcome.REFUSED_SCHEME),
        (f"{one.url}/", CaptureOutcome.STORED),
    ]


def test_a_refused_address_is_recorded_without_any_workspace(tmp_path: Path) -> None:
    settings = Settings.at(tmp_path)
    named = ["http://10.0.0.1/", "http://127.0.0.1/", "http://moi:mdp@site.example/"]
    assert [c.outcome for c in survey(settings, named)] == [
        CaptureOutcome.REFUSED_PRIVATE,
        CaptureOutcome.REFUSED_PRIVATE,
        CaptureOutcome.REFUSED_CREDENTIALS,
    ]


def test_no_password_is_kept(tmp_path: Path) -> None:
    (capture,) = survey(Settings.at(tmp_path), ["http://moi:mdp@site.example/"])
    assert capture.url == "http://***@site.example/"


def test_a_public_site_needs_a_workspace(settings: Settings) -> None:
    with pytest.raises(RefusedError, match="vigie init"):
        survey(settings, ["site.example"])


def test_one_unusable_address_stops_before_anything_is_asked(
    settings: Settings,
) -> None:
    with served(HELLO) as server, pytest.raises(UnusableInputError, match="n’est pas"):
        survey(settings, [server.url, "pas une adresse"])
    assert server.asked == []


def test_the_demonstration_answers_for_loopback_sites(settings: Settings) -> None:
    with served(HELLO) as server, open_store(settings) as store:
        (capture,) = crawl(store, settings, [server.url])
        assert store.workspace_of(capture.site) == "demonstration"


def test_each_crawl_leaves_two_lines_in_the_journal(settings: Settings) -> None:
    with served(HELLO) as server, open_store(settings) as store:
        crawl(store, settings, [server.url])
        assert [line.kind for line in store.journal()] == [
            "crawl_started",
            "crawl_ended",
        ]
        assert store.verify_journal() == []


def test_what_decides_is_asked_for_first(settings: Settings) -> None:
    links = b'<a href="/actualites">a</a><a href="/lire">Nos tarifs</a>'
    pages = {"/": Reply(links), "/actualites": Reply(b"a"), "/lire": Reply(b"29 euros")}
    with served(pages) as server, open_store(settings) as store:
        captures = crawl(store, settings, [server.url], max_pages=2)
    stored = [c.url for c in captures if c.outcome is CaptureOutcome.STORED]
    assert stored == [f"{server.url}/", f"{server.url}/lire"]


class BrokenScorer(ByDepth):
    def link(self, url: str, words: str) -> float:
        raise ZeroDivisionError(words, url)


def test_a_breakdown_is_that_of_one_site_and_keeps_its_traceback(
    settings: Settings,
) -> None:
    pages = {"/": Reply(b'<a href="/a">cassant</a>')}
    with served(pages) as bad, served(HELLO) as good, open_store(settings) as store:
        with pytest.raises(SurveyUnfinishedError, match="--resume") as broken:
            crawl(store, settings, [bad.url, good.url], scorer=BrokenScorer())
        assert [c.url for c in broken.value.captures] == [f"{good.url}/"]
    logs = (settings.home / "logs").glob("crawl-*.log")
    assert any("ZeroDivisionError: ('cassant'" in log.read_text() for log in logs)


def test_a_page_and_the_front_page_of_its_site_are_both_read(
    settings: Settings,
) -> None:
    pages = {"/": Reply(b"<p>accueil"), "/a/b": Reply(b"<p>page")}
    with served(pages) as server:
        captures = survey(settings, [f"{server.url}/a/b"])
    assert [c.url for c in captures] == [f"{server.url}/a/b", f"{server.url}/"]


def tangle(path: str) -> Behaviour | None:
    """Sixty pages, slow enough to be killed among."""
    if path in {"/robots.txt", "/sitemap.xml"}:
        return None
    draw = random.Random(path)
    names = [
        f"/page-{draw.choice('abcdefghij')}{draw.choice('klmnop')}" for _ in range(6)
    ]
    links = "".join(f'<a href="{name}">{name}</a>' for name in names)

    def answer(handler: Handler) -> None:
        time.sleep(0.02)
        handler.reply(Reply(f"<p>{path}{links}".encode()))

    return answer


@dataclass
class Victim:
    """``vigie crawl`` in a process, killed now and then."""

    home: Path
    server: Loopback
    stored: set[str] = field(default_factory=set)

    def run(self, *, resume: bool, pages: int | None) -> list[dict[str, str]]:
        """Kill it once ``pages`` more pages were asked for; its answer if it ends before."""
        seen = len(self.server.asked)
        words = ["crawl", self.server.url, "--json", "--max-pages", "45"]
        words += ["--resume"] if resume else []
        environment = os.environ | {
            "VIGIE_HOME": str(self.home),
            "VIGIE_ALLOW_LOOPBACK": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", *words],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        if pages is not None:
            threading.Thread(
                target=self._kill, args=(process, seen + pages), daemon=True
            ).start()
        told = process.communicate()[0]
        asked = self.server.asked[seen:]
        assert not self.stored & set(asked)
        with open_store(Settings.at(self.home)) as store:
            self.stored = {
                "/" + capture.url.split("/", 3)[3]
                for site in store.sites()
                for capture in store.captures(site)
            }
        return json.loads(told) if told else []

    def _kill(self, process: "subprocess.Popen[str]", asked: int) -> None:
        while process.poll() is None and len(self.server.asked) < asked:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)


def test_a_crawl_killed_and_resumed_ends_like_an_undisturbed_one(
    tmp_path: Path,
) -> None:
    with served(tangle) as server:
        calm = Victim(tmp_path / "calm", server).run(resume=False, pages=None)
        victim = Victim(tmp_path / "killed", server)
        victim.run(resume=False, pages=random.randint(1, 12))
        victim.run(resume=True, pages=random.randint(1, 30))
        ended = victim.run(resume=True, pages=None)
    rows = [(row["url"], row["outcome"], row["sha256"]) for row in ended]
    assert rows == [(row["url"], row["outcome"], row["sha256"]) for row in calm]
    assert len(rows) == 46


def test_a_child_told_to_end_before_it_started_never_starts(
    settings: Settings, tmp_path: Path
) -> None:
    order = Order(SiteId("127.0.0.1"), ("http://127.0.0.1/",), folder=tmp_path)
    child = Child(Assignment(settings, order, LinkScorer()), tmp_path / "crawl.log")
    child.end()
    assert list(child.messages()) == []
    assert child.code is None
    assert list(tmp_path.iterdir()) == []


def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    with served(tangle) as server:
        Victim(tmp_path, server).run(resume=False, pages=4)
        time.sleep(1)
        quiet = len(server.asked)
        time.sleep(1)
        assert len(server.asked) == quiet
