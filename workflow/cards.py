"""The cards of a review: what a person is shown of each element, and what was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from dossier.case import SUBJECTS, Case, Choice, Decision, Row, Shown, Subject
from dossier.decision_rows import PARIS, Anchoring, Anchors
from dossier.model import Assessment, Outcome, Quote, SiteId
from dossier.store import Store
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId, ProvisionId
from workflow.contrary import contrary

NAMES: Final[Mapping[Subject, str]] = {
    ElementId.INTERMEDIAIRE: "Un intermédiaire",
    ElementId.OFFRE_DE_SERVICES: "Une offre d’agir à la place de la personne",
    ElementId.REMUNERATION: "Une somme demandée",
    ElementId.PUBLIC_VISE: "Le public visé",
    ElementId.BUT_PRESTATIONS: "Le but\u00a0: des prestations sociales",
    Row.ELEMENT_MORAL: "L’élément moral",
    Row.IMPUTATION: "L’imputation",
    Row.A_DECHARGE: "Ce qui parle pour le site",
}
"""Every card, as a person reads it."""


class Standing(StrEnum):
    """Where one card stands. Only ``PRETE`` can be drafted from."""

    A_DECIDER = "a_decider"
    A_REVOIR = "a_revoir"
    """A person put it off, or its words were not found again in an exhibit."""
    PERIMEE = "perimee"
    """What would be shown today is not what the person was shown."""
    A_ANCRER = "a_ancrer"
    """Decided; its words await a sealed exhibit."""
    PRETE = "prete"


@dataclass(frozen=True, slots=True)
class Card:
    """One card: what would be shown today, and the decision that holds."""

    subject: Subject
    shown: Shown
    decision: Decision | None
    anchoring: Anchoring | None
    """The last one tried for that decision."""

    @property
    def name(self) -> str:
        """What the card is about, in French."""
        return NAMES[self.subject]

    @property
    def expected(self) -> int:
        """What ``workflow.review.decide`` wants to know: the decision one had seen."""
        return self.decision.number if self.decision else 0

    @property
    def lapsed(self) -> bool:
        """Whether the person decided on something else than what is shown today."""
        return self.decision is not None and self.decision.shown != self.shown.digest

    @property
    def fault(self) -> str:
        """Why the card came back from anchoring, one French line; empty when it did not."""
        return self.anchoring.fault if self.anchoring else ""

    @property
    def anchors(self) -> Anchors:
        """Where the words of the decision stand in exhibits; empty until all are found."""
        return self.anchoring.anchors if self.anchoring else ()

    @property
    def anchored(self) -> bool:
        """Whether every quote of the decision was found again in a sealed exhibit."""
        return self.decision is not None and len(self.anchors) == len(
            self.decision.quotes
        )

    @property
    def standing(self) -> Standing:
        """Where the card stands."""
        if self.decision is None:
            return Standing.A_DECIDER
        if self.fault or self.decision.choice is Choice.A_REVOIR:
            return Standing.A_REVOIR
        if self.lapsed:
            return Standing.PERIMEE
        return Standing.PRETE if self.anchored else Standing.A_ANCRER


def cards(store: Store, target: Case | SiteId) -> tuple[Card, ...]:
    """One card a subject, in the order in which they are read.

    A site without a case has nothing decided; one never assessed has nothing proposed.
    """
    case = target if isinstance(target, Case) else store.case_of(target)
    site = target.site if isinstance(target, Case) else target
    assessment = store.assessment(site)
    on = facts_on(store, site)
    decisions = store.decisions(case.id) if case else {}
    anchorings = store.anchorings(case.id) if case else {}
    found = []
    for subject in SUBJECTS:
        decision = decisions.get(subject)
        tried = anchorings.get(decision.number) if decision else None
        found.append(Card(subject, shown(assessment, subject, on), decision, tried))
    return tuple(found)


def facts_on(store: Store, site: SiteId) -> date:
    """The day whose law is shown: that of the last page read, in Paris; else today."""
    return (store.last_read(site) or datetime.now(UTC)).astimezone(PARIS).date()


def shown(assessment: Assessment | None, subject: Subject, on: date) -> Shown:
    """All that a person is shown on one card, with the words of the law on that day."""
    if assessment is None:
        return Shown(subject, Outcome.UNDETERMINED, (), (), ())
    outcome, quotes = _proposal(assessment, subject)
    wordings = tuple(_wordings(assessment, subject, on))
    return Shown(subject, outcome, quotes, contrary(assessment, subject), wordings)


def _proposal(
    assessment: Assessment, subject: Subject
) -> tuple[Outcome, tuple[Quote, ...]]:
    for finding in assessment.elements:
        if finding.element is subject:
            return finding.outcome, finding.quotes
    named = assessment.operator.quote
    if subject is Row.IMPUTATION and named:
        return Outcome.UNDETERMINED, (named,)
    return Outcome.UNDETERMINED, ()


def _wordings(
    assessment: Assessment, subject: Subject, on: date
) -> Iterator[tuple[ProvisionId, str]]:
    """What each text whose benefit is named asks here; special text first."""
    if not isinstance(subject, ElementId):
        return
    law = catalogue()
    measured = {found.provision for found in assessment.provisions}
    ordered = dict.fromkeys(
        provision
        for benefit in assessment.benefits
        for provision in law.benefits[benefit].provisions
    )
    for provision in ordered:
        if provision in measured and (words := law.asked(provision, on).get(subject)):
            yield provision, words.text
