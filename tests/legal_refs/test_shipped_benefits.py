"""The shipped benefits: what protects them, and where to claim."""

import re

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId
from legal_refs.model import Benefit, BenefitKind, Family

INTERFACE_SLUGS = [
    "rsa",
    "prime_activite",
    "apl",
    "als",
    "alf",
    "allocations_familiales",
    "paje",
    "aeeh",
    "ars",
    "asf",
    "aah",
    "pch",
    "apa",
    "aspa",
    "asi",
    "retraite",
    "reversion",
    "maladie",
    "c2s",
    "ame",
    "ceam",
    "maternite",
    "invalidite",
    "at_mp",
    "are",
    "ass",
    "bourse",
    "cheque_energie",
    "msa",
]

PROTECTED = {
    "rsa": ("casf_l262_51",),
    "prime_activite": ("css_l845_6",),
    "apl": ("cch_l852_3",),
    "als": ("cch_l852_3",),
    "alf": ("cch_l852_3", "css_l554_2"),
    "allocations_familiales": ("css_l554_2",),
    "complement_familial": ("css_l554_2",),
    "paje": ("css_l554_2",),
    "aeeh": ("css_l554_2",),
    "asf": ("css_l554_2",),
    "ars": ("css_l554_2",),
    "ajpp": ("css_l554_2",),
    "allocation_deces_enfant": ("css_l554_2",),
    "aah": ("css_l821_5",),
    "aspa": ("css_l815_14",),
    "asi": ("css_l815_29",),
    "maladie": ("css_l377_2",),
    "maternite": ("css_l377_2",),
    "paternite": ("css_l377_2",),
    "invalidite": ("css_l377_2",),
    "capital_deces": ("css_l377_2",),
    "retraite": ("css_l377_2",),
    "reversion": ("css_l377_2",),
    "allocation_veuvage": ("css_l377_2",),
    "at_mp": ("css_l471_2",),
    "msa": ("crpm_l725_13",),
    "prestations_familiales_agricoles": ("crpm_l725_13", "crpm_l732_1", "css_l554_2"),
    "retraite_agricole": ("crpm_l725_13",),
    "maladie_agricole": ("crpm_l725_13",),
    "at_mp_agricole": ("crpm_l751_40", "crpm_l752_28"),
    "retraite_cultes": ("css_l382_29",),
    "retraite_liberale": ("css_l641_1",),
    "pension_etat": ("pcmr_l95",),
}

UNPROTECTED = [
    "are",
    "ass",
    "ati",
    "c2s",
    "apa",
    "pch",
    "ame",
    "ceam",
    "bourse",
    "cheque_energie",
    "maprimerenov",
    "fsl",
    "retraite_complementaire",
    "aides_locales",
    "rqth",
    "retraite_ircantec",
    "retraite_additionnelle",
    "retraite_avocats",
    "retraites_complementaires_autres",
    "invalidite_fonctionnaires",
    "anciennes_allocations_vieillesse",
    "logement_social",
    "caisses_outre_mer",
]

# Names as official lists give them: the family code of benefits, the list of benefits
# that a social worker may manage for someone, and the sheets of the public service.

BENEFITS = list(catalogue().benefits.values())
FAMILIES = list(catalogue().families.values())
FREE_NUMBER = re.compile(r"\d{4}|0[1-79]( \d\d){4}|0 (80\d|9\d\d)( \d{3}){2}|")


def slug_of(entry: Benefit | Family) -> str:
    return entry.id


def test_every_slug_of_the_interface_is_held() -> None:
    assert set(INTERFACE_SLUGS) <= set(catalogue().benefits)


@pytest.mark.parametrize("benefit", BENEFITS, ids=slug_of)
def test_a_benefit_has_the_texts_that_protect_it_special_text_first(
    benefit: Benefit,
) -> None:
    assert benefit.provisions == PROTECTED.get(benefit.id, ())


@pytest.mark.parametrize("slug", UNPROTECTED)
def test_no_text_is_claimed_where_none_was_found(slug: str) -> None:
    assert catalogue().benefits[BenefitId(slug)].provisions == ()


@pytest.mark.parametrize("benefit", BENEFITS, ids=slug_of)
def test_a_benefit_leads_to_a_free_official_route(benefit: Benefit) -> None:
    assert benefit.route.url.startswith("https://")
    assert benefit.route.label
    assert FREE_NUMBER.fullmatch(benefit.route.phone)


@pytest.mark.parametrize("benefit", BENEFITS, ids=slug_of)
def test_a_benefit_names_its_body_and_its_public(benefit: Benefit) -> None:
    assert benefit.body in catalogue().bodies
    assert benefit.public[0].isupper()


@pytest.mark.parametrize("benefit", BENEFITS, ids=slug_of)
def test_a_text_one_might_argue_comes_with_a_reserve_and_is_no_ground(
    benefit: Benefit,
) -> None:
    assert not benefit.arguable or benefit.reserve
    assert not set(benefit.arguable) & set(benefit.provisions)


@pytest.mark.parametrize("family", FAMILIES, ids=slug_of)
def test_a_family_has_the_texts_common_to_what_it_may_stand_for(family: Family) -> None:
    members = [catalogue().benefits[slug] for slug in family.stands_for]

    assert len(members) > 1
    assert family.route in catalogue().routes.values()
    assert set(family.provisions) == set.intersection(
        *(set(member.provisions) for member in members)
    )


@pytest.mark.parametrize(
    ("slug", "provisions"),
    [
        ("aides_logement", ("cch_l852_3",)),
        ("prestations_familiales", ("css_l554_2",)),
        ("aides_caf", ()),
    ],
)
def test_general_words_engage_a_text_only_when_every_meaning_does(
    slug: str, provisions: tuple[str, ...]
) -> None:
    assert catalogue().families[slug].provisions == provisions


def test_home_works_are_told_from_social_benefits() -> None:
    works = {entry.id for entry in BENEFITS if entry.kind is BenefitKind.RENOVATION}

    assert works == {"maprimerenov", "maprimeadapt"}


def test_free_help_near_home_is_held_for_everyone() -> None:
    assert catalogue().everywhere == catalogue().routes["france_services"]
    assert catalogue().everywhere.url.startswith("https://www.france-services.gouv.fr")
