"""Decisions are added, never changed; two people on one card do not overwrite each other."""

import threading
from dataclasses import replace
from datetime import datetime

import pytest

from dossier.case import Approval, ApprovalKind, Choice, Row
from dossier.errors import RefusedError
from dossier.exhibits import AnchoredQuote, ExhibitId, PieceQuote
from dossier.journal import JournalKind
from dossier.model import Operator, OperatorKind, Sha256
from dossier.store import Store, open_store
from legal_refs.ids import ElementId
from tests.dossier.cases import (
    CAMILLE,
    DOMINIQUE,
    NOON,
    QUOTE,
    SACHA,
    SITE,
    ZERO,
    chosen,
    exhibit,
    opened,
)
from tests.dossier.test_cases import kinds

FOUND = AnchoredQuote(ExhibitId("e1"), ZERO, 10, 16, "49,90 €")
READ = PieceQuote(ExhibitId("f"), 1, "en bas", "49,90 €", CAMILLE, NOON)


def test_a_decision_comes_back_as_it_was_made(store: Store) -> None:
    case = opened(store)
    choice = replace(chosen(case.id), quotes=(QUOTE, READ), reason="lu, deux\nlignes")
    made = store.add_decision(choice, by=CAMILLE, expected=0)
    assert (made.case, made.site, made.subject) == (
        case.id,
        SITE,
        ElementId.REMUNERATION,
    )
    assert (made.choice, made.reason, made.quotes) == (
        Choice.LU,
        "lu, deux\nlignes",
        (QUOTE, READ),
    )
    assert (made.shown, made.by) == (ZERO, CAMILLE)
    assert store.decision(made.number) == made
    assert store.decisions(case.id) == {ElementId.REMUNERATION: made}
    assert kinds(store)[-1] == JournalKind.DECISION_MADE


def test_every_subject_can_be_decided(store: Store) -> None:
    case = opened(store)
    for subject in (*ElementId, *Row):
        store.add_decision(chosen(case.id, subject), by=CAMILLE, expected=0)
    assert list(store.decisions(case.id)) == [*ElementId, *Row]


def test_a_later_decision_holds_and_the_earlier_stays(store: Store) -> None:
    case = opened(store)
    first = store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    pas_lu = chosen(case.id, choice=Choice.PAS_LU)
    second = store.add_decision(pas_lu, by=CAMILLE, expected=first.number)
    assert second.number > first.number
    assert store.decisions(case.id) == {ElementId.REMUNERATION: second}
    assert store.decisions_so_far(case.id) == [first, second]


def test_the_second_of_two_reviewers_is_told_who_was_first_and_nothing_is_lost(
    store: Store,
) -> None:
    case = opened(store)
    first = store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    late = chosen(case.id, choice=Choice.CONTREDIT)
    with pytest.raises(RefusedError) as refused:
        store.add_decision(late, by=DOMINIQUE, expected=0)
    assert str(refused.value).startswith("Camille Exemple a décidé cette fiche le ")
    assert "rechargez-la" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert store.decisions_so_far(case.id) == [first]
    again = store.add_decision(late, by=DOMINIQUE, expected=first.number)
    assert store.decisions_so_far(case.id) == [first, again]


def test_the_hour_told_is_that_of_paris(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "dossier.decision_rows.now", lambda: "2026-11-21T23:05:00.000000+00:00"
    )
    case = opened(store)
    store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    with pytest.raises(RefusedError, match=r"le 22/11/2026 à 00\sh\s05"):
        store.add_decision(chosen(case.id), by=DOMINIQUE, expected=0)


def test_a_card_never_decided_has_no_earlier_decision(store: Store) -> None:
    case = opened(store)
    with pytest.raises(RefusedError, match="jamais été décidée"):
        store.add_decision(chosen(case.id), by=CAMILLE, expected=7)


def test_decisions_of_two_cards_do_not_meet(store: Store) -> None:
    case = opened(store)
    store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    other = chosen(case.id, ElementId.PUBLIC_VISE)
    assert store.add_decision(other, by=DOMINIQUE, expected=0).by == DOMINIQUE


