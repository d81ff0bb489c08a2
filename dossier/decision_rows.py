"""The review as stored: decisions, where their words were found again, and approvals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NoReturn, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, Select, func, insert, select
from sqlmodel import col

from dossier.case import (
    Approval,
    ApprovalKind,
    Case,
    CaseId,
    Choice,
    Decision,
    Row,
    Subject,
)
from dossier.case_rows import CaseRows, held
from dossier.case_tables import AnchoringRow, ApprovalRow, CaseRow, DecisionRow
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import AnchoredQuote, PieceQuote
from dossier.journal import JournalKind, digest_of
from dossier.model import Quote, Sha256, SiteId
from dossier.shelf import columns, now, storable
from legal_refs.ids import ElementId

Anchors: TypeAlias = tuple[AnchoredQuote | PieceQuote, ...]
QUOTES: Final = TypeAdapter(tuple[Quote | PieceQuote, ...])
ANCHORS: Final = TypeAdapter(Anchors)
PARIS: Final = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where the words of one decision were found again in exhibits."""

    decision: int
    anchors: Anchors
    """One a quote, in the order of the decision's; empty when it goes back."""
    fault: str
    """Why the card goes back to the reviewer, one French line; empty when all were found."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person is about to decide on one card."""

    case: CaseId
    subject: Subject
    choice: Choice
    reason: str
    quotes: tuple[Quote | PieceQuote, ...]
    shown: Sha256


class DecisionRows(CaseRows):
    """Decisions are added; the last of a card holds, the others stay."""

    def add_decision(self, chosen: Chosen, *, by: str, expected: int) -> Decision:
        """Keep what ``by`` chose, journaled in the same step.

        ``expected`` is the number of the decision they had before them on that card, 0
        when there was none. Raises ``RefusedError`` naming who decided meanwhile: theirs stands, and this one
        is not kept.
        """
        case = self.case(chosen.case)
        row = _row(chosen, previous=expected, by=by)
        with self.database.writing() as connection:
            self._require_person(case.workspace, by)
            self._lock(connection)
            last = self._last_decision(connection, chosen)
            if (last.number if last else 0) != expected:
                _overtaken(last)
            new = insert(DecisionRow).values(row).returning(columns(DecisionRow)[0])
            number = connection.execute(new).scalar_one()
            said = digest_of(repr(sorted(row.items())))
            subject = f"decision:{number}"
            self._append(connection, JournalKind.DECISION_MADE, subject, said, by)
            return self.decision(number)

    def decision(self, number: int) -> Decision:
        """One decision; raises ``UnusableInputError`` when there is none of that number."""
        query = _decisions().where(col(DecisionRow.number) == number)
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise UnusableInputError(f"aucune décision nº {number}")
        return _decision(row)

    def decisions(self, case: CaseId) -> dict[Subject, Decision]:
        """The decision that holds on each card decided so far."""
        return {decision.subject: decision for decision in self.decisions_so_far(case)}

    def decisions_so_far(self, case: CaseId) -> list[Decision]:
        """Every decision ever kept in a case, oldest first."""
        query = _decisions().where(col(DecisionRow.case_id) == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(DecisionRow.number)))
            return [_decision(row) for row in rows.mappings()]

    def put_anchors(self, decision: Decision, anchors: Anchors, *, by: str) -> None:
        """Keep where every quote of ``decision`` was found again; journaled."""
        if len(anchors) != len(decision.quotes):
            raise ValueError("one anchor a quote")
        self._anchoring(decision, anchors, "", by)

    def return_decision(self, decision: Decision, fault: str, *, by: str) -> None:
        """Send the card back to the reviewer; the decision stays, and is no longer anchored."""
        if not fault:
            raise ValueError("a card goes back for a reason")
        self._anchoring(decision, (), fault, by)

    def anchorings(self, case: CaseId) -> Mapping[int, Anchoring]:
        """The last anchoring of each decision of a case that was tried, by its number."""
        last = select(func.max(col(AnchoringRow.number))).group_by(
            col(AnchoringRow.decision)
        )
        query = (
            select(*columns(AnchoringRow))
            .join(DecisionRow, col(DecisionRow.number) == col(AnchoringRow.decision))
            .where(col(DecisionRow.case_id) == case, col(AnchoringRow.number).in_(last))
        )
        with self.database.reading() as connection:
            rows = connection.execute(query).mappings()
            return {row["decision"]: _anchoring_in(row) for row in rows}

    def add_approval(self, case: CaseId, approval: Approval) -> None:
        """Keep a second look at a review of ``case`` as it now stands; journaled."""
        with self.database.writing() as connection:
            self._lock(connection)
            now_held = self.case(case)
            self._require_person(now_held.workspace, approval.by)
            row = {
                "case_id": case,
                "kind": approval.kind.value,
                "approved_by": approval.by,
                "approved_at": now(),
                "review": approval.review,
                "held": held(now_held),
                "vote": storable(approval.vote),
            }
            connection.execute(insert(ApprovalRow).values(row))
            kind, said = (
                JournalKind.REVIEW_APPROVED,
                digest_of(repr(sorted(row.items()))),
            )
            self._append(connection, kind, f"case:{case}", said, approval.by)

    def approval(self, case: Case, review: Sha256) -> Approval | None:
        """The last approval of that very review, of a case that holds what it then held."""
        query = (
            select(*columns(ApprovalRow))
            .where(col(ApprovalRow.case_id) == case.id)
            .where(col(ApprovalRow.review) == review)
            .where(col(ApprovalRow.held) == held(case))
            .order_by(col(ApprovalRow.number).desc())
            .limit(1)
        )
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _approval(row)

    def approvals(self, case: CaseId) -> list[Approval]:
        """Every approval ever given in a case, standing or undone since, oldest first."""
        query = select(*columns(ApprovalRow)).where(col(ApprovalRow.case_id) == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(ApprovalRow.number)))
            return [_approval(row) for row in rows.mappings()]

    def _last_decision(self, connection: Connection, chosen: Chosen) -> Decision | None:
        query = (
            _decisions()
            .where(col(DecisionRow.case_id) == chosen.case)
            .where(col(DecisionRow.subject) == chosen.subject.value)
            .order_by(col(DecisionRow.number).desc())
            .limit(1)
        )
        row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _decision(row)

    def _anchoring(
        self, decision: Decision, anchors: Anchors, fault: str, by: str
    ) -> None:
        row = {
            "decision": decision.number,
            "anchors": storable(ANCHORS.dump_json(anchors).decode()),
            "fault": storable(fault),
            "anchored_at": now(),
        }
        gone = JournalKind.DECISION_RETURNED
        kind = gone if fault else JournalKind.DECISION_ANCHORED
        with self.database.writing() as connection:
            connection.execute(insert(AnchoringRow).values(row))
            said = digest_of(repr(sorted(row.items())))
            self._append(connection, kind, f"decision:{decision.number}", said, by)


