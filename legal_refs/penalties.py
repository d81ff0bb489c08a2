"""Amounts a text sets, and for whom: printed one line a text, never added up."""

from dataclasses import dataclass
from enum import StrEnum

from legal_refs.ids import ProvisionId


class Currency(StrEnum):
    """Money of an amount, as its wording says it."""

    EUR = "EUR"
    FRF = "FRF"


@dataclass(frozen=True, slots=True)
class Fine:
    """Highest fine of a natural person, in the words and the money of one wording."""

    words: str
    natural: int
    currency: Currency = Currency.EUR


@dataclass(frozen=True, slots=True)
class Recidivism:
    """Amounts for a repeated offence: printed only with a final conviction in hand."""

    condition: str
    natural_eur: int
    legal_eur: int
    imprisonment_months: int = 0


@dataclass(frozen=True, slots=True)
class Complementary:
    """A penalty beside the fine, and the text it stands in."""

    sentence: str
    read_in: ProvisionId
    words: str
    """Of the wording in force in ``read_in``."""
    after_conviction: bool = False
    """Printed, like ``Recidivism``, only with a final conviction in hand."""


@dataclass(frozen=True, slots=True)
class Aggravated:
    """Highest penalties where a circumstance raises them."""

    condition: str
    words: str
    natural_eur: int
    legal_eur: int
    imprisonment_months: int = 0


@dataclass(frozen=True, slots=True)
class Penalties:
    """Highest fines in euros for a natural and a legal person; never added up."""

    words: str
    natural_eur: int
    legal_eur: int
    recidivism: Recidivism | None = None
    complementary: tuple[Complementary, ...] = ()
    texts: tuple[ProvisionId, ...] = ()
    """Texts the penalties are read in, beside this one."""
    imprisonment_months: int = 0
    administrative: bool = False
    """Whether an authority sets the fine, without a criminal court."""
    aggravated: tuple[Aggravated, ...] = ()


@dataclass(frozen=True, slots=True)
class CompanyRule:
    """What multiplies a fine of one nature when a company is answerable."""

    factor: int
    texts: tuple[ProvisionId, ...]
    """All in force on the day, or no amount is said for a company."""
    reserve: str = ""
    """Printed with the amount of a company; empty when nothing is reserved."""


@dataclass(frozen=True, slots=True)
class LegalPersons:
    """The fines of companies, by the nature of the offence."""

    delit: CompanyRule
    contravention: CompanyRule
    sentence: str

    @property
    def texts(self) -> tuple[ProvisionId, ...]:
        """Every text that an amount of a company may rest on, once."""
        return tuple(dict.fromkeys((*self.delit.texts, *self.contravention.texts)))
