"""The disputed cases, argued both ways."""

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import DisputedId
from legal_refs.model import Ceiling, Disputed

CEILINGS = {
    "ecrivain_public": Ceiling.WATCH,
    "ecrivain_public_mandat": Ceiling.ALERT,
    "association_facturant": Ceiling.ALERT,
    "association_adhesion": Ceiling.WATCH,
    "courrier_genere": Ceiling.WATCH,
    "premium_lance_demarches": Ceiling.ALERT,
    "assistance_administrative_domicile": Ceiling.WATCH,
    "profession_reglementee": Ceiling.CLEAR,
    "titre_sans_preuve": Ceiling.WATCH,
    "retraite_audit": Ceiling.CLEAR,
    "retraite_liquidation": Ceiling.WATCH,
    "agirc_arrco_seule": Ceiling.WATCH,
    "paye_par_tiers": Ceiling.WATCH,
    "paye_par_tiers_sans_demarche": Ceiling.CLEAR,
}

CASES = list(catalogue().disputed.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_case_has_its_ceiling(case: Disputed) -> None:
    assert case.ceiling is CEILINGS[case.id]


def test_no_case_is_missing() -> None:
    assert set(catalogue().disputed) == set(CEILINGS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_case_is_argued_both_ways_in_different_words(case: Disputed) -> None:
    assert case.for_.endswith(".")
    assert case.against.endswith(".")
    assert case.for_ != case.against


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_printed_sentence_says_whether_it_is_disputed_or_speaks_for_the_site(
    case: Disputed,
) -> None:
    start = "À décharge" if case.ceiling is Ceiling.CLEAR else "Cas discuté"

    assert case.sentence.startswith(f"{start}\u00a0: ")


def test_filing_takes_over_from_writing() -> None:
    writing = catalogue().disputed[DisputedId("ecrivain_public")]

    assert writing.unless == "ecrivain_public_mandat"
