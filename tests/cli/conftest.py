import sys
from types import ModuleType

import click
import pytest

from cli.app import VERBS, Verb
from tests.cli.planted import Planted


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Planted:
    """Puts a command behind the verb ``essai``."""

    def planted(command: click.Command) -> None:
        module = ModuleType("cli.essai")
        module.__dict__["command"] = command
        monkeypatch.setitem(sys.modules, "cli.essai", module)
        monkeypatch.setitem(VERBS, "essai", Verb("essai", "Essayer."))

    return planted
