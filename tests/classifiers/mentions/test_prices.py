"""Prices as pages write them, each behaviour in several marked sentences (``prices.yml``)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from classifiers.mentions.prices import Price, PriceKind, find_prices, may_hold_price

SENTENCES = Path(__file__).with_name("prices.yml")
MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
FLAGS = {
    "zero": "zero",
    "replaced": "instead_of",
    "from": "starting_from",
    "up_to": "upper_bound",
    "about": "approximate",
    "net": "net_of_credit",
    "first": "first_period_only",
    "setup": "per_call_setup",
    "restates": "restates",
}
FEWEST = 300


def marked() -> Iterator[tuple[str, str]]:
    """Each behaviour with each of its sentences."""
    behaviours = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    for behaviour, sentences in behaviours.items():
        for sentence in sentences:
            yield behaviour, sentence


MARKED = list(marked())


def said(price: Price) -> list[str]:
    """What a price says, in the words of ``prices.yml``."""
    words = ["-" if price.amount is None else str(price.amount), price.basis.value]
    words += [price.period.value] if price.period else []
    words += [price.currency] if price.currency not in {"EUR", "%"} else []
    words += [price.tax.value] if price.tax else []
    words += [f"x{price.instalments}"] if price.instalments else []
    words += [f"range={price.range_with}"] if price.range_with is not None else []
    return words + [flag for flag, name in FLAGS.items() if getattr(price, name)]


def hints(price: Price) -> set[str]:
    return {f"label={price.label}", f"benefit={price.benefit_label}"}


def expected(wanted: str) -> tuple[list[str], set[str]]:
    """``49 fixed label=frais de dossier``: what is said, and the hints given."""
    head, *named = re.split(r" (?=label=|benefit=)", wanted.strip())
    return head.split(), set(named)


@pytest.mark.parametrize(("behaviour", "sentence"), MARKED)
def test_finds_exactly_what_is_marked(behaviour: str, sentence: str) -> None:
    assert behaviour
    written, _, wanted = sentence.rpartition("=>")
    text = MARK.sub(r"\1", written)
    prices = find_prices(text)
    assert [text[price.start : price.end] for price in prices] == MARK.findall(written)
    for price, wish in zip(
        prices, filter(None, map(str.strip, wanted.split(";"))), strict=True
    ):
        words, named = expected(wish)
        assert sorted(said(price)) == sorted(words)
        assert named <= hints(price)


def test_there_are_sentences_enough() -> None:
    assert len(MARKED) >= FEWEST


@pytest.mark.parametrize(
    "text", ["", " ", "€", "%", "29", "euros", "\n€\n", "\ud800 29 €"]
)
def test_scraps_are_read_without_a_fuss(text: str) -> None:
    assert len(find_prices(text)) == text.count("29 €")


def test_a_kind_is_told_for_each_way_of_pricing() -> None:
    prices = find_prices("49 € puis 9 % des sommes obtenues, ou sur devis.")
    assert [price.kind for price in prices] == [
        PriceKind.SUM,
        PriceKind.RATE,
        PriceKind.UNPRICED,
    ]
    assert [price.amount for price in prices] == [Decimal(49), Decimal(9), None]


@pytest.mark.parametrize(
    "text",
    [
        "Les honoraires et la commission du service, en demande depuis un centre récent.",
        "Leur douleur, en Europe, est neutre : d'autres mesures suivent.",
    ],
)
def test_the_screen_stops_a_text_without_prices(text: str) -> None:
    assert not may_hold_price(text)
