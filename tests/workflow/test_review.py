"""A named person with the role decides on what they were shown, and nobody else does."""

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.case import SUBJECTS, CaseId, Choice, Row
from dossier.decision_rows import Chosen
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import ExhibitId, ExhibitKind, PieceQuote
from dossier.journal import JournalKind
from dossier.model import Capture, CaptureId, CaptureOutcome, Outcome, Quote, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.ids import ElementId
from tests.dossier.cases import (
    CAMILLE,
    DOMINIQUE,
    NOON,
    SACHA,
    URL,
    ZERO,
    exhibit,
    packed,
)
from tests.workflow.reviewing import PROOFS, TEXT, House, house, read
from workflow.cards import Standing
from workflow.persons import Passage, transcribe
from workflow.review import decide

PAID = ElementId.REMUNERATION


@pytest.fixture
def ours(tmp_path: Path) -> House:
    made = house(Settings.at(tmp_path / "home"))
    made.measured()
    return made


@pytest.fixture
def case(ours: House) -> CaseId:
    return ours.opened()


def refused(
    ours: House, chosen: Chosen, *, expected: int = 0, by: str = CAMILLE
) -> str:
    with pytest.raises(RefusedError) as said:
        decide(ours.settings, chosen, expected=expected, as_user=by)
    assert "\n" not in str(said.value)
    return str(said.value)


@pytest.mark.parametrize("by", [CAMILLE, DOMINIQUE])
def test_a_reviewer_or_a_jurist_decides(ours: House, case: CaseId, by: str) -> None:
    made = decide(ours.settings, ours.chosen(case, PAID), expected=0, as_user=by)
    card = ours.cards()[PAID]
    assert card.decision == made
    assert (made.by, made.choice, made.subject) == (by, Choice.LU, PAID)
    assert not card.lapsed
    assert card.standing is Standing.A_ANCRER


def test_a_signatory_does_not_decide_and_the_refusal_is_journaled(
    ours: House, case: CaseId
) -> None:
    said = refused(ours, ours.chosen(case, PAID), by=SACHA)
    assert said.startswith(
        "Sacha Exemple n’a pas le rôle qui permet de décider une fiche "
        "(juriste ou relecteur)"
    )
    with open_store(ours.settings) as store:
        assert [line.kind for line in store.journal()][-1] == JournalKind.ROLE_REFUSED
        assert store.decisions(case) == {}


def test_a_reason_holds_no_number_that_may_single_out_a_person(
    ours: House, case: CaseId
) -> None:
    chosen = replace(
        ours.chosen(case, PAID), reason="payé par l’allocataire n° 1234567"
    )
    with pytest.raises(UnusableInputError, match="le motif contient un numéro"):
        decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert store.decisions(case) == {}


@pytest.mark.parametrize("nobody", ["Personne fictive", "crawl", "Zoé"])
def test_a_stranger_does_not_decide(ours: House, case: CaseId, nobody: str) -> None:
    with pytest.raises(UnusableInputError, match="personne inconnue ici"):
        decide(ours.settings, ours.chosen(case, PAID), expected=0, as_user=nobody)


def test_in_the_demonstration_one_says_who_decides(ours: House, case: CaseId) -> None:
    with pytest.raises(UnusableInputError, match=r"--as .*Camille Exemple"):
        decide(ours.settings, ours.chosen(case, PAID), expected=0)


def test_the_fictional_reviewers_decide_where_loopback_is_allowed_only(
    ours: House, case: CaseId
) -> None:
    away = Settings(ours.settings.home, ours.settings.database_url)
    with pytest.raises(RefusedError, match="VIGIE_ALLOW_LOOPBACK=1"):
        decide(away, ours.chosen(case, PAID), expected=0, as_user=CAMILLE)


def test_what_changed_since_it_was_shown_is_not_decided(
    ours: House, case: CaseId
) -> None:
    before = ours.chosen(case, PAID)
    ours.measured({**PROOFS, PAID: "Frais de dossier : 29,90 €"})
    assert "les éléments présentés ont changé" in refused(ours, before)


