"""Shape of ``clocks.yml``: what a jurist may write there, and nothing else."""

from datetime import date
from typing import Annotated

from pydantic import Field

from legal_refs.model import Nature, State
from legal_refs.schema import Row, Slug, Start, Words

Length = Annotated[
    str, Field(pattern=r"^[1-9]\d{0,2} (ans?|mois|jours?|jours? ouvrés?)$")
]
Number = Annotated[str, Field(pattern=r"^\S.*$")]


class SourcedRow(Row):
    """Where a rule was read, and how well it is known."""

    state: Annotated[State, Field(strict=False)]
    reserve: str = ""
    source: Words
    checked_on: date | None
    """``null``: never checked against an official source."""


class NameRow(Row):
    """A name and the days it holds."""

    name: Words
    start: date | None = None
    until: date | None = None


class LimitationRow(SourcedRow):
    """How long the law leaves to act for one nature of offence."""

    names: Annotated[list[NameRow], Field(min_length=1)]
    length: Length
    since: Start
    before: Words
    text: Slug | None = None


class WaitingRow(SourcedRow):
    """How long must go by before another step is open."""

    title: Words
    length: Length
    proofs: Annotated[dict[Slug, Words], Field(min_length=1)]
    none_kept: Words
    text: Slug | None = None


class RetentionRow(Row):
    """How long something is kept, as the house binds itself."""

    title: Words
    counted_from: Words
    length: Length | None
    ends_with: str = ""
    warnings: list[Length] = Field(default_factory=list)
    renewals: Annotated[int, Field(ge=0)] | None = 0
    """``null``: as often as a person decides."""


class HouseRow(Row):
    """How long something stays fresh, as the house decided."""

    title: Words
    length: Length


class RenumberedRow(SourcedRow):
    """A code whose articles change their numbers on a day."""

    code: Words
    since: date
    act: Words
    articles: dict[Number, Number]
    """Former number to new; ``unknown`` while the new one is not held."""


class ClocksFile(Row):
    """``clocks.yml``."""

    limitation: dict[Annotated[Nature, Field(strict=False)], LimitationRow]
    waiting: dict[Slug, WaitingRow]
    retention: dict[Slug, RetentionRow]
    house: dict[Slug, HouseRow]
    renumbered: dict[Slug, RenumberedRow]
