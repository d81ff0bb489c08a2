"""Special telephone numbers, by the French numbering plan."""

import pytest

from classifiers.mentions.price_phones import TariffClass, find_premium_numbers

FREE, LOCAL, PREMIUM = TariffClass.FREE, TariffClass.LOCAL, TariffClass.PREMIUM

NUMBERS = [
    ("Appelez le [[0 800 123 456]].", "0800123456", FREE, False),
    ("Appelez le [[08 05 12 34 56]] (appel gratuit).", "0805123456", FREE, False),
    ("Appelez le [[0806 123 456]].", "0806123456", LOCAL, False),
    ("Appelez le [[0 809 12 34 56]].", "0809123456", LOCAL, False),
    ("Tél. [[0 810 123 456]]", "0810123456", PREMIUM, False),
    ("Tél. [[0820123456]]", "0820123456", PREMIUM, False),
    ("Tél. [[0 825 123 456]] (0,15 €/min)", "0825123456", PREMIUM, True),
    ("Tél. [[08.26.12.34.56]]", "0826123456", PREMIUM, False),
    ("Tél. [[08-92-12-34-56]]", "0892123456", PREMIUM, False),
    ("[[0 899 123 456]] 2,99 € par appel puis 2,99 €/min", "0899123456", PREMIUM, True),
    (
        "[[0899 123 456]] (service 0,80 € / min + prix appel)",
        "0899123456",
        PREMIUM,
        True,
    ),
    ("[[0\u00a0891\u00a0123\u00a0456]]", "0891123456", PREMIUM, False),
    ("[[+33 8 92 12 34 56]]", "0892123456", PREMIUM, False),
    ("[[0033 892 12 34 56]]", "0892123456", PREMIUM, False),
    ("[[0 899 xxx xxx]]", "0899xxxxxx", PREMIUM, False),
    ("[[08 92 XX XX XX]]", "0892xxxxxx", PREMIUM, False),
    ("[[08 92 •• •• ••]]", "0892xxxxxx", PREMIUM, False),
    ("Composez le [[118 218]]", "118218", PREMIUM, False),
    ("Composez le [[118218]].", "118218", PREMIUM, False),
    ("[[118 000]] (2,99 € par appel)", "118000", PREMIUM, True),
    ("Le [[118 xxx]]", "118xxx", PREMIUM, False),
    ("Appelez le [[3232]] (0,80 €/min)", "3232", PREMIUM, True),
    ("Appelez le [[32 32]], 0,80 € la minute", "3232", PREMIUM, True),
    ("Appelez le [[3230]]", "3230", FREE, False),
    ("Appelez le [[36 46]], service gratuit + prix appel", "3646", FREE, True),
    ("Appelez le [[3949]] (France Travail)", "3949", FREE, False),
    ("Contactez le [[39 60]]", "3960", FREE, False),
    ("Allô service public : appelez le [[39 39]]", "3939", FREE, False),
    ("Appelez le [[0\u200b892 123 456]]", "0892123456", PREMIUM, False),
]


@pytest.mark.parametrize(("marked", "number", "tariff", "stated"), NUMBERS)
def test_reads_the_number_its_class_and_whether_its_tariff_is_told(
    marked: str, number: str, tariff: TariffClass, *, stated: bool
) -> None:
    text = marked.replace("[[", "").replace("]]", "")
    (found,) = find_premium_numbers(text)
    assert (
        text[found.start : found.end]
        == marked[marked.index("[[") + 2 : marked.index("]]")]
    )
    assert (found.number, found.tariff_class, found.tariff_stated) == (
        number,
        tariff,
        stated,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Appelez le 01 23 45 67 89.",
        "Appelez le 06 12 34 56 78.",
        "Appelez le 09 70 12 34 56.",
        "118 000 demandes par an",
        "Plus de 118 500 familles",
        "Un budget de 118 000 €",
        "Le SIRET 808 992 123 456 78",
        "RCS 899 123 456",
        "Le 3232 est une année",
        "Le 118 000 € promis",
        "Au 118 000 habitants de la ville",
        "3500 € d'aides",
        "Appelez le 3232.",
        "Appelez le 3500 familles 0,80 €/min",
        "En 2025, 3200 dossiers",
        "0 8",
        "08 12",
        "0870123456",
        "0 899 123 4567",
    ],
)
def test_numbers_of_something_else_are_left(text: str) -> None:
    assert find_premium_numbers(text) == []


def test_several_numbers_come_in_order() -> None:
    found = find_premium_numbers("Au 0 899 123 456 ou au 118 218, ou au 0 800 123 456.")
    assert [one.tariff_class for one in found] == [PREMIUM, PREMIUM, FREE]
