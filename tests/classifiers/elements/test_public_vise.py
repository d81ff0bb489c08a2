"""Whom does the site address?"""

import pytest

from dossier.model import Outcome
from legal_refs.ids import ElementId
from tests.classifiers.assessing import finding

ELEMENT = ElementId.PUBLIC_VISE
ACT = "Nous remplissons et envoyons la demande de RSA."
BARE = "Nous remplissons et envoyons la demande."
"""An act whose sentence names no benefit."""
PROS = "Employeurs, DRH, PME."


def aside(lines: int) -> str:
    return "\n".join(["Texte."] * lines)


@pytest.mark.parametrize(
    "persons",
    [
        "Familles et parents isolés, bienvenue.",
        "Étudiants fauchés, venez.",
        "Retraités modestes.",
        "Demandeurs d’emploi.",
        "Pour tous les allocataires.",
        "Victimes d’un accident.",
        "Les assurés du canton.",
        "Locataires.",
        "Adultes handicapés.",
        "Exploitants agricoles.",
    ],
)
def test_persons_named_are_quoted(persons: str) -> None:
    found = finding(ELEMENT, f"{ACT}\n{persons}")
    assert found.outcome is Outcome.MET
    assert found.quotes[0].text == persons


def test_an_offer_to_claim_a_named_benefit_speaks_to_those_who_may_claim_it() -> None:
    found = finding(ELEMENT, ACT)
    assert (found.outcome, found.quotes[0].text) == (Outcome.MET, ACT)


def test_employers_are_not_the_public_of_the_texts() -> None:
    text = (
        "DRH, employeurs, collectivités : nous remplissons les demandes de RSA de vos salariés."
        " 4 € par salarié. Pour vos équipes et vos agents."
    )
    assert finding(ELEMENT, text).outcome is Outcome.NOT_MET


def test_three_words_for_professionals_beside_half_of_the_offers_are_enough() -> None:
    text = f"{PROS}\n{ACT}\n{aside(9)}\n{ACT}"
    assert finding(ELEMENT, text).outcome is Outcome.NOT_MET


def test_a_third_of_the_offers_beside_professionals_is_not_enough() -> None:
    text = f"{PROS}\n{ACT}\n{aside(9)}\n{ACT}\n{ACT}"
    assert finding(ELEMENT, text).outcome is Outcome.MET


@pytest.mark.parametrize("words", ["Espace employeurs.", "Employeurs et DRH."])
def test_a_word_or_two_for_professionals_leave_the_public_as_it_is(words: str) -> None:
    found = finding(ELEMENT, f"{ACT}\nLes retraités.\n{words}")
    assert (found.outcome, found.quotes[0].text) == (Outcome.MET, "Les retraités.")


@pytest.mark.parametrize(
    ("between", "outcome"), [(3, Outcome.NOT_MET), (4, Outcome.MET)]
)
def test_professionals_count_within_four_lines_of_the_offer(
    between: int, outcome: Outcome
) -> None:
    above = f"{PROS}\n{aside(between)}\n{ACT}"
    below = f"{ACT}\n{aside(between)}\n{PROS}"
    assert [finding(ELEMENT, text).outcome for text in (above, below)] == [outcome] * 2


def test_professionals_are_quoted_twice_at_most() -> None:
    text = f"Employeurs, venez.\nDRH, venez.\nPME, venez.\n{ACT}"
    quoted = [quote.text for quote in finding(ELEMENT, text).quotes]
    assert quoted == ["Employeurs, venez.", "DRH, venez."]


def test_persons_close_to_the_act_are_quoted_rather_than_those_farther() -> None:
    text = f"Les locataires.\n{aside(2)}\n{ACT}\n{aside(1)}\nLes retraités.\nPère."
    quoted = [quote.text for quote in finding(ELEMENT, text).quotes]
    assert quoted == ["Les retraités."]


@pytest.mark.parametrize(
    ("near", "chosen"),
    [
        ("Étudiants.", "Parents, familles et veuves."),
        ("Étudiants et retraités.", "Étudiants et retraités."),
    ],
)
def test_two_kinds_of_persons_say_more_than_one_and_as_much_as_three(
    near: str, chosen: str
) -> None:
    text = f"{ACT}\n{near}\n{aside(3)}\nParents, familles et veuves."
    assert finding(ELEMENT, text).quotes[0].text == chosen


def test_persons_of_another_page_than_the_act_are_not_its_public() -> None:
    found = finding(ELEMENT, BARE, "Le RSA des parents et des familles.")
    assert found.outcome is Outcome.UNDETERMINED


def test_an_act_whose_sentence_names_no_benefit_addresses_no_one_by_itself() -> None:
    assert finding(ELEMENT, BARE, "Le RSA.").outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("between", "outcome"), [(0, Outcome.MET), (3, Outcome.UNDETERMINED)]
)
def test_you_is_the_reader_of_the_act_only_close_to_it(
    between: int, outcome: Outcome
) -> None:
    text = "\n".join([BARE, *["Texte."] * between, "Vous aussi."])
    assert finding(ELEMENT, text, "Le RSA.").outcome is outcome


@pytest.mark.parametrize("text", ["", "Familles.", "Le RSA des familles."])
def test_without_an_offer_no_one_is_addressed(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.UNDETERMINED


def test_what_every_site_prints_addresses_no_one() -> None:
    text = f"{ACT}\nNous utilisons des cookies pour nos clients et nos membres.\nParents seuls."
    assert finding(ELEMENT, text).quotes[0].text == "Parents seuls."
