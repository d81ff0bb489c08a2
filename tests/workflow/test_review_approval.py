"""Another named person agrees, on another day; any later change undoes it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from dossier.case import Approval, ApprovalKind, CaseId, ReviewedCase, Row
from dossier.errors import RefusedError
from dossier.exhibits import ExhibitId
from dossier.model import Operator, OperatorKind, Sha256
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import Ground, LegalQuality, Role
from legal_refs.ids import ElementId
from tests.dossier.cases import CAMILLE, DOMINIQUE, SACHA, exhibit, packed
from tests.workflow.reviewing import SITE, TEXT, House, house
from workflow.cases import attach, confirm_operator, open_case, reviewed
from workflow.persons import add_member
from workflow.review import Vote, approve, decide
from workflow.workspace import declare, workspace_of

PAID = ElementId.REMUNERATION
COMPANY = Operator(OperatorKind.COMPANY, "732829320", "Société Fictive")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture
def ours(tmp_path: Path) -> House:
    made = house(Settings.at(tmp_path / "home"))
    made.measured()
    return made


@pytest.fixture
def case(ours: House) -> CaseId:
    with time_machine.travel(MONDAY, tick=True):
        return ours.opened()


@pytest.fixture
def ready(ours: House, case: CaseId) -> CaseId:
    with time_machine.travel(MONDAY, tick=True):
        ours.sealed(case)
        ours.decided(case)
    return case


def gate(ours: House, case: CaseId) -> ReviewedCase:
    with open_store(ours.settings) as store:
        return reviewed(store, case)


def test_a_second_person_approves_on_another_day(ours: House, ready: CaseId) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        approval = approve(ours.settings, ready, as_user=SACHA)
    assert (approval.kind, approval.by) == (ApprovalKind.SECONDE_PERSONNE, SACHA)
    made = gate(ours, ready)
    assert made.approval is not None
    assert made.approval.by == SACHA
    assert made.approval.review == made.review.digest


def test_the_other_day_is_counted_in_paris(ours: House, case: CaseId) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 22, 30, tzinfo=UTC), tick=True):
        ours.sealed(case)
        ours.decided(case)
    with (
        time_machine.travel(datetime(2026, 11, 23, 22, 59, tzinfo=UTC), tick=False),
        pytest.raises(RefusedError, match="un autre jour"),
    ):
        approve(ours.settings, case, as_user=SACHA)
    with time_machine.travel(datetime(2026, 11, 23, 23, 1, tzinfo=UTC), tick=False):
        approve(ours.settings, case, as_user=SACHA)


def test_the_same_day_takes_a_vote_of_the_board(ours: House, ready: CaseId) -> None:
    with time_machine.travel(MONDAY.replace(hour=16), tick=False):
        with pytest.raises(RefusedError, match="un vote du bureau"):
            approve(ours.settings, ready, as_user=SACHA)
        vote = Vote(date(2026, 11, 23), " Nantes ")
        made = approve(ours.settings, ready, vote=vote, as_user=SACHA)
    assert made.vote == "vote du 23/11/2026, Nantes"


@pytest.mark.parametrize(
    "vote",
    [
        Vote(date(2026, 11, 22), "Nantes"),
        Vote(date(2026, 11, 24), "Nantes"),
        Vote(date(2026, 11, 23), "  "),
    ],
)
def test_a_vote_before_the_case_in_the_future_or_nowhere_is_refused(
    ours: House, ready: CaseId, vote: Vote
) -> None:
    with (
        time_machine.travel(MONDAY.replace(hour=16), tick=False),
        pytest.raises(RefusedError, match="lieu et sa date"),
    ):
        approve(ours.settings, ready, vote=vote, as_user=SACHA)


def test_who_decided_one_card_does_not_approve(ours: House, ready: CaseId) -> None:
    with time_machine.travel(MONDAY, tick=True):
        chosen = ours.chosen(ready, Row.IMPUTATION)
        expected = ours.cards()[Row.IMPUTATION].expected
        decide(ours.settings, chosen, expected=expected, as_user=DOMINIQUE)
    with (
        time_machine.travel(TUESDAY, tick=False),
        pytest.raises(RefusedError, match="Dominique Exemple a décidé au moins une"),
    ):
        approve(ours.settings, ready, as_user=DOMINIQUE)


def test_a_reviewer_does_not_approve(ours: House, ready: CaseId) -> None:
    with pytest.raises(RefusedError, match="approuver une revue"):
        approve(ours.settings, ready, as_user=CAMILLE)


def test_what_is_not_ready_is_not_approved(ours: House, case: CaseId) -> None:
    with pytest.raises(RefusedError, match="à décider"):
        approve(ours.settings, case, as_user=SACHA)


@pytest.mark.parametrize("change", ["decision", "exhibit", "operator"])
def test_any_later_change_undoes_an_approval(
    ours: House, ready: CaseId, change: str
) -> None:
    with time_machine.travel(TUESDAY, tick=True):
        approve(ours.settings, ready, as_user=SACHA)
        assert gate(ours, ready).approval is not None
        match change:
            case "decision":
                ours.decided(ready, PAID)
            case "exhibit":
                ours.sealed(ready, "e2")
            case _:
                confirm_operator(ours.settings, ready, COMPANY, as_user=DOMINIQUE)
    assert gate(ours, ready).approval is None


def alone(tmp_path: Path) -> tuple[House, CaseId]:
    """A declared workspace with one person, who decided everything."""
    settings = Settings.at(tmp_path / "seule")
    workspace = workspace_of(
        "Association fictive",
        LegalQuality.AUTRE_ASSOCIATION,
        Ground.ACTION_VICTIMES,
        "préparer des signalements",
    )
    declare(settings, workspace, "Ada")
    ours = house(settings)
    ours.measured()
    case = open_case(settings, SITE, as_user="Ada").id
    with open_store(settings) as store:
        packed(store, exhibit(text=TEXT), TEXT)
    attach(settings, case, ExhibitId("e1"), as_user="Ada")
    ours.decided(case, by="Ada")
    return ours, case


def test_for_one_person_alone_a_lawyer_approves(tmp_path: Path) -> None:
    ours, case = alone(tmp_path)
    with pytest.raises(RefusedError, match="un avocat si vous êtes seul"):
        approve(ours.settings, case)
    add_member(ours.settings, "Maître Fictif", [Role.AVOCAT], as_user="Ada")
    made = approve(ours.settings, case, as_user="Maître Fictif")
    assert (made.kind, made.by) == (ApprovalKind.AVOCAT, "Maître Fictif")
    found = gate(ours, case).approval
    assert found is not None
    assert found.kind is ApprovalKind.AVOCAT


def test_a_lawyer_does_not_replace_a_second_person_who_is_there(
    tmp_path: Path,
) -> None:
    ours, case = alone(tmp_path)
    add_member(ours.settings, "Maître Fictif", [Role.AVOCAT], as_user="Ada")
    add_member(ours.settings, "Noé", [Role.SIGNATAIRE], as_user="Ada")
    with pytest.raises(RefusedError, match="Ada, Noé peuvent relire"):
        approve(ours.settings, case, as_user="Maître Fictif")


def test_a_lawyer_decides_nothing(tmp_path: Path) -> None:
    ours, case = alone(tmp_path)
    add_member(ours.settings, "Maître Fictif", [Role.AVOCAT], as_user="Ada")
    chosen = ours.chosen(case, PAID)
    with pytest.raises(RefusedError, match="Maître Fictif n’a pas le rôle"):
        decide(ours.settings, chosen, expected=0, as_user="Maître Fictif")


def test_an_approval_forged_for_another_review_is_not_taken(
    ours: House, ready: CaseId
) -> None:
    forged = Approval(ApprovalKind.AVOCAT, SACHA, TUESDAY, Sha256("f" * 64))
    with open_store(ours.settings) as store:
        store.add_approval(ready, forged)
    assert gate(ours, ready).approval is None
