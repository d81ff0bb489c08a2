"""A price announced without a figure."""

import pytest

from classifiers.mentions.price_cues import CuedText
from classifiers.mentions.price_unpriced import read_unpriced


def told(text: str) -> list[str]:
    return [found.cue for found in read_unpriced(CuedText(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sur devis", ["sur devis"]),
        ("tarif : nous consulter", ["nous consulter"]),
        ("tarif de l'aide : nous consulter", ["nous consulter"]),
        ("nous consulter", []),
        ("nous consulter : tarif", []),
        ("tarif. suite : nous consulter", []),
        ("tarif de 9 : nous consulter", []),
        ("tarif" + " x" * 17 + " : nous consulter", []),
    ],
)
def test_a_label_and_a_colon_announce_it(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    ["sur devis puis tarif : nous consulter", "tarif : nous consulter puis sur devis"],
)
def test_prices_without_a_figure_come_in_order(text: str) -> None:
    assert told(text) == sorted(told(text), key=text.index)
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("tarif\nnous consulter", 1),
        ("tarif du service\nnous consulter\nsuite", 1),
        ("suite\ntarif\n * nous consulter.", 1),
        ("notre tarif\nnous consulter", 0),
        ("tarif\nsuite\nnous consulter", 0),
        ("tarif\nmerci de nous consulter", 0),
        ("tarif\nnous consulter ici", 0),
        ("tarif nous consulter", 0),
        ("nous consulter", 0),
    ],
)
def test_a_cell_is_alone_under_a_line_that_begins_with_a_label(
    text: str, cells: int
) -> None:
    assert len(told(text)) == cells
