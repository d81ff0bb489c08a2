"""Fees: the prices asked, each once."""

from classifiers.asks import Ask
from dossier.model import Fee


def as_fees(asked: tuple[Ask, ...]) -> tuple[Fee, ...]:
    """Unique by amount, basis and period, in reading order.

    A figure is agreed beforehand as soon as the page prints it, « à partir de » included:
    the reader knows a price before the service. « Sur devis » leaves it open.
    """
    unique: dict[tuple[object, ...], Fee] = {}
    for ask in asked:
        price = ask.price
        fee = Fee(
            amount=price.amount,
            currency=price.currency,
            basis=price.basis,
            period=price.period,
            agreed_beforehand=price.amount is not None,
            quote=ask.place.quote(),
        )
        unique.setdefault((fee.amount, fee.currency, fee.basis, fee.period), fee)
    figures = tuple(fee for fee in unique.values() if fee.amount is not None)
    return figures or tuple(unique.values())