def test_a_card_left_aside_changes_nothing_for_the_others(
    ours: House, case: CaseId
) -> None:
    before = ours.chosen(case, PAID)
    ours.measured({**PROOFS, ElementId.PUBLIC_VISE: "votre dossier"})
    decide(ours.settings, before, expected=0, as_user=CAMILLE)


def test_a_decision_lapses_when_what_is_shown_changes_and_stays(
    ours: House, case: CaseId
) -> None:
    ours.decided(case, PAID)
    ours.measured({**PROOFS, PAID: "Frais de dossier : 29,90 €"})
    card = ours.cards()[PAID]
    assert card.lapsed
    assert card.standing is Standing.PERIMEE
    assert card.decision is not None
    ours.measured()
    assert not ours.cards()[PAID].lapsed, "shown again, it holds again"


def test_a_new_version_that_finds_the_same_lapses_nothing(
    ours: House, case: CaseId
) -> None:
    ours.decided(case)
    made = ours.assessment()
    with open_store(ours.settings) as store:
        versions = replace(made.versions, lexicons="autres", code="2.0")
        store.put_assessment(replace(made, versions=versions, probability=0.5))
    assert not any(card.lapsed for card in ours.cards().values())


def test_the_same_words_read_again_lapse_nothing(ours: House, case: CaseId) -> None:
    ours.decided(case)
    with open_store(ours.settings) as store:
        page = read(store, f"Bandeau\n{TEXT}", name="c2")
    again = House(ours.settings, page)
    again.measured()
    assert not any(card.lapsed for card in again.cards().values())


def test_the_second_reviewer_of_a_card_is_told_who_was_first(
    ours: House, case: CaseId
) -> None:
    choice = ours.chosen(case, PAID)
    decide(ours.settings, choice, expected=0, as_user=CAMILLE)
    said = refused(ours, replace(choice, choice=Choice.PAS_LU), by=DOMINIQUE)
    assert "Camille Exemple a décidé cette fiche" in said
    expected = ours.cards()[PAID].expected
    decide(
        ours.settings,
        replace(choice, choice=Choice.PAS_LU),
        expected=expected,
        as_user=DOMINIQUE,
    )
    with open_store(ours.settings) as store:
        assert [made.by for made in store.decisions_so_far(case)] == [
            CAMILLE,
            DOMINIQUE,
        ]


@pytest.mark.parametrize("choice", [Choice.LU, Choice.A_DEDUIRE])
def test_an_accepted_element_rests_on_words(
    ours: House, case: CaseId, choice: Choice
) -> None:
    chosen = ours.chosen(case, PAID, choice, reason="c’est évident", quotes=())
    assert "choisissez la citation" in refused(ours, chosen)


@pytest.mark.parametrize("choice", [Choice.PAS_LU, Choice.A_REVOIR])
def test_what_is_not_read_needs_no_words(
    ours: House, case: CaseId, choice: Choice
) -> None:
    chosen = ours.chosen(case, PAID, choice, quotes=())
    assert decide(ours.settings, chosen, expected=0, as_user=CAMILLE).quotes == ()


@pytest.mark.parametrize("choice", [Choice.A_DEDUIRE, Choice.CONTREDIT])
def test_a_deduction_or_a_contradiction_is_reasoned(
    ours: House, case: CaseId, choice: Choice
) -> None:
    assert "écrivez le motif" in refused(ours, ours.chosen(case, PAID, choice))
    spaces = ours.chosen(case, PAID, choice, reason="  \n")
    assert "écrivez le motif" in refused(ours, spaces)


@pytest.mark.parametrize("row", list(Row))
def test_what_only_a_person_fills_is_reasoned(
    ours: House, case: CaseId, row: Row
) -> None:
    silent = replace(ours.chosen(case, row), reason="")
    assert "écrivez le motif" in refused(ours, silent)
    ours.decided(case, row)


