"""The sentences a person reads: exact, in French, without judgement."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dossier.model import FeeBasis, FeePeriod, Outcome, Verdict
from legal_refs.ids import ElementId
from tests.workflow.answers import FEE, PAID, READ_AT
from workflow import check_words as words


def test_the_sentence_of_an_alert_is_that_of_the_dashboard() -> None:
    expected = "Toutes les conditions d’un texte se lisent sur ce site — à examiner"
    assert words.verdict(PAID, READ_AT, pages=3) == expected


def test_the_sentence_of_a_watch_names_what_is_missing() -> None:
    watched = replace(PAID, verdict=Verdict.WATCH, missing=("le prix", "les CGV"))
    expected = "Aide payante possible — il manque\u00a0: le prix\u00a0; les CGV"
    assert words.verdict(watched, READ_AT, pages=3) == expected


def test_a_watch_without_a_text_says_so() -> None:
    watched = replace(PAID, verdict=Verdict.WATCH)
    assert words.verdict(watched, READ_AT, pages=3).endswith(
        "un texte qui vise ces prestations"
    )


def test_the_sentence_of_a_clear_site_bears_the_date_and_its_reserve() -> None:
    expected = "Rien relevé dans les pages lues le 22 novembre 2026 (ce n’est pas un avis de conformité)"
    assert (
        words.verdict(replace(PAID, verdict=Verdict.CLEAR), READ_AT, pages=3)
        == expected
    )


def test_a_site_that_nobody_could_read_is_not_called_clear() -> None:
    sentence = words.verdict(replace(PAID, verdict=Verdict.CLEAR), READ_AT, pages=0)
    assert sentence.startswith("Non lu\u00a0: rien n’a pu être lu")


@pytest.mark.parametrize(
    ("amount", "currency", "basis", "period", "expected"),
    [
        (
            "29.90",
            "EUR",
            FeeBasis.SUBSCRIPTION,
            FeePeriod.QUARTER,
            "29,90\u00a0€ par trimestre",
        ),
        ("49", "EUR", FeeBasis.FIXED, None, "49\u00a0€"),
        ("49.00", "EUR", FeeBasis.FIXED, None, "49\u00a0€"),
        (
            "0.8",
            "EUR",
            FeeBasis.PREMIUM_PHONE,
            FeePeriod.MINUTE,
            "0,80\u00a0€ par minute",
        ),
        (
            "0.345",
            "EUR",
            FeeBasis.PREMIUM_PHONE,
            FeePeriod.MINUTE,
            "0,345\u00a0€ par minute",
        ),
        (
            "12",
            "%",
            FeeBasis.PERCENTAGE,
            FeePeriod.SUMS_OBTAINED,
            "12\u00a0% des sommes obtenues",
        ),
        ("12.5", "%", FeeBasis.PERCENTAGE, None, "12,5\u00a0%"),
        ("2400", "EUR", FeeBasis.FIXED, FeePeriod.YEAR, "2\u202f400\u00a0€ par an"),
        (None, "EUR", FeeBasis.FIXED, None, "prix annoncé sans chiffre"),
    ],
)
def test_a_price_is_written_as_a_person_writes_it(
    amount: str | None,
    currency: str,
    basis: FeeBasis,
    period: FeePeriod | None,
    expected: str,
) -> None:
    value = None if amount is None else Decimal(amount)
    fee = replace(FEE, amount=value, currency=currency, basis=basis, period=period)
    assert words.price(fee) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example", "page d’accueil"),
        ("https://a.example/", "page d’accueil"),
        ("https://a.example/cgv/", "page cgv"),
        ("https://a.example/?p=2", "page ?p=2"),
        ("https://a.example/mentions%20l%C3%A9gales", "page mentions légales"),
    ],
)
def test_a_page_is_named_by_its_address(url: str, expected: str) -> None:
    assert words.where(url) == expected


def test_the_hour_is_that_of_paris_in_winter_and_in_summer() -> None:
    winter, summer = (datetime(2026, month, 1, 22, 5, tzinfo=UTC) for month in (1, 7))
    assert (
        words.moment(winter) == "1er janvier 2026 à 23\u00a0h\u00a005 (heure de Paris)"
    )
    assert words.moment(summer) == "2 juillet 2026 à 0\u00a0h\u00a005 (heure de Paris)"


@pytest.mark.parametrize(
    ("items", "expected"),
    [((), ""), (("a",), "a"), (("a", "b"), "a et b"), (("a", "b", "c"), "a, b et c")],
)
def test_a_series_ends_with_et(items: tuple[str, ...], expected: str) -> None:
    assert words.series(items) == expected


def test_every_element_outcome_basis_and_period_has_its_words() -> None:
    assert set(words.ELEMENTS) == set(ElementId)
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.BASES) == set(FeeBasis)
    assert set(words.PERIODS) == set(FeePeriod)


def test_everything_that_speaks_for_a_site_has_its_words() -> None:
    lexicon = Path(__file__).parents[2] / "classifiers" / "lexicons" / "a_decharge.yml"
    assert set(yaml.safe_load(lexicon.read_text("utf-8"))) <= set(words.REASONS)


def test_advice_begins_with_the_free_help_whatever_was_read() -> None:
    assert {words.advice(verdict).partition("\u00a0")[0] for verdict in Verdict} == {
        "Une aide gratuite existe"
    }


def test_advice_on_evidence_is_given_only_when_something_was_read() -> None:
    assert "preuve" in words.advice(Verdict.WATCH)
    assert "preuve" not in words.advice(Verdict.CLEAR)
