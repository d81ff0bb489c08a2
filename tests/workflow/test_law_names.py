"""A person names a text or a benefit as it comes; a doubt is told, never decided."""

from dataclasses import replace

import pytest

from dossier.errors import UnusableInputError
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, ProvisionId
from workflow.law_names import entries, find
from workflow.law_tables import tabled


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("rsa", "rsa"),
        ("RSA", "rsa"),
        (" Rsa ", "rsa"),
        ("r.s.a.", "rsa"),
        ("revenu de solidarité active", "rsa"),
        ("REVENU DE SOLIDARITE ACTIVE", "rsa"),
        ("prime d'activité", "prime_activite"),
        ("Prime d’activité", "prime_activite"),
        ("la prime d'activité", "prime_activite"),
        ("AAH", "aah"),
        ("are", "are"),
        ("css_l554_2", "css_l554_2"),
        ("CSS_L554_2", "css_l554_2"),
        ("L.554-2", "css_l554_2"),
        ("l554-2", "css_l554_2"),
        ("L. 554-2", "css_l554_2"),
        ("L.\u00a0554-2", "css_l554_2"),
        ("art. L. 554-2 du code de la sécurité sociale", "css_l554_2"),
        ("Code de la sécurité sociale, article L. 554-2", "css_l554_2"),
        ("CSS L.554-2", "css_l554_2"),
        ("L. 554-2 CSS", "css_l554_2"),
        ("ecrivain_public", "ecrivain_public"),
        ("Association qui facture la démarche", "association_facturant"),
        ("retractation", "retractation"),
    ],
)
def test_a_name_is_found_whatever_its_case_accents_and_stops(
    words: str, slug: str
) -> None:
    assert find(catalogue(), words).id == slug


def test_everything_held_is_found_by_its_own_slug() -> None:
    held = list(entries(catalogue()))
    assert len(held) > 200
    assert [find(catalogue(), entry.id) for entry in held] == held


def test_every_benefit_is_found_by_its_name() -> None:
    for benefit in catalogue().benefits.values():
        assert find(catalogue(), benefit.name) is benefit


def test_every_text_is_found_by_its_article_and_code() -> None:
    for text in catalogue().texts.values():
        assert find(catalogue(), f"article {text.article} {text.code}") is text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("rsaa", "rsa"),
        ("css_l554_9", "css_l554_2"),
        ("prime d'activ", "prime_activite"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(words: str, said: str) -> None:
    with pytest.raises(UnusableInputError, match="inconnu du droit tenu") as told:
        find(catalogue(), words)
    assert said in str(told.value).split("au plus près")[1]
    assert "vigie law list" in str(told.value)


@pytest.mark.parametrize("words", ["", "  ", "?", "de la", "zzzzzz", "796", "L. 55-42"])
def test_what_names_nothing_is_refused(words: str) -> None:
    with pytest.raises(UnusableInputError, match="inconnu du droit tenu"):
        find(catalogue(), words)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("cnil", "cnil"),
        ("procureur", "procureur"),
        ("siege", "siege"),
        ("Landes", "departement_40"),
        ("cote d'or", "departement_21"),
        ("77", "departement_77"),
        ("2a", "departement_2a"),
        ("département 40", "departement_40"),
        ("tribunal judiciaire de Dijon", "departement_21"),
        ("prescription_delit", "prescription_delit"),
        ("Signal que personne n'a relu", "signal_non_relu"),
    ],
)
def test_an_authority_a_court_or_a_clock_is_found(words: str, slug: str) -> None:
    assert find(catalogue(), words).id == slug


def test_the_law_is_preferred_to_what_the_tables_call_the_same() -> None:
    assert find(catalogue(), "40").id == "cpp_40"
    assert find(catalogue(), "Agirc-Arrco").id == "retraite_complementaire"
    assert find(catalogue(), "agirc_arrco").id == "agirc_arrco"


def test_every_row_of_the_tables_is_found_by_its_id_and_no_id_serves_twice() -> None:
    rows = tabled()
    held = [*entries(catalogue()), *rows]
    assert len({entry.id for entry in held}) == len(held)
    assert [find(catalogue(), row.id) for row in rows] == list(rows)


def test_nothing_is_called_near_when_nothing_is() -> None:
    with pytest.raises(UnusableInputError) as told:
        find(catalogue(), "zzzzzz")
    assert str(told.value) == "« zzzzzz » : inconnu du droit tenu (« vigie law list »)"


def test_a_family_is_told_with_its_benefits() -> None:
    with pytest.raises(UnusableInputError) as told:
        find(catalogue(), "Aides au logement")
    assert str(told.value) == (
        "« Aides au logement » désigne plusieurs prestations : apl, als, alf"
    )


def test_a_number_of_two_codes_is_told_with_both() -> None:
    law = catalogue()
    text = law.texts[ProvisionId("css_l554_2")]
    other = replace(text, id=ProvisionId("cu_l554_2"), code="Code des usages")
    both = replace(law, texts={**law.texts, other.id: other})
    with pytest.raises(UnusableInputError) as told:
        find(both, "L.554-2")
    assert str(told.value) == (
        "« L.554-2 » désigne plusieurs entrées : css_l554_2, cu_l554_2"
    )
    assert find(both, "L. 554-2 du code des usages") is other


def test_a_slug_is_preferred_to_the_same_word_used_as_a_name() -> None:
    law = catalogue()
    case = next(iter(law.disputed.values()))
    shadow = replace(case, title="RSA")
    both = replace(law, disputed={case.id: shadow})
    assert find(both, "rsa") is law.benefits[BenefitId("rsa")]
    with pytest.raises(UnusableInputError, match="plusieurs entrées"):
        find(both, "RSA")
