"""The dossier's store: the only place that turns tables into frozen types and back.

Its parts are `captures`, `texts`, `assessments`, `frontier`, `jobs`, `journal`,
`workspaces`; for cases `site_states`, `exhibit_rows`, `case_rows`, `decision_rows`,
`documents`, `persons`; for the law `law_readings`. One object holds them all, because a
use case writes to several in one step.
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, text

from dossier import migrations
from dossier.assessments import AssessmentRows
from dossier.blobs import BlobFolder
from dossier.case_faults import CaseFaults
from dossier.database import Database
from dossier.documents import DocumentRows
from dossier.errors import UnusableInputError
from dossier.frontier import FrontierRows
from dossier.jobs import JobRows
from dossier.law_readings import LawReadingRows
from dossier.persons import PersonRows
from dossier.settings import Settings
from dossier.texts import TextRows

CREATION_LOCK = 8_417_226
"""The advisory lock that PostgreSQL holds while one process makes the tables."""


class Store(
    TextRows,
    FrontierRows,
    AssessmentRows,
    JobRows,
    CaseFaults,
    DocumentRows,
    PersonRows,
    LawReadingRows,
):
    """Everything a dossier keeps. One thread at a time; leave it through ``with``."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def structure_faults(self) -> list[str]:
        """What the database says of its own file; PostgreSQL checks its own."""
        if not self.database.on_sqlite:
            return []
        with self.database.reading() as connection:
            said = connection.scalars(text("PRAGMA quick_check")).all()
        return [" ".join(str(line).split()) for line in said if line != "ok"]

    def close(self) -> None:
        """Give back the database."""
        self.database.close()


def open_store(settings: Settings, *, create: bool = True) -> Store:
    """The store of ``settings``, made at first use, which is told in one line on stderr.

    Raises ``UnusableInputError`` in one French line when the folder or the database cannot
    be used, is of another version, or is not there and ``create`` is false.
    """
    if create:
        _make_home(settings.home)
    database = Database(settings.database_url)
    try:
        _check(database, settings, create=create)
    except BaseException:
        database.close()
        raise
    return Store(settings, database, BlobFolder(settings.home / "blobs"))


def migrate(settings: Settings) -> tuple[str, str]:
    """Bring an older database to the current version: the versions before and after."""
    database = Database(settings.database_url)
    try:
        if schema_version(database) is None:
            raise UnusableInputError(_complaint(database, None))
        with _one_at_a_time(settings.home), database.writing() as connection:
            _lock_creation(connection)
            before = migrations.version(connection)
            if before not in migrations.VERSIONS:
                raise UnusableInputError(_complaint(database, before))
            migrations.upgrade(connection)
            return before, migrations.CURRENT
    finally:
        database.close()


def schema_version(database: Database) -> str | None:
    """As ``migrations.version``, without making anything."""
    if database.on_sqlite and not Path(database.name).exists():
        return None
    with database.reading() as connection:
        return migrations.version(connection)


def _check(database: Database, settings: Settings, *, create: bool) -> None:
    found = schema_version(database)
    if found is None and create:
        with _one_at_a_time(settings.home):
            found = _made(database)
    if found != migrations.CURRENT:
        raise UnusableInputError(_complaint(database, found))


def _made(database: Database) -> str | None:
    if database.on_sqlite:
        with database.reading() as connection:
            connection.rollback()
            connection.connection.execute("PRAGMA journal_mode=WAL")
    with database.writing() as connection:
        _lock_creation(connection)
        if migrations.version(connection) is None:
            migrations.upgrade(connection)
        return migrations.version(connection)


def _lock_creation(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({CREATION_LOCK})"))


def _complaint(database: Database, found: str | None) -> str:
    match found:
        case None:
            return f"aucune base « {database.name} »"
        case "":
            return f"« {database.name} » n’est pas une base de Vigie"
        case _ if found in migrations.VERSIONS:
            return (
                f"base « {database.name} » de version {found}, le programme attend "
                f"{migrations.CURRENT} : lancez « vigie migrate »"
            )
        case _:
            return (
                f"base « {database.name} » de version {found}, inconnue de ce programme "
                f"({migrations.CURRENT}) : mettez Vigie à jour"
            )


def _make_home(home: Path) -> None:
    if home.is_dir():
        return
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInputError(f"dossier « {home} » : création refusée") from error
    sys.stderr.write(f"vigie : données gardées dans « {home} »\n")


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    """Hold the others of this machine back while the tables are made."""
    try:
        with (home / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except (PermissionError, FileNotFoundError, NotADirectoryError) as error:
        raise UnusableInputError(f"dossier « {home} » : écriture refusée") from error
