"""Opening a dossier: made at first use, recognised afterwards, refused when it is not ours."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from dossier import migrations
from dossier.database import Database
from dossier.errors import DamagedError, UnfinishedError, UnusableInputError
from dossier.model import SiteId
from dossier.settings import Settings
from dossier.store import Store, migrate, open_store


def run(settings: Settings, statement: str) -> None:
    database = Database(settings.database_url)
    with database.writing() as connection:
        connection.execute(text(statement))
    database.close()


def refusal(settings: Settings, *, create: bool = True) -> str:
    with pytest.raises(UnusableInputError) as refused:
        open_store(settings, create=create)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_the_home_is_told_once_at_first_use(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(settings).close()
    told = capsys.readouterr()
    assert told.err == f"vigie : données gardées dans « {settings.home} »\n"
    assert told.out == ""
    open_store(settings).close()
    assert capsys.readouterr().err == ""


def test_opening_again_does_not_load_alembic(settings: Settings) -> None:
    open_store(settings).close()
    code = (
        "import sys; from dossier.settings import Settings; "
        "from dossier.store import open_store; "
        "open_store(Settings.from_environment()).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    environment = os.environ | settings.environment()
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0


def test_a_database_of_a_newer_vigie_is_refused(settings: Settings) -> None:
    open_store(settings).close()
    run(settings, "UPDATE alembic_version SET version_num = '9999'")
    assert "9999, inconnue de ce programme" in refusal(settings)


def test_an_older_database_is_refused_until_it_is_migrated(settings: Settings) -> None:
    settings.home.mkdir()
    database = Database(settings.database_url)
    with database.writing() as connection:
        migrations.upgrade(connection, "0001")
    database.close()
    assert "vigie migrate" in refusal(settings)
    assert migrate(settings) == ("0001", migrations.CURRENT)
    with open_store(settings) as store:
        assert store.verify_journal() == []


def test_migrating_a_current_database_changes_nothing(settings: Settings) -> None:
    open_store(settings).close()
    assert migrate(settings) == (migrations.CURRENT, migrations.CURRENT)


def test_migrating_a_newer_database_is_refused(settings: Settings) -> None:
    open_store(settings).close()
    run(settings, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnusableInputError, match="9999"):
        migrate(settings)


def test_a_database_of_something_else_is_refused_and_left_alone(
    settings: Settings,
) -> None:
    settings.home.mkdir()
    run(settings, "CREATE TABLE recettes (nom TEXT)")
    assert "n’est pas une base de Vigie" in refusal(settings)
    database = Database(settings.database_url)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["recettes"]
    database.close()


def test_a_version_table_without_a_version_is_refused(settings: Settings) -> None:
    open_store(settings).close()
    run(settings, "DELETE FROM alembic_version")
    assert "n’est pas une base de Vigie" in refusal(settings)


def test_nothing_is_made_when_nothing_may_be(settings: Settings) -> None:
    assert "aucune base" in refusal(settings, create=False)
    assert not settings.home.exists()


def test_two_first_users_at_once_make_one_database(settings: Settings) -> None:
    failures: list[BaseException] = []

    def first_use() -> None:
        try:
            open_store(settings).close()
        except BaseException as error:  # noqa: BLE001 - told to the main thread
            failures.append(error)

    users = [threading.Thread(target=first_use) for _ in range(4)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert failures == []


def test_the_tables_made_are_the_tables_declared(store: Store) -> None:
    with store.database.reading() as connection:
        made = inspect(connection)
        columns = {
            name: {
                (column["name"], column["nullable"])
                for column in made.get_columns(name)
            }
            for name in made.get_table_names()
            if name != migrations.VERSION_TABLE
        }
        indexes = {
            index["name"]
            for name in columns
            for index in made.get_indexes(name)
            if not index["unique"]
        }
    declared = SQLModel.metadata.tables
    assert columns == {
        name: {(column.name, column.nullable) for column in table.columns}
        for name, table in declared.items()
    }
    assert indexes == {
        index.name for table in declared.values() for index in table.indexes
    }


def test_the_version_this_code_reads_is_the_newest_there_is() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    files = sorted(path.name[1:5] for path in folder.glob("v*.py"))
    assert tuple(files) == migrations.VERSIONS


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_sqlite_loses_nothing_that_was_kept(store: Store) -> None:
    with store.database.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    settings: Settings,
) -> None:
    settings.home.mkdir()
    path = settings.home / "vigie.db"
    path.write_text("Bonjour, ceci est une lettre. " * 100)
    assert "n’est pas une base de données" in refusal(settings)
    assert path.read_text().startswith("Bonjour")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_damaged_database_is_refused_in_one_line(settings: Settings) -> None:
    with open_store(settings) as store:
        store.enter_site(SiteId("aides.example"), "demonstration")
    path = settings.home / "vigie.db"
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="endommagée : restaurez"):
        open_store(settings)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_home_that_cannot_be_made_is_refused_in_one_line(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("")
    under_a_file = Settings.at(tmp_path / "fichier" / "home")
    assert "création refusée" in refusal(under_a_file)
    assert "création refusée" in refusal(Settings.at(Path("/proc/vigie")))
    assert settings.home.parent == tmp_path


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_read_only_database_says_so(settings: Settings) -> None:
    open_store(settings).close()
    read_only = Settings(
        settings.home, f"sqlite:///file:{settings.home}/vigie.db?mode=ro&uri=true"
    )
    with (
        open_store(read_only) as store,
        pytest.raises(UnusableInputError, match="en lecture seule"),
    ):
        store.enter_site(SiteId("aides.example"), "demonstration")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_database_locked_too_long_is_unfinished_not_broken(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(settings).close()
    monkeypatch.setattr("dossier.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(settings.home / "vigie.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        open_store(settings) as store,
        pytest.raises(UnfinishedError, match="occupée trop longtemps"),
    ):
        store.enter_site(SiteId("aides.example"), "demonstration")
    other.close()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("n’importe quoi", "n’est pas une adresse"),
        ("mysql://localhost/vigie", "base « mysql » inconnue"),
        ("postgresql://personne:secret@127.0.0.1:9/vigie", "serveur injoignable"),
        ("postgresql://personne:secret@absent.invalid/vigie", "serveur introuvable"),
        ("sqlite://", "base en mémoire"),
        ("sqlite:///:memory:", "base en mémoire"),
    ],
)
def test_a_database_address_that_leads_nowhere_is_refused(
    tmp_path: Path, url: str, words: str
) -> None:
    said = refusal(Settings.at(tmp_path / "home", database_url=url))
    assert words in said
    assert "secret" not in said


def test_settings_come_from_the_environment_and_go_back_to_it(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {"VIGIE_HOME": str(tmp_path), "VIGIE_ALLOW_LOOPBACK": "1"}
    )
    assert settings == Settings(tmp_path, f"sqlite:///{tmp_path}/vigie.db", True)
    assert Settings.from_environment(settings.environment()) == settings


@pytest.mark.parametrize("name", ["a?b=c", "a%20b", "dossier été", "a#b@c:d;e'f"])
def test_the_database_is_inside_its_home_whatever_signs_that_bears(
    tmp_path: Path, name: str
) -> None:
    settings = Settings.at(tmp_path / name)
    open_store(settings).close()
    assert (tmp_path / name / "vigie.db").is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_default_home_is_under_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment(
        {"VIGIE_HOME": "", "VIGIE_ALLOW_LOOPBACK": "oui"}
    )
    assert settings.home == tmp_path / "data" / "var"
    assert not settings.allow_loopback
