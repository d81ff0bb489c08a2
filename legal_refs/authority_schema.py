"""Shape of the files of ``authorities/``: what a jurist may write, and nothing else."""

from datetime import date
from typing import Annotated

from pydantic import Field

from legal_refs.authority_model import Complains, Counsel, PlaceId, Standing
from legal_refs.schema import Row, Slug, Words

Code = Annotated[
    str, Field(pattern=r"^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[678])$")
]
"""A département or an overseas collectivity, as the official geographic code has it."""

Address = Annotated[str, Field(pattern=r"^(https://[^\s]+)?$")]
Phone = Annotated[str, Field(pattern=r"^(\d{4}|0\d( \d\d){4}|0 \d{3}( \d{3}){2})?$")]
Extension = Annotated[str, Field(pattern=r"^\.[a-z]+$")]


class SourcedRow(Row):
    """``source`` and ``checked_on``: a date, or ``null`` when never checked online."""

    source: Words
    checked_on: date | None


class GroundRow(Row):
    """Texts a row rests on."""

    texts: list[Slug] = Field(default_factory=list)
    not_held: list[Words] = Field(default_factory=list)
    reserve: str = ""


class TitleRow(Row):
    """A title of the document to the procureur."""

    title: Words
    sentence: Words


class QualityRow(Row):
    """A legal quality; ``kept_as`` when a workspace declares it under another."""

    name: Words
    kept_as: Slug | None = None
    complains: Annotated[Complains, Field(strict=False)]


class RuleRow(GroundRow):
    """What some qualities may do."""

    qualities: Annotated[list[Slug], Field(min_length=1)]
    standing: Annotated[Standing, Field(strict=False)]
    sentence: Words


class RiskRow(GroundRow):
    """What must be told before a document is sent."""

    sentence: Words


class DocumentRow(SourcedRow):
    """A document and its rules: each quality in one rule, once."""

    name: Words
    risk: RiskRow | None = None
    rules: Annotated[list[RuleRow], Field(min_length=1)]


class SignatoriesFile(Row):
    """``signatories.yml``."""

    titles: dict[Slug, TitleRow]
    qualities: dict[Slug, QualityRow]
    documents: dict[Slug, DocumentRow]


class PlaceRow(GroundRow, SourcedRow):
    """One rank of the order."""

    id: Annotated[PlaceId, Field(strict=False)]
    title: Words
    sentence: Words
    counsel: Annotated[Counsel, Field(strict=False)]
    against_x: bool


class PlacesFile(Row):
    """``places.yml``."""

    places: Annotated[list[PlaceRow], Field(min_length=1)]


class ParquetRow(SourcedRow):
    """How to write to a procureur."""

    address: Words


class CourtRow(Row):
    """A court; its source is that of the list unless it is of a parquet."""

    name: Words
    seat: Words
    appeal: Words
    chambers: list[Words] = Field(default_factory=list)
    note: str = ""
    parquet: ParquetRow | None = None


class DepartementRow(Row):
    """A département and its courts."""

    code: Code
    name: Words
    courts: Annotated[list[Slug], Field(min_length=1)]
    note: str = ""


class CourtsFile(SourcedRow):
    """``courts.yml``: one source for the whole list."""

    courts: dict[Slug, CourtRow]
    departements: Annotated[list[DepartementRow], Field(min_length=1)]


class WayRow(SourcedRow):
    """A way to reach somebody: an address, a form or a number."""

    label: Words
    url: Address = ""
    postal: str = ""
    phone: Phone = ""


class AttachmentsRow(SourcedRow):
    """What may be joined."""

    sentence: Words
    megabytes: Annotated[int, Field(gt=0)] | None = None
    extensions: list[Extension] = Field(default_factory=list)


class RecipientRow(GroundRow, SourcedRow):
    """Somebody to write to."""

    name: Words
    document: Slug
    accepts: Words
    reveals: Words
    ways: list[WayRow] = Field(default_factory=list)
    attachments: AttachmentsRow | None = None


class RecipientsFile(Row):
    """``addressees.yml``."""

    recipients: dict[Slug, RecipientRow]
