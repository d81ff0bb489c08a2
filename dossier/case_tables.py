"""What is stored of a case, row by row; as ``tables``, read only by the store's modules.

Rows are added; what changes in place is the confirmed operator of a case, and an unsealed
exhibit once it is sealed.
Whole values are JSON in the columns named ``document``, ``quotes`` and ``anchors``.
"""

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from dossier.tables import ROW_NUMBER


class SiteStateRow(SQLModel, table=True):
    """One step of a site; the last row is where it stands."""

    __tablename__ = "site_states"
    __table_args__ = (Index("site_states_of_site", "site", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    site: str = Field(foreign_key="sites.id")
    state: str
    reason: str = Field(sa_type=Text)
    set_by: str
    set_at: str


class ExhibitRow(SQLModel, table=True):
    """A capture sealed or a piece received; ``site`` is null for a piece about none."""

    __tablename__ = "exhibits"
    __table_args__ = (Index("exhibits_of_site", "site", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    id: str = Field(unique=True)
    kind: str
    site: str | None = Field(foreign_key="sites.id")
    at: str
    state: str
    document: str = Field(sa_type=Text)


class TranscriptionRow(SQLModel, table=True):
    """Words of a received piece as a named person read them."""

    __tablename__ = "transcriptions"
    __table_args__ = (Index("transcriptions_of_exhibit", "exhibit", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    exhibit: str = Field(foreign_key="exhibits.id")
    document: str = Field(sa_type=Text)


class CaseRow(SQLModel, table=True):
    """One case of one site; ``operator`` is empty until a person confirms one."""

    __tablename__ = "cases"

    id: str = Field(primary_key=True)
    workspace: str = Field(foreign_key="workspaces.id")
    site: str = Field(foreign_key="sites.id", unique=True)
    title: str = Field(sa_type=Text)
    opened_by: str
    opened_at: str
    operator: str = Field(sa_type=Text)


class CaseExhibitRow(SQLModel, table=True):
    """An exhibit of a case under its number."""

    __tablename__ = "case_exhibits"
    __table_args__ = (UniqueConstraint("case_id", "exhibit"),)

    case_id: str = Field(primary_key=True, foreign_key="cases.id")
    number: int = Field(primary_key=True)
    exhibit: str = Field(foreign_key="exhibits.id")
    added_by: str
    added_at: str


class DecisionRow(SQLModel, table=True):
    """What a person chose on one card; ``previous`` is the decision it was taken after."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("case_id", "subject", "previous"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    case_id: str = Field(foreign_key="cases.id")
    subject: str
    previous: int = Field(sa_type=BigInteger)
    choice: str
    reason: str = Field(sa_type=Text)
    quotes: str = Field(sa_type=Text)
    shown: str
    decided_by: str
    decided_at: str


class AnchoringRow(SQLModel, table=True):
    """Where the words of a decision were found again, or in ``fault`` why they were not."""

    __tablename__ = "anchorings"
    __table_args__ = (Index("anchorings_of_decision", "decision", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    decision: int = Field(foreign_key="decisions.number", sa_type=BigInteger)
    anchors: str = Field(sa_type=Text)
    fault: str = Field(sa_type=Text)
    anchored_at: str


class ApprovalRow(SQLModel, table=True):
    """A second look at one review; ``held`` is the digest of the case as it then was."""

    __tablename__ = "approvals"
    __table_args__ = (Index("approvals_of_case", "case_id", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    case_id: str = Field(foreign_key="cases.id")
    kind: str
    approved_by: str
    approved_at: str
    review: str
    held: str
    vote: str = Field(sa_type=Text)


class DocumentRow(SQLModel, table=True):
    """A file drafted from a reviewed case."""

    __tablename__ = "documents"
    __table_args__ = (Index("documents_of_case", "case_id", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    case_id: str = Field(foreign_key="cases.id")
    kind: str
    format: str
    sha256: str
    path: str = Field(sa_type=Text)
    drafted_by: str
    drafted_at: str


class PersonRow(SQLModel, table=True):
    """A natural person (privacy.md D2): the only table that holds their name."""

    __tablename__ = "persons"

    id: str = Field(primary_key=True)
    name: str
    role: str
    exhibit: str
    ground: str = Field(sa_type=Text)
    expires_on: str
    entered_by: str
    entered_at: str


class AccessRow(SQLModel, table=True):
    """Who read what concerns a person, when and why (privacy.md D11)."""

    __tablename__ = "access_log"

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    at: str
    read_by: str
    subject: str
    reason: str = Field(sa_type=Text)
