"""What every part of the store stands on, and how values are written in a column."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import Column
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from dossier.blobs import BlobFolder
from dossier.database import Database
from dossier.settings import Settings

DEMONSTRATION: Final = "demonstration"
"""The built-in workspace of loopback sites."""

Insertion: TypeAlias = postgresql.Insert | sqlite.Insert


@dataclass
class Shelf:
    """One part of the store."""

    settings: Settings
    database: Database
    blobs: BlobFolder


def insertion(database: Database, table: type[SQLModel]) -> Insertion:
    """An INSERT that can say what to do when the row is already there."""
    if database.on_sqlite:
        return sqlite.insert(table)
    return postgresql.insert(table)


def columns(table: type[SQLModel]) -> list[Column[Any]]:
    """The columns of ``table``, to read whole rows without building table objects."""
    return list(SQLModel.metadata.tables[str(table.__tablename__)].c)


def written(moment: datetime) -> str:
    """An instant as it is stored: UTC, microseconds. Refuses one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def now() -> str:
    """This instant, as stored."""
    return written(datetime.now(UTC))


def key(url: str) -> str:
    """What an index holds instead of an address."""
    return hashlib.sha256(storable(url).encode()).hexdigest()


def storable(text: str) -> str:
    """``text`` with what a database refuses (NUL, lone surrogates) as U+FFFD."""
    unpaired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unpaired.replace("\0", "\ufffd")
