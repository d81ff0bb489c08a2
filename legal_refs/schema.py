"""Shape of the law files: what a jurist may write, and nothing else."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from legal_refs.ids import ElementId
from legal_refs.model import (
    Addressee,
    BenefitKind,
    Ceiling,
    Nature,
    Reading,
    State,
    TextRole,
)
from legal_refs.penalties import Currency

NOT_HELD = "not held"
UNKNOWN = "unknown"

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
Words = Annotated[str, Field(min_length=1, pattern=r"^\S(.|\n)*$")]
Amount = Annotated[int, Field(gt=0)]
Element = Annotated[ElementId, Field(strict=False)]
Start = Annotated[
    date | None, BeforeValidator(lambda value: None if value == UNKNOWN else value)
]
Legiarti = Annotated[str, Field(pattern=r"^(LEGIARTI\d{12}|unknown)$")]
Unknown = Literal["libelle", "entree_en_vigueur", "vigueur_actuelle"]


class Row(BaseModel):
    """Refuses an unknown key and any silent conversion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ReferenceRow(Row):
    """``refers:`` of a wording."""

    to: Slug
    words: Words
    elements: list[Element] = []
    penalty: Annotated[Reading | None, Field(strict=False)] = None


class FineRow(Row):
    """``fine:`` of a wording that is not the last: the last one's is in ``penalties``."""

    words: Words
    natural: Amount
    currency: Annotated[Currency, Field(strict=False)]


class WordingRow(Row):
    """One dated state of a text; ``text: not held`` when only its dates are known.

    ``state``, ``unknown`` and ``reserve`` are those of the file unless said here, which
    only a wording before the last may do.
    """

    legiarti: Legiarti
    start: Start
    end: date | None = None
    never_in_force: bool = False
    source: Words
    read_on: date
    note: str = ""
    text: Words
    elements: dict[Element, Words] = {}
    agreed_words: str = ""
    refers: list[ReferenceRow] = []
    excerpt: bool = False
    repealed: bool = False
    fine: FineRow | None = None
    state: Annotated[State | None, Field(strict=False)] = None
    unknown: list[Unknown] = []
    reserve: str = ""


class RecidivismRow(Row):
    """Fines in euros for a repeated offence."""

    condition: Words
    natural_eur: Amount
    legal_eur: Amount
    imprisonment_months: Annotated[int, Field(ge=0)] = 0


class ComplementaryRow(Row):
    """A penalty beside the fine; ``read_in`` is the text itself when left out."""

    sentence: Words
    read_in: Slug | None = None
    words: Words
    after_conviction: bool = False


class AggravatedRow(Row):
    """Fines in euros where a circumstance raises them."""

    condition: Words
    words: Words
    natural_eur: Amount
    legal_eur: Amount
    imprisonment_months: Annotated[int, Field(ge=0)] = 0


class PenaltiesRow(Row):
    """Fines in euros, and the words of the last wording that set them."""

    words: Words
    natural_eur: Amount
    legal_eur: Amount
    recidivism: RecidivismRow | None = None
    complementary: list[ComplementaryRow] = []
    texts: list[Slug] = []
    imprisonment_months: Annotated[int, Field(ge=0)] = 0
    administrative: bool = False
    aggravated: list[AggravatedRow] = []


class ConfirmationRow(Row):
    """A named jurist read the official text and found it the same."""

    by: Words
    read_on: date
    source: Words


class TextRow(Row):
    """Any text held; ``role: offence`` asks more (``ProvisionRow``)."""

    id: Slug
    code: Words
    article: Words
    title: Words
    role: Annotated[TextRole, Field(strict=False)]
    use: Words
    state: Annotated[State, Field(strict=False)]
    unknown: list[Unknown] = []
    reserve: str = ""
    confirmed: ConfirmationRow | None = None
    note: str = ""
    nature: Annotated[Nature | None, Field(strict=False)] = None
    penalties: PenaltiesRow | None = None
    wordings: Annotated[list[WordingRow], Field(min_length=1)]


def _role(value: object) -> object:
    return next((role for role in TextRole if role == value), value)


