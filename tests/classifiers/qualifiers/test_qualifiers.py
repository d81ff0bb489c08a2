"""How it is said: marked sentences for each way of not asserting."""

import pytest

from classifiers.mentions.mention import How
from classifiers.qualifiers.pipeline import ways_of_saying
from classifiers.qualifiers.speaker import genre
from dossier.model import Origin, PageText, TextSpan
from tests.classifiers.assessing import page, tag, tagger


def price_said(text: str) -> set[How]:
    (_, how), *_ = tag(text).prices
    return set(how)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Nous ne demandons jamais 29 € pour la demande.", How.NEGATED),
        ("Aucun frais de 29 €.", How.NEGATED),
        ("Sans frais de dossier de 49 €.", How.NEGATED),
        ("Frais de dossier de 49 € offerts.", How.NEGATED),
        ("Il est interdit de réclamer 49 €.", How.NEGATED),
        (
            "Les 29 € ne vous seront jamais demandés, 29 € ne vous seront pas pris.",
            How.NEGATED,
        ),
        ("Si un site vous demande 30 €, partez.", How.SUPPOSED),
        ("Nous avions envisagé des frais de 49 €.", How.SUPPOSED),
        ("Imaginons un dossier à 49 €.", How.SUPPOSED),
        ("« 29 € par mois », peut-on lire sur la page.", How.REPORTED),
        ("Selon elle, le dossier coûte 49 €.", How.REPORTED),
        ("Une société m’a facturé 180 €.", How.OTHERS),
        ("Ces sites prennent 49 € par dossier.", How.OTHERS),
        ("Vous payiez 19 € par mois chez eux.", How.OTHERS),
        ("Il a dit « 49 € par dossier » sans sourire.", How.QUOTED),
    ],
)
def test_a_price_is_not_asserted(text: str, way: How) -> None:
    assert way in price_said(text)


@pytest.mark.parametrize(
    "text",
    [
        "29 € par mois.",
        "29 € par mois sans engagement.",
        "Sans surprise : 29 €.",
        "Pas de stress, 29 €.",
        "Vous n’avez rien à faire, 29 € par dossier.",
        "Le dossier coûte 29 € mais pas plus.",
        "« 29 € par dossier »",
        "Frais de 29 € non remboursables.",
    ],
)
def test_a_price_is_asserted(text: str) -> None:
    assert price_said(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ici, tout est fictif. Une parodie.", "satire"),
        ("Le dossier d’un allocataire fictif.", ""),
        ("Un ton fictif, un second exemple fictif.", ""),
    ],
)
def test_two_different_words_make_a_satire(text: str, found: str) -> None:
    assert genre(tag(text)) == found


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_an_elision_denies_with_either_apostrophe(apostrophe: str) -> None:
    text = f"Nous n{apostrophe}effectuons aucune démarche."
    acts = [
        m
        for m in tag(text).of("offre_de_services")
        if "effectu" in text[m.start : m.end]
    ]
    assert acts
    assert all(How.NEGATED in act.how for act in acts)


def test_the_order_of_the_spans_changes_nothing() -> None:
    lines = ["Gratuit au lieu de 49 €.", "Imaginons 49 €."]
    spans = [
        (n, line.index("49"), line.index("49") + 4) for n, line in enumerate(lines)
    ]
    forth, back = ways_of_saying(lines, spans), ways_of_saying(lines, spans[::-1])
    assert forth == back[::-1] == [{How.NEGATED}, {How.SUPPOSED}]


def test_one_sentence_does_not_deny_the_next() -> None:
    assert ways_of_saying(["Aucun frais", "29 € par mois"], [(1, 0, 4)]) == [
        frozenset()
    ]


def test_nothing_to_qualify_asks_for_nothing() -> None:
    assert ways_of_saying([], []) == []


def test_a_struck_price_is_struck() -> None:
    text = "49 € 29 € le dossier"
    plain = page(text)
    struck = PageText(
        plain.capture, plain.site, plain.url, text, (TextSpan(0, 4, Origin.STRUCK),)
    )
    first, second = tagger().tag(struck).prices
    assert How.STRUCK in first[1]
    assert How.STRUCK not in second[1]


def test_more_than_a_million_characters_are_read() -> None:
    sentence = "Nous ne demandons jamais 29 €."
    at = sentence.index("29")
    ways = ways_of_saying(["mot " * 260_000, sentence], [(1, at, at + 4)])
    assert ways == [frozenset({How.NEGATED})]


def test_sentences_beyond_the_first_batch_are_read() -> None:
    sentences = ["Le dossier coûte 29 €.", "Nous ne demandons jamais 29 €."] * 60
    spans = [
        (n, at, at + 4) for n, text in enumerate(sentences) for at in [text.index("29")]
    ]
    negated = frozenset({How.NEGATED})
    assert ways_of_saying(sentences, spans) == [frozenset(), negated] * 60
