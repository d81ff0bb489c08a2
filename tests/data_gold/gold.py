"""The gold set as typed rows: a fault in the files names its file and line."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dossier.model import FeeBasis, FeePeriod, Outcome, Verdict
from legal_refs.ids import ElementId

GOLD = Path(__file__).parents[2] / "data" / "gold"

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.example$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Split = Literal["train", "development", "test"]
SPLITS: Final = ("train", "development", "test")
"""One file each; the last is blind."""

_Row = TypeVar("_Row", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldPage(_Strict):
    """One fictional page, as ``vigie assess --jsonl`` takes it, with its split."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+-[1-9]$")]
    site: Host
    url: str
    split: Split
    html: Words


class GoldFee(_Strict):
    """A sum or rate that the site asks for the assessed service."""

    amount: Annotated[Decimal, Field(gt=0)] | None
    currency: Literal["EUR", "%"]
    basis: FeeBasis
    period: FeePeriod | None
    agreed_beforehand: bool


class GoldLabel(_Strict):
    """What one annotator expects of a site over all its pages."""

    site: Host
    split: Split
    verdict: Verdict
    subclass: Slug
    hand: Slug
    """Who wrote the site and labelled it."""
    voice: Annotated[Slug, Field(alias="register")]
    layout: Slug
    elements: dict[ElementId, Outcome]
    deciding: dict[ElementId, Annotated[list[Words], Field(min_length=1)]]
    provisions: list[Slug]
    benefits: list[Slug]
    fees: list[GoldFee]
    exculpatory: list[Slug]
    disputed: list[Slug]
    why: Annotated[str, StringConstraints(pattern=r"^[A-ZÀ-Ý0-9«].+\.$")]


def _rows(name: str, row: type[_Row]) -> list[_Row]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [row.model_validate_json(line) for line in lines]


def pages() -> list[GoldPage]:
    """Every page, split by split."""
    return [page for name in SPLITS for page in _rows(f"{name}.jsonl", GoldPage)]


class MarkedFee(_Strict):
    """A sum that a sentence names, and whether its writer asks it of the reader."""

    words: Words
    amount: Annotated[Decimal, Field(ge=0)] | None
    currency: Literal["EUR", "%"]
    basis: FeeBasis
    period: FeePeriod | None
    asked: bool
    why: Slug | Literal[""]
    """Why it is not asked."""


class MarkedOffer(_Strict):
    """Words of an act, and whether the writer offers to do it."""

    words: Words
    made: bool
    why: Slug | Literal[""]


class Sentence(_Strict):
    """One to three sentences of a fictional page, marked by hand."""

    id: Annotated[str, StringConstraints(pattern=r"^[st]-\d{4}$")]
    split: Split
    family: Slug
    voice: Annotated[Slug, Field(alias="register")]
    hand: Slug
    text: Words
    fee: MarkedFee | None
    offer: MarkedOffer | None
    actor: Words | None
    addressee: Words | None
    benefits: list[Words]


def sentences() -> list[Sentence]:
    """Every marked sentence, in file order."""
    return _rows("sentences.jsonl", Sentence)


def labels() -> list[GoldLabel]:
    """One label a site, in file order."""
    return _rows("labels.jsonl", GoldLabel)


def folded(text: str) -> str:
    """``text`` with every run of white space, no-break included, as one space."""
    return " ".join(text.split())
