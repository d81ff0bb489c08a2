"""``vigie import`` then ``vigie assess``: the database changes nothing of what is printed."""

import json
from pathlib import Path

import pytest

from cli.app import run
from dossier.settings import Settings
from tests.databases import each_settings, postgresql_server
from tests.workflow.pages import LIBRARY, OFFER, html, line

__all__ = ["each_settings", "postgresql_server"]

DECLARATION = (
    "--responsable", "Association fictive",
    "--qualite", "association_agreee",
    "--fondement", "action_victimes",
    "--finalite", "Épreuve",
    "--personne", "essai",
)  # fmt: skip
SITES = ("b.example", "été", "ab.example", "a-c.example", "B.example")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages a site; an alphabet of any language would order these names otherwise."""
    path = tmp_path / "pages.jsonl"
    lines = [
        line(id=url, site=site, url=url, html=html(words))
        for site in SITES
        for words in (LIBRARY, OFFER)
        for url in [f"https://x.example/{site}/{len(words)}"]
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_an_import_gives_the_same_bytes_on_both_databases_twice(
    each_settings: list[Settings],
    pages: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = []
    for settings in each_settings:
        monkeypatch.setenv("VIGIE_HOME", str(settings.home))
        monkeypatch.setenv("VIGIE_DATABASE_URL", settings.database_url)
        assert run(["init", *DECLARATION]) == 0
        assert run(["import", str(pages)]) == 0
        for _ in range(2):
            capsys.readouterr()
            assert run(["assess", "--json"]) == 0
            told.append(capsys.readouterr().out)
    assert [found["site"] for found in json.loads(told[0])] == sorted(SITES)
    assert '"id": "' in told[0]
    assert told == [told[0]] * 4
