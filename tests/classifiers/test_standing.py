"""What the operator is, from words that stand on its pages."""

from dataclasses import asdict

import pytest

from classifiers.standing import standing
from tests.classifiers.assessing import HOST, tagged

ACT = "Nous remplissons votre demande de RSA."
OFFICIAL = frozenset({"caf.example"})


def facts(*texts: str, host: str = HOST) -> set[str]:
    """Names of what is true of the site."""
    found = standing(tagged(*texts, host=host), (), OFFICIAL)
    return {name for name, true in asdict(found).items() if true}


def test_a_site_that_says_nothing_of_itself_is_nothing() -> None:
    assert facts(ACT) == set()


def test_the_host_of_a_body_is_official() -> None:
    assert facts(ACT, host="caf.example") == {"official"}


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("Association loi 1901.", "charity"),
        ("Section syndicale du port.", "charity"),
        ("Consultez nos tarifs.", "sells"),
        ("Prix libre.", "sells"),
        ("Un service gratuit.", "says_free"),
        ("Pris en charge par votre employeur.", "paid_by_others"),
        ("Cabinet d’avocats. Avocat au barreau de Lille.", "lawyer"),
    ],
)
def test_each_fact_has_its_words(words: str, fact: str) -> None:
    assert facts(ACT, words) == {fact}


@pytest.mark.parametrize(
    "words",
    [
        "Ce n’est pas un service gratuit.",
        "Nous ne sommes pas une association loi 1901.",
        "Ce n’est pas pris en charge par votre employeur.",
        "Imaginons un bilan pris en charge par votre employeur.",
        "Il dit : « pris en charge par votre employeur », sans rire du tout.",
    ],
)
def test_words_that_are_not_asserted_make_no_fact(words: str) -> None:
    assert facts(ACT, words) == set()


def test_what_others_say_that_another_pays_still_counts() -> None:
    assert facts("Selon elle, le bilan est pris en charge par votre employeur.") == {
        "paid_by_others"
    }
