"""What the database refuses, and what is found when someone lifts its guards."""

import hashlib
import json
import multiprocessing
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from dossier.errors import DamagedError
from dossier.heads import HeadFile, SigningKey
from dossier.journal import JournalKind, JournalRows, digest_of
from dossier.settings import Settings
from dossier.store import Store, open_store

NOTHING = digest_of("")
COLUMNS = "number, at, done_by, kind, subject, payload, previous, hash, signature"


def append(store: JournalRows, subject: str = "run:1") -> None:
    store.append(JournalKind.CRAWL_STARTED, subject, NOTHING, "Camille")


@pytest.fixture
def written(store: Store) -> Store:
    """A journal of five lines."""
    for number in range(1, 6):
        append(store, f"run:{number}")
    return store


def lift_guards(connection: Connection) -> None:
    """What someone with the database's own password can do."""
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


def test_lines_are_numbered_chained_and_say_who_did_what(store: Store) -> None:
    first = store.append(JournalKind.CRAWL_STARTED, "run:1", NOTHING, "Camille")
    second = store.append(JournalKind.CRAWL_ENDED, "run:1", NOTHING, "Noé")
    assert list(store.journal()) == [first, second]
    assert (first.number, first.previous) == (1, "0" * 64)
    assert (second.number, second.previous) == (2, first.hash)
    assert (second.by, second.kind, second.subject) == ("Noé", "crawl_ended", "run:1")


def test_an_untouched_journal_holds(written: Store) -> None:
    assert written.verify_journal() == []


def test_an_empty_journal_holds(store: Store) -> None:
    assert store.verify_journal() == []


