"""The shipped benefits: what people call them, what protects them, where to claim."""

import re

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId
from legal_refs.model import Benefit, BenefitKind, Body, Family
from legal_refs.naming import plain

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
]

BENEFITS = list(catalogue().benefits.values())
FAMILIES = list(catalogue().families.values())
BODIES = list(catalogue().bodies.values())
NAMED: list[Benefit | Family | Body] = [*BENEFITS, *FAMILIES, *BODIES]
FREE_NUMBER = re.compile(r"\d{4}|0[1-79]( \d\d){4}|0 (80\d|9\d\d)( \d{3}){2}|")


# Said aloud as words of their own: none is a French word once its accents are gone,
# but « bourse », « retraite » and « réversion », which carry their own ``not_in``.
WEIGHED = {
    "aah",
    "aeeh",
    "ajpa",
    "ajpp",
    "allocs",
    "ameli",
    "apl",
    "apls",
    "aspa",
    "avpf",
    "bourse",
    "bourses",
    "cotorep",
    "ircantec",
    "locapass",
    "maprimeadapt",
    "maprimerenov",
    "mobilijeune",
    "paje",
    "passsport",
    "pch",
    "rectorat",
    "retraite",
    "retraites",
    "reversion",
    "rqth",
    "rsa",
    "unedic",
    "vacaf",
}


def slug_of(entry: Benefit | Family | Body) -> str:
    return entry.id


def claimed_by(words: str) -> str:
    return next(
        (
            entry.id
            for entry in NAMED
            if plain(words) in {plain(alias) for alias in entry.aliases}
        ),
        "",
    )


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


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("RSA", "rsa"),
        ("rmi", "rsa"),
        ("Revenu de Solidarité Active", "rsa"),
        ("prime pour l’emploi", "prime_activite"),
        ("aide au logement", "aides_logement"),
        ("allocs", "allocations_familiales"),
        ("CMG", "paje"),
        ("prime de rentrée", "ars"),
        ("allocation adulte handicapé", "aah"),
        ("minimum vieillesse", "aspa"),
        ("CMU-C", "c2s"),
        ("l’apa", "apa"),
        ("toucher le chômage", "are"),
        ("bourses", "bourse"),
        ("aides de la CAF", "aides_caf"),
        ("dossier MDPH", "dossier_mdph"),
        ("droits sociaux", "prestations_sociales"),
        ("Pôle emploi", "france_travail"),
        ("ameli", "cpam"),
        ("retraite MSA", "retraite_agricole"),
    ],
)
def test_people_s_own_words_lead_to_one_entry(words: str, slug: str) -> None:
    assert claimed_by(words) == slug


@pytest.mark.parametrize(
    "alias",
    ["ARE", "ASS", "APA", "AME", "ARS", "ASF", "ALS", "ALF", "ASI", "CAF", "MSA"],
)
def test_an_abbreviation_that_is_also_a_word_keeps_its_capitals(alias: str) -> None:
    spellings = {
        found
        for entry in NAMED
        for found in entry.aliases
        if plain(found) == plain(alias)
    }

    assert spellings == {alias}


@pytest.mark.parametrize(
    ("slug", "phrase"),
    [
        ("retraite", "maison de retraite"),
        ("retraite", "plan d'épargne retraite"),
        ("bourse", "bourse de Paris"),
        ("bourse", "bourse du travail"),
        ("ars", "agence régionale de santé (ARS)"),
        ("rsa", "clé RSA"),
        ("apa", "norme APA"),
        ("carte_vitale", "carte vitale acceptée"),
    ],
)
def test_a_phrase_of_ordinary_life_does_not_count(slug: str, phrase: str) -> None:
    assert phrase in catalogue().benefits[BenefitId(slug)].not_in


@pytest.mark.parametrize("entry", NAMED, ids=slug_of)
def test_no_alias_is_too_short_to_mean_something(
    entry: Benefit | Family | Body,
) -> None:
    assert all(len(alias) >= 3 for alias in entry.aliases)


def one_word() -> set[str]:
    return {
        plain(alias)
        for entry in NAMED
        for alias in entry.aliases
        if alias.isalpha() and not alias.isupper()
    }


def test_a_single_word_that_counts_in_any_case_was_weighed() -> None:
    assert one_word() == WEIGHED


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


def test_the_aid_of_france_services_is_held_for_everyone() -> None:
    assert "france_services" in catalogue().routes
