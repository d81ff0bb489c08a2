"""One database, SQLite or PostgreSQL, and its two ways in: to read and to write."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from dossier.errors import DamagedError, UnfinishedError, UnusableInputError

BUSY_SECONDS: Final = 30
DRIVERS: Final = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}
POSTGRESQL_NAMES: Final = {"postgres", "postgresql", "postgresql+psycopg"}


class Database:
    """Transactions on one database; not shared between threads.

    On SQLite a writing transaction takes the write lock at its start, waits for it up
    to ``BUSY_SECONDS``, and is on the disk when it ends. On PostgreSQL the server sees
    to both.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(vigie_writes=True)
        self._open: Connection | None = None
        self._afterwards: list[Callable[[], None]] = []

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is a file of this machine."""
        return self.engine.dialect.name == "sqlite"

    @property
    def name(self) -> str:
        """The database as a message may name it: never with its password."""
        return named(self.engine.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads; inside a writing one, that one."""
        if self._open is not None:
            yield self._open
            return
        with _told_in_french(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction kept whole or not at all; nested ones join the outermost."""
        if self._open is not None:
            yield self._open
            return
        try:
            with _told_in_french(self.name), self._writer.begin() as connection:
                self._open = connection
                yield connection
        except BaseException:
            self._afterwards.clear()
            raise
        finally:
            self._open = None
        while self._afterwards:
            self._afterwards.pop(0)()

    def once_kept(self, act: Callable[[], None]) -> None:
        """Run ``act`` after the current writing transaction is kept; never if it is not."""
        self._afterwards.append(act)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def named(url: URL) -> str:
    """A database address without its password, or the path of the file."""
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string()


def _engine(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.drivername in POSTGRESQL_NAMES:
            url = url.set(drivername=DRIVERS["postgresql"])
        if url.drivername not in DRIVERS.values():
            raise UnusableInputError(
                f"base « {url.drivername} » inconnue : VIGIE_DATABASE_URL attend "
                "sqlite:///… ou postgresql://…"
            )
        if url.drivername == "sqlite":
            if url.database in {None, "", ":memory:"}:
                raise UnusableInputError("base en mémoire : rien n’y serait gardé")
            return _sqlite(url)
        return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise UnusableInputError(
            "VIGIE_DATABASE_URL n’est pas une adresse de base de données."
        ) from error


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Python's own transaction handling starts too late: see ``begin`` below.
        connection.isolation_level = None
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("vigie_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


REFUSALS: Final = (
    ("file is not a database", "ce fichier n’est pas une base de données"),
    ("readonly database", "en lecture seule"),
    ("unable to open database file", "impossible d’ouvrir le fichier"),
    ("password authentication failed", "mot de passe refusé"),
    ("does not exist", "base ou utilisateur inconnu du serveur"),
    ("resolve host", "serveur introuvable"),
    ("connection", "serveur injoignable"),
)
DAMAGES: Final = (
    "disk image is malformed",
    "Could not decode to UTF-8",
    "no such table",
    "UndefinedTable",
)
SETBACKS: Final = (
    ("database is locked", "occupée trop longtemps par un autre programme"),
    ("disk is full", "disque plein"),
    ("No space left", "disque plein"),
    ("terminating connection", "le serveur s’est arrêté"),
    ("disk I/O error", "le disque refuse de lire ou d’écrire"),
)


@contextmanager
def _told_in_french(name: str) -> Iterator[None]:
    """Turn what the database itself refuses into one line; our own mistakes still crash."""
    try:
        yield
    except DatabaseError as error:
        reason = " ".join(str(error.orig).split())
        said = f"{type(error.orig).__name__} {reason}"
        damaged = any(words in said for words in DAMAGES)
        expected = isinstance(error, OperationalError) or type(error) is DatabaseError
        if not (damaged or expected):
            raise
        if damaged:
            raise DamagedError(
                f"base « {name} » endommagée : restaurez une sauvegarde"
            ) from error
        for english, french in SETBACKS:
            if english in reason:
                raise UnfinishedError(f"base « {name} » : {french}") from error
        for english, french in REFUSALS:
            if english in reason:
                raise UnusableInputError(f"base « {name} » : {french}") from error
        raise UnusableInputError(f"base « {name} » : {reason}") from error
