"""Natural persons stay out of quotes (D2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.persons import longest_unnamed, persons
from tests.classifiers.assessing import assess, tag
from tests.classifiers.test_assess import quotes

PRICE = "Frais de dossier : 49 €."
WORDS = "Je monte votre dossier de RSA et je l’envoie à la CAF à votre place."


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in persons(tag(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je m'appelle Claire Martin et je suis là.", "Je m'appelle Claire Martin"),
        ("Bonjour, je m’appelle Zélie.", "je m’appelle Zélie"),
        ("Moi, c’est Zébulon Ardent.", "Moi, c’est Zébulon Ardent"),
        ("Écrivez à Zoé Ardent pour le dossier.", "Zoé Ardent"),
        ("Écrivez à ZOÉ ARDENT.", "ZOÉ ARDENT"),
        ("Par Jean-Marc Ardent.", "Jean-Marc Ardent"),
        ("Signature : Ardent Zoé", "Ardent Zoé"),
        ("MME ARDENT vous aide.", "MME ARDENT"),
        ("Une idée claire, signé Claire Ardent.", "Claire Ardent"),
        ("Docteur Ardent vous aide.", "Docteur Ardent"),
        ("Gérante : Zélie Ardent", "Gérante : Zélie Ardent"),
        ("SIREN 732 829 320", "SIREN 7"),
        ("Numéro 732 829 320", "732 829 320"),
    ],
)
def test_a_natural_person_is_told(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "France Travail et la Caisse d’Allocations Familiales.",
        "Une réponse claire. Martin le dira.",
        "Prime d’Activité, Aide au Logement.",
        "Une idée claire Pour vous.",
        "je m’appelle comme je veux",
        "Me voilà, madame.",
    ],
)
def test_what_names_no_person_is_let_be(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "offer",
    [
        "Je m’appelle Claire Ardent et je monte votre dossier de RSA pour la CAF.",
        "Claire Ardent, votre conseillère, monte votre dossier de RSA pour la CAF.",
        "Votre conseillère Claire Ardent monte votre dossier de RSA pour la CAF.",
        "Moi, CLAIRE ARDENT, je monte votre dossier de RSA pour la CAF.",
        f"{WORDS}\nClaire Ardent demande 49 € de frais de dossier.",
        f"{WORDS}\nAvocate au barreau de Lille : Claire Ardent.",
    ],
)
def test_no_quote_of_an_assessment_names_a_person(offer: str) -> None:
    found = assess(f"{offer}\n{PRICE}")
    said = [quote.text for quote in quotes(found)]
    assert any("dossier" in words for words in said)
    assert not [words for words in said if "ardent" in words.lower()]


def test_a_sentence_without_a_person_is_quoted_whole() -> None:
    assert WORDS in {quote.text for quote in quotes(assess(f"{WORDS}\n{PRICE}"))}


def test_the_number_of_a_premium_line_is_no_person() -> None:
    call = "Appelez le 0 899 123 456 (0,80 €/min) pour votre dossier."
    (fee,) = assess(f"{WORDS}\n{call}").fees
    assert fee.quote.text == call


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda s: (s[0], sum(s)))
).map(sorted)


@given(st.integers(0, 40), st.integers(1, 30), SPANS)
def test_what_is_kept_holds_no_name_and_is_never_empty(
    start: int, length: int, spans: list[tuple[int, int]]
) -> None:
    end = start + length
    first, last = longest_unnamed(start, end, spans)
    assert start <= first < last <= end
    free = set(range(start, end)) - {n for a, b in spans for n in range(a, b)}
    assert not free or set(range(first, last)) <= free
