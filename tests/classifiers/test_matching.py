"""Cues and patterns: where they match, where they must not."""

import pytest

from classifiers.folding import fold
from classifiers.lexicon import Cue
from classifiers.matching import GAP_CHARACTERS, CueMatcher

CLASSES = {"nous": ("nous", "nos experts"), "dossier": ("dossier", "demande")}


def found(cue: str, text: str) -> list[str]:
    matcher = CueMatcher([Cue("essai", "role", cue, "")], CLASSES)
    return [text[match.start : match.end] for match in matcher.find(fold(text))]


@pytest.mark.parametrize(
    ("cue", "text", "words"),
    [
        ("frais de dossier", "Les FRAIS DE DOSSIER sont dus.", ["FRAIS DE DOSSIER"]),
        ("dossier", "Le dossiers", []),
        ("dossier", "sousdossier", []),
        ("dossier*", "Vos dossiers, ici", ["dossiers"]),
        ("rempli*", "Nous remplissons tout", ["remplissons"]),
        ("n'est pas", "Ce n’est pas nous", ["n’est pas"]),
        ("/salarié", "3 €/salarié", ["/salarié"]),
        (
            "<nous> … <dossier>",
            "Nos experts montent la demande",
            ["Nos experts montent la demande"],
        ),
        ("<nous> … <dossier>", "Nous partons. Le dossier reste.", []),
        ("<nous> … <dossier>", "Nous partons\nle dossier reste", []),
        ("<nous> … <dossier>", "Nous partons ; le dossier reste", []),
        ("<nous> <dossier>", "nous dossier", ["nous dossier"]),
        ("<nous> <dossier>", "nous, le dossier", []),
        ("<dossier> … <nous>", "Nous et le dossier", []),
    ],
)
def test_a_pattern_matches_these_words(cue: str, text: str, words: list[str]) -> None:
    assert found(cue, text) == words


def test_a_gap_has_a_reach() -> None:
    near = "nous " + "a" * (GAP_CHARACTERS - 3) + " dossier"
    far = "nous " + "a" * GAP_CHARACTERS + " dossier"
    assert found("nous … dossier", near) == [near]
    assert found("nous … dossier", far) == []


def test_a_point_inside_a_number_ends_no_sentence() -> None:
    text = "nous prenons 29.90 pour le dossier"
    assert found("nous … dossier", text) == [text]


def test_matches_come_in_order_whatever_the_cues() -> None:
    cues = [Cue("b", "r", "dossier", ""), Cue("a", "r", "nous", "")]
    text = "dossier nous dossier nous"
    one, other = (CueMatcher(order, CLASSES).find(text) for order in (cues, cues[::-1]))
    assert one == other == sorted(one, key=lambda match: (match.start, match.end))


def test_the_nearest_following_word_is_taken() -> None:
    assert found("nous … dossier", "nous dossier dossier") == ["nous dossier"]
