"""One dashboard for all these tests, one browser a module, one window a test."""

import os
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.house import Dashboard, open_house, sites
from tests.browser.visitor import Visitor, visiting
from web.chromium import find_chromium

NOWHERE: Final = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    home = tmp_path_factory.mktemp("tableau")
    folder = sites(tmp_path_factory.mktemp("sites"))
    with open_house(home / "dossier", folder) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Ended with its module: while it lasts, no other test of the process may run a loop.
    arguments = [NOWHERE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=find_chromium(), args=arguments)
        yield found
        found.close()


@pytest.fixture
def visitor(browser: Browser, dashboard: Dashboard) -> Iterator[Visitor]:
    with visiting(browser, dashboard) as found:
        yield found
