"""Whom does the site address?"""

import pytest

from dossier.model import Outcome
from legal_refs.ids import ElementId
from tests.classifiers.assessing import finding

ELEMENT = ElementId.PUBLIC_VISE
ACT = "Nous remplissons et envoyons la demande de RSA."


@pytest.mark.parametrize(
    "persons",
    [
        "Familles et parents isolés, bienvenue.",
        "Étudiants fauchés, venez.",
        "Retraités modestes.",
        "Demandeurs d’emploi.",
        "Pour tous les allocataires.",
        "Victimes d’un accident.",
        "Les assurés du canton.",
        "Locataires.",
        "Adultes handicapés.",
        "Exploitants agricoles.",
    ],
)
def test_persons_named_are_quoted(persons: str) -> None:
    found = finding(ELEMENT, f"{ACT}\n{persons}")
    assert found.outcome is Outcome.MET
    assert found.quotes[0].text == persons


def test_an_offer_to_claim_a_named_benefit_speaks_to_those_who_may_claim_it() -> None:
    found = finding(ELEMENT, ACT)
    assert (found.outcome, found.quotes[0].text) == (Outcome.MET, ACT)


def test_employers_are_not_the_public_of_the_texts() -> None:
    text = (
        "DRH, employeurs, collectivités : nous remplissons les demandes de RSA de vos salariés."
        " 4 € par salarié. Pour vos équipes et vos agents."
    )
    assert finding(ELEMENT, text).outcome is Outcome.NOT_MET


@pytest.mark.parametrize("text", ["", "Familles.", "Le RSA des familles."])
def test_without_an_offer_no_one_is_addressed(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.UNDETERMINED


def test_what_every_site_prints_addresses_no_one() -> None:
    text = f"{ACT}\nNous utilisons des cookies pour nos clients et nos membres.\nParents seuls."
    assert finding(ELEMENT, text).quotes[0].text == "Parents seuls."
