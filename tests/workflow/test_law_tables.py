"""What a person reads of an authority, a place, a court or a clock."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints.typography import day
from legal_refs.authority_model import Sourced
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import Confirmation
from workflow.check_words import today
from workflow.law_names import find
from workflow.law_rows import shown as as_row
from workflow.law_tables import Tabled, tabled
from workflow.law_words import shown

NOW = date(2026, 11, 22)


def told(name: str, on: date = NOW) -> str:
    page = "\n".join(shown(catalogue(), find(catalogue(), name), on))
    return page.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("row", tabled(), ids=lambda row: row.id)
def test_every_row_is_told_and_written_for_programs(row: Tabled) -> None:
    for on in (date(2010, 1, 1), NOW, date(2030, 1, 1)):
        lines = list(shown(catalogue(), row, on))
        assert lines[0] == f"{row.id} — {row.title}"
        assert len(lines) > 1
        assert "None" not in " ".join(lines)
        written = as_row(catalogue(), row, on)
        assert {"id", "kind", "on", "state", "wording"} <= set(written)
        assert json.loads(json.dumps(written)) == written


def test_a_departement_with_several_courts_asks_for_the_commune() -> None:
    page = told("Landes")
    assert "Plusieurs tribunaux : vérifier la commune." in page
    assert "tj_dax — tribunal judiciaire de Dax (cour d’appel de Pau)" in page
    assert "Adresse du procureur : à relever" in page
    assert "Plusieurs tribunaux" not in told("Côte-d’Or")


def test_an_authority_tells_its_ways_their_source_and_who_may_write() -> None:
    page = told("dgccrf")
    assert "Courrier : DGCCRF, RéponseConso" in page
    assert "0 809 540 550" in page
    assert "Jamais vérifié en ligne : à vérifier avant tout envoi." in page
    assert "Qui peut l’envoyer" in page
    assert "personne qui a payé" in page


def test_one_rule_is_told_once_with_all_it_speaks_of() -> None:
    page = told("procureur")
    sentence = "L’organisme peut porter plainte s’il allègue un préjudice"
    assert page.count(sentence) == 1


def test_a_row_checked_lately_says_the_day_and_no_warning() -> None:
    row = find(catalogue(), "siege")
    assert isinstance(row, Tabled)
    assert isinstance(row.value, Sourced)
    checked = replace(row, value=replace(row.value, checked_on=today()))
    page = "\n".join(shown(catalogue(), checked, date(2010, 1, 1)))
    assert f"Vérifié en ligne le {day(today())}." in page
    assert "Jamais" not in page
    old = "\n".join(shown(catalogue(), checked, today() + timedelta(days=800)))
    assert "il y a plus de 12\u00a0mois" in old


def test_places_keep_their_order() -> None:
    ranks = [told(slug).split("Rang : ")[1][0] for slug in ("siege", "avocat")]
    assert ranks == ["1", "5"]


def test_a_clock_tells_its_length_its_rule_and_its_reserve() -> None:
    page = told("prescription_delit")
    assert "Durée : 6 ans à compter de chaque fait" in page
    assert "Règle en vigueur : depuis le 1er mars 2017" in page
    assert "Réserve : La durée de prescription de six ans" in page
    assert "Textes : cpp_8" in page


def test_what_the_house_keeps_says_from_when_and_how_often() -> None:
    page = told("signal_non_relu")
    assert "Durée : 6 mois à compter du jour du signal" in page
    assert "Avertit après : 4 mois et 5 mois" in page
    assert "Prolongation : 1 fois" in page
    assert "aucune qui lui soit propre, suit le dossier" in told(
        "donnees_sensibles_recues"
    )


@pytest.mark.parametrize(
    ("row", "text"),
    [("plainte_sans_reponse", "cpp_85"), ("prescription_delit", "cpp_8")],
)
def test_a_clock_keeps_its_reserve_until_its_text_is_confirmed(
    row: str, text: str
) -> None:
    law, slug = catalogue(), ProvisionId(text)
    reading = Confirmation("Camille Exemple", date(2026, 11, 1), "essai")
    read = replace(law.texts[slug], confirmed=reading)
    confirmed = replace(law, texts={**law.texts, slug: read})
    before, after = (
        "\n".join(shown(held, find(held, row), NOW)) for held in (law, confirmed)
    )
    assert "Réserve" in before
    assert "Réserve" not in after
