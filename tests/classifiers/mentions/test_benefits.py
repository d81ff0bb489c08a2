"""Names of benefits: capitals, exclusions, the longest name."""

import pytest

from tests.classifiers.assessing import tag


def named(text: str) -> set[str]:
    return {mention.role for mention in tag(text).of("prestation")}


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
