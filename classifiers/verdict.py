"""Alert, watch or clear: what the machine proposes, never what a person decides."""

from dataclasses import dataclass

from classifiers.offers import Offer
from classifiers.standing import Standing
from dossier.model import Finding, Outcome, Verdict
from legal_refs.ids import ElementId


@dataclass(frozen=True, slots=True)
class Reading:
    """What the verdict is taken from."""

    findings: dict[ElementId, Finding]
    offered: tuple[Offer, ...]
    grounded: bool
    """Every element of one provision is met."""
    firm: bool
    """A price tied to the act by more than the site's subject, for an act near a benefit."""
    standing: Standing
    ceiling: Verdict

    def outcome(self, element: ElementId) -> Outcome:
        """The answer for one element."""
        return self.findings[element].outcome


ORDER = (Verdict.CLEAR, Verdict.WATCH, Verdict.ALERT)


def verdict(reading: Reading) -> Verdict:
    """The proposal, never above the ceiling of the disputed cases met.

    A public body is never alerted on, even where a text asks for no intermediary.
    """
    firm = reading.grounded and reading.firm and not reading.standing.official
    proposed = Verdict.ALERT if firm else _without_ground(reading)
    return min(proposed, reading.ceiling, key=ORDER.index)


def _without_ground(reading: Reading) -> Verdict:
    """Watch when paid help with benefits is likely; clear otherwise."""
    standing = reading.standing
    if standing.paid_by_others and any(offer.acts for offer in reading.offered):
        return Verdict.WATCH
    refused = (
        standing.official
        or standing.lawyer
        or reading.outcome(ElementId.PUBLIC_VISE) is Outcome.NOT_MET
        or reading.outcome(ElementId.INTERMEDIAIRE) is Outcome.NOT_MET
    )
    if refused:
        return Verdict.CLEAR
    offered = bool(reading.offered)
    paid = reading.outcome(ElementId.REMUNERATION)
    if not offered:
        return Verdict.CLEAR
    if paid is Outcome.MET:
        return Verdict.WATCH
    if paid is Outcome.NOT_MET:
        return Verdict.CLEAR
    likely = standing.sells and not standing.says_free and not standing.charity
    return Verdict.WATCH if likely else Verdict.CLEAR
