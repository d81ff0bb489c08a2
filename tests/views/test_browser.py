"""The dashboard in a real browser: nothing from outside, nothing run, readable by anyone."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has none
from playwright.sync_api import Page, sync_playwright

from dossier.settings import Settings
from dossier.store import open_store
from tests.web.browser_web import needs_chromium
from tests.workflow.drafting import ReadyCase, ready
from tests.workflow.reviewing import SITE, TEXT, read
from web.chromium import find_chromium

HOSTILE = (
    "<script>window.pris = 1</script> <img src=//mal.example/x onerror=pris=1> **g**"
)
ENGLISH = ("Choose", "Help", "Open", "Close", "sidebar", "Press", "Upload", "Rerun")

LABELS = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
  .flatMap(e => ['aria-label', 'title', 'placeholder'].map(a => e.getAttribute(a) || ''))"""
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth > main.clientWidth
    || document.documentElement.scrollWidth > window.innerWidth;
}"""

pytestmark = needs_chromium


@dataclass(frozen=True)
class Facts:
    """What one page showed to a browser."""

    path: str
    language: str | None
    title: str
    headings: int
    grave: tuple[str, ...]
    """Faults of access that axe calls serious or critical."""
    labels: tuple[str, ...]
    too_wide: bool
    """On a phone of 320 points."""


@dataclass
class Seen:
    """A browser on a served house, and what it was asked for."""

    page: Page
    address: str
    case: ReadyCase
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_timeout(800)
        return self.page

    @cached_property
    def facts(self) -> list[Facts]:
        """Every page, visited once."""
        where = f"dossier={self.case.case}"
        named = [f"site?site={SITE}", f"revue?{where}", f"dossier?{where}"]
        paths = ["", "sites", *named, "dossiers", "echeances", "aide"]
        return [self._visit(path) for path in paths]

    def _visit(self, path: str) -> Facts:
        page = self.open(path)
        faults = Axe().run(page).response["violations"]
        labels = page.evaluate(LABELS)
        page.set_viewport_size({"width": 320, "height": 640})
        page.wait_for_timeout(500)
        too_wide = page.evaluate(TOO_WIDE)
        page.set_viewport_size({"width": 1280, "height": 900})
        return Facts(
            path,
            page.locator("html").get_attribute("lang"),
            page.title(),
            page.locator("h1").count(),
            tuple(f["id"] for f in faults if f["impact"] in {"serious", "critical"}),
            tuple(labels),
            bool(too_wide),
        )


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    folder = tmp_path_factory.mktemp("browser")
    case = ready(Settings.at(folder / "home", allow_loopback=True))
    with open_store(case.settings) as store:
        read(store, f"{HOSTILE}\n{TEXT}", f"https://{SITE}/piege", name="c2")
    said = folder / "said"
    with said.open("w") as errors:
        house = subprocess.Popen(
            [sys.executable, "-m", "cli", "serve", "--port", "0"],
            env=os.environ | case.settings.environment(),
            stderr=errors,
        )
    try:
        address = _address(said, house)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox"]
            )
            page = browser.new_context(locale="fr-FR").new_page()
            found = Seen(page, address, case)
            page.on("request", lambda request: found.asked.append(request.url))
            page.on("websocket", lambda socket: found.asked.append(socket.url))
            page.on("console", lambda told: found.complaints.append(told.text))
            yield found
            browser.close()
    finally:
        house.send_signal(signal.SIGTERM)
        house.wait(20)


def test_the_browser_is_sent_nowhere_but_to_this_machine(seen: Seen) -> None:
    assert len(seen.facts) == 8
    ours = seen.address, seen.address.replace("http", "ws"), "data:", "blob:"
    assert len(seen.asked) > 20
    assert [url for url in seen.asked if not url.startswith(ours)] == []
    assert [t for t in seen.complaints if "Content Security Policy" in t] == []


def test_every_page_is_french_and_has_one_title(seen: Seen) -> None:
    for facts in seen.facts:
        assert (facts.language, facts.headings) == ("fr", 1), facts.path
        assert facts.title.endswith("— Vigie")
    assert len({facts.title for facts in seen.facts}) == 8


def test_no_page_has_a_serious_fault_of_access(seen: Seen) -> None:
    assert [(f.path, f.grave) for f in seen.facts if f.grave] == []


def test_no_label_of_the_house_is_in_english(seen: Seen) -> None:
    labels = {label for facts in seen.facts for label in facts.labels}
    assert "Adresse du site" in labels
    assert [each for each in labels if any(word in each for word in ENGLISH)] == []


def test_every_page_folds_to_the_width_of_a_small_phone(seen: Seen) -> None:
    assert [facts.path for facts in seen.facts if facts.too_wide] == []


def test_words_of_a_site_are_read_and_never_run(seen: Seen) -> None:
    page = seen.open(f"site?site={SITE}")
    page.get_by_text("Texte des pages").click()
    page.get_by_role("combobox", name="Page").click()
    page.get_by_role("option", name="piege").click()
    page.get_by_text("<script>window.pris = 1</script>").wait_for()
    assert page.evaluate("() => window.pris") is None
    assert page.locator("[src*='mal.example']").count() == 0


def _address(said: Path, house: "subprocess.Popen[bytes]") -> str:
    until = monotonic() + 60
    while "http://" not in said.read_text():
        assert house.poll() is None, said.read_text()
        assert monotonic() < until, "never came"
        sleep(0.1)
    return next(word for word in said.read_text().split() if word.startswith("http://"))
