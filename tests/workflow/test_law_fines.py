"""The penalty said is that of the day, in the money of the day, and nothing is added up."""

from dataclasses import replace
from datetime import date

import pytest

from complaints.applied import penalty as in_a_letter
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.ids import ProvisionId
from legal_refs.penalties import CompanyRule
from workflow.law_fines import penalty

NOW = date(2026, 11, 22)


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


def said(slug: str, on: date = NOW, law: Catalogue | None = None) -> str:
    return plain(penalty(law or catalogue(), ProvisionId(slug), on))


@pytest.mark.parametrize(
    ("slug", "natural", "legal"),
    [
        ("css_l377_2", "3 750", "18 750"),
        ("css_l554_2", "4 500", "22 500"),
        ("css_l845_6", "4 500", "22 500"),
        ("casf_l262_51", "4 500", "22 500"),
        ("css_l815_14", "3 750", "18 750"),
        ("css_l815_29", "3 750", "18 750"),
        ("css_l821_5", "3 750", "18 750"),
        ("cch_l852_3", "4 500", "22 500"),
        ("css_l471_2", "12 000", "60 000"),
        ("crpm_l725_13", "4 500", "22 500"),
        ("crpm_l732_1", "4 500", "22 500"),
        ("crpm_l751_40", "12 000", "60 000"),
        ("crpm_l752_28", "12 000", "60 000"),
        ("css_l382_29", "3 750", "18 750"),
        ("css_l641_1", "3 750", "18 750"),
    ],
)
def test_every_offence_has_its_two_amounts(slug: str, natural: str, legal: str) -> None:
    assert said(slug).startswith(
        f"amende de {natural} euros au plus pour une personne physique, "
        f"de {legal} euros au plus pour une personne morale"
    )


def test_the_text_that_sets_the_amount_is_named_when_it_is_another() -> None:
    assert "selon l’article L. 377-2 du code de la sécurité sociale" in said(
        "css_l821_5"
    )
    assert "selon" not in said("css_l377_2")


def test_what_supposes_an_earlier_conviction_is_not_said() -> None:
    assert "7 500" not in said("css_l377_2")
    assert "insertion" not in said("css_l821_5")


def test_a_penalty_beside_the_fine_is_said() -> None:
    assert "insertion du jugement" in said("css_l554_2")


def test_nothing_is_said_for_a_day_whose_wording_is_not_held() -> None:
    assert said("css_l554_2", date(2008, 6, 1)) == ""


def test_an_older_wording_has_its_own_money_and_nothing_of_today() -> None:
    then = said("css_l554_2", date(2000, 1, 1))
    assert "30 000 francs" in then
    assert "euros" not in then
    assert "insertion" not in then


def test_a_company_has_no_amount_while_its_liability_is_not_held() -> None:
    law = catalogue()
    nobody = CompanyRule(5, (ProvisionId("absent"),))
    persons = replace(law.concours.legal_persons, delit=nobody)
    without = replace(law, concours=replace(law.concours, legal_persons=persons))
    told = said("css_l554_2", law=without)
    assert "22 500" not in told
    assert "; aucun texte détenu ne dit, à cette date, l’amende d’une personne" in told


def test_a_letter_says_the_same_amounts_and_the_same_reserve() -> None:
    law = catalogue()
    letter = plain(in_a_letter(law, law.provisions[ProvisionId("pcmr_l95")], NOW))
    assert (
        "amende de 1 500 euros au plus pour une personne physique, de 7 500" in letter
    )
    assert "Le montant pour une personne morale est donné sous réserve" in letter


def test_the_amount_of_a_company_for_a_contravention_is_reserved() -> None:
    told = said("pcmr_l95")
    assert "de 7 500 euros au plus pour une personne morale, selon" in told
    assert "; le montant pour une personne morale est donné sous réserve" in told
    assert "7 500" not in said("pcmr_l95", date(2010, 1, 1))
    assert "sous réserve" not in said("css_l554_2")


@pytest.mark.parametrize(
    ("months", "words"),
    [(24, "2 ans"), (12, "1 an "), (6, "6 mois"), (18, "18 mois"), (0, "")],
)
def test_imprisonment_is_said_in_years_when_they_are_whole(
    months: int, words: str
) -> None:
    law = catalogue()
    slug = ProvisionId("css_l554_2")
    text = law.provisions[slug]
    penalties = replace(text.penalties, imprisonment_months=months)
    changed = replace(text, penalties=penalties)
    now = replace(law, texts={**law.texts, slug: changed})
    told = said(slug, law=now)
    assert words in told
    assert ("emprisonnement" in told) is bool(months)
    assert "emprisonnement" not in said(slug, date(2000, 1, 1), now)


def test_a_fine_without_a_court_is_called_administrative() -> None:
    assert "amende administrative de" in said("cconso_l242_10")


def test_a_text_that_punishes_nothing_has_no_penalty() -> None:
    assert said("css_l583_1") == ""
