"""Échéances: what is counted, from what, and what is owned not to be known."""

from dossier.settings import Settings
from tests.views.pages import everything, opened
from tests.workflow.drafting import ReadyCase
from workflow.check_words import day
from workflow.desk_dates import case_dates, until


def said() -> str:
    return everything(opened("echeances")).replace("\u00a0", " ")


def test_a_case_says_from_which_facts_how_long_and_under_which_texts(
    decided: ReadyCase,
) -> None:
    words = said()
    (held,) = case_dates(decided.house.settings)
    assert held.facts is not None
    (limit,) = held.limits
    oldest, then = day(held.facts.oldest), until(limit, held.today)
    assert f"Fait retenu le plus ancien : {oldest}." in words
    assert f"Textes de tribunal correctionnel (6 ans) : {then} (indicatif)." in words
    assert "Article L. 262-51 du code de l’action sociale et des familles." in words
    assert "Sous réserve. La durée de prescription de six ans" in words
    assert "interromp" not in words


def test_pieces_that_nobody_relied_on_yet_are_said_to_count(begun: ReadyCase) -> None:
    words = said()
    assert "Aucun passage n’est encore retenu" in words, begun
    assert "Fait retenu" not in words


def test_no_filing_is_counted_without_a_proof(settings: Settings) -> None:
    words = said()
    assert "Aucun récépissé ni avis de réception enregistré" in words, settings
    assert "jour du récépissé" in words


def test_retention_is_told_and_nothing_is_said_to_be_erased(settings: Settings) -> None:
    words = said()
    assert "Journal des accès : 12 mois à compter du jour de l’accès." in words, (
        settings
    )
    assert "n’efface rien d’elle-même" in words