def test_a_long_journal_is_read_page_by_page(
    written: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.journal.PAGE", 2)
    assert [line.number for line in written.journal()] == [1, 2, 3, 4, 5]
    assert written.verify_journal() == []


def test_a_site_or_a_name_is_kept_as_its_digest_only(store: Store) -> None:
    line = store.append(
        JournalKind.SITES_ASSESSED, "jean-dupont.example", NOTHING, "Camille"
    )
    assert line.subject == digest_of("jean-dupont.example")
    assert store.verify_journal() == []


# --- refused by the database -----------------------------------------------------


FORBIDDEN = {
    "update": "UPDATE journal SET done_by = 'Autre' WHERE number = 2",
    "delete": "DELETE FROM journal WHERE number = 5",
    "delete the first": "DELETE FROM journal WHERE number = 1",
    "insert an existing number": (
        f"INSERT INTO journal ({COLUMNS}) SELECT {COLUMNS} FROM journal WHERE number = 5"
    ),
    "leave a gap": (
        f"INSERT INTO journal ({COLUMNS}) SELECT 7, at, done_by, kind, subject, payload, "
        "hash, hash, signature FROM journal WHERE number = 5"
    ),
    "break the chain": (
        f"INSERT INTO journal ({COLUMNS}) SELECT 6, at, done_by, kind, subject, payload, "
        "previous, hash, signature FROM journal WHERE number = 5"
    ),
    "begin before the first": (
        f"INSERT INTO journal ({COLUMNS}) SELECT 0, at, done_by, kind, subject, payload, "
        "previous, hash, signature FROM journal WHERE number = 1"
    ),
}
FORBIDDEN_ON_SQLITE = {
    "replace": (
        f"INSERT OR REPLACE INTO journal ({COLUMNS}) SELECT number, at, 'Autre', kind, "
        "subject, payload, previous, hash, signature FROM journal WHERE number = 2"
    ),
    "ignore": (
        f"INSERT OR IGNORE INTO journal ({COLUMNS}) SELECT 9, at, 'Autre', kind, "
        "subject, payload, previous, hash, signature FROM journal WHERE number = 2"
    ),
    "replace through update": "UPDATE OR REPLACE journal SET number = 2 WHERE number = 3",
    "upsert": (
        f"INSERT INTO journal ({COLUMNS}) SELECT {COLUMNS} FROM journal WHERE number = 2 "
        "ON CONFLICT (number) DO UPDATE SET done_by = 'Autre'"
    ),
    "let the database choose the number": (
        "INSERT INTO journal (at, done_by, kind, subject, payload, previous, hash, "
        "signature) SELECT at, done_by, kind, subject, payload, hash, hash, signature "
        "FROM journal WHERE number = 5"
    ),
}
FORBIDDEN_ON_POSTGRESQL = {
    "truncate": "TRUNCATE journal",
    "upsert": (
        f"INSERT INTO journal ({COLUMNS}) SELECT {COLUMNS} FROM journal WHERE number = 2 "
        "ON CONFLICT (number) DO UPDATE SET done_by = 'Autre'"
    ),
}


def refuses(store: Store, statement: str) -> None:
    before = list(store.journal())
    with pytest.raises(DatabaseError), store.database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert list(store.journal()) == before
    assert store.verify_journal() == []


@pytest.mark.parametrize("act", FORBIDDEN)
def test_the_database_refuses_all_but_the_next_line(written: Store, act: str) -> None:
    refuses(written, FORBIDDEN[act])


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("act", FORBIDDEN_ON_SQLITE)
def test_sqlite_refuses_its_own_ways_to_replace(written: Store, act: str) -> None:
    with written.database.engine.connect() as connection:
        # A visitor's connection has SQLite's defaults, not ours.
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA recursive_triggers=OFF")
    refuses(written, FORBIDDEN_ON_SQLITE[act])


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("act", FORBIDDEN_ON_POSTGRESQL)
def test_postgresql_refuses_its_own_ways_to_replace(written: Store, act: str) -> None:
    refuses(written, FORBIDDEN_ON_POSTGRESQL[act])


# --- found afterwards ---------------------------------------------------------------


@pytest.mark.parametrize(
    "column",
    ["at", "done_by", "kind", "subject", "payload", "previous", "hash", "signature"],
)
def test_a_changed_column_is_found_by_its_line(written: Store, column: str) -> None:
    tamper(written, f"UPDATE journal SET {column} = 'autre' WHERE number = 3")
    problems = written.verify_journal()
    assert problems
    assert "nº 3" in " ".join(problems)


def test_a_line_replaced_whole_is_found(written: Store) -> None:
    into = "INSERT OR REPLACE" if written.database.on_sqlite else "INSERT"
    delete = (
        [] if written.database.on_sqlite else ["DELETE FROM journal WHERE number = 3"]
    )
    tamper(
        written,
        f"CREATE TABLE aside AS SELECT {COLUMNS} FROM journal WHERE number = 3",
        *delete,
        f"{into} INTO journal ({COLUMNS}) SELECT number, at, 'Autre', kind, subject, "
        "payload, previous, hash, signature FROM aside",
        "DROP TABLE aside",
    )
    assert written.verify_journal() == ["ligne nº 3 : contenu changé"]


def test_a_dropped_tail_is_found_and_counted(written: Store) -> None:
    tamper(written, "DELETE FROM journal WHERE number > 3")
    assert written.verify_journal() == [
        "fin coupée : il manque 2 ligne(s) après la nº 3"
    ]


def test_a_journal_emptied_whole_is_found(written: Store) -> None:
    tamper(written, "DELETE FROM journal")
    assert written.verify_journal() == [
        "fin coupée : il manque 5 ligne(s) après la nº 0"
    ]


def test_a_line_taken_from_the_middle_is_found(written: Store) -> None:
    tamper(written, "DELETE FROM journal WHERE number = 3")
    assert "manque entre nº 2 et nº 4" in written.verify_journal()


def test_a_chain_rebuilt_from_a_changed_line_is_found(written: Store) -> None:
    def change(line: dict[str, str | int]) -> None:
        if line["number"] == 3:
            line["done_by"] = "Autre"

    rebuild(written, change)
    problems = " ".join(written.verify_journal())
    assert "ligne nº 3 : signature fausse" in problems
    assert "ligne nº 3 : autre que celle qui fut ancrée" in problems
    assert "nº 2 :" not in problems


def test_a_chain_rebuilt_whole_is_found_even_without_its_anchor(written: Store) -> None:
    def change(line: dict[str, str | int]) -> None:
        line["done_by"] = "Autre"

    rebuild(written, change)
    heads(written).path.unlink()
    problems = written.verify_journal()
    assert "ligne nº 1 : signature fausse" in problems
    assert any("ancre absente" in problem for problem in problems)


def test_a_forged_next_line_is_found(written: Store) -> None:
    with written.database.engine.begin() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO journal ({COLUMNS}) SELECT 6, at, 'Autre', kind, subject, "
            "payload, hash, hash, signature FROM journal WHERE number = 5"
        )
    problems = " ".join(written.verify_journal())
    assert "ligne nº 6 : contenu changé" in problems
    assert "ligne nº 6 : signature fausse" in problems


def test_lifted_guards_are_found_even_when_nothing_was_changed(written: Store) -> None:
    with written.database.writing() as connection:
        lift_guards(connection)
    problems = written.verify_journal()
    assert "garde-fou journal_insert absent de la base" in problems
    assert len(problems) == 3 + (not written.database.on_sqlite)


def test_the_next_line_does_not_launder_a_rebuilt_chain(written: Store) -> None:
    def change(line: dict[str, str | int]) -> None:
        line["done_by"] = "Autre"

    rebuild(written, change)
    append(written, "run:6")
    assert "ligne nº 5 : signature fausse" in written.verify_journal()