def test_of_twenty_reviewers_at_once_one_is_first_and_all_others_are_told(
    store: Store,
) -> None:
    case = opened(store)
    told: list[str] = []

    def decide() -> None:
        try:
            with open_store(store.settings) as mine:
                mine.add_decision(chosen(case.id), by=CAMILLE, expected=0)
            told.append("")
        except RefusedError as error:
            told.append(str(error))

    people = [threading.Thread(target=decide) for _ in range(20)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(bool(words) for words in told) == [False] + [True] * 19
    assert len(store.decisions_so_far(case.id)) == 1
    assert store.verify_journal() == []


def test_a_machine_decides_nothing(store: Store) -> None:
    case = opened(store)
    for nobody in ("crawl", "import", "assess"):
        with pytest.raises(RefusedError, match="personne de cet espace"):
            store.add_decision(chosen(case.id), by=nobody, expected=0)
    assert store.decisions(case.id) == {}


def test_anchors_come_back_with_the_decision_they_are_of(store: Store) -> None:
    case = opened(store)
    store.put_exhibit(exhibit())
    choice = replace(chosen(case.id), quotes=(QUOTE, READ))
    made = store.add_decision(choice, by=CAMILLE, expected=0)
    assert store.anchorings(case.id) == {}
    store.put_anchors(made, (FOUND, READ), by=CAMILLE)
    (found,) = store.anchorings(case.id).values()
    assert (found.decision, found.anchors, found.fault) == (
        made.number,
        (FOUND, READ),
        "",
    )
    assert kinds(store)[-1] == JournalKind.DECISION_ANCHORED


def test_an_anchor_is_wanted_for_every_quote(store: Store) -> None:
    case = opened(store)
    made = store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    with pytest.raises(ValueError, match="one anchor a quote"):
        store.put_anchors(made, (), by=CAMILLE)


def test_the_last_anchoring_holds_and_the_decision_stays(store: Store) -> None:
    case = opened(store)
    made = store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    store.put_anchors(made, (FOUND,), by=CAMILLE)
    store.return_decision(made, "les mots ne sont plus sur la page", by=CAMILLE)
    (found,) = store.anchorings(case.id).values()
    assert (found.anchors, found.fault) == ((), "les mots ne sont plus sur la page")
    assert store.decision(made.number) == made
    assert kinds(store)[-1] == JournalKind.DECISION_RETURNED
    with pytest.raises(ValueError, match="for a reason"):
        store.return_decision(made, "", by=CAMILLE)


def approval(by: str = SACHA, review: Sha256 = ZERO) -> Approval:
    return Approval(ApprovalKind.SECONDE_PERSONNE, by, NOON, review, "le 3 mai, Paris")


def test_an_approval_is_of_one_review_only(store: Store) -> None:
    case = opened(store)
    store.add_approval(case.id, approval())
    found = store.approval(case, ZERO)
    assert found is not None
    assert (found.by, found.vote) == (SACHA, "le 3 mai, Paris")
    assert isinstance(found.at, datetime)
    assert store.approval(case, Sha256("1" * 64)) is None
    assert store.approvals(case.id) == [found]
    assert kinds(store)[-1] == JournalKind.REVIEW_APPROVED


def test_a_new_exhibit_or_operator_undoes_an_approval(store: Store) -> None:
    case = opened(store)
    store.add_approval(case.id, approval())
    company = Operator(OperatorKind.COMPANY, "732829320", "Société Fictive")
    store.confirm_operator(case.id, company, by=CAMILLE)
    assert store.approval(store.case(case.id), ZERO) is None
    store.confirm_operator(case.id, None, by=CAMILLE)
    assert store.approval(store.case(case.id), ZERO) is not None
    store.put_exhibit(exhibit())
    store.add_to_case(case.id, ExhibitId("e1"), by=CAMILLE)
    assert store.approval(store.case(case.id), ZERO) is None


def test_a_machine_approves_nothing(store: Store) -> None:
    case = opened(store)
    with pytest.raises(RefusedError, match="personne de cet espace"):
        store.add_approval(case.id, approval("assess"))
    assert store.approvals(case.id) == []
