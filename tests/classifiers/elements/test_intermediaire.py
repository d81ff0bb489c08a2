"""Does a third party stand between the person and the body?"""

import pytest

from dossier.model import Outcome, Verdict
from legal_refs.ids import ElementId
from tests.classifiers.assessing import assess, finding

ELEMENT = ElementId.INTERMEDIAIRE
CLEAR = Verdict.CLEAR
ACT = "Nous remplissons et envoyons votre demande de RSA."


@pytest.mark.parametrize(
    "text",
    [
        ACT,
        "Nos experts montent votre dossier de RSA.",
        "Un conseiller dépose votre demande d’APL.",
        "La société remplit votre demande d’AAH. Notre équipe l’envoie pour votre AAH.",
        "Je dépose votre dossier d’ASPA sur procuration.",
        "Le prestataire transmet votre demande de RSA.",
        "Notre robot remplit votre demande de RSA.",
        "Nos bénévoles remplissent votre demande de RSA.",
    ],
)
def test_a_third_party_that_acts_meets_it(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (
            (
                f"{ACT} Cabinet d’avocats, avocat au barreau de Lille, ordre des avocats.",
            ),
            Outcome.NOT_MET,
        ),
        (
            (f"{ACT} Cabinet d’expertise comptable, ordre des experts-comptables.",),
            Outcome.NOT_MET,
        ),
        ((f"{ACT} MJPM inscrite sur la liste du préfet, curatelle.",), Outcome.NOT_MET),
        (
            (f"{ACT}\nDésignés par le juge des tutelles.\nCuratelle, tutelle.",),
            Outcome.NOT_MET,
        ),
        (
            (
                "Le centre communal d’action sociale de la ville de Sainte-Ombre instruit votre demande de RSA.",
            ),
            Outcome.NOT_MET,
        ),
        (("Le RSA est une aide.",), Outcome.UNDETERMINED),
        (("Simulateur de RSA.",), Outcome.UNDETERMINED),
    ],
)
def test_the_body_and_the_regulated_are_not_intermediaries(
    texts: tuple[str, ...], outcome: Outcome
) -> None:
    assert finding(ELEMENT, *texts).outcome is outcome


@pytest.mark.parametrize(
    "words",
    [
        "Nous aidons aussi les majeurs protégés, sous tutelle ou curatelle.",
        "Modèle relu par un cabinet d’avocats, avocats au barreau de Lille.",
        "Nos partenaires : cabinet d’avocats, avocat au barreau de Lille.",
        "Nous ne sommes pas un cabinet d’avocats ni avocats au barreau.",
        "Frais de dossier : 49 €.\nNous écrivons au conseil départemental ou à votre mairie.",
    ],
)
def test_the_quality_of_others_is_not_that_of_the_site(words: str) -> None:
    assert finding(ELEMENT, f"{ACT}\n{words}").outcome is Outcome.MET


@pytest.mark.parametrize("host", ["mon-service-public.fr", "caf.fr.example"])
def test_a_host_that_ends_like_an_official_one_is_not_official(host: str) -> None:
    assert assess(ACT, host=host).elements[0].outcome is Outcome.MET


@pytest.mark.parametrize("host", ["www.caf.fr", "caf.fr", "service-public.fr"])
def test_a_public_body_is_never_alerted_on(host: str) -> None:
    act = "Nos conseillers remplissent votre demande d’APL et de RSA."
    assert assess(f"{act}\nFrais de dossier : 49 €.", host=host).verdict is CLEAR


def test_a_title_without_proof_is_not_a_lawyer() -> None:
    assert finding(ELEMENT, f"{ACT} Nos avocats partenaires.").outcome is Outcome.MET


def test_an_official_host_is_no_intermediary_even_without_words() -> None:
    found = assess(ACT, host="mesdroits.gouv.fr")
    assert found.elements[0].outcome is Outcome.UNDETERMINED


def test_the_sentence_that_names_someone_is_quoted() -> None:
    text = (
        "On remplit votre demande de RSA.\nNos juristes envoient votre demande de RSA."
    )
    (quote,) = finding(ELEMENT, text).quotes
    assert quote.text == "Nos juristes envoient votre demande de RSA."


@pytest.mark.parametrize(
    "text",
    [
        f"Nos juristes sont là.\nTexte.\n{ACT}",
        f"{ACT}\nNos juristes sont là.",
    ],
)
def test_who_acts_is_quoted_from_the_lines_around_the_act(text: str) -> None:
    (quote,) = finding(ELEMENT, text).quotes
    assert quote.text == "Nos juristes sont là."


@pytest.mark.parametrize(
    "text",
    [
        f"Nos juristes sont là.\nTexte.\nTexte.\n{ACT}",
        f"{ACT}\nTexte.\nNos juristes sont là.",
    ],
)
def test_someone_named_farther_is_not_who_acts(text: str) -> None:
    (quote,) = finding(ELEMENT, text).quotes
    assert quote.text == ACT


def test_a_merely_likely_offer_shows_no_third_party() -> None:
    found = finding(ELEMENT, "Démarches simplifiées pour le RSA.")
    assert (found.outcome, found.quotes) == (Outcome.UNDETERMINED, ())


def test_measures_of_protection_prove_no_lawyer() -> None:
    text = f"{ACT}\nAvocat au barreau de Lille.\nTutelle, curatelle."
    assert finding(ELEMENT, text).outcome is Outcome.MET


def test_one_proof_of_a_profession_is_quoted() -> None:
    found = finding(ELEMENT, f"{ACT}\nCabinet d’avocats.\nOrdre des avocats.")
    assert [quote.text for quote in found.quotes] == ["Cabinet d’avocats."]
