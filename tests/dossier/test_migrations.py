"""A database of an earlier version keeps every row, and gains what the new one needs."""

import pytest
from sqlalchemy import Connection, text

from dossier import migrations
from dossier.case import SiteState
from dossier.database import Database
from dossier.model import SiteId
from dossier.settings import Settings
from dossier.shelf import DEMONSTRATION
from dossier.store import migrate, open_store
from dossier.workspaces import Role
from tests.dossier.cases import CAMILLE, DOMINIQUE, SACHA

OLD = "2026-10-01T08:00:00.000000+00:00"
VERDICTS = [
    ("alerte.example", "alert"),
    ("veille.example", "clear"),
    ("veille.example", "watch"),
    ("rien.example", "alert"),
    ("rien.example", "clear"),
]


def fill(connection: Connection) -> None:
    """Rows as version 0002 wrote them."""
    connection.execute(
        text(
            "INSERT INTO workspaces VALUES ('principal', 'Nous', 'autre_association', "
            f"'action_victimes', 'signaler', '{OLD}')"
        )
    )
    connection.execute(text(f"INSERT INTO users VALUES ('Ada', 'person', '{OLD}')"))
    connection.execute(
        text("INSERT INTO roles VALUES ('principal', 'Ada', 'relecteur')")
    )
    for site in dict.fromkeys(site for site, _ in VERDICTS):
        connection.execute(
            text(f"INSERT INTO sites VALUES ('{site}', 'principal', '{OLD}')")
        )
    for number, (site, verdict) in enumerate(VERDICTS, start=1):
        connection.execute(
            text(
                f"INSERT INTO assessments VALUES ({number}, '{site}', '{OLD}', "
                f"'{verdict}', 0.5, false, 'l', 'x', 'm', 'c', '{{}}')"
            )
        )


@pytest.fixture
def old(settings: Settings) -> Settings:
    settings.home.mkdir()
    database = Database(settings.database_url)
    with database.writing() as connection:
        migrations.upgrade(connection, "0002")
        fill(connection)
    database.close()
    return settings


def rows(settings: Settings, table: str) -> list[tuple[object, ...]]:
    database = Database(settings.database_url)
    with database.reading() as connection:
        found = connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))
        kept = [tuple(row) for row in found]
    database.close()
    return kept


@pytest.mark.parametrize("table", ["workspaces", "sites", "assessments", "identity"])
def test_every_row_is_kept(old: Settings, table: str) -> None:
    ordered = table if table != "identity" else "(SELECT id, 1, 1 FROM identity) x"
    before = rows(old, ordered)
    assert migrate(old) == ("0002", migrations.CURRENT)
    assert rows(old, ordered) == before
    assert before


def test_people_keep_their_roles(old: Settings) -> None:
    migrate(old)
    with open_store(old) as store:
        assert store.roles("principal", "Ada") == {Role.RELECTEUR}
        assert [user.name for user in store.users()] == ["Ada"]


def test_a_site_proposed_before_is_a_signal_now(old: Settings) -> None:
    migrate(old)
    with open_store(old) as store:
        found = {site: store.site_state(SiteId(site)) for site, _ in VERDICTS}
    assert found == {
        "alerte.example": SiteState.SIGNAL,
        "veille.example": SiteState.SIGNAL,
        "rien.example": None,
    }


def test_a_migrated_database_opens_a_case(old: Settings) -> None:
    migrate(old)
    with open_store(old) as store:
        case = store.open_case(SiteId("alerte.example"), "Dossier", by="Ada")
        assert case.workspace == "principal"
        assert store.verify_journal() == []


def test_the_fictional_reviewers_are_in_the_demonstration_only(old: Settings) -> None:
    database = Database(old.database_url)
    with database.writing() as connection:  # a namesake, known before
        connection.execute(
            text(f"INSERT INTO users VALUES ('{CAMILLE}', 'person', '{OLD}')")
        )
    database.close()
    migrate(old)
    with open_store(old) as store:
        roles = {user.name: user.roles for user in store.users(DEMONSTRATION)}
        assert store.roles("principal", CAMILLE) == frozenset()
    assert roles == {
        CAMILLE: {Role.RELECTEUR},
        DOMINIQUE: {Role.JURISTE},
        SACHA: {Role.SIGNATAIRE},
    }
