"""Who speaks, and to whom the money goes."""

import pytest

from classifiers.qualifiers.speaker import GENRE_CUES, genre, paid_to_others, quoted
from tests.classifiers.assessing import tag


def is_quoted(text: str, words: str = "29 €") -> bool:
    start = text.index(words)
    return quoted(tag(text), start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "Il a dit « pour 29 € tout rond » sans sourire.",
        "Il a dit “pour 29 € tout rond” sans sourire.",
        'Il a dit "pour 29 € tout rond" sans sourire.',
        "Il a dit bien fort « 29 € ».",
    ],
)
def test_words_in_quotation_marks_are_quoted(text: str) -> None:
    assert is_quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "« pour 29 € tout rond »",
        "Une première ligne assez longue.\n« 29 € »\nUne autre ligne assez longue.",
        "Dès lors : « pour 29 € »",
        "Il a dit « bonjour » puis 29 € tout rond, sans sourire.",
        "Il a pris 29 € tout rond puis il a dit « au revoir ».",
        "Il a dit « pour\n29 €\n» sans sourire et sans attendre.",
        'Un écran 27" à 29 € et un autre 24" pas cher du tout.',
        "Il a dit « " + "mot " * 100 + "29 € » sans sourire du tout.",
    ],
)
def test_a_slogan_and_what_stands_outside_are_not_quoted(text: str) -> None:
    assert not is_quoted(text)


def test_fifteen_characters_around_make_a_quotation() -> None:
    assert is_quoted("x" * 15 + "« 29 € »")
    assert not is_quoted("x" * 14 + "« 29 € »")


@pytest.mark.parametrize("words", ["« 29", "29 € »", "« 29 € »"])
def test_words_that_hold_a_quotation_mark_are_not_quoted(words: str) -> None:
    assert not is_quoted("Il a dit sans sourire « 29 € ».", words)


def test_the_price_of_others_is_paid_to_others_in_its_sentence_only() -> None:
    text = "Ces sites prennent 49 €. Chez nous, 29 €."
    page = tag(text)
    other, own = text.index("49"), text.index("29")
    assert paid_to_others(page, other, other + 4)
    assert not paid_to_others(page, own, own + 4)


CUES = {
    "presse": ["La gazette.", "Une chronique.", "Un reportage."],
    "forum": ["Posté le lundi.", "Signaler ce message.", "Meilleure réponse."],
    "satire": ["Un canular.", "Une parodie."],
    "militant": ["La grève.", "Une pétition.", "Nous exigeons."],
    "doctrine": ["La jurisprudence.", "Un alinéa.", "Le législateur."],
    "comparatif": ["Un code promo.", "Notre avis."],
}


def test_every_genre_has_its_cues_here() -> None:
    assert {name: len(cues) for name, cues in CUES.items()} == GENRE_CUES


@pytest.mark.parametrize("name", CUES)
def test_enough_different_cues_make_a_genre(name: str) -> None:
    assert genre(tag("\n".join(CUES[name]))) == name


@pytest.mark.parametrize("name", CUES)
def test_fewer_cues_or_the_same_ones_again_make_none(name: str) -> None:
    assert genre(tag("\n".join(CUES[name][1:] * 3))) == ""


def test_the_first_genre_of_the_list_is_told() -> None:
    assert genre(tag("\n".join([*CUES["doctrine"], *CUES["presse"]]))) == "presse"