def test_words_of_no_page_are_refused(ours: House, case: CaseId) -> None:
    quote = ours.quote("29,90 €")
    for forged in (
        replace(quote, text="29,90 $"),
        replace(quote, start=quote.start + 1, end=quote.end + 1),
        replace(quote, url="https://autre.example/"),
        replace(quote, capture=CaptureId("inconnue")),
        replace(quote, text_sha256=ZERO),
    ):
        chosen = ours.chosen(case, PAID, quotes=(forged,))
        assert "dans aucune page lue" in refused(ours, chosen)


def test_words_of_another_site_are_refused(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        other = Capture(
            CaptureId("ailleurs"),
            SiteId("autre.example"),
            "https://autre.example/",
            NOON,
            "crawl",
            CaptureOutcome.STORED,
        )
        store.keep(other, TEXT.encode())
        store.put_text(other.id, TEXT, (), "essai")
        quote = store.text(other.id).quote(0, 5)
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    assert "dans aucune page lue" in refused(ours, chosen)


def test_words_of_a_piece_outside_the_case_are_refused(
    ours: House, case: CaseId
) -> None:
    with open_store(ours.settings) as store:
        packed(store, exhibit("libre", kind=ExhibitKind.FACTURE))
        quote = PieceQuote(ExhibitId("libre"), 1, "en bas", "9 €", CAMILLE, NOON)
        store.add_transcription(quote)
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    assert "dans aucune page lue" in refused(ours, chosen)


def test_other_words_of_a_page_of_the_site_are_accepted(
    ours: House, case: CaseId
) -> None:
    quote = ours.quote("Frais de dossier")
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    made = decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    assert made.quotes == (quote,)


def test_words_of_an_exhibit_of_the_case_are_accepted_and_anchored_there(
    ours: House, case: CaseId
) -> None:
    text = "Tarif : 39,90 €"
    made = ours.sealed(case, text=text)
    assert made.text_sha256 is not None
    quote = Quote(CaptureId("e1"), URL, made.text_sha256, 8, 15, "39,90 €")
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    card = ours.cards()[PAID]
    assert card.standing is Standing.PRETE
    assert [anchor.text for anchor in card.anchors] == ["39,90 €"]
    beside = replace(quote, start=7, end=14)
    other = ours.chosen(case, ElementId.PUBLIC_VISE, quotes=(beside,))
    assert "dans aucune page lue" in refused(ours, other)


def test_words_of_a_piece_are_those_transcribed(ours: House, case: CaseId) -> None:
    made = ours.sealed(case, "f1", text=None, kind=ExhibitKind.FACTURE)
    invented = PieceQuote(made.id, 1, "en bas", "29,90 €", CAMILLE, NOON)
    chosen = ours.chosen(case, PAID, quotes=(invented,))
    assert "dans aucune page lue" in refused(ours, chosen)
    read_there = transcribe(
        ours.settings,
        case,
        made.id,
        Passage(1, " en bas ", "29,90 €"),
        as_user=CAMILLE,
    )
    assert (read_there.zone, read_there.by) == ("en bas", CAMILLE)
    chosen = ours.chosen(case, PAID, quotes=(read_there,))
    decide(ours.settings, chosen, expected=0, as_user=DOMINIQUE)
    assert ours.cards()[PAID].anchors == (read_there,)


def test_a_refused_decision_leaves_nothing(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        before = store.journal_length()
    refused(ours, ours.chosen(case, PAID, quotes=()))
    with open_store(ours.settings) as store:
        assert store.journal_length() == before
        assert store.decisions_so_far(case) == []


def test_all_cards_can_be_decided(ours: House, case: CaseId) -> None:
    ours.decided(case)
    with open_store(ours.settings) as store:
        assert set(store.decisions(case)) == set(SUBJECTS)
    assert ours.cards()[Row.A_DECHARGE].shown.outcome is Outcome.UNDETERMINED
