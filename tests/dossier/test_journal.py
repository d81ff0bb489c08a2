"""What the database refuses, and what is found when someone lifts its guards."""

import pytest
from sqlalchemy.exc import DatabaseError

from dossier.errors import DamagedError
from dossier.journal import JournalKind, digest_of
from dossier.settings import Settings
from dossier.store import Store
from tests.dossier.tampering import (
    COLUMNS,
    NOTHING,
    append,
    heads,
    lift_guards,
    rebuild,
    tamper,
)


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


def test_a_signature_in_no_alphabet_of_signatures_is_false(written: Store) -> None:
    tamper(written, "UPDATE journal SET signature = 'é' WHERE number = 3")
    assert written.verify_journal() == ["ligne nº 3 : signature fausse"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("column", ["done_by", "previous", "hash", "signature"])
@pytest.mark.parametrize("value", ["x'ff00'", "5", "CAST(x'ff' AS TEXT)"])
def test_what_sqlite_lets_into_a_column_of_words_is_found(
    written: Store, column: str, value: str
) -> None:
    tamper(written, f"UPDATE journal SET {column} = {value} WHERE number = 3")
    assert written.verify_journal()


def test_a_journal_without_its_table_is_damaged(written: Store) -> None:
    with written.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE journal")
    assert "endommagée" in written.verify_journal()[-1]


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
