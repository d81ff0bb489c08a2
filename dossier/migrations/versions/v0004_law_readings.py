"""What jurists read of the law, and the wordings that decisions and drafts rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table of version 0004."""
    op.create_table(
        "law_readings",
        sa.Column("number", NUMBER, primary_key=True),
        _key("workspace", "workspaces.id"),
        *_words("text_id", "pasted", "sha256", "address", "read_on"),
        *_words("held", "read_by", "kept_at"),
    )
    op.create_index("law_readings_of_text", "law_readings", ["text_id", "number"])
    op.create_table(
        "law_relied",
        sa.Column("number", NUMBER, primary_key=True),
        _key("case_id", "cases.id"),
        *_words("deed", "law", "kept_at"),
    )
    op.create_index("law_relied_of_case", "law_relied", ["case_id", "number"])


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _key(name: str, to: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(to), nullable=False)
