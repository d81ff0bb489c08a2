"""A document is drafted for who may send it; anybody else is told why, and what to do."""

import pytest

from complaints.addressees import (
    DRAFTED,
    INSTEAD,
    NOT_YET,
    TO_CONFIRM,
    Addressee,
    document,
    refusal,
)
from complaints.signatory import Signatory
from dossier.workspaces import LegalQuality
from legal_refs.authority_model import Standing


@pytest.mark.parametrize("quality", LegalQuality)
def test_everybody_may_have_the_letter_to_the_procureur_drafted(
    quality: LegalQuality,
) -> None:
    assert refusal(Addressee.PROCUREUR, quality) == ""


@pytest.mark.parametrize("addressee", set(Addressee) - DRAFTED)
@pytest.mark.parametrize("quality", LegalQuality)
def test_nothing_else_is_drafted_without_a_word(
    addressee: Addressee, quality: LegalQuality
) -> None:
    assert refusal(addressee, quality).endswith(".")


def test_a_refusal_is_the_sentence_of_the_table_with_a_remedy() -> None:
    said = refusal(Addressee.ARTICLE_40, LegalQuality.ORGANISME_PRIVE)
    assert said.startswith("Cet avis est réservé aux autorités constituées")
    assert said.endswith(f"{TO_CONFIRM} {INSTEAD}")


def test_a_document_that_may_be_sent_is_only_not_drafted_yet() -> None:
    assert refusal(Addressee.ARTICLE_40, LegalQuality.SERVICE_ETAT) == NOT_YET
    assert refusal(Addressee.DGCCRF, LegalQuality.AUTRE_ASSOCIATION) == NOT_YET


def test_a_condition_is_told_with_its_reserve() -> None:
    said = refusal(Addressee.ARTICLE_40, LegalQuality.ETABLISSEMENT_PUBLIC)
    rule = document(Addressee.ARTICLE_40).rule("etablissement_public")
    assert said == f"{rule.sentence} {rule.ground.reserve} {TO_CONFIRM} {NOT_YET}"


def test_a_refusal_that_rests_on_no_text_to_confirm_does_not_say_it_does() -> None:
    said = refusal(Addressee.MINISTRE, LegalQuality.AUTRE_ASSOCIATION)
    assert not document(Addressee.MINISTRE).rule("autre_association").ground.texts
    assert TO_CONFIRM not in said


def test_what_a_lawyer_keeps_is_not_refused_for_a_letter_instead() -> None:
    said = refusal(
        Addressee.CITATION_DIRECTE, LegalQuality.GROUPEMENT_ASSISTANTS_SOCIAUX
    )
    assert "voyez un avocat" in said
    assert INSTEAD not in said


@pytest.mark.parametrize(
    "addressee", [Addressee.PARTIE_CIVILE, Addressee.CITATION_DIRECTE]
)
def test_what_it_may_cost_is_told_to_whoever_may_go_to_court(
    addressee: Addressee,
) -> None:
    said = refusal(addressee, LegalQuality.PERSONNE_AYANT_PAYE)
    assert document(addressee).risk in said
    assert document(addressee).risk_ground.reserve in said
    assert document(addressee).risk not in refusal(
        addressee, LegalQuality.AUTRE_ASSOCIATION
    )


def test_what_a_route_gives_away_is_told_before_it_is_taken() -> None:
    said = refusal(Addressee.SIGNALCONSO, LegalQuality.AUTRE_ASSOCIATION)
    assert said == f"{document(Addressee.SIGNALCONSO).risk} {NOT_YET}"


@pytest.mark.parametrize("addressee", Addressee)
@pytest.mark.parametrize("quality", LegalQuality)
def test_whoever_is_refused_is_told_what_to_do_instead(
    addressee: Addressee, quality: LegalQuality
) -> None:
    refused = document(addressee).rule(quality.value).standing is Standing.REFUSED
    assert (INSTEAD in refusal(addressee, quality)) == refused


@pytest.mark.parametrize("quality", LegalQuality)
def test_without_a_harm_only_who_paid_complains(quality: LegalQuality) -> None:
    paid = quality is LegalQuality.PERSONNE_AYANT_PAYE
    assert Signatory("Nom", quality).complains is paid
    assert Signatory("Nom", quality, own_harm="  ").complains is paid


def test_the_title_is_that_of_the_table() -> None:
    harmed = Signatory("Nom", LegalQuality.ORGANISME_PRIVE, own_harm="Des doublons.")
    assert harmed.title == "Plainte"
    assert Signatory("Nom", LegalQuality.SERVICE_ETAT).title == "Signalement"
