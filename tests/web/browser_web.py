"""What tests of the browser share: one browser, a web on loopback, and pictures read back."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from dossier.errors import UnfinishedError
from tests.crawler.loopback import Behaviour, Loopback, Reply, served
from web.addresses import AddressPolicy
from web.browser import BrowserSession, PageView
from web.chromium import PREFIX, find_chromium


def _missing() -> bool:
    try:
        find_chromium()
    except UnfinishedError:
        return True
    return False


needs_chromium = [
    pytest.mark.skipif(_missing(), reason="Chromium is not installed"),
    # One process runs them all: two browsers at once starve a small machine.
    pytest.mark.xdist_group("chromium"),
]

LOOPBACK = AddressPolicy(allow_loopback=True)


@contextmanager
def site(pages: dict[str, str | bytes | Behaviour]) -> Iterator[Loopback]:
    """A site of HTML pages and behaviours; a page in words is HTML in UTF-8."""
    ready: dict[str, Behaviour] = {"/favicon.ico": Reply(b"", 404)}
    for path, page in pages.items():
        body = page.encode() if isinstance(page, str) else page
        ready[path] = Reply(body) if isinstance(body, bytes) else body
    with served(ready) as where:
        yield where


def capture(
    browser: BrowserSession,
    pages: dict[str, str | bytes | Behaviour],
    path: str = "/",
    seconds: float = 20,
) -> PageView:
    """The view of ``path`` on a site made of ``pages``."""
    with site(pages) as where:
        return browser.capture(where.url + path, seconds=seconds)


def picture(view: PageView) -> Image.Image:
    """The whole page, its tiles one below the other."""
    page = Image.new("RGB", (view.width, view.height))
    top = 0
    for tile in view.tiles:
        image = Image.open(io.BytesIO(tile)).convert("RGB")
        page.paste(image, (0, top))
        top += image.height
    assert top == view.height
    return page


def profiles(folder: Path) -> list[Path]:
    """Profile folders in the folder for temporary files."""
    return list(folder.glob(f"{PREFIX}*"))


def processes(word: str) -> list[int]:
    """Live processes whose command line holds ``word``."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                line = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if word.encode() in line:
                found.append(int(entry.name))
    return found
