"""The review page keeps what a person chooses, as they choose it, and loses nothing."""

from streamlit.testing.v1 import AppTest

from dossier.case import SUBJECTS, Choice, Row
from dossier.decision_rows import Chosen
from dossier.store import open_store
from legal_refs.ids import ElementId
from tests.dossier.cases import CAMILLE, DOMINIQUE
from tests.views.pages import again, everything, opened, title
from tests.workflow.drafting import ReadyCase
from workflow.review import decide

FEE = ElementId.REMUNERATION


def review(case: ReadyCase) -> AppTest:
    return opened("revue", dossier=case.case)


def place(case: ReadyCase, name: str, subject: object = FEE) -> str:
    return f"{name}-{case.case}-{subject}"


def held(case: ReadyCase, subject: object = FEE) -> tuple[Choice, str, str] | None:
    with open_store(case.settings) as store:
        found = store.decisions(case.case)
    for decision in found.values():
        if decision.subject is subject:
            return decision.choice, decision.reason, decision.by
    return None


def test_there_is_one_card_a_subject(begun: ReadyCase) -> None:
    app = review(begun)
    assert title(app) == f"Revue du dossier {begun.case.replace('-', chr(92) + '-')}"
    assert len(app.radio) == len(SUBJECTS)
    assert [each.value for each in app.header][:1] == ["Un intermédiaire"]


def test_a_choice_is_kept_at_once_in_the_name_of_who_acts(begun: ReadyCase) -> None:
    app = review(begun)
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    assert held(begun) == (Choice.LU, "", CAMILLE)
    assert "● Décidée et ancrée" in everything(app)
    assert f"Gardé\u00a0: {CAMILLE}" in everything(app)


def test_who_acts_is_who_was_chosen(begun: ReadyCase) -> None:
    app = review(begun)
    app.selectbox(key="qui").set_value(DOMINIQUE).run()
    app.radio(key=place(begun, "choix")).set_value(Choice.PAS_LU).run()
    assert held(begun) == (Choice.PAS_LU, "", DOMINIQUE)


def test_a_choice_that_wants_a_reason_waits_for_it(begun: ReadyCase) -> None:
    app = review(begun)
    key = place(begun, "choix", Row.ELEMENT_MORAL)
    app.radio(key=key).set_value(Choice.A_DEDUIRE).run()
    assert held(begun, Row.ELEMENT_MORAL) is None
    assert "Écrivez le motif" in everything(app)
    reason = app.text_area(key=place(begun, "motif", Row.ELEMENT_MORAL))
    reason.set_value("Il nomme la voie gratuite.").run()
    assert held(begun, Row.ELEMENT_MORAL) == (
        Choice.A_DEDUIRE,
        "Il nomme la voie gratuite.",
        CAMILLE,
    )
    assert "Écrivez le motif" not in everything(app)


def test_a_reason_added_later_is_kept_too(begun: ReadyCase) -> None:
    app = review(begun)
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    app.text_area(key=place(begun, "motif")).set_value("Écrit en toutes lettres.").run()
    assert held(begun) == (Choice.LU, "Écrit en toutes lettres.", CAMILLE)


def test_an_accepted_card_without_any_passage_is_refused(begun: ReadyCase) -> None:
    app = review(begun)
    app.checkbox(key=place(begun, "passage0")).uncheck().run()
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    assert held(begun) is None
    assert "Pas encore gardé" in everything(app)
    app.checkbox(key=place(begun, "passage0")).check().run()
    assert held(begun) == (Choice.LU, "", CAMILLE)


def test_two_people_on_one_card_are_told_and_nothing_is_lost(begun: ReadyCase) -> None:
    app = review(begun)
    card = begun.house.cards()[FEE]
    theirs = Chosen(
        begun.case, FEE, Choice.CONTREDIT, "Prix barré.", (), card.shown.digest
    )
    decide(begun.settings, theirs, expected=0, as_user=DOMINIQUE)
    app.text_area(key=place(begun, "motif")).set_value("Je le lis.")
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    said = everything(app)
    assert f"{DOMINIQUE} a décidé cette carte pendant que vous la lisiez" in said
    assert "Prix barré." in said
    assert app.text_area(key=place(begun, "motif")).value == "Je le lis."
    assert held(begun) == (Choice.CONTREDIT, "Prix barré.", DOMINIQUE)
    app.button(key=place(begun, "place")).click().run()
    assert held(begun) == (Choice.LU, "Je le lis.", CAMILLE)
    with open_store(begun.settings) as store:
        assert len(store.decisions_so_far(begun.case)) == 2


def test_one_can_take_what_the_other_decided(begun: ReadyCase) -> None:
    app = review(begun)
    card = begun.house.cards()[FEE]
    theirs = Chosen(begun.case, FEE, Choice.PAS_LU, "", (), card.shown.digest)
    decide(begun.settings, theirs, expected=0, as_user=DOMINIQUE)
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    app.button(key=place(begun, "prendre")).click().run()
    assert app.radio(key=place(begun, "choix")).value is Choice.PAS_LU
    assert held(begun) == (Choice.PAS_LU, "", DOMINIQUE)


def test_what_somebody_else_decides_shows_when_nothing_of_ours_waits(
    begun: ReadyCase,
) -> None:
    app = review(begun)
    card = begun.house.cards()[FEE]
    theirs = Chosen(begun.case, FEE, Choice.PAS_LU, "", (), card.shown.digest)
    decide(begun.settings, theirs, expected=0, as_user=DOMINIQUE)
    assert again(app).radio(key=place(begun, "choix")).value is Choice.PAS_LU


def test_a_lapsed_card_says_so_and_how_to_mend_it(decided: ReadyCase) -> None:
    proofs = {
        ElementId.REMUNERATION: "Frais de dossier",
        ElementId.INTERMEDIAIRE: "Nos experts",
    }
    decided.house.measured(proofs)
    said = everything(review(decided))
    assert "Caduque" in said
    assert "choisissez à nouveau" in said
    assert "Rédiger le document" not in said


def test_a_choice_on_a_case_that_changed_is_not_kept_silently(begun: ReadyCase) -> None:
    app = review(begun)
    begun.house.measured({ElementId.REMUNERATION: "Frais de dossier"})
    app.radio(key=place(begun, "choix")).set_value(Choice.LU).run()
    assert held(begun) is None
    assert "ont changé" in everything(app)


def test_what_is_left_before_a_document_names_a_button_not_a_command(
    begun: ReadyCase,
) -> None:
    said = everything(review(begun))
    assert "il reste" in said
    assert "vigie seal" not in said


def test_a_finished_review_offers_the_document(decided: ReadyCase) -> None:
    app = review(decided)
    assert "Rédiger le document" in [button.label for button in app.button]
    assert "PROJET — NON VALIDÉ" in everything(app)
