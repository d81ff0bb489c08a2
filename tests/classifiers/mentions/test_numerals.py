"""Numbers in figures and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.mentions.numerals import (
    figures_before,
    parse_figures,
    parse_words,
    words_after,
    words_before,
)

UNITS = (
    *(
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
    ),
    *(
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ),
)
TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")


def spell(number: int) -> str:
    """``number`` in French words, as taught: an independent writing to read back."""
    if number < 20:
        return UNITS[number].replace("é", "e")
    if number < 60:
        ten, unit = divmod(number, 10)
        return TENS[ten] + (
            "" if not unit else " et un" if unit == 1 else f"-{UNITS[unit]}"
        )
    if number < 80:
        rest = number - 60
        return "soixante" + (
            ""
            if not rest
            else f" et {UNITS[rest]}"
            if rest in {1, 11}
            else f"-{UNITS[rest]}"
        )
    if number < 100:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{UNITS[number - 80]}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = (
            "cent"
            if hundreds == 1
            else f"{UNITS[hundreds]} cent" + ("" if rest else "s")
        )
        return head + (f" {spell(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    head = "mille" if thousands == 1 else f"{spell(thousands)} mille"
    return head + (f" {spell(rest)}" if rest else "")


@given(st.integers(min_value=0, max_value=999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert parse_words(spell(number).replace("-", " ").split()) == number


@given(st.integers(min_value=0, max_value=999_999))
def test_words_before_a_unit_are_found_whole(number: int) -> None:
    text = f"pour {spell(number)} euros"
    found = words_before(text, len(text) - len(" euros"))
    assert found is not None
    assert found.start == len("pour ")
    assert found.value == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("septante cinq", 75),
        ("huitante", 80),
        ("octante deux", 82),
        ("nonante neuf", 99),
        ("douze cents", 1200),
        ("deux cent mille", 200_000),
        ("un million", 1_000_000),
        ("deux millions trois cent mille", 2_300_000),
        ("vingt et une", 21),
        ("quatre vingt onze", 91),
        ("mille", 1000),
        ("cent un", 101),
    ],
)
def test_swiss_old_and_large_numbers_are_read(words: str, value: int) -> None:
    assert parse_words(words.split()) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "et",
        "deux trente",
        "vingt vingt",
        "mille mille",
        "un zero",
        "dossier",
        "cent et",
        "et un",
    ],
)
def test_words_that_are_no_number_are_refused(words: str) -> None:
    assert parse_words(words.split()) is None


def test_the_longest_number_that_stands_wins() -> None:
    text = "deux trente"
    found = words_before(text, len(text))
    assert found is not None
    assert found.value == 30


def test_words_after_a_place_begin_there() -> None:
    found = words_after("quatre vingt dix par mois", 0)
    assert found is not None
    assert (found.start, found.end, found.value) == (0, 16, Decimal(90))
    assert words_after("les deux", 0) is None


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ("29", "29"),
        ("29,90", "29.90"),
        ("29.90", "29.90"),
        ("1 234,56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.500", "1500"),
        ("0.345", "0.345"),
        ("1,4386", "1.4386"),
        ("1.234.567", "1234567"),
        ("29 ,90", "29.90"),
        ("29\n,90", "29.90"),
        ("1'200", "1200"),
    ],
)
def test_figures_are_read_as_french_pages_mean_them(figures: str, value: str) -> None:
    assert str(parse_figures(figures)) == value


def test_a_number_stops_exactly_where_asked() -> None:
    assert figures_before("29 90", 5) == (3, 5, Decimal(90))
    assert figures_before("29 ", 3) is None
    assert figures_before("29", 0) is None
    assert figures_before("29", 9) is None


def test_a_number_never_begins_before_the_floor() -> None:
    found = figures_before("1 234", 5, 2)
    assert found is not None
    assert found.value == Decimal(234)


def test_a_number_of_too_many_figures_is_no_sum() -> None:
    assert figures_before("1" * 13, 13) is None
    assert figures_before("1" * 40, 40) is None
    assert figures_before("1" * 12, 12) is not None
