"""The words around prices: whole words, the longest first, within their bounds."""

import pytest

from classifiers.mentions.price_cues import CuedText, Role, plurals, telltales

TEXT = "frais de dossier puis tarif puis abonnement"


def cues(text: str, role: Role = Role.LABEL) -> list[str]:
    return [found.cue for found in CuedText(text).every(role)]


def test_the_longest_cue_wins_and_the_next_begins_after_it() -> None:
    assert cues(TEXT) == ["frais de dossier", "tarif", "abonnement"]


@pytest.mark.parametrize("text", ["atarif", "tarife", "xtarif 9", ""])
def test_a_cue_inside_a_word_is_none(text: str) -> None:
    assert cues(text) == []


@pytest.mark.parametrize("text", ["tarif", "tarifs", "tarif9", "9tarif", "(tarif)"])
def test_a_cue_beside_signs_or_figures_counts(text: str) -> None:
    assert cues(text) == ["tarif"]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (0, len(TEXT), "frais de dossier", "abonnement"),
        (1, len(TEXT), "tarif", "abonnement"),
        (0, len(TEXT) - 1, "frais de dossier", "tarif"),
        (0, 16, "frais de dossier", "frais de dossier"),
        (22, 27, "tarif", "tarif"),
        (23, 28, None, None),
        (22, 26, None, None),
        (0, 15, None, None),
    ],
)
def test_a_cue_is_looked_for_whole_within_bounds(
    start: int, end: int, first: str | None, last: str | None
) -> None:
    page = CuedText(TEXT)
    found = page.first(Role.LABEL, start, end), page.last(Role.LABEL, start, end)
    assert tuple(one and one.cue for one in found) == (first, last)


def test_a_role_that_is_not_said_is_not_found() -> None:
    page = CuedText("rien")
    assert page.first(Role.LABEL, 0, 4) is None
    assert page.last(Role.LABEL, 0, 4) is None


@pytest.mark.parametrize(
    ("cue", "forms"),
    [
        ("tarif", {"tarif", "tarifs"}),
        ("prix", {"prix"}),
        ("de", {"de"}),
        ("lot", {"lot", "lots"}),
        ("jeu", {"jeu", "jeux"}),
        ("perçu", {"perçu", "perçus", "perçue", "perçues"}),
        ("n°5", {"n°5"}),
        ("lot dû", {"lot dû", "lots dû"}),
    ],
)
def test_a_cue_stands_for_its_plurals_and_feminines(cue: str, forms: set[str]) -> None:
    assert set(plurals(cue)) == forms


def test_telltales_are_the_fewest_that_every_cue_holds() -> None:
    told = telltales(frozenset({Role.UNPRICED, Role.SHARE}))
    assert told == tuple(sorted(told))
    assert not [one for one in told for other in told if one != other and one in other]
    assert any(one in "sur devis" for one in told)
    assert not any(one in "frais de dossier : 49" for one in told)
