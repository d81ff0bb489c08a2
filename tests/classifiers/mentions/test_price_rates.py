"""A percentage is a fee when its clause says so, and of the sums obtained."""

import pytest

from classifiers.mentions.price_amounts import read_amounts
from classifiers.mentions.price_cues import CuedText
from classifiers.mentions.price_rates import clause, read_rate, read_shares


def rates(text: str) -> list[str]:
    """Value and label of each percentage that is a fee; the text is already folded."""
    page = CuedText(text)
    read = (
        read_rate(page, amount, 0, len(text))
        for amount in read_amounts(page)
        if amount.currency == "%"
    )
    return [f"{rate.value} {rate.label}".strip() for rate in read if rate]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("commission de 9 %", ["9 commission"]),
        ("9 % de commission", ["9 commission"]),
        ("9 % des sommes obtenues", ["9"]),
        ("9 % des sommes par vous obtenues", ["9"]),
        ("9 % sur les aides obtenues", ["9"]),
        ("9 % de hausse", []),
        ("9 % de hausse du cout de la vie, puis les sommes obtenues", []),
        ("sommes obtenues a 9 %", []),
    ],
)
def test_a_rate_is_named_or_counted_on_the_sums(text: str, found: list[str]) -> None:
    assert rates(text) == found


@pytest.mark.parametrize(("words", "found"), [("x" * 24, ["9"]), ("x" * 25, [])])
def test_few_letters_stand_between_the_rate_and_the_sums(
    words: str, found: list[str]
) -> None:
    """Twenty-eight characters after « des », spaces and article included."""
    assert rates(f"9 % des {words}    sommes obtenues") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("credit d'impot de 50 %, commission", []),
        ("commission et credit d'impot de 50 %", []),
        ("credit d'impot et commission de 9 %", ["9 commission"]),
        ("50 % de credit d'impot", []),
        ("50 % de credit d'impot sur la commission", []),
        ("commission de 9 % avant credit d'impot", ["9 commission"]),
        ("9 % de commission, avant credit d'impot", ["9 commission"]),
    ],
)
def test_the_nearest_words_say_what_is_counted(text: str, found: list[str]) -> None:
    assert rates(text) == found


def test_the_tax_belongs_to_the_rate() -> None:
    text = "commission de 9 % ttc"
    page = CuedText(text)
    (amount,) = read_amounts(page)
    rate = read_rate(page, amount, 0, len(text))
    assert rate is not None
    assert text[rate.start : rate.end] == "9 % ttc"


def test_a_share_kept_silent_is_a_rate_without_a_value() -> None:
    (share,) = read_shares(CuedText("un pourcentage des sommes obtenues"))
    assert (share.value, share.label) == (None, "")
    assert read_shares(CuedText("un pourcentage eleve")) == []
    assert read_shares(CuedText("sommes obtenues. un pourcentage")) == []


def around(text: str, words: str = "9 %") -> str:
    start = text.index(words)
    first, last = clause(text, start, start + len(words), 0, len(text))
    return text[first:last]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("avant. la commission de 9 % net. apres", " la commission de 9 % net"),
        ("commission\n9 %", "commission\n9 %"),
        ("un deux trois\n9 %", "un deux trois\n9 %"),
        ("un deux trois quatre\n9 %", "9 %"),
        ("commission\net 9 %", "et 9 %"),
    ],
)
def test_a_clause_holds_its_words_and_a_short_heading(text: str, expected: str) -> None:
    assert around(text) == expected


def test_a_clause_stays_between_its_neighbours() -> None:
    text = "a b c 9 % d e f"
    assert clause(text, 6, 9, 4, 11) == (4, 11)
