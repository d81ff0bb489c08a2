"""What someone with the database's own password can do to a journal."""

import hashlib
import json
from collections.abc import Callable

from sqlalchemy import Connection, text

from dossier.heads import HeadFile
from dossier.journal import JournalKind, JournalRows, digest_of
from dossier.store import Store

NOTHING = digest_of("")
COLUMNS = "number, at, done_by, kind, subject, payload, previous, hash, signature"


def append(store: JournalRows, subject: str = "run:1") -> None:
    store.append(JournalKind.CRAWL_STARTED, subject, NOTHING, "Camille")


def lift_guards(connection: Connection) -> None:
    """Let anything be written, as the owner of the database can."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
    else:
        for name in ("journal_update", "journal_delete", "journal_insert"):
            connection.execute(text(f"DROP TRIGGER {name}"))


def set_guards_back(connection: Connection, guards: list[str]) -> None:
    """Hide the intrusion."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE journal ENABLE TRIGGER ALL"))
    for statement in guards:
        connection.exec_driver_sql(statement)


def tamper(store: Store, *statements: str) -> None:
    """Lift the guards, act, and set them back as they were."""
    with store.database.writing() as connection:
        guards: list[str] = []
        if store.database.on_sqlite:
            query = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
            guards = list(connection.scalars(text(query)))
        lift_guards(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
        set_guards_back(connection, guards)


def rebuild(store: Store, change: Callable[[dict[str, str | int]], None]) -> None:
    """Rewrite the whole chain with right hashes, as someone without the key can."""
    with store.database.reading() as connection:
        rows = connection.execute(
            text(f"SELECT {COLUMNS} FROM journal ORDER BY number")
        )
        lines = [dict(row) for row in rows.mappings()]
    previous = "0" * 64
    statements = ["DELETE FROM journal"]
    for line in lines:
        change(line)
        line["previous"] = previous
        fields = [
            line[name]
            for name in (
                "number",
                "at",
                "done_by",
                "kind",
                "subject",
                "payload",
                "previous",
            )
        ]
        words = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        previous = line["hash"] = hashlib.sha256(words.encode()).hexdigest()
        values = ", ".join(f"'{line[name]}'" for name in COLUMNS.split(", "))
        statements.append(f"INSERT INTO journal ({COLUMNS}) VALUES ({values})")
    tamper(store, *statements)


def heads(store: Store) -> HeadFile:
    return HeadFile(store.settings.home, store._identity())
