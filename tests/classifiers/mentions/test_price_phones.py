"""Special numbers: their class by the plan, their tariff by the words after them."""

import pytest

from classifiers.mentions.price_phones import TariffClass, find_premium_numbers

FREE, LOCAL, PREMIUM = TariffClass.FREE, TariffClass.LOCAL, TariffClass.PREMIUM
TARIFF = "0,80 € / min"


def numbers(text: str) -> list[tuple[str, TariffClass, bool]]:
    return [
        (found.number, found.tariff_class, found.tariff_stated)
        for found in find_premium_numbers(text)
    ]


@pytest.mark.parametrize(
    ("written", "tariff"),
    [
        ("0 800 00 00 00", FREE),
        ("0 805 00 00 00", FREE),
        ("0 806 00 00 00", LOCAL),
        ("0 809 00 00 00", LOCAL),
        ("0 810 00 00 00", PREMIUM),
        ("0 825 00 00 00", PREMIUM),
        ("0 899 00 00 00", PREMIUM),
    ],
)
def test_the_plan_tells_the_class(written: str, tariff: TariffClass) -> None:
    assert numbers(written) == [(written.replace(" ", ""), tariff, False)]


@pytest.mark.parametrize(
    "written", ["0 830 00 00 00", "0 870 00 00 00", "01 40 00 00 00"]
)
def test_an_ordinary_number_is_not_special(written: str) -> None:
    assert numbers(written) == []


def test_the_tariff_is_stated_just_after() -> None:
    assert numbers(f"0 899 00 00 00 ({TARIFF})") == [("0899000000", PREMIUM, True)]
    assert numbers(f"0 899 00 00 00{' ' * 70}{TARIFF}") == [
        ("0899000000", PREMIUM, False)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Appelez le 118 999", [("118999", PREMIUM, False)]),
        (f"Ici 118 999 {TARIFF}", [("118999", PREMIUM, True)]),
        ("Composez le 118 9XX", [("1189xx", PREMIUM, False)]),
        ("Ici 118 999", []),
        ("Au moins 118 000 demandes", []),
        ("Le 118 000 demandes", []),
        (f"Appelez le 32 00, {TARIFF}", [("3200", PREMIUM, True)]),
        ("Appelez le 32 00", []),
        (f"Ici 32 00, {TARIFF}", []),
        ("Appelez le 3646", [("3646", FREE, False)]),
        ("Appelez le 39 49", [("3949", FREE, False)]),
        ("Ici 3646", []),
        ("Le 3646 dossiers", []),
        ("Appelez" + " " * 40 + "3646", []),
    ],
)
def test_a_short_number_must_be_called_or_priced(
    text: str, found: list[tuple[str, TariffClass, bool]]
) -> None:
    assert numbers(text) == found


def test_numbers_come_in_order_each_once_where_they_stand() -> None:
    text = "Appelez le 3646\u200b puis le 0 899 00 00 00 et le 118 999"
    found = find_premium_numbers(text)
    assert [text[one.start : one.end] for one in found] == [
        "3646",
        "0 899 00 00 00",
        "118 999",
    ]


def test_a_text_without_their_figures_has_none() -> None:
    assert find_premium_numbers("Appelez le 0 100 00 00 00") == []
