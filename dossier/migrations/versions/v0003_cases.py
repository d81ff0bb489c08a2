"""Cases: exhibits, decisions, approvals, documents, persons; and who decides in the demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FICTIONAL = (
    ("Camille Exemple", "relecteur"),
    ("Dominique Exemple", "juriste"),
    ("Sacha Exemple", "signataire"),
)


def upgrade() -> None:
    """Create every table of version 0003."""
    _sites_and_exhibits()
    _cases()
    _review()
    _documents_and_persons()
    _seed()


def _sites_and_exhibits() -> None:
    op.create_table(
        "site_states",
        _number(),
        _key("site", "sites.id"),
        *_words("state", "reason", "set_by", "set_at"),
    )
    op.create_index("site_states_of_site", "site_states", ["site", "number"])
    op.create_table(
        "exhibits",
        _number(),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *_words("kind"),
        sa.Column("site", sa.String, sa.ForeignKey("sites.id")),
        *_words("at", "state", "document"),
    )
    op.create_index("exhibits_of_site", "exhibits", ["site", "number"])
    op.create_table(
        "transcriptions",
        _number(),
        _key("exhibit", "exhibits.id"),
        *_words("document"),
    )
    op.create_index(
        "transcriptions_of_exhibit", "transcriptions", ["exhibit", "number"]
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String, primary_key=True),
        _key("workspace", "workspaces.id"),
        sa.Column(
            "site", sa.String, sa.ForeignKey("sites.id"), nullable=False, unique=True
        ),
        *_words("title", "opened_by", "opened_at", "operator"),
    )
    op.create_table(
        "case_exhibits",
        sa.Column("case_id", sa.String, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        _key("exhibit", "exhibits.id"),
        *_words("added_by", "added_at"),
        sa.UniqueConstraint("case_id", "exhibit"),
    )


def _review() -> None:
    op.create_table(
        "decisions",
        _number(),
        _key("case_id", "cases.id"),
        *_words("subject"),
        sa.Column("previous", sa.BigInteger, nullable=False),
        *_words("choice", "reason", "quotes", "shown", "decided_by", "decided_at"),
        sa.UniqueConstraint("case_id", "subject", "previous"),
    )
    op.create_table(
        "anchorings",
        _number(),
        sa.Column(
            "decision",
            sa.BigInteger,
            sa.ForeignKey("decisions.number"),
            nullable=False,
        ),
        *_words("anchors", "fault", "anchored_at"),
    )
    op.create_index("anchorings_of_decision", "anchorings", ["decision", "number"])
    op.create_table(
        "approvals",
        _number(),
        _key("case_id", "cases.id"),
        *_words("kind", "approved_by", "approved_at", "review", "held", "vote"),
    )
    op.create_index("approvals_of_case", "approvals", ["case_id", "number"])


def _documents_and_persons() -> None:
    op.create_table(
        "documents",
        _number(),
        _key("case_id", "cases.id"),
        *_words("kind", "format", "sha256", "path", "drafted_by", "drafted_at"),
    )
    op.create_index("documents_of_case", "documents", ["case_id", "number"])
    op.create_table(
        "persons",
        sa.Column("id", sa.String, primary_key=True),
        *_words("name", "role", "exhibit", "ground", "expires_on"),
        *_words("entered_by", "entered_at"),
    )
    op.create_table(
        "access_log",
        _number(),
        *_words("at", "read_by", "subject", "reason"),
    )


def _seed() -> None:
    """The fictional reviewers; and a signal for each site proposed before this version."""
    connection = op.get_bind()
    for name, role in FICTIONAL:
        person = {"name": name, "role": role}
        connection.execute(
            sa.text(
                "INSERT INTO users (name, kind, added_at) "
                "SELECT CAST(:name AS VARCHAR), 'person', '' "
                "WHERE NOT EXISTS (SELECT 1 FROM users WHERE name = :name)"
            ),
            person,
        )
        connection.execute(
            sa.text(
                "INSERT INTO roles (workspace, person, role) "
                "VALUES ('demonstration', :name, :role)"
            ),
            person,
        )
    op.execute(
        "INSERT INTO site_states (site, state, reason, set_by, set_at) "
        "SELECT site, 'signal', '', 'assess', assessed_at FROM assessments "
        "WHERE verdict <> 'clear' AND number IN "
        "(SELECT MAX(number) FROM assessments GROUP BY site) ORDER BY number"
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True)


def _key(name: str, to: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(to), nullable=False)
