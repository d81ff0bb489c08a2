"""One browser for all the tests that only look."""

from collections.abc import Iterator

import pytest

from tests.web.browser_web import LOOPBACK
from web.browser import BrowserSession


@pytest.fixture(scope="package")
def browser() -> Iterator[BrowserSession]:
    with BrowserSession(LOOPBACK) as session:
        yield session
