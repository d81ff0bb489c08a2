"""What is stored of the law as people read it and relied on it; rows are only ever added."""

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from dossier.tables import ROW_NUMBER


class LawReadingRow(SQLModel, table=True):
    """An official text as a named jurist pasted it; ``held`` is the digest of our wording then."""

    __tablename__ = "law_readings"
    __table_args__ = (Index("law_readings_of_text", "text_id", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    workspace: str = Field(foreign_key="workspaces.id")
    text_id: str
    pasted: str = Field(sa_type=Text)
    sha256: str
    address: str = Field(sa_type=Text)
    read_on: str
    held: str
    read_by: str
    kept_at: str


class LawReliedRow(SQLModel, table=True):
    """The wordings, by their digests, that one deed of a case rested on; JSON in ``law``."""

    __tablename__ = "law_relied"
    __table_args__ = (Index("law_relied_of_case", "case_id", "number"),)

    number: int | None = Field(default=None, primary_key=True, sa_type=ROW_NUMBER)
    case_id: str = Field(foreign_key="cases.id")
    deed: str
    law: str = Field(sa_type=Text)
    kept_at: str
