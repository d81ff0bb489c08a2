"""The tables, and the built-in workspace of the demonstration."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table of version 0001."""
    _people()
    _pages()
    _work()
    _seed()


def _people() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String, primary_key=True),
        *_words("controller", "quality", "ground", "purpose", "declared_at"),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.String, primary_key=True),
        *_words("kind", "added_at"),
    )
    op.create_table(
        "roles",
        sa.Column(
            "workspace", sa.String, sa.ForeignKey("workspaces.id"), primary_key=True
        ),
        sa.Column("person", sa.String, sa.ForeignKey("users.name"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
    )


def _pages() -> None:
    op.create_table(
        "sites",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column(
            "workspace", sa.String, sa.ForeignKey("workspaces.id"), nullable=False
        ),
        *_words("entered_at"),
    )
    op.create_table(
        "runs",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _site(),
        *_words("started_by", "started_at", "ended_at"),
    )
    op.create_index("runs_of_site", "runs", ["site", "number"])
    op.create_table(
        "captures",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        _site(),
        *_words("url", "url_key", "captured_at", "captured_by", "outcome", "reason"),
        sa.Column("status", sa.Integer),
        *_words("content_type"),
        sa.Column("blob", sa.String, index=True),
        sa.Column("size", sa.BigInteger, nullable=False),
    )
    op.create_index("captures_of_site", "captures", ["site", "number"])
    op.create_table(
        "texts",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("capture", sa.String, sa.ForeignKey("captures.id"), nullable=False),
        *_words("reader_version"),
        sa.Column("blob", sa.String, nullable=False, index=True),
        *_words("spans", "read_at"),
        sa.UniqueConstraint("capture", "reader_version"),
    )
    op.create_table(
        "assessments",
        sa.Column("number", NUMBER, primary_key=True),
        _site(),
        *_words("assessed_at"),
        sa.Column("verdict", sa.String, nullable=False, index=True),
        sa.Column("probability", sa.Float, nullable=False),
        sa.Column("reserve", sa.Boolean, nullable=False),
        *_words("law", "lexicons", "model", "code", "document"),
    )
    op.create_index("assessments_of_site", "assessments", ["site", "number"])


def _work() -> None:
    op.create_table(
        "frontier",
        sa.Column("number", NUMBER, primary_key=True),
        _site(),
        *_words("url", "url_key"),
        sa.Column("priority", sa.Float, nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        *_words("found_on", "state"),
        sa.Column("lease_until", sa.Float, nullable=False),
        *_words("outcome"),
        sa.UniqueConstraint("site", "url_key"),
    )
    op.create_index(
        "frontier_order",
        "frontier",
        ["site", "state", sa.text("priority DESC"), "depth", "number"],
    )
    op.create_table(
        "jobs",
        sa.Column("number", NUMBER, primary_key=True),
        *_words("kind", "arguments", "asked_by"),
        sa.Column(
            "workspace", sa.String, sa.ForeignKey("workspaces.id"), nullable=False
        ),
        *_words("asked_at", "state", "worker"),
        sa.Column("lease_until", sa.Float, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("progress", sa.Float, nullable=False),
        *_words("step", "outcome", "ended_at"),
    )
    op.create_index("jobs_to_do", "jobs", ["state", "number"])
    op.create_table(
        "journal",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        *_words("at", "done_by", "kind", "subject", "payload", "previous", "hash"),
        *_words("signature"),
    )
    op.create_table("identity", sa.Column("id", sa.String, primary_key=True))


def _seed() -> None:
    op.execute(f"INSERT INTO identity (id) VALUES ('{secrets.token_hex(8)}')")  # noqa: S608
    op.execute(
        "INSERT INTO workspaces (id, controller, quality, ground, purpose, declared_at) "
        "VALUES ('demonstration', 'Démonstration (fictif)', 'autre_association', "
        "'action_victimes', 'Démonstration sur des sites fictifs', '')"
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _site() -> sa.Column[str]:
    return sa.Column("site", sa.String, sa.ForeignKey("sites.id"), nullable=False)
