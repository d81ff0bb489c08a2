"""A page of the dashboard run without a browser, on a home that a test has prepared."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SLOW = 30


def at_home(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Have the pages read the home of ``settings``."""
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)


def opened(name: str = "accueil", **address: str) -> AppTest:
    """The page of that file, at the address given, after its first run."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SLOW)
    app.run()
    for key, value in address.items():
        app.query_params[key] = value
    if name != "accueil":
        app.switch_page(f"views/{name}.py")
    return again(app)


def again(app: AppTest) -> AppTest:
    """The same session, run once more, which must not have failed."""
    app.run()
    assert not app.exception, [each.value for each in app.exception]
    return app


def title(app: AppTest) -> str:
    """The title of the page: without one, nothing was run."""
    (found,) = app.title
    return str(found.value)


def everything(app: AppTest) -> str:
    """All the words on the page, whatever shows them."""
    kinds = (app.text, app.markdown, app.caption, app.header, app.title)
    return "\n".join(str(each.value) for kind in kinds for each in kind)
