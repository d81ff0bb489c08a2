"""The versions of the database, oldest to newest, and the way from one to the next."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

VERSIONS: Final = ("0001", "0002", "0003", "0004")
"""Every version there ever was; the last is the one this code reads and writes."""
CURRENT: Final = VERSIONS[-1]
VERSION_TABLE: Final = "alembic_version"


def version(connection: Connection) -> str | None:
    """The version of this database.

    ``""`` when it has tables that are not ours, ``None`` when it has none at all.
    """
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        return "" if tables else None
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 - a constant
    return str(connection.execute(query).scalar_one_or_none() or "")


def upgrade(connection: Connection, to: str = CURRENT) -> None:
    """Bring the database to ``to`` inside the caller's transaction; keeps every row."""
    from alembic import command  # noqa: PLC0415 - costs 150 ms, only when migrating
    from alembic.config import Config  # noqa: PLC0415 - idem

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
