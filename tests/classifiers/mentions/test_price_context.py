"""What the words around a sum say of it, as far as its own clause goes."""

from collections.abc import Callable

import pytest

from classifiers.mentions import price_context as context
from classifiers.mentions.price_context import Surroundings, surroundings
from classifiers.mentions.price_cues import CuedText


def around(text: str, sum_: str = "49 €") -> Surroundings:
    """The clause of a sum in folded text, between the ends of the text."""
    start = text.index(sum_)
    return surroundings(CuedText(text), start, start + len(sum_), 0, len(text))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("avant. le tarif 49 € net. apres", " le tarif ", " net"),
        ("tarif\n49 €\napres", "tarif\n", ""),
        ("tarif\net 49 €", "et ", ""),
        ("x" * 60 + "\n49 €", "x" * 60 + "\n", ""),
        ("x" * 61 + "\n49 €", "", ""),
        ("tarif 49 € et plus", "tarif ", ""),
        ("tarif 49 €, net", "tarif ", ""),
        ("x " * 70 + "49 €" + " x" * 40, " x" * 0 + "x " * 60, " x" * 30),
    ],
)
def test_a_clause_ends_at_its_signs_and_keeps_a_heading(
    text: str, before: str, after: str
) -> None:
    found = around(text)
    assert found.before == before
    assert found.text[found.end : found.high] == after


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("frais de dossier : 49 €", "frais de dossier"),
        ("49 € de frais de dossier", "frais de dossier"),
        ("49 € ttc pour l'abonnement", "abonnement"),
        ("tarif : 49 € d'abonnement", "abonnement"),
        ("tarif : 49 € pour un abonnement", "tarif"),
        ("sans abonnement 49 €", ""),
        ("ni abonnement, tarif 49 €", "tarif"),
        ("49 €", ""),
    ],
)
def test_a_sum_is_named_by_what_heads_it_or_hangs_on_it(text: str, label: str) -> None:
    assert context.label(around(text)) == label


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("allocation de 49 €", True),
        ("un deux allocation\n49 €", True),
        ("un deux trois allocation\n49 €", False),
        ("49 € d'allocation", True),
        ("49 € pour une allocation", False),
        ("49 € x x x x x x x x x x x x x x allocation", False),
        ("tarif : 49 €", False),
    ],
)
def test_money_received_is_told_by_its_clause(text: str, named: bool) -> None:
    assert bool(context.benefit_label(around(text))) is named


@pytest.mark.parametrize(
    ("text", "contested", "words"),
    [
        ("par mois 49 €", False, "par mois "),
        ("prix par mois\n49 €", True, "prix par mois\n"),
        ("un prix par mois\n49 €", False, "un prix par mois\n"),
        ("un prix par mois\n49 €", True, ""),
        ("un deux par mois\n49 €", False, ""),
    ],
)
def test_a_line_above_announces_when_it_is_short_or_names_a_price(
    text: str, contested: bool, words: str
) -> None:
    assert context.heading_words(around(text), contested=contested) == words


@pytest.mark.parametrize(
    ("say", "yes", "no"),
    [
        (context.replaced, "au lieu de 49 €", "au lieu du tarif 9, 49 €"),
        (context.replaced, "~~49 €~~", "~49 €"),
        (context.replaced, "49 € barre", "49 € et non barre"),
        (context.replaced, "au lieu de 49 €", "au lieu de notre tarif 49 €"),
        (context.starting_from, "a partir de 49 €", "a partir de lundi, 49 €"),
        (context.starting_from, "≥ 49 €", "≤ 49 €"),
        (context.upper_bound, "jusqu'a 49 €", "jusqu'a lundi. 49 €"),
        (context.upper_bound, "49 € maximum", "49 €, a lundi maximum"),
        (context.approximate, "environ 49 €", "environ 3 jours, 49 €"),
        (context.approximate, "~ 49 €", "~~49 €"),
        (context.approximate, "≈49 €", "49 €"),
        (context.approximate, "49 € environ", "49 € le dossier environ"),
        (
            context.net_of_credit,
            "49 € apres credit d'impot",
            "49 €. apres credit d'impot",
        ),
        (context.net_of_credit, "reste a charge : 49 €", "reste a charge 9, 49 €"),
        (
            context.net_of_credit,
            "49 € net, apres credit d'impot",
            "49 € puis apres credit d'impot",
        ),
    ],
)
def test_a_sum_is_told_apart_by_the_words_beside_it(
    say: Callable[[Surroundings], bool], yes: str, no: str
) -> None:
    assert say(around(yes))
    assert not say(around(no))


def test_an_arrow_replaces_a_sum_when_another_follows() -> None:
    text = "49 € → 29 €"
    found = surroundings(CuedText(text), 0, 4, 0, text.index("29"))
    assert context.replaced(found)
    assert not context.replaced(around("49 € → "))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3 x 49 €", 3),
        ("12 fois de 49 €", 12),
        ("3 mensualites de 49 €", 3),
        ("49 € x 3", 3),
        ("49 €", None),
        ("123 x 49 €", None),
    ],
)
def test_instalments_are_counted(text: str, times: int | None) -> None:
    assert context.instalments(around(text)) == times


@pytest.mark.parametrize(
    ("say", "cue", "reach"),
    [
        (context.approximate, "environ", 22),
        (context.replaced, "au lieu de", 12),
        (context.net_of_credit, "reste a charge", 40),
    ],
)
def test_a_cue_heads_a_sum_from_no_farther_than_its_reach(
    say: Callable[[Surroundings], bool], cue: str, reach: int
) -> None:
    assert say(around(f"{cue} {'x' * (reach - 2)} 49 €"))
    assert not say(around(f"{cue} {'x' * (reach - 1)} 49 €"))
