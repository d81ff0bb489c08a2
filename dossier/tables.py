"""What is stored, row by row. Only the store's modules read these; all others see frozen types.

Instants are ISO 8601 text in UTC with microseconds: the same bytes on every database,
and their order is the order of time. Leases are seconds since the epoch. Addresses
can be longer than an index accepts, so they are found by the digest of their UTF-8.
"""

from sqlalchemy import BigInteger, Float, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

ROW_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit number that SQLite, too, hands out by itself."""


class WorkspaceRow(SQLModel, table=True):
    """On whose behalf, on what ground and what for (privacy.md D1)."""

    __tablename__ = "workspaces"

    id: str = Field(primary_key=True)
    controller: str
    quality: str
    ground: str
    purpose: str
    declared_at: str


class UserRow(SQLModel, table=True):
    """One person, or one service, who acts here."""

    __tablename__ = "users"

    name: str = Field(primary_key=True)
    kind: str
    added_at: str


class RoleRow(SQLModel, table=True):
    """What a user may do in a workspace."""

    __tablename__ = "roles"

    workspace: str = Field(primary_key=True, foreign_key="workspaces.id")
    person: str = Field(primary_key=True, foreign_key="users.name")
    role: str = Field(primary_key=True)


class SiteRow(SQLModel, table=True):
    """One site, and the workspace that answers for what is kept of it."""

    __tablename__ = "sites"

    id: str = Field(primary_key=True)
    workspace: str = Field(foreign_key="workspaces.id")
    entered_at: str


class RunRow(SQLModel, table=True):
    """One crawl of one site; its end is empty while it can be resumed."""

    __tablename__ = "runs"
    __table_args__ = (Index("runs_of_site", "site", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    id: str = Field(unique=True)
    site: str = Field(foreign_key="sites.id")
    started_by: str
    started_at: str
    ended_at: str = ""


class CaptureRow(SQLModel, table=True):
    """One request or import and what became of it. Also the fetch log: nothing is left out."""

    __tablename__ = "captures"
    __table_args__ = (Index("captures_of_site", "site", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    id: str = Field(unique=True)
    site: str = Field(foreign_key="sites.id")
    url: str = Field(sa_type=Text)
    url_key: str
    captured_at: str
    captured_by: str
    outcome: str
    reason: str = Field(sa_type=Text)
    status: int | None
    content_type: str = Field(sa_type=Text)
    blob: str | None = Field(index=True)
    size: int = Field(sa_type=BigInteger)


class TextRow(SQLModel, table=True):
    """The canonical text of a capture as one version of the reader read it."""

    __tablename__ = "texts"
    __table_args__ = (UniqueConstraint("capture", "reader_version"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    capture: str = Field(foreign_key="captures.id")
    reader_version: str
    blob: str = Field(index=True)
    spans: str = Field(sa_type=Text)
    read_at: str


class AssessmentRow(SQLModel, table=True):
    """What the machine proposed about a site, each time that differed from the last."""

    __tablename__ = "assessments"
    __table_args__ = (Index("assessments_of_site", "site", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    site: str = Field(foreign_key="sites.id")
    assessed_at: str
    verdict: str = Field(index=True)
    probability: float = Field(sa_type=Float)
    reserve: bool
    law: str
    lexicons: str
    model: str
    code: str
    document: str = Field(sa_type=Text)


class FrontierRow(SQLModel, table=True):
    """One address a site still has to be asked, or was."""

    __tablename__ = "frontier"
    __table_args__ = (
        UniqueConstraint("site", "url_key"),
        Index(
            "frontier_order", "site", "state", text("priority DESC"), "depth", "number"
        ),
    )

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    site: str = Field(foreign_key="sites.id")
    url: str = Field(sa_type=Text)
    url_key: str
    priority: float = Field(sa_type=Float)
    depth: int
    found_on: str = Field(sa_type=Text)
    state: str
    lease_until: float = Field(sa_type=Float)
    outcome: str


class JobRow(SQLModel, table=True):
    """Work asked for, done by a worker process."""

    __tablename__ = "jobs"
    __table_args__ = (Index("jobs_to_do", "state", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    kind: str
    arguments: str = Field(sa_type=Text)
    asked_by: str
    workspace: str = Field(foreign_key="workspaces.id")
    asked_at: str
    state: str
    worker: str
    lease_until: float = Field(sa_type=Float)
    attempts: int
    progress: float = Field(sa_type=Float)
    step: str = Field(sa_type=Text)
    outcome: str = Field(sa_type=Text)
    ended_at: str


class JournalRow(SQLModel, table=True):
    """One line of the journal. Triggers, set by a migration, refuse all but the next line.

    No unique column besides the number: a second one would let ``INSERT OR REPLACE``
    delete an old line without firing a trigger.
    """

    __tablename__ = "journal"

    number: int = Field(primary_key=True, sa_type=ROW_NUMBER)
    at: str
    done_by: str
    kind: str
    subject: str
    payload: str
    previous: str
    hash: str
    signature: str


class IdentityRow(SQLModel, table=True):
    """The name this database was given at its creation: its journal is signed for it."""

    __tablename__ = "identity"

    id: str = Field(primary_key=True)
