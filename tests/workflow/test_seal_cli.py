"""`vigie seal` on the demonstration web, with the real browser: what outside checks rely on."""

import json
from pathlib import Path

import pytest

from cli.app import run
from dossier.settings import Settings
from evidence.facts import Facts
from tests.workflow.sealing import Browser
from workflow.demonstration import demonstration
from workflow.seal import SealOptions, seal
from workflow.verify import verify


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_ALLOW_LOOPBACK", "1")


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chromium is nowhere to be found."""
    monkeypatch.setattr("web.chromium.PROGRAMS", ())


@pytest.mark.usefixtures("loopback", "no_browser")
def test_without_chromium_the_command_ends_with_3_and_one_line(
    capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    assert run(["seal", "http://127.0.0.1:1/"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "hromium" in told.err.splitlines()[-1]
    assert not (own_home / "exhibits").exists()


def test_without_a_workspace_the_command_ends_with_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["seal", "https://aides.fr/"]) == 2
    assert "vigie init" in capsys.readouterr().err


@pytest.mark.usefixtures("loopback")
def test_a_private_address_is_a_row_without_package_and_ends_with_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["seal", "http://10.0.0.1/", "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert set(row) == {"url", "state", "package", "reason"}
    assert row["state"] == "UNSEALED"
    assert row["package"] is None
    assert "privée" in row["reason"]


@pytest.mark.usefixtures("loopback")
def test_packages_are_copied_where_asked_and_verify_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workflow.seal._chromium", lambda *_: Browser())
    out = tmp_path / "sortie"
    address = "http://127.0.0.1:1/"
    assert run(["seal", address, "--out", str(out), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert Path(row["package"]).parent == out
    assert row["url"] == address
    assert row["state"] == "SEALED"
    assert run(["verify", row["package"], str(out)]) == 0
    assert "conforme à ce que cette maison" in capsys.readouterr().out


def test_a_page_of_the_demonstration_is_sealed_as_chromium_shows_it(
    tmp_path: Path,
) -> None:
    settings = Settings.at(tmp_path / "home", allow_loopback=True)
    with demonstration(settings.home) as web:
        host = min(web.hosts)
        options = SealOptions(hosts=web.hosts, authority=web.certificate)
        (exhibit,) = seal(settings, [host], options=options)
    assert exhibit.citable
    folder = settings.home / exhibit.folder
    facts = Facts.read((folder / "facts.json").read_bytes())
    assert facts.page is not None
    assert facts.page.browser is not None
    assert facts.page.browser.version
    assert facts.page.status == 200
    assert (folder / "image-001.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "text.txt").read_text("utf-8").strip()
    assert all(check.holds for check in verify([folder], settings))
