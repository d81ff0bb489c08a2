"""Which benefits is it about?"""

import pytest

from dossier.model import Outcome
from legal_refs.ids import ElementId
from tests.classifiers.assessing import assess, finding

ELEMENT = ElementId.BUT_PRESTATIONS


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Nous remplissons votre demande de RSA.", ["rsa"]),
        ("Nous remplissons votre demande d’AAH.", ["aah"]),
        ("On dépose ton dossier APL.", ["apl"]),
        ("Nous demandons pour vous la prime d’activité.", ["prime_activite"]),
        ("Nous déposons votre demande de pension de réversion.", ["reversion"]),
        ("Nous montons votre demande d’ASPA.", ["aspa"]),
        (
            "Nous montons votre dossier d’allocations familiales.",
            ["allocations_familiales"],
        ),
        ("Nous remplissons votre demande d’ARE.", ["are"]),
        ("Nous remplissons votre demande d’AEEH.", ["aeeh"]),
        (
            "Nous saisissons la caisse pour votre accident du travail, un dossier lourd.",
            ["at_mp"],
        ),
    ],
)
def test_the_benefit_of_the_act_is_named(text: str, slugs: list[str]) -> None:
    found = assess(text)
    assert list(found.benefits) == slugs
    assert found.elements[4].outcome is Outcome.MET


def test_a_benefit_far_from_the_act_gives_way_to_that_of_the_act() -> None:
    far = "\n".join(["Texte sans rapport."] * 8)
    text = (
        f"Nous remplissons votre demande de C2S.\n{far}\nElle touche déjà une retraite."
    )
    assert list(assess("Accueil", text).benefits) == ["c2s"]


def test_a_list_of_benefits_counts_wherever_it_stands() -> None:
    far = "\n".join(["Texte sans rapport."] * 8)
    text = f"Nous remplissons votre demande.\n{far}\nRSA, APL, AAH."
    assert set(assess("Accueil", text).benefits) == {"rsa", "apl", "aah"}


def test_the_most_named_comes_first() -> None:
    text = "Nous remplissons votre demande de RSA ou d’APL. Nous envoyons votre dossier d’APL."
    assert list(assess(text).benefits) == ["apl", "rsa"]


def test_without_an_act_a_benefit_is_only_a_word() -> None:
    assert finding(ELEMENT, "Le RSA est une aide.").outcome is Outcome.UNDETERMINED
