"""Somebody in front of the dashboard: what they click is counted, what leaves is written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    Dialog,
    Download,
    Locator,
    Page,
    Request,
    Route,
    expect,
)

from tests.browser.house import Dashboard

SLOW: Final = 90_000
"""Milliseconds: a shared machine is no reason to fail."""
IDLE: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'
BUSY: Final = '[data-testid="stSkeleton"], [data-stale="true"]'


@dataclass
class Visitor:
    """One person, one window."""

    page: Page
    dashboard: Dashboard
    clicks: int = 0
    left: list[str] = field(default_factory=list)
    """Requests that would have left this machine."""
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        """Come to a page by its address."""
        self.page.goto(self.dashboard.at(path))
        self.settled()

    def settled(self) -> None:
        """Wait until the page is whole."""
        self.page.wait_for_selector(IDLE, timeout=SLOW)
        expect(self.page.locator(".stMain h1")).to_have_count(1, timeout=SLOW)
        expect(self.page.locator(BUSY)).to_have_count(0, timeout=SLOW)

    def click(self, what: Locator) -> None:
        """One click, counted."""
        what.click(timeout=SLOW)
        self.clicks += 1

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def download(self, what: Locator) -> Download:
        """One click that brings a file."""
        with self.page.expect_download(timeout=SLOW) as found:
            self.click(what)
        return found.value

    def sees(self, words: str, where: Locator | None = None) -> None:
        """Those very words are on the page, or come."""
        place = where or self.page.locator(".stMain")
        expect(place.get_by_text(words).first).to_be_visible(timeout=SLOW)

    def text(self) -> str:
        """All that the page shows."""
        return self.page.locator("body").inner_text()


@contextmanager
def visiting(
    browser: Browser, dashboard: Dashboard, *, width: int = 1280, height: int = 900
) -> Iterator[Visitor]:
    """A visitor with a window of that size, whom nothing outside can reach."""
    context = browser.new_context(
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    visitor = Visitor(context.new_page(), dashboard)

    def asked(route: Route, request: Request) -> None:
        here = request.url.startswith(dashboard.address)
        if here or urlsplit(request.url).scheme in {"data", "blob"}:
            route.continue_()
            return
        visitor.left.append(request.url)
        route.abort()

    def met(dialog: Dialog) -> None:
        visitor.dialogs.append(dialog.message)
        dialog.dismiss()

    context.route("**/*", asked)
    visitor.page.on("dialog", met)
    visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    context.on("page", lambda page: visitor.left.append(page.url))
    try:
        yield visitor
    finally:
        context.close()
