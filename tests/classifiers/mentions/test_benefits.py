"""Names of benefits: capitals, exclusions, the longest name."""

import pytest

from tests.classifiers.assessing import tag


def named(text: str, lexicon: str = "prestation") -> set[str]:
    return {mention.role for mention in tag(text).of(lexicon)}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Demandez le RSA.", {"rsa"}),
        ("Demandez le revenu de solidarité active.", {"rsa"}),
        ("L’ARE et l’ASS.", {"are", "ass"}),
        ("Il est as de pique, ass et are.", set()),
        ("Prime d’activité", {"prime_activite"}),
        ("PRIME D’ACTIVITE", {"prime_activite"}),
        ("Allocation aux adultes handicapés (AAH)", {"aah"}),
        ("pension de réversion", {"reversion"}),
        ("Rien de social ici.", set()),
    ],
)
def test_a_benefit_is_known_by_its_names(text: str, slugs: set[str]) -> None:
    assert named(text) == slugs


def test_a_longer_name_hides_the_shorter_one() -> None:
    assert "retraite" not in named("Votre retraite complémentaire")
    assert "retraite_complementaire" in named(
        "Votre retraite complémentaire Agirc-Arrco"
    )


def test_the_name_of_a_body_hides_the_benefit_in_it() -> None:
    text = "La caisse d’allocations familiales ferme à midi."
    assert (named(text), named(text, "organisme")) == (set(), {"caf"})


@pytest.mark.parametrize(
    "text", ["Demandez le rsa ou l’apl.", "Nous remplissons votre dossier rsa ou apl."]
)
def test_a_name_that_is_no_other_word_counts_in_small_letters_too(text: str) -> None:
    assert named(text) == {"rsa", "apl"}


def test_what_hides_one_benefit_hides_no_other_name() -> None:
    text = "L’ARS et le conseil départemental financent le foyer."
    assert (named(text), named(text, "organisme")) == (set(), {"departement"})


def test_a_name_still_counts_beside_a_phrase_where_it_does_not() -> None:
    found = tag("La clé RSA protège le site. Le RSA se demande en ligne.")
    assert [mention.start for mention in found.of("prestation")] == [31]
