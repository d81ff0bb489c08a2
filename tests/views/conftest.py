"""Homes that the pages are shown on."""

from pathlib import Path

import pytest

from dossier.settings import Settings
from tests.views.pages import at_home
from tests.workflow.drafting import ReadyCase, ready
from tests.workflow.reviewing import House, house


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty home of the demonstration."""
    found = Settings.at(tmp_path / "home", allow_loopback=True)
    at_home(monkeypatch, found)
    return found


@pytest.fixture
def read(settings: Settings) -> House:
    """One site read and measured."""
    found = house(settings)
    found.measured()
    return found


@pytest.fixture
def begun(settings: Settings) -> ReadyCase:
    """A case whose page is sealed and where nothing is decided."""
    return ready(settings, decided=False)


@pytest.fixture
def decided(settings: Settings) -> ReadyCase:
    """A case whose every card is decided and anchored."""
    return ready(settings)
