"""Who writes, against whom, and under which texts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from complaints.benefit_names import names_a_benefit
from complaints.citing import key_of
from complaints.defence import EXPLOITANT
from complaints.drafting import Draft, draft
from complaints.pieces import Content
from complaints.signatory import Signatory
from dossier.case import Choice
from dossier.errors import RefusedError
from dossier.model import Operator, OperatorKind
from dossier.workspaces import LegalQuality
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId, ProvisionId
from rendering.text import lines
from tests.complaints.reviewed_cases import (
    NOTICE,
    Bench,
    association,
    lead,
    sha,
    usual,
)


def said(bench: Bench) -> str:
    """The letter on one line, no-break spaces as spaces."""
    return " ".join(lines(draft(bench.brief()).document, width=9999).split())


def drafted(bench: Bench) -> Draft:
    return draft(bench.brief())


@pytest.mark.parametrize(
    ("quality", "title"),
    [
        (q, "Plainte" if q is LegalQuality.PERSONNE_AYANT_PAYE else "Signalement")
        for q in LegalQuality
    ],
)
def test_the_title_follows_standing(quality: LegalQuality, title: str) -> None:
    bench = usual()
    bench.signatory = Signatory("Nom Exemple", quality)
    assert drafted(bench).document.title.startswith(title)


@pytest.mark.parametrize("quality", LegalQuality)
def test_only_the_payer_or_a_body_with_a_harm_of_its_own_complains(
    quality: LegalQuality,
) -> None:
    harmed = Signatory("Nom", quality, own_harm="Des demandes en double.")
    assert harmed.complains is (
        quality
        in {
            LegalQuality.PERSONNE_AYANT_PAYE,
            LegalQuality.ETABLISSEMENT_PUBLIC,
            LegalQuality.ORGANISME_PRIVE,
        }
    )


@pytest.mark.parametrize(
    "quality", set(LegalQuality) - {LegalQuality.PERSONNE_AYANT_PAYE}
)
def test_nobody_else_is_called_a_victim(quality: LegalQuality) -> None:
    bench = usual()
    bench.signatory = replace(association(), quality=quality)
    assert "victime" not in said(bench).lower()


def test_the_special_text_comes_first_and_the_other_is_subsidiary() -> None:
    bench = usual()
    bench.benefits = ("alf",)
    letter = said(bench)
    special = letter.index("ARTICLE L. 852-3")
    assert special < letter.index("ARTICLE L. 554-2")
    assert "FAMILLES (À TITRE SUBSIDIAIRE)" not in letter[:special]
    assert (
        "ARTICLE L. 554-2 DU CODE DE LA SÉCURITÉ SOCIALE (À TITRE SUBSIDIAIRE)"
        in letter
    )


def test_a_text_whose_benefit_no_quoted_word_names_says_so() -> None:
    bench = usual()
    bench.benefits = ("alf", "allocations_familiales")
    letter = said(bench)
    assert letter.index("ARTICLE L. 554-2") < letter.index("ARTICLE L. 852-3")
    assert letter.count("ne nomment pas une prestation que ce texte vise") == 1


def test_several_benefits_may_be_pursued_together() -> None:
    assert "susceptibles d’être retenues cumulativement" in said(usual())
    bench = usual()
    bench.benefits = ("rsa",)
    assert "cumulativement" not in said(bench)


def test_a_text_to_confirm_is_printed_with_its_reserve() -> None:
    assert "Sous réserve. Texte lu dans une copie de 2014-2015" in said(usual())


def test_benefits_without_a_text_are_named_apart() -> None:
    bench = usual()
    bench.benefits = ("rsa", "bourse")
    assert "aucun texte de cette nature : Bourse sur critères sociaux" in said(bench)


def test_disputed_points_are_argued_both_ways() -> None:
    bench = usual()
    bench.disputed = ("premium_lance_demarches",)
    assert "Pour : L’offre payante comprend" in said(bench)
    assert "Contre : Lancer peut vouloir dire" in said(bench)


def test_what_is_deduced_is_said_to_be() -> None:
    bench = usual()
    bench.choices[ElementId.INTERMEDIAIRE] = Choice.A_DEDUIRE
    assert "se déduit des passages cités" in said(bench)


def test_fines_are_never_added_up_and_no_repeat_is_supposed() -> None:
    bench = usual()
    bench.benefits = ("retraite", "allocations_familiales")
    letter = said(bench).replace("\u202f", " ")
    assert "de 18 750 euros au plus pour une personne morale" in letter
    assert "8 250" not in letter
    assert "37 500" not in letter


def test_a_company_that_a_person_confirmed_is_named() -> None:
    assert "la société Droits Express SAS, SIREN 552 100 554 (pièce n° 7)" in said(
        usual()
    )


@pytest.mark.parametrize(
    "sealed",
    [
        "Mentions légales\nÉditeur : Autre Maison SARL, SIREN 732 829 320\n",
        "Page en travaux\n",
    ],
)
def test_a_notice_that_changed_before_the_seal_is_not_cited_for_the_company(
    sealed: str,
) -> None:
    bench = usual()
    notice = replace(bench.exhibits[7], text_sha256=sha(sealed))
    bench.exhibits[7] = notice
    bench.contents[notice.id] = Content(sealed)
    letter = said(bench)
    assert "paraît exploité par la société Droits Express SAS" in letter
    assert "désigne comme exploitant" not in letter
    assert any("aucune pièce scellée" in hold for hold in drafted(bench).holds)


def test_a_company_that_the_notice_does_not_name_is_not_said_to_be_named() -> None:
    bench = usual()
    bench.operator = Operator(
        OperatorKind.COMPANY,
        "732829320",
        "Autre Maison",
        lead(NOTICE, "Droits Express SAS"),
    )
    assert "paraît exploité par la société Autre Maison" in said(bench)


def test_the_words_that_name_the_company_are_marked_in_the_bundle() -> None:
    brief = usual().brief()
    place = brief.found[EXPLOITANT]
    assert place.text == "Droits Express SAS"
    assert brief.bound.within(7, key_of(place)) > 0
    assert not any("aucune pièce scellée" in hold for hold in draft(brief).holds)


def test_a_sole_trader_stays_unnamed() -> None:
    bench = usual()
    bench.operator = Operator(
        OperatorKind.SOLE_TRADER, "552100554", "Mme Nommée", lead(NOTICE, "Éditeur")
    )
    letter = said(bench)
    assert "désigné par les mentions légales (pièce n° 7)" in letter
    assert "Nommée" not in letter
    assert "552" not in letter.replace("\u202f", "")


def test_an_unknown_operator_is_x() -> None:
    bench = usual()
    bench.operator = None
    assert "vise X, exploitant du site" in said(bench)


def test_a_number_of_the_signatory_taken_by_another_exhibit_is_refused() -> None:
    bench = usual()
    bench.exhibits[2] = bench.exhibits.pop(7)
    with pytest.raises(RefusedError, match="réservé au signataire"):
        drafted(bench)


def test_no_text_whose_every_element_is_accepted_is_refused_with_a_remedy() -> None:
    bench = usual()
    bench.choices[ElementId.REMUNERATION] = Choice.PAS_LU
    with pytest.raises(RefusedError, match="revoyez les cartes"):
        drafted(bench)


def test_facts_older_than_any_wording_held_are_refused() -> None:
    bench = usual()
    for number, held in bench.exhibits.items():
        bench.exhibits[number] = replace(held, at=datetime(1980, 1, 1, tzinfo=UTC))
    with pytest.raises(RefusedError, match="aucun texte en vigueur"):
        drafted(bench)


@pytest.mark.parametrize(
    "name",
    [
        "A & B <SAS> « test »",
        "`x`{=openxml}",
        "$x$ {{ y }} {% z %}",
        "#eval(1) \\input{x}",
        "N" * 400,
    ],
)
def test_a_hostile_company_name_is_printed_as_it_is(name: str) -> None:
    bench = usual()
    bench.operator = Operator(
        OperatorKind.COMPANY, "552100554", name, lead(NOTICE, "Droits Express SAS")
    )
    assert f"société {' '.join(name.split())}, SIREN" in said(bench)


def test_a_principal_text_to_confirm_keeps_the_letter_a_project() -> None:
    bench = usual()
    assert any("à confirmer" in hold for hold in drafted(bench).holds)
    bench.benefits = ("allocations_familiales",)
    assert not any("à confirmer" in hold for hold in drafted(bench).holds)


def test_the_wording_is_that_of_the_last_day_of_the_facts() -> None:
    bench = usual()
    bench.benefits = ("retraite",)
    bench.exhibits[5] = replace(bench.exhibits[5], at=datetime(2001, 6, 1, tzinfo=UTC))
    letter = said(bench)
    assert "rédaction en vigueur depuis le 1er janvier 2002" in letter
    assert "25 000 F" not in letter


def test_an_alias_in_capitals_is_matched_in_capitals_only() -> None:
    text = catalogue().provisions[ProvisionId("casf_l262_51")]
    assert names_a_benefit(text, ["votre RMI"], catalogue())
    assert not names_a_benefit(text, ["rmi"], catalogue())
    assert not names_a_benefit(text, ["RMIX"], catalogue())
