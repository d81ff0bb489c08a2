"""A review is taken on a lead and rests on exhibits: each word found again, or sent back."""

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.case import CaseId, Choice, Row
from dossier.errors import DamagedError
from dossier.exhibits import ExhibitId, ExhibitKind
from dossier.journal import JournalKind
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.ids import ElementId
from tests.dossier.cases import CAMILLE, UNSEALED, URL, exhibit, packed
from tests.workflow.reviewing import TEXT, House, house
from workflow.anchor import anchor, canonical_text, same_page
from workflow.cards import Standing
from workflow.cases import attach
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


def kinds(ours: House) -> list[str]:
    with open_store(ours.settings) as store:
        return [line.kind for line in store.journal()]


def test_words_await_an_exhibit_of_their_page(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, url="https://aides.example/autre")
    assert ours.cards()[PAID].standing is Standing.A_ANCRER
    with open_store(ours.settings) as store:
        told = anchor(store, case)
    assert (told.found, told.returned) == ((), {})
    assert told.waiting == {PAID: f"aucune pièce scellée de {URL}"}


def test_words_found_again_are_anchored_where_they_stand(
    ours: House, case: CaseId
) -> None:
    ours.decided(case, PAID)
    text = f"Bandeau des témoins de connexion\n\n{TEXT}".replace(" €", "\u00a0€")
    ours.sealed(case, text=text)
    card = ours.cards()[PAID]
    assert card.standing is Standing.PRETE
    (found,) = card.anchors
    assert found.text == "29,90\u00a0€ TTC"
    assert text[found.start : found.end] == found.text  # type: ignore[union-attr]
    assert kinds(ours)[-2:] == [
        JournalKind.EXHIBIT_ADDED,
        JournalKind.DECISION_ANCHORED,
    ]


def test_a_decision_made_after_the_seal_is_anchored_at_once(
    ours: House, case: CaseId
) -> None:
    ours.sealed(case)
    ours.decided(case, PAID)
    assert ours.cards()[PAID].standing is Standing.PRETE
    assert kinds(ours)[-2:] == [
        JournalKind.DECISION_MADE,
        JournalKind.DECISION_ANCHORED,
    ]


def test_a_price_that_changed_sends_its_card_back_and_only_it(
    ours: House, case: CaseId
) -> None:
    ours.decided(case)
    before = ours.cards()[PAID].decision
    ours.sealed(case, text=TEXT.replace("29,90", "39,90"))
    back = [
        card.subject
        for card in ours.cards().values()
        if card.standing is Standing.A_REVOIR
    ]
    assert back == [PAID]
    card = ours.cards()[PAID]
    assert (
        card.fault == "pièce n°\u00a05\u00a0: «\u00a029,90 € TTC\u00a0» ne s’y lit pas"
    )
    assert card.decision == before
    assert not card.anchored
    assert kinds(ours).count(JournalKind.DECISION_RETURNED) == 1


def test_words_found_twice_where_the_lead_had_them_once_go_back(
    ours: House, case: CaseId
) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, text=f"{TEXT}\nRappel : 29,90 € TTC")
    card = ours.cards()[PAID]
    assert card.standing is Standing.A_REVOIR
    assert "plusieurs endroits" in card.fault


def test_a_number_inside_a_longer_one_is_not_the_number(tmp_path: Path) -> None:
    ours = house(Settings.at(tmp_path / "autre"), TEXT.replace("29,90 €", "9,90 €"))
    ours.measured({PAID: "9,90 € TTC"})
    case = ours.opened()
    ours.decided(case, PAID)
    ours.sealed(case, text=TEXT)
    assert "ne s’y lit pas" in ours.cards()[PAID].fault


def test_one_missing_quote_of_several_sends_the_card_back(
    ours: House, case: CaseId
) -> None:
    quotes = (ours.quote("Frais de dossier"), ours.quote("29,90 €"))
    chosen = ours.chosen(case, PAID, quotes=quotes)
    decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    ours.sealed(case, text="Frais de dossier : 39,90 €")
    card = ours.cards()[PAID]
    assert (card.standing, card.anchors) == (Standing.A_REVOIR, ())


def test_a_card_sent_back_is_told_once(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, text="Plus rien")
    with open_store(ours.settings) as store:
        for _ in range(2):
            assert list(anchor(store, case).returned) == [PAID]
    assert kinds(ours).count(JournalKind.DECISION_RETURNED) == 1


def test_a_later_seal_that_has_the_words_anchors_them(
    ours: House, case: CaseId
) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, "e1", text="Page en travaux")
    assert ours.cards()[PAID].standing is Standing.A_REVOIR
    ours.sealed(case, "e2", text=TEXT)
    card = ours.cards()[PAID]
    assert card.standing is Standing.PRETE
    assert [found.exhibit for found in card.anchors] == ["e2"]


