"""Waits and retention, as a person reads them."""

from dataclasses import replace
from datetime import date

from legal_refs.clock_model import Unknown
from legal_refs.clocks import clocks
from workflow.desk_waits import kept, opening, retention, waits


def test_no_wait_is_counted_while_no_proof_is_kept() -> None:
    (wait,) = waits()
    assert wait.said.startswith("aucun récépissé ni avis de réception enregistré")
    assert len(wait.proofs) == 2
    assert "à confirmer" in wait.reserve


def test_every_length_of_retention_is_said_in_words() -> None:
    said = {kept.title: kept.said.replace("\u00a0", " ") for kept in retention()}
    assert said["Pages lues où rien n’a été relevé"] == (
        "30 jours à compter du jour de la lecture"
    )
    assert said["Signal que personne n’a relu"] == (
        "6 mois à compter du jour du signal, rappel à 4 mois et à 5 mois, "
        "prolongé une fois au plus, avec un motif"
    )
    (followed,) = [words for title, words in said.items() if "suivi" in title]
    assert followed.endswith("suivi est déclaré, renouvelable")
    (case,) = [words for title, words in said.items() if title == "Dossier"]
    assert "durée non comptée" in case
    assert all(said.values())


def test_a_wait_that_is_counted_says_from_when() -> None:
    assert opening(date(2026, 4, 13)) == "possible à partir du 13 avril 2026"
    assert opening(Unknown("rien : rien")) == "rien\u00a0: rien"


def test_a_thing_prolonged_several_times_says_how_often() -> None:
    rule = replace(clocks().retention["signal_non_relu"], renewals=3, warnings=())
    assert kept(rule).endswith("signal, prolongé 3\u00a0fois au plus, avec un motif")
