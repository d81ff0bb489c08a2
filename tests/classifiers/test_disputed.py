"""The fourteen disputed cases: met by these sites, and capping as the catalogue says."""

import pytest

from dossier.model import Verdict
from legal_refs.catalogue import catalogue
from tests.classifiers.assessing import assess

ACT = "Nous remplissons et envoyons votre demande de RSA."
CASES = {
    "ecrivain_public": "Écrivain public. J’aide à la rédaction de votre demande de RSA. 25 € la demande.",
    "ecrivain_public_mandat": "Écrivain public. Je remplis votre demande de RSA et je l’envoie à la Caf en votre nom. 25 € la demande.",
    "association_facturant": f"Notre association, association loi 1901.\n{ACT}\n30 € le dossier.",
    "association_adhesion": f"Notre association, association loi 1901.\n{ACT}\nAdhésion annuelle : 15 € par an.",
    "courrier_genere": "Nous générons votre lettre de contestation du RSA. Vous l’imprimez et vous l’envoyez.\n6 € le courrier.",
    "premium_lance_demarches": f"{ACT}\nPremium lance vos démarches.\n9,99 € par mois pour votre dossier.",
    "assistance_administrative_domicile": "Assistance administrative à domicile. Notre assistante prépare vos demandes de RSA.\n32 € / heure.",
    "profession_reglementee": f"{ACT} Cabinet d’avocats. Avocat au barreau de Lille, ordre des avocats.\n180 € le dossier.",
    "titre_sans_preuve": f"{ACT} Nos avocats suivent.\n80 € le dossier.",
    "retraite_audit": "Audit de carrière avant la retraite.\nNous remplissons votre dossier carrière pour la retraite.\n600 €",
    "retraite_liquidation": "Audit retraite, puis nous déposons votre demande de retraite.\n900 € TTC le dossier.",
    "agirc_arrco_seule": "Nous déposons votre demande de retraite complémentaire Agirc-Arrco.\n90 € le dossier.",
    "paye_par_tiers": f"{ACT} Le service est financé par votre employeur.",
    "paye_par_tiers_sans_demarche": "Le RSA, la prime d’activité. Bilan offert, pris en charge par votre employeur.",
}
WATCHED = {
    case
    for case, entry in catalogue().disputed.items()
    if entry.ceiling.value == "watch"
}


def test_every_case_of_the_catalogue_has_its_site() -> None:
    assert set(CASES) == set(catalogue().disputed)


@pytest.mark.parametrize("case", CASES)
def test_a_site_meets_its_case(case: str) -> None:
    assert case in assess(CASES[case]).disputed


@pytest.mark.parametrize("case", CASES)
def test_no_verdict_passes_the_ceiling_of_its_case(case: str) -> None:
    order = [Verdict.CLEAR, Verdict.WATCH, Verdict.ALERT]
    found = assess(CASES[case])
    for met in found.disputed:
        ceiling = Verdict(catalogue().disputed[met].ceiling.value)
        assert order.index(found.verdict) <= order.index(ceiling)


@pytest.mark.parametrize(
    "case", sorted(WATCHED - {"agirc_arrco_seule", "paye_par_tiers"})
)
def test_a_capped_site_is_watched_and_not_dropped(case: str) -> None:
    assert assess(CASES[case]).verdict is Verdict.WATCH


def test_a_plain_site_meets_no_case() -> None:
    assert assess(f"{ACT}\n29 € le dossier.").disputed == ()


def test_a_membership_beside_another_fee_pays_the_act() -> None:
    text = f"{CASES['association_adhesion']}\n30 € le dossier."
    assert "association_facturant" in assess(text).disputed


def test_letters_that_the_site_sends_are_not_the_reader_s() -> None:
    text = (
        "Nous générons votre recours RSA et nous l’envoyons à la Caf.\n9 € le recours."
    )
    assert "courrier_genere" not in assess(text).disputed
