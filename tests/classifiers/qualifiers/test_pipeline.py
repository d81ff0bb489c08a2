"""Negation, supposition and reported speech, sentence by sentence."""

import pytest

from classifiers.mentions.mention import How
from classifiers.qualifiers.pipeline import qualifier_pipeline, ways_of_saying

PRICE = "49 €"


def said(sentence: str, words: str = PRICE) -> set[How]:
    start = sentence.index(words)
    (ways,) = ways_of_saying([sentence], [(0, start, start + len(words))])
    return set(ways)


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        ("Le dossier coûte 49 €.", set()),
        ("Aucun frais de 49 €.", {How.NEGATED}),
        ("Frais de 49 € offerts.", {How.NEGATED}),
        ("Imaginons un dossier à 49 €.", {How.SUPPOSED}),
        ("Selon elle, le dossier est à 49 €.", {How.REPORTED}),
        ("Selon elle, imaginons un dossier à 49 €.", {How.SUPPOSED, How.REPORTED}),
    ],
)
def test_each_way_has_its_cue(sentence: str, ways: set[How]) -> None:
    assert said(sentence) == ways


@pytest.mark.parametrize(
    "sentence", ["Sans engagement à 49 €.", "Pas de panique à 49 €."]
)
def test_a_false_friend_denies_nothing(sentence: str) -> None:
    assert said(sentence) == set()


@pytest.mark.parametrize("end", [" mais ", ", ", " ; ", " puis "])
def test_a_word_or_a_sign_ends_the_reach_of_a_denial(end: str) -> None:
    assert said(f"Pas de stress{end}49 €") == set()


@pytest.mark.parametrize("verb", ["comptons", "règle", "dire", "pense"])
def test_no_verb_of_the_clinic_counts(verb: str) -> None:
    assert said(f"Nous {verb} le dossier à 49 €.") == set()


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("sign", ["'", "’"])
def test_typography_changes_nothing(sign: str, space: str) -> None:
    text = f"Nous n{sign}avons demandé 49{space}€."
    assert How.NEGATED in said(text, f"49{space}€")


def test_a_denial_inside_the_words_counts() -> None:
    assert said("Offre sans frais ici.", "sans frais") == {How.NEGATED}


def test_each_span_is_read_in_its_own_sentence_and_answered_in_order() -> None:
    sentences = ["Aucun frais de 49 €", "49 € le dossier", "Imaginons 49 €"]
    spans = [
        (n, text.index(PRICE), text.index(PRICE) + 4)
        for n, text in enumerate(sentences)
    ]
    assert ways_of_saying(sentences, spans) == [{How.NEGATED}, set(), {How.SUPPOSED}]
    assert ways_of_saying(sentences, spans[::-1]) == [
        {How.SUPPOSED},
        set(),
        {How.NEGATED},
    ]


def test_many_sentences_are_read_as_each_alone() -> None:
    sentences = ["Aucun frais de 49 €", "49 € le dossier", "Imaginons 49 €"] * 35
    spans = [
        (n, text.index(PRICE), text.index(PRICE) + 4)
        for n, text in enumerate(sentences)
    ]
    alone = [frozenset({How.NEGATED}), frozenset(), frozenset({How.SUPPOSED})]
    assert ways_of_saying(sentences, spans) == alone * 35


def test_a_line_inside_a_sentence_is_a_space() -> None:
    assert said("Aucun frais\nde 49 €") == {How.NEGATED}


def test_words_cut_in_a_token_are_read_with_it() -> None:
    assert said("Aucun frais de 49 €.", "rais") == {How.NEGATED}


def test_an_empty_span_is_said_in_no_way() -> None:
    assert ways_of_saying(["Aucun frais"], [(0, 3, 3), (0, 6, 11)])[1] == {How.NEGATED}


def test_the_pipeline_is_built_once() -> None:
    assert qualifier_pipeline() is qualifier_pipeline()