def test_the_next_lines_do_not_launder_a_dropped_tail(written: Store) -> None:
    tamper(written, "DELETE FROM journal WHERE number > 3")
    for _ in range(2):
        append(written)
    assert "ligne nº 5 : autre que celle qui fut ancrée" in written.verify_journal()


def test_a_line_of_ours_put_back_after_another_is_found(written: Store) -> None:
    anchors = heads(written).path
    old = anchors.read_text().splitlines(keepends=True)
    tamper(
        written,
        f"CREATE TABLE aside AS SELECT {COLUMNS} FROM journal WHERE number = 5",
        "DELETE FROM journal WHERE number > 3",
    )
    append(written, "run:other")
    other = anchors.read_text().splitlines(keepends=True)[-1]
    tamper(written, f"INSERT INTO journal ({COLUMNS}) SELECT {COLUMNS} FROM aside")
    anchors.write_text("".join([*old[:3], other, old[4]]))
    assert written.verify_journal() == ["ligne nº 5 : suite rompue"]


def test_a_journal_moved_from_another_database_is_found(
    written: Store, settings: Settings
) -> None:
    tamper(written, "UPDATE identity SET id = 'autre'")
    assert any("signature fausse" in problem for problem in written.verify_journal())
    with pytest.raises(DamagedError, match="ancre"):
        append(written)
    assert settings.home.exists()


# --- the anchor ------------------------------------------------------------------


def heads(store: Store) -> HeadFile:
    return HeadFile(store.settings.home, store._identity())


def test_the_key_is_made_at_first_use_for_its_owner_only(store: Store) -> None:
    key = store.settings.home / "keys" / "journal.pem"
    assert not key.exists()
    append(store)
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700


def test_every_line_is_anchored(written: Store) -> None:
    lines = {line.number: line.hash for line in written.journal()}
    assert {head.number: head.hash for head in heads(written).read() or ()} == lines


def test_a_kill_between_the_line_and_its_anchor_is_not_tampering(
    written: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(HeadFile, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            append(written, "run:6")
    assert [line.subject for line in written.journal()][-1] == "run:6"
    assert written.verify_journal() == []
    append(written, "run:7")
    assert written.verify_journal() == []


def test_a_kill_before_the_line_is_kept_leaves_no_anchor(written: Store) -> None:
    def fail() -> None:
        with written.batch():
            append(written, "run:6")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    append(written, "run:7")
    assert len(heads(written).read() or ()) == 6
    assert written.verify_journal() == []


def test_half_a_line_left_by_a_kill_is_cut_off_by_the_next(written: Store) -> None:
    path = heads(written).path
    with path.open("a") as file:
        file.write("6 abcdef")
    assert written.verify_journal() == []
    append(written, "run:6")
    assert written.verify_journal() == []
    assert path.read_text().splitlines()[-1].startswith("6 ")


def test_a_forged_anchor_is_found(written: Store) -> None:
    path = heads(written).path
    first, *others = path.read_text().splitlines(keepends=True)
    number, line_hash, signature = first.split()
    path.write_text("".join([f"{number} {'f' * 64} {signature}\n", *others]))
    assert "ancre nº 1 : signature fausse" in written.verify_journal()
    assert line_hash


def test_an_unreadable_anchor_is_found(written: Store) -> None:
    heads(written).path.write_text("n’importe quoi\n")
    assert any("illisible" in problem for problem in written.verify_journal())


def test_without_its_anchor_the_journal_refuses_to_grow(written: Store) -> None:
    heads(written).path.unlink()
    with pytest.raises(DamagedError, match="ancre du journal absente"):
        append(written)
    assert len(list(written.journal())) == 5


@pytest.mark.parametrize("content", [None, "illisible"])
def test_without_its_key_the_journal_neither_grows_nor_verifies(
    written: Store, content: str | None
) -> None:
    key = written.settings.home / "keys" / "journal.pem"
    key.unlink()
    if content is not None:
        key.write_text(content)
    with pytest.raises(DamagedError, match="clé du journal"):
        append(written)
    assert any("clé du journal" in problem for problem in written.verify_journal())


def test_another_key_signs_nothing_of_ours(written: Store) -> None:
    folder = written.settings.home / "keys"
    before = SigningKey(folder).fingerprint
    (folder / "journal.pem").unlink()
    SigningKey(folder).make()
    assert SigningKey(folder).fingerprint != before
    assert "ancre nº 1 : signature fausse" in written.verify_journal()


def grow(settings: Settings, count: int) -> None:
    with open_store(settings) as mine:
        for _ in range(count):
            append(mine)


def test_two_processes_append_without_losing_or_breaking_a_line(
    store: Store, settings: Settings
) -> None:
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=grow, args=(settings, 15)) for _ in range(2)]
    for other in others:
        other.start()
    grow(settings, 15)
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    assert len(list(store.journal())) == 45
    assert len(heads(store).read() or ()) == 45
    assert store.verify_journal() == []
