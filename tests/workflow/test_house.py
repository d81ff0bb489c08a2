"""What a machine lacks is told with what is lost, and nothing is made by looking."""

import json
from pathlib import Path

import pytest

from cli.app import run
from dossier import migrations
from dossier.database import Database
from dossier.settings import Settings
from dossier.store import open_store
from workflow import house
from workflow.house import Finding, doctor, migrate


def found(settings: Settings, name: str) -> Finding:
    return next(finding for finding in doctor(settings) if finding.name == name)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    settings = Settings.at(tmp_path / "a" / "b")
    findings = list(doctor(settings))
    assert {finding.name: finding.present for finding in findings}["base"]
    assert list(tmp_path.iterdir()) == []


def test_a_database_in_use_is_named_with_its_version(tmp_path: Path) -> None:
    settings = Settings.at(tmp_path / "home")
    open_store(settings).close()
    assert found(settings, "base").detail == f"SQLite, version {migrations.CURRENT}"


def test_a_database_is_found_whatever_signs_its_folder_bears(tmp_path: Path) -> None:
    settings = Settings.at(tmp_path / "a?b 100%25")
    open_store(settings).close()
    assert found(settings, "base").detail == f"SQLite, version {migrations.CURRENT}"


def test_a_file_that_is_no_database_is_a_needed_thing_missing(tmp_path: Path) -> None:
    (tmp_path / "vigie.db").write_text("Bonjour " * 100)
    base = found(Settings.at(tmp_path), "base")
    assert (base.present, base.needed) == (False, True)
    assert "n’est pas une base de données" in base.detail


def test_sites_are_told_where_to_write_or_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIGIE_CONTACT", raising=False)
    lack = found(Settings.at(tmp_path), "contact")
    assert (lack.present, lack.needed) == (False, False)
    monkeypatch.setenv("VIGIE_CONTACT", "https://asso.example/robot")
    assert (
        found(Settings.at(tmp_path), "contact").detail == "https://asso.example/robot"
    )


def test_a_home_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    home = found(Settings.at(tmp_path / "fichier" / "home"), "dossier")
    assert (home.present, home.needed) == (False, True)


def test_a_full_disk_is_a_needed_thing_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house, "FREE_BYTES", 1 << 60)
    disk = found(Settings.at(tmp_path), "disque")
    assert (disk.present, disk.needed) == (False, True)


@pytest.mark.parametrize(
    ("name", "needed"),
    [("règles de français", True), ("modèle français", False)],
)
def test_what_a_missing_package_costs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, needed: bool
) -> None:
    assert found(Settings.at(tmp_path), name).present
    monkeypatch.setattr(house, "find_spec", lambda _: None)
    lack = found(Settings.at(tmp_path), name)
    assert (lack.present, lack.needed) == (False, needed)
    assert lack.detail.startswith("absent")


@pytest.mark.parametrize("name", ["Chromium", "polices"])
def test_without_a_browser_or_fonts_vigie_still_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", "")
    lack = found(Settings.at(tmp_path), name)
    assert (lack.present, lack.needed) == (False, False)


def test_the_command_ends_with_1_only_when_something_needed_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["doctor"]) == 0
    assert "facultatif — Chromium" in capsys.readouterr().out
    monkeypatch.setattr(house, "FREE_BYTES", 1 << 60)
    assert run(["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [
        each["name"] for each in told if each["needed"] and not each["present"]
    ] == ["disque"]


def test_migrating_is_journaled_under_the_name_given(own_home: Path) -> None:
    settings = Settings.at(own_home)
    database = Database(settings.database_url)
    with database.writing() as connection:
        migrations.upgrade(connection, "0001")
    database.close()
    assert migrate(settings, by="Camille") == ("0001", migrations.CURRENT)
    with open_store(settings) as store:
        assert [(line.kind, line.by) for line in store.journal()] == [
            ("schema_migrated", "Camille")
        ]


def test_the_command_migrates_then_says_there_is_nothing_to_do(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(Settings.at(own_home).database_url)
    with database.writing() as connection:
        migrations.upgrade(connection, "0001")
    database.close()
    assert run(["migrate"]) == 0
    assert run(["migrate"]) == 0
    passed, already = capsys.readouterr().out.splitlines()
    assert (
        passed == f"Base passée de la version 0001 à la version {migrations.CURRENT}."
    )
    assert already == f"Base déjà à la version {migrations.CURRENT}."


def test_there_is_nothing_to_migrate_where_there_is_no_database(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["migrate"]) == 2
    assert "aucune base" in capsys.readouterr().err
    assert not (own_home / "vigie.db").exists()
