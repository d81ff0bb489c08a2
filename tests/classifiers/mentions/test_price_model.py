"""What a price says."""

from decimal import Decimal

import pytest

from classifiers.mentions.price_model import Price, PriceKind
from dossier.model import FeeBasis


@pytest.mark.parametrize(
    ("amount", "zero"), [(Decimal(0), True), (Decimal("0.01"), False), (None, False)]
)
def test_only_a_price_of_nothing_is_zero(amount: Decimal | None, zero: bool) -> None:
    price = Price(0, 4, PriceKind.SUM, amount, "EUR", FeeBasis.FIXED)
    assert price.zero is zero


def test_a_price_says_no_more_than_it_is_told() -> None:
    price = Price(0, 4, PriceKind.SUM, Decimal(9), "EUR", FeeBasis.FIXED)
    told = (price.instead_of, price.starting_from, price.upper_bound, price.approximate)
    more = (price.net_of_credit, price.first_period_only, price.per_call_setup)
    assert not any((*told, *more, price.restates))