class ProvisionRow(TextRow):
    """A text that punishes or voids the paid offer (``role: offence``)."""

    role: Annotated[Literal[TextRole.OFFENCE], BeforeValidator(_role)]
    benefits: list[Slug]
    addressee: Annotated[Addressee, Field(strict=False)]
    agreed_beforehand: bool
    offered_only: bool
    alerts: bool
    nature: Annotated[Nature, Field(strict=False)]
    limitation_years: Amount
    penalties: PenaltiesRow


class RouteRow(Row):
    """A free official way to claim; ``source`` and ``checked_on`` are of address and number."""

    label: Words
    url: Annotated[str, Field(pattern=r"^https://[^\s]+$")]
    phone: Annotated[
        str,
        Field(
            pattern=r"^(\d{4}|0[1-79]( \d\d){4}|0 80\d( \d{3}){2}|0 9\d\d( \d{3}){2})?$"
        ),
    ] = ""
    source: Words
    checked_on: date | None


class BodyRow(Row):
    """An organisation that pays or decides."""

    name: Words
    aliases: Annotated[list[Words], Field(min_length=1)]
    not_in: list[Words] = []


class FamilyRow(Row):
    """Words that name social benefits without naming one."""

    name: Words
    aliases: Annotated[list[Words], Field(min_length=1)]
    not_in: list[Words] = []
    body: str = ""
    route: Slug
    stands_for: Annotated[list[Slug], Field(min_length=1)]


class BenefitRow(Row):
    """One benefit; ``provisions: []`` says that no text was found."""

    name: Words
    aliases: Annotated[list[Words], Field(min_length=1)]
    not_in: list[Words] = []
    body: Slug
    provisions: list[Slug]
    arguable: list[Slug] = []
    reserve: str = ""
    route: Slug
    public: Words
    kind: Annotated[BenefitKind, Field(strict=False)] = BenefitKind.PRESTATION


class BenefitsFile(Row):
    """``benefits.yml``."""

    routes: dict[Slug, RouteRow]
    everywhere: Slug
    bodies: dict[Slug, BodyRow]
    benefits: dict[Slug, BenefitRow]
    families: dict[Slug, FamilyRow]


class OfficialDomainsFile(Row):
    """``official_domains.yml``: who holds each domain."""

    domains: dict[Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")], Words]


class PublicsFile(Row):
    """``publics.yml``: the words of each public."""

    publics: dict[
        Annotated[Addressee, Field(strict=False)],
        Annotated[list[Words], Field(min_length=1)],
    ]


class DisputedRow(Row):
    """One disputed case."""

    title: Words
    argument_for: Words
    argument_against: Words
    ceiling: Annotated[Ceiling, Field(strict=False)]
    unless: Slug | None = None
    sentence: Words


class DisputedFile(Row):
    """``cas_discutes.yml``."""

    cases: dict[Slug, DisputedRow]


class AdjacentRow(Row):
    """Another ground, never merged with the paid offer."""

    title: Words
    texts: Annotated[list[Slug], Field(min_length=1)]
    condition: Words
    lawyer_only: bool = False
    note: str = ""


class AdjacentFile(Row):
    """``adjacent.yml``."""

    grounds: dict[Slug, AdjacentRow]


class SpecialFirstRow(Row):
    """One benefit, two texts: the special one first."""

    special: Slug
    general: Slug
    benefits: Annotated[list[Slug], Field(min_length=1)]
    sentence: Words


class CompanyRow(Row):
    """What multiplies a fine for a company, and the texts that must be in force."""

    factor: Amount
    texts: Annotated[list[Slug], Field(min_length=1)]
    reserve: str = ""


class LegalPersonsRow(Row):
    """The fines of companies, by the nature of the offence."""

    delit: CompanyRow
    contravention: CompanyRow
    sentence: Words


class ConcoursFile(Row):
    """``concours.yml``."""

    special_first: Annotated[list[SpecialFirstRow], Field(min_length=1)]
    cumulative: Words
    parquet: Words
    legal_persons: LegalPersonsRow
