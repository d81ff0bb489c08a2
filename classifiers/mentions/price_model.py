"""What a price expression says, before anyone decides what it pays for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dossier.model import FeeBasis, FeePeriod


class PriceKind(StrEnum):
    """How the price is put."""

    SUM = "sum"
    RATE = "rate"
    """A share of the sums obtained."""
    UNPRICED = "unpriced"
    """Announced without a figure: « sur devis »."""


class Tax(StrEnum):
    """Whether value-added tax is in the sum."""

    UNSAID = ""
    INCLUDED = "TTC"
    EXCLUDED = "HT"


@dataclass(frozen=True, slots=True)
class Price:
    """One sum or rate on a page: a reading of its words, never a judgement on them."""

    start: int
    end: int
    """``[start, end)`` in code points: the sum with its unit, tax and period."""
    kind: PriceKind
    amount: Decimal | None
    """``None`` when no figure is given."""
    currency: str
    """ISO 4217, or ``%``. A price without a figure counts in ``EUR``."""
    basis: FeeBasis
    period: FeePeriod | None = None
    tax: Tax = Tax.UNSAID
    label: str = ""
    """The cue that heads the sum in its clause: « frais de dossier »."""
    benefit_label: str = ""
    """The cue by which its clause speaks of money received, owed or earned: « allocation »."""
    instead_of: bool = False
    """The price another one replaces: « au lieu de 49 € »."""
    starting_from: bool = False
    upper_bound: bool = False
    approximate: bool = False
    range_with: Decimal | None = None
    """The other bound of « 30–45 € »."""
    net_of_credit: bool = False
    """What remains once a tax credit is deducted."""
    first_period_only: bool = False
    """A price that ends with a trial or a first period."""
    per_call_setup: bool = False
    """Due once a call, before the price by the minute."""
    instalments: int | None = None
    """How many times the sum is due: « 3 x 20 € »."""
    restates: bool = False
    """Says the previous price again: in words, with tax, in parentheses."""

    @property
    def zero(self) -> bool:
        """« 0 € », « zéro euro »."""
        return self.amount == 0
