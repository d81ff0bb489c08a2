"""A case: what a named person decided about a site, and what it rests on.

A decision binds only to what the person was shown and lapses when that changes. Nothing
here can be made complete by a machine: ``AnchoredReview`` is the human gate, as a type.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final, NewType, TypeAlias

from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitId, PieceQuote
from dossier.model import Operator, Outcome, Quote, Sha256, SiteId
from legal_refs.ids import ElementId, ProvisionId

CaseId = NewType("CaseId", str)
"""Names one case: ASCII, fit for a file's name."""


class SiteState(StrEnum):
    """How far a site has come (privacy.md D3). The machine makes the first step only."""

    SIGNAL = "signal"
    A_EXAMINER = "a_examiner"
    EXAMINE = "examine"
    DOSSIER = "dossier"
    DOCUMENT = "document"
    DEPOSE = "depose"
    ECARTE = "ecarte"
    """Nothing to do, with a written reason."""


class Row(StrEnum):
    """A line of the review that is not an element of a text: only a person fills it."""

    ELEMENT_MORAL = "element_moral"
    IMPUTATION = "imputation"
    A_DECHARGE = "a_decharge"
    """Whether the person looked for what speaks for the site, and what they found."""


Subject: TypeAlias = ElementId | Row
"""What one card of the review is about."""

SUBJECTS: Final[tuple[Subject, ...]] = (*ElementId, *Row)
"""Every card, in the order in which they are read."""


class Choice(StrEnum):
    """What a person says of one card."""

    LU = "lu"
    """« Lu sur la pièce »."""
    A_DEDUIRE = "a_deduire"
    """« À déduire » of what is read."""
    PAS_LU = "pas_lu"
    CONTREDIT = "contredit"
    A_REVOIR = "a_revoir"

    @property
    def accepted(self) -> bool:
        """Whether it says that the element is there: it then needs words to rest on."""
        return self in {Choice.LU, Choice.A_DEDUIRE}

    @property
    def final(self) -> bool:
        """Whether it decides anything."""
        return self is not Choice.A_REVOIR


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a person had before them when they decided one card."""

    subject: Subject
    outcome: Outcome
    """What the machine proposed."""
    quotes: tuple[Quote, ...]
    contrary: tuple[Quote, ...]
    """What speaks for the site on this card."""
    wordings: tuple[tuple[ProvisionId, str], ...]
    """The words of each text that ask this element, at the date of the facts."""

    @property
    def digest(self) -> Sha256:
        """SHA-256 of all of it as canonical JSON: equal means the same was shown.

        Where a quote stood, and in which capture, is left out: the same words found
        again by a later version are the same words.
        """
        said = {
            "subject": self.subject.value,
            "outcome": self.outcome.value,
            "quotes": sorted({(q.url, _folded(q.text)) for q in self.quotes}),
            "contrary": sorted({(q.url, _folded(q.text)) for q in self.contrary}),
            "wordings": sorted(self.wordings),
        }
        words = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return Sha256(hashlib.sha256(words.encode("utf-8", "replace")).hexdigest())


@dataclass(frozen=True, slots=True)
class Decision:
    """What a named person chose on one card, bound to what they were shown."""

    number: int
    """Grows with every decision kept: what two people on one record are told apart by."""
    case: CaseId
    site: SiteId
    subject: Subject
    choice: Choice
    reason: str
    quotes: tuple[Quote | PieceQuote, ...]
    """The words relied on: of the lead, or of a received piece."""
    shown: Sha256
    by: str
    at: datetime


class ApprovalKind(StrEnum):
    """How a second look was given."""

    SECONDE_PERSONNE = "seconde_personne"
    AVOCAT = "avocat"


@dataclass(frozen=True, slots=True)
class Approval:
    """Another named person's agreement with every decision of a review."""

    kind: ApprovalKind
    by: str
    at: datetime
    review: Sha256
    """``AnchoredReview.digest`` of what was approved: any later change undoes it."""
    vote: str = ""
    """Date and place of the board's vote, when it replaces « another day »."""


@dataclass(frozen=True, slots=True)
class AnchoredDecision:
    """A decision whose every quote was found again in an exhibit."""

    decision: Decision
    anchors: tuple[AnchoredQuote | PieceQuote, ...]

    def __post_init__(self) -> None:
        if not self.decision.choice.final:
            raise ValueError(f"{self.decision.subject}: not decided")
        if len(self.anchors) != len(self.decision.quotes):
            raise ValueError(f"{self.decision.subject}: a quote is not anchored")
        element = isinstance(self.decision.subject, ElementId)
        if element and self.decision.choice.accepted and not self.anchors:
            raise ValueError(f"{self.decision.subject}: accepted, no quote")


@dataclass(frozen=True)
class AnchoredReview:
    """Every card of one site decided by named persons and anchored: the human gate.

    Raises ``ValueError`` when a card is missing, undecided or not anchored. Only
    ``workflow/`` makes one, from what the store keeps; ``complaints/`` takes nothing else.
    """

    site: SiteId
    decisions: Mapping[Subject, AnchoredDecision]

    def __post_init__(self) -> None:
        missing = [s.value for s in SUBJECTS if s not in self.decisions]
        if missing:
            raise ValueError(f"undecided: {', '.join(missing)}")
        if any(d.decision.site != self.site for d in self.decisions.values()):
            raise ValueError("a decision about another site")

    @cached_property
    def digest(self) -> Sha256:
        """SHA-256 of the decisions and anchors, in canonical JSON."""
        said = [asdict(self.decisions[s]) for s in SUBJECTS]
        words = json.dumps(said, ensure_ascii=False, default=str, sort_keys=True)
        return Sha256(hashlib.sha256(words.encode("utf-8", "replace")).hexdigest())

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who decided, by name."""
        return tuple(sorted({d.decision.by for d in self.decisions.values()}))


@dataclass(frozen=True, slots=True)
class NumberedExhibit:
    """An exhibit of a case under the number that documents cite."""

    number: int
    exhibit: Exhibit


@dataclass(frozen=True)
class Case:
    """One case: a site, the exhibits gathered, the operator as a person confirmed it."""

    id: CaseId
    workspace: str
    site: SiteId
    title: str
    opened_by: str
    opened_at: datetime
    exhibits: tuple[NumberedExhibit, ...] = ()
    operator: Operator | None = None
    """``None`` while the identification is below confirmed: then « contre X »."""

    def number(self, exhibit: ExhibitId) -> int:
        """The number of ``exhibit`` in this case; raises ``KeyError`` when it has none."""
        return {e.exhibit.id: e.number for e in self.exhibits}[exhibit]


@dataclass(frozen=True)
class ReviewedCase:
    """What a document is drafted from, and nothing less (rule 2)."""

    case: Case
    review: AnchoredReview
    approval: Approval | None
    """``None``: every page says « PROJET — NON VALIDÉ »."""

    def __post_init__(self) -> None:
        if self.approval and self.approval.review != self.review.digest:
            raise ValueError("the approval is of another review")
        cited = {a.exhibit for d in self.review.decisions.values() for a in d.anchors}
        held = {e.exhibit.id for e in self.case.exhibits if e.exhibit.citable}
        if not cited <= held:
            raise ValueError(
                "a quote rests on what is not a sealed exhibit of the case"
            )


def _folded(text: str) -> str:
    return " ".join(text.split())
