"""Does the site offer to act?"""

import pytest

from dossier.model import Outcome
from legal_refs.ids import ElementId
from tests.classifiers.assessing import finding, offered

ELEMENT = ElementId.OFFRE_DE_SERVICES


@pytest.mark.parametrize(
    "text",
    [
        "Nous remplissons votre demande de RSA.",
        "On dépose ton dossier APL à la Caf.",
        "Nos conseillers montent le dossier d’AAH et le transmettent à la MDPH.",
        "Notre équipe s’occupe de tout pour votre RSA.",
        "Montage et dépôt de votre dossier d’ASPA : 60 €",
        "Un expert effectue pour vous la demande de prime d’activité.",
        "Confiez-nous votre dossier RSA.",
        "Le mandataire dépose la demande d’allocations familiales en votre nom.",
        "Je m’occupe de votre demande d’APL.",
        "RSA, APL : on complète, on contrôle, on expédie.",
        "On vous décroche le RSA.",
        "Votre demande de RSA est relayée par nos services.",
        "Mon équipe crée ton dossier RSA et le met en ligne.",
        "Nous vous aidons à constituer votre dossier de RSA.",
        "Votre demande de RSA est complétée puis envoyée par nos soins.",
    ],
)
def test_an_act_towards_a_benefit_meets_it(text: str) -> None:
    found = finding(ELEMENT, text)
    assert found.outcome is Outcome.MET
    assert found.quotes[0].text in text


@pytest.mark.parametrize(
    "text",
    [
        "Vous remplissez votre demande de RSA sur caf.fr.",
        "Remplissez votre demande de RSA.",
        "J’ai rempli ma demande de RSA et je l’ai envoyée à la Caf.",
        "RSA, APL : nous utilisons des cookies et nous remplissons votre dossier.",
        "La Caf instruit votre demande de RSA.",
        "Votre médecin remplit la demande d’AAH.",
        "L’assistante sociale monte le dossier de RSA avec vous.",
        "Nous ne remplissons pas votre demande de RSA.",
        "Nous n’effectuons aucune démarche pour votre RSA.",
        "Le dossier de RSA est monté par le CCAS.",
        "Comment puis-je faire ma demande de RSA ?",
        "Je suis éligible au RSA, comment en faire la demande ?",
        "Nous vous expliquons la demande de RSA.",
        "Une seule demande de réversion déposée sur info-retraite.fr suffit.",
        "Seul le mariage ouvre la réversion.",
        "Nous montons votre dossier de carte grise.",
        "Simulateur de RSA.",
    ],
)
def test_no_act_of_the_site_meets_nothing(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.UNDETERMINED


def test_a_likely_offer_settles_nothing_and_is_quoted_three_times_at_most() -> None:
    lines = [
        "Démarches simplifiées pour le RSA.",
        "Suivi de votre dossier d’APL.",
        "Gestion du dossier d’AAH.",
        "Assistance pour votre dossier d’ASPA.",
    ]
    ours = ["Nous vous écoutons.", "Nous vous répondons."]
    found = finding(ELEMENT, "\n".join(lines + ours))
    assert found.outcome is Outcome.UNDETERMINED
    assert [quote.text for quote in found.quotes] == lines[:3]


def test_one_firm_offer_is_enough_and_quoted_alone() -> None:
    act = "Nous déposons votre dossier d’APL."
    likely = "Démarches simplifiées pour le RSA."
    found = finding(ELEMENT, f"{likely}\n{act}\nNous montons votre demande de RSA.")
    assert (found.outcome, [quote.text for quote in found.quotes]) == (
        Outcome.MET,
        [act],
    )


def test_the_same_words_offer_when_a_benefit_is_on_the_site() -> None:
    assert offered("Nous montons votre dossier.") == []
    assert offered("Nous montons votre dossier.", "Le RSA et l’APL.") != []


def test_help_counts_only_beside_a_benefit() -> None:
    assert offered("Nous aidons à comprendre les démarches.", "Le RSA.") == []
