"""``vigie demo``: every fictional site is found as expected, every time."""

import json
from pathlib import Path

import pytest

from cli.app import run
from dossier.settings import Settings
from rendering.pdf import page_count
from workflow.demo import demonstrate
from workflow.demonstration_sites import demo_sites


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIGIE_HOME", str(tmp_path))
    monkeypatch.delenv("VIGIE_ALLOW_LOOPBACK", raising=False)
    return tmp_path


def test_the_whole_demonstration_is_as_expected(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["demo", "--no-serve", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [site["differences"] for site in told["sites"]] == [[]] * 16
    assert [site["site"] for site in told["sites"]] == [
        site.host for site in demo_sites()
    ]
    assert all(site["expected"] == site["found"] for site in told["sites"])
    assert (told["case"], told["exhibits"]) == (None, [])
    documents = [Path(path) for path in told["documents"]]
    assert len(documents) == 16
    assert all(
        path.is_absolute() and path.is_relative_to(home / "demo") for path in documents
    )
    assert {page_count(path.read_bytes()) for path in documents} == {1}
    assert code == 0


def small_web(folder: Path, expected: str) -> Path:
    (folder / "a.example").mkdir(parents=True)
    page = "<html lang=fr><title>A</title><p>Recettes de cuisine et jardinage.</p>"
    (folder / "a.example" / "index.html").write_text(page, "utf-8")
    entry = (
        f"- {{host: a.example, title: A, kind: essai, expected: {expected}, why: x}}\n"
    )
    (folder / "sites.yml").write_text(entry, "utf-8")
    return folder


def test_a_site_found_otherwise_than_expected_is_told(tmp_path: Path) -> None:
    folder = small_web(tmp_path / "web", "alert")
    done = demonstrate(Settings.at(tmp_path / "home"), folder=folder)
    assert not done.as_expected
    assert done.sites[0].differences == ("attendu alert, trouvé clear",)


def test_a_second_demonstration_finds_the_same(tmp_path: Path) -> None:
    folder = small_web(tmp_path / "web", "clear")
    runs = [
        demonstrate(Settings.at(tmp_path / "home"), folder=folder) for _ in range(2)
    ]
    first, second = (done.sites[0].answer for done in runs)
    assert all(done.as_expected for done in runs)
    assert first.pages == second.pages
    assert first.assessment == second.assessment
