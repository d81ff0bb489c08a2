"""Adjacent grounds, kept apart from the paid offer; rules when several texts apply."""

from datetime import date

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import AdjacentId, BenefitId, ProvisionId
from legal_refs.model import AdjacentGround, Nature, SpecialFirst, TextRole

GROUNDS = list(catalogue().adjacent.values())
RULES = catalogue().concours.special_first


def slug_of(ground: AdjacentGround) -> str:
    return ground.id


def test_the_grounds_of_the_list_are_held_and_those_of_a_lawyer_apart() -> None:
    proposed = {ground.id for ground in GROUNDS if not ground.lawyer_only}

    assert proposed == {
        "pratiques_trompeuses",
        "information_precontractuelle",
        "information_prix",
        "bouton_commande",
        "retractation",
        "reconduction_resiliation",
        "paiement_supplementaire",
        "numeros_surtaxes",
        "apparence_officielle",
        "titre_protege",
        "consultation_juridique",
        "nom_de_domaine",
        "mentions_legales",
        "donnees_personnelles",
        "placement_payant",
    }
    assert set(catalogue().adjacent) - proposed == {
        "escroquerie",
        "abus_de_faiblesse",
        "immixtion",
        "pratiques_agressives",
    }


@pytest.mark.parametrize("ground", GROUNDS, ids=slug_of)
def test_a_ground_names_no_offence_of_paid_help(ground: AdjacentGround) -> None:
    role = TextRole.LAWYER if ground.lawyer_only else TextRole.ADJACENT

    assert {catalogue().texts[slug].role for slug in ground.texts} == {role}
    assert len(set(ground.texts)) == len(ground.texts)


@pytest.mark.parametrize("ground", GROUNDS, ids=slug_of)
def test_a_ground_says_what_must_be_seen_or_that_it_is_not_proposed(
    ground: AdjacentGround,
) -> None:
    start = "Ne se propose pas" if ground.lawyer_only else "À regarder si "

    assert ground.condition.startswith(start)
    assert ground.condition.endswith(".")


@pytest.mark.parametrize("ground", GROUNDS, ids=slug_of)
def test_a_ground_with_a_text_nobody_read_says_so(ground: AdjacentGround) -> None:
    unread = any(
        not any(wording.held for wording in catalogue().texts[slug].wordings)
        for slug in ground.texts
    )

    assert not unread or "lu" in ground.note.split()[-1]


def test_one_text_may_serve_two_grounds_and_none_is_forgotten() -> None:
    named = {slug for ground in GROUNDS for slug in ground.texts}
    held = {
        *catalogue().text_ids_by_role(TextRole.ADJACENT),
        *catalogue().text_ids_by_role(TextRole.LAWYER),
    }

    assert named == held


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.special}")
def test_a_special_text_is_listed_before_the_general_one(rule: SpecialFirst) -> None:
    for slug in rule.benefits:
        listed = catalogue().benefits[slug].provisions
        assert listed.index(rule.special) < listed.index(rule.general)


def test_every_benefit_with_a_general_text_below_has_its_rule() -> None:
    ruled = {
        (slug, rule.special, rule.general) for rule in RULES for slug in rule.benefits
    }
    listed = {
        (slug, benefit.provisions[0], below)
        for slug, benefit in catalogue().benefits.items()
        for below in benefit.provisions[1:]
    }

    assert listed - ruled == {
        (BenefitId("at_mp_agricole"), "crpm_l751_40", "crpm_l752_28")
    }, "employees and farmers: two publics, neither text is above the other"


def test_a_company_pays_five_times_since_the_text_that_says_so() -> None:
    persons = catalogue().concours.legal_persons.delit
    texts = [catalogue().texts[slug] for slug in persons.texts]

    assert persons.factor == 5
    assert all(text.in_force(date(2005, 12, 31)) for text in texts)
    assert not all(text.in_force(date(2005, 12, 30)) for text in texts)


def test_a_company_pays_a_contravention_five_times_under_reserve_alone() -> None:
    persons = catalogue().concours.legal_persons.contravention

    assert (persons.factor, persons.texts) == (5, ("cp_121_2", "cp_131_41"))
    assert "sous réserve" in persons.reserve
    assert "cp_131_38" not in persons.texts


@pytest.mark.parametrize("slug", ["pcmr_l95", "css_l244_13", "cp_131_13"])
def test_contraventions_are_held_as_such(slug: str) -> None:
    text = catalogue().texts[ProvisionId(slug)]

    assert text.nature is Nature.CONTRAVENTION


def test_concours_is_left_to_the_parquet() -> None:
    assert "cumulativement" in catalogue().concours.cumulative
    assert "appréciation du parquet" in catalogue().concours.parquet


def test_a_ground_is_found_by_its_name() -> None:
    ground = catalogue().adjacent[AdjacentId("bouton_commande")]

    assert ground.texts == ("cconso_l221_14", "cconso_l242_2")
