"""Is money asked of the reader for it?"""

import pytest

from dossier.model import Outcome
from legal_refs.ids import ElementId
from tests.classifiers.assessing import fees, finding

ELEMENT = ElementId.REMUNERATION
ACT = "Nous remplissons et envoyons votre demande de RSA."


@pytest.mark.parametrize(
    ("price", "fee"),
    [
        ("29,90 € par mois.", ("29.9", "subscription", "month")),
        ("Le dossier : 39 €.", ("39", "fixed", "")),
        ("Frais de dossier : 49 €.", ("49", "fixed", "")),
        ("Adhésion : 29,90 € par trimestre.", ("29.9", "subscription", "quarter")),
        (
            "Nous prenons 12 % des sommes obtenues.",
            ("12", "percentage", "sums_obtained"),
        ),
        (
            "Nous prenons 8 % des arrérages obtenus.",
            ("8", "percentage", "sums_obtained"),
        ),
        ("Vingt-neuf euros par dossier.", ("29", "fixed", "")),
        ("29€90 le dossier.", ("29.9", "fixed", "")),
        ("Service 0,80 €/min + prix appel.", ("0.8", "premium_phone", "minute")),
        ("19 € au lieu de 39 €.", ("19", "fixed", "")),
        ("Dossier RSA\t45 €", ("45", "fixed", "")),
        ("32 € / heure, envoi compris.", ("32", "hourly", "hour")),
    ],
)
def test_a_price_of_the_act_is_a_fee(price: str, fee: tuple[str, str, str]) -> None:
    text = f"{ACT}\n{price}"
    assert fees(text) == {fee}
    assert finding(ELEMENT, text).outcome is Outcome.MET


@pytest.mark.parametrize(
    "words",
    [
        "Vous pouvez toucher 646 € par mois.",
        "Le RSA est de 646 € pour une personne seule.",
        "Un foyer a reçu 2 314 € de rappel.",
        "SARL au capital de 5 000 €.",
        "Gratuit au lieu de 49 €.",
        "Si un site vous demande 30 €, méfiez-vous.",
        "Ces sites prennent 49 €.",
        "Amende de 3 750 €.",
        "Plafond de ressources : 1 200 € par mois.",
        "Séance de yoga : 12 €.",
        "Chambre à 39 € la nuit.",
        "Par exemple, 240 € de gagnés.",
    ],
)
def test_another_sum_is_no_fee(words: str) -> None:
    assert fees(f"{ACT}\n{words}") == set()


def test_a_price_without_an_act_is_no_fee() -> None:
    assert fees("Le RSA. Le dossier : 39 €.") == set()


def test_on_quote_is_undetermined_and_quoted() -> None:
    found = finding(ELEMENT, f"{ACT}\nTarif sur devis.")
    assert found.outcome is Outcome.UNDETERMINED
    assert found.quotes


def test_a_free_act_without_any_fee_is_not_paid() -> None:
    found = finding(ELEMENT, f"{ACT} C’est gratuit.")
    assert found.outcome is Outcome.NOT_MET


@pytest.mark.parametrize("bait", ["Simulation gratuite.", "L’aide n’est pas gratuite."])
def test_a_free_act_counts_after_a_claim_that_does_not(bait: str) -> None:
    found = finding(ELEMENT, f"{bait}\n{ACT} C’est gratuit.")
    assert found.outcome is Outcome.NOT_MET
    assert [quote.text for quote in found.quotes] == ["C’est gratuit."]


@pytest.mark.parametrize("text", [f"Sans frais.\n{ACT}", f"{ACT}\nSans frais."])
def test_a_free_claim_on_the_next_line_bears_on_the_act(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "text",
    [
        f"Le café est gratuit.\nOuvert le lundi.\n{ACT}",
        f"{ACT}\nOuvert le lundi.\nLe café est gratuit.",
    ],
)
def test_something_free_away_from_the_act_says_nothing(text: str) -> None:
    assert finding(ELEMENT, text).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    "words", ["L’aide n’est pas gratuite.", "Ce n’est pas un service gratuit."]
)
def test_a_denied_free_claim_says_nothing(words: str) -> None:
    assert finding(ELEMENT, f"{ACT} {words}").outcome is Outcome.UNDETERMINED


def test_a_denied_free_claim_unties_no_price() -> None:
    text = f"{ACT} Ce n’est pas un service gratuit.\n29,90 € par mois."
    assert fees(text) == {("29.9", "subscription", "month")}


def test_a_free_simulation_clears_nothing() -> None:
    assert fees(f"{ACT}\nSimulation gratuite.\nLe dossier : 39 €.") == {
        ("39", "fixed", "")
    }


def test_prices_of_other_things_give_way_to_that_of_the_act() -> None:
    text = f"{ACT}\nLe dossier : 39 €.\nCartes postales anciennes : 4 €."
    assert fees(text) == {("39", "fixed", "")}


def test_a_price_once_said_twice_is_one_fee() -> None:
    assert len(fees(f"{ACT}\nLe dossier : 39 €.\nDossier à 39 €.")) == 1


def test_many_amounts_without_a_word_are_an_article_not_a_tariff() -> None:
    rows = "\n".join(f"{n}00 €" for n in range(1, 12))
    far = "\n".join(["Texte."] * 6)
    assert fees(f"{ACT}\n{far}\n{rows}") == set()
