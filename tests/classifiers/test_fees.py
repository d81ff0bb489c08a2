"""The prices asked, each once."""

from decimal import Decimal

from classifiers.asks import Ask, Tie
from classifiers.fees import as_fees
from classifiers.site import Place
from dossier.model import Fee, FeeBasis, FeePeriod
from tests.classifiers.assessing import tag


def charged(text: str) -> tuple[Fee, ...]:
    """The fees of a page that asks every price it prints."""
    page = tag(text)
    return as_fees(
        tuple(
            Ask(Place(page, price.start, price.end), price, Tie.ACT)
            for price, _ in page.prices
        )
    )


def test_no_price_is_no_fee() -> None:
    assert as_fees(()) == ()


def test_a_fee_says_what_the_price_says_and_quotes_its_sentence() -> None:
    (fee,) = charged("Bonjour. Comptez 29,90 € par mois.")
    assert (fee.amount, fee.currency) == (Decimal("29.9"), "EUR")
    assert (fee.basis, fee.period) == (FeeBasis.SUBSCRIPTION, FeePeriod.MONTH)
    assert fee.quote.text == "Comptez 29,90 € par mois."


def test_a_price_said_twice_is_quoted_where_it_is_said_first() -> None:
    (fee,) = charged("Le dossier : 39 €.\nUn dossier à 39 €.")
    assert fee.quote.text == "Le dossier : 39 €."


def test_the_same_amount_counted_otherwise_is_another_fee() -> None:
    text = "39 € par mois.\n39 € par an.\n39 € le dossier.\n39 $ le dossier."
    assert len(charged(text)) == 4


def test_fees_come_in_reading_order() -> None:
    assert [fee.amount for fee in charged("39 €.\n19 €.\n29 €.")] == [39, 19, 29]


def test_a_printed_figure_is_agreed_beforehand() -> None:
    (fee,) = charged("À partir de 19 € le dossier.")
    assert fee.agreed_beforehand


def test_a_price_on_quote_is_left_open() -> None:
    (fee,) = charged("Tarif sur devis.")
    assert fee.amount is None
    assert not fee.agreed_beforehand


def test_a_figure_makes_the_quote_forgotten() -> None:
    assert [fee.amount for fee in charged("Tarif sur devis.\n39 € le dossier.")] == [39]