def test_what_is_anchored_stays_where_it_is(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, "e1")
    before = kinds(ours)
    ours.sealed(case, "e2", text="Plus rien")
    assert [found.exhibit for found in ours.cards()[PAID].anchors] == ["e1"]
    assert JournalKind.DECISION_ANCHORED not in kinds(ours)[len(before) :]


def test_the_newest_exhibit_that_has_the_words_is_cited(
    ours: House, case: CaseId
) -> None:
    ours.sealed(case, "e1")
    ours.sealed(case, "e2")
    ours.sealed(case, "e3", text="Plus rien")
    ours.decided(case, PAID)
    assert [found.exhibit for found in ours.cards()[PAID].anchors] == ["e2"]


def test_what_is_not_sealed_anchors_nothing(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    with open_store(ours.settings) as store:
        packed(store, exhibit("u", text=TEXT, seal=UNSEALED), TEXT)
    attach(ours.settings, case, ExhibitId("u"), as_user=CAMILLE)
    assert ours.cards()[PAID].standing is Standing.A_ANCRER


def test_an_exhibit_outside_the_case_anchors_nothing(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        packed(store, exhibit("libre", text=TEXT), TEXT)
    ours.decided(case, PAID)
    assert ours.cards()[PAID].standing is Standing.A_ANCRER


def test_a_page_that_died_sends_the_card_back(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    ours.sealed(case, text=None)
    assert "plus aucun texte" in ours.cards()[PAID].fault


@pytest.mark.parametrize("harm", ["altéré", "manquant"])
def test_a_damaged_package_anchors_nothing(
    ours: House, case: CaseId, harm: str
) -> None:
    made = ours.sealed(case)
    text = ours.settings.home / made.folder / "text.txt"
    if harm == "altéré":
        text.write_text(TEXT.replace("29,90", "29,91"))
    else:
        text.unlink()
    ours.decided(case, PAID)
    assert harm in ours.cards()[PAID].fault
    with (
        open_store(ours.settings) as store,
        pytest.raises(DamagedError, match=harm),
    ):
        canonical_text(store, made)


def test_a_choice_that_puts_off_is_not_anchored(ours: House, case: CaseId) -> None:
    ours.sealed(case)
    chosen = ours.chosen(case, PAID, Choice.A_REVOIR)
    decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    assert ours.cards()[PAID].standing is Standing.A_REVOIR
    with open_store(ours.settings) as store:
        assert store.anchorings(case) == {}


def test_a_decision_without_quotes_needs_no_exhibit(ours: House, case: CaseId) -> None:
    chosen = ours.chosen(case, Row.ELEMENT_MORAL, quotes=())
    decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    assert ours.cards()[Row.ELEMENT_MORAL].standing is Standing.PRETE


def test_words_whose_lead_was_purged_must_stand_once(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    with open_store(ours.settings) as store:
        store.blobs.path(ours.page.sha256).unlink()
    ours.sealed(case)
    assert ours.cards()[PAID].standing is Standing.PRETE


def test_a_piece_is_anchored_only_where_it_is_sealed_and_transcribed(
    ours: House, case: CaseId
) -> None:
    made = ours.sealed(case, "f1", text=None, kind=ExhibitKind.FACTURE)
    passage = Passage(1, "en bas", "29,90 €")
    quote = transcribe(ours.settings, case, made.id, passage, as_user=CAMILLE)
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    made_ = decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    assert ours.cards()[PAID].anchors == (quote,)
    with open_store(ours.settings) as store:
        store.return_decision(made_, "pour l’essai", by=CAMILLE)
        with store.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM transcriptions")
        assert list(anchor(store, case).returned) == [PAID]
    assert "transcription inconnue" in ours.cards()[PAID].fault


def test_a_piece_that_is_not_sealed_anchors_nothing(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        packed(store, exhibit("f", kind=ExhibitKind.FACTURE, seal=UNSEALED))
    attach(ours.settings, case, ExhibitId("f"), as_user=CAMILLE)
    passage = Passage(1, "en bas", "29,90 €")
    quote = transcribe(ours.settings, case, ExhibitId("f"), passage, as_user=CAMILLE)
    chosen = ours.chosen(case, PAID, quotes=(quote,))
    decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    assert ours.cards()[PAID].standing is Standing.A_ANCRER


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (URL, True),
        ("https://AIDES.example", True),
        ("https://aides.example/?utm_source=x#haut", True),
        ("https://aides.example/tarifs", False),
        ("http://aides.example/", False),
        ("pas une adresse", False),
    ],
)
def test_an_address_is_the_same_however_it_is_spelled(other: str, same: bool) -> None:
    assert same_page(URL, other) is same
    assert same_page(other, other)


def test_who_anchors_is_journaled(ours: House, case: CaseId) -> None:
    ours.decided(case, PAID)
    with open_store(ours.settings) as store:
        packed(store, replace(exhibit(text=TEXT)), TEXT)
        store.add_to_case(case, ExhibitId("e1"), by=CAMILLE)
        anchor(store, case)
        assert [line.by for line in store.journal()][-1] == "ancrage"