def _overtaken(last: Decision | None) -> NoReturn:
    if last is None:
        raise RefusedError("cette fiche n’a jamais été décidée\u00a0: rechargez-la")
    local = last.at.astimezone(PARIS)
    raise RefusedError(
        f"{last.by} a décidé cette fiche le {local:%d/%m/%Y} à {local:%H}\u00a0h\u00a0"
        f"{local:%M}, pendant que vous la lisiez\u00a0; rien n’est perdu\u00a0: rechargez-la, "
        "comparez, puis enregistrez de nouveau votre choix si vous le maintenez"
    )


def subject_of(slug: str) -> Subject:
    """The card of that slug; raises ``ValueError`` when there is none."""
    return ElementId(slug) if slug in set(ElementId) else Row(slug)


def _decisions() -> Select[Any]:
    return select(*columns(DecisionRow), col(CaseRow.site)).join(
        CaseRow, col(CaseRow.id) == col(DecisionRow.case_id)
    )


def _row(chosen: Chosen, *, previous: int, by: str) -> dict[str, str | int]:
    return {
        "case_id": chosen.case,
        "subject": chosen.subject.value,
        "previous": previous,
        "choice": chosen.choice.value,
        "reason": storable(chosen.reason),
        "quotes": storable(QUOTES.dump_json(tuple(chosen.quotes)).decode()),
        "shown": chosen.shown,
        "decided_by": by,
        "decided_at": now(),
    }


def _decision(row: RowMapping) -> Decision:
    return Decision(
        number=row["number"],
        case=CaseId(row["case_id"]),
        site=SiteId(row["site"]),
        subject=subject_of(row["subject"]),
        choice=Choice(row["choice"]),
        reason=row["reason"],
        quotes=QUOTES.validate_json(row["quotes"]),
        shown=Sha256(row["shown"]),
        by=row["decided_by"],
        at=datetime.fromisoformat(row["decided_at"]),
    )


def _anchoring_in(row: RowMapping) -> Anchoring:
    return Anchoring(
        decision=row["decision"],
        anchors=ANCHORS.validate_json(row["anchors"]),
        fault=row["fault"],
        at=datetime.fromisoformat(row["anchored_at"]),
    )


def _approval(row: RowMapping) -> Approval:
    return Approval(
        kind=ApprovalKind(row["kind"]),
        by=row["approved_by"],
        at=datetime.fromisoformat(row["approved_at"]),
        review=Sha256(row["review"]),
        vote=row["vote"],
    )
