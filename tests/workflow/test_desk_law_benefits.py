"""Benefits and disputed cases, as they are listed on the page of the law."""

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.model import Ceiling
from workflow.desk_authorities import to_check
from workflow.desk_law_benefits import (
    CEILINGS,
    WITHOUT,
    BenefitLine,
    benefit_page,
    disputed_cases,
)


def one(words: str, name: str) -> BenefitLine:
    (found,) = (
        line for line in benefit_page(words_in=words).lines if line.name == name
    )
    return found


def test_every_benefit_is_on_one_page_and_once() -> None:
    first = benefit_page()
    names = [
        line.name
        for number in range(1, first.pages + 1)
        for line in benefit_page(number=number).lines
    ]
    assert sorted(names) == sorted(each.name for each in catalogue().benefits.values())
    assert first.total == len(names)


def test_benefits_that_a_text_protects_come_first() -> None:
    pages = benefit_page().pages
    texts = [
        bool(line.texts)
        for number in range(1, pages + 1)
        for line in benefit_page(number=number).lines
    ]
    assert texts == sorted(texts, reverse=True)
    assert len(set(texts)) == 2


@pytest.mark.parametrize("words", ["RSA", "rsa", " revenu de solidarite "])
def test_a_benefit_is_found_by_its_name_or_its_abbreviation(words: str) -> None:
    found = one(words, "Revenu de solidarité active")
    assert [slug for slug, _ in found.texts] == ["casf_l262_51"]
    assert WITHOUT not in found.said
    assert "https://www.caf.fr" in found.route
    assert "3230 (sans surtaxe)" in found.route
    assert found.warning.startswith("Jamais vérifié en ligne")


def test_a_benefit_without_a_text_says_so_and_still_names_its_free_way() -> None:
    found = one("APA", "Allocation personnalisée d’autonomie")
    assert found.texts == ()
    assert found.said.startswith(WITHOUT)
    assert "https://" in found.route
    assert "surtaxe" not in found.route


def test_a_special_text_comes_first() -> None:
    (alf,) = (each for each in catalogue().benefits.values() if each.id == "alf")
    found = one(alf.name, alf.name)
    assert [slug for slug, _ in found.texts] == list(alf.provisions)
    assert len(found.texts) > 1


def test_no_benefit_is_found_by_words_of_none() -> None:
    assert benefit_page(words_in="zzz").lines == ()


def test_every_disputed_case_is_argued_both_ways() -> None:
    assert set(CEILINGS) == set(Ceiling)
    assert len(disputed_cases()) == len(catalogue().disputed)
    for case in disputed_cases():
        assert case.argument_for
        assert case.against
        assert case.sentence


def test_free_ways_nobody_checked_are_listed_with_the_authorities() -> None:
    listed = {row.what: row for row in to_check()}
    for route in catalogue().routes.values():
        assert listed[route.label].source == route.source
        assert "avant de l’indiquer" in listed[route.label].said
