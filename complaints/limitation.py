"""The line of a letter that says how long is left to act: indicative, from two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from complaints.citing import anchors
from complaints.pieces import citable
from complaints.references import References
from complaints.typography import day, local_day, typeset
from dossier.case import SUBJECTS, ReviewedCase, Row
from legal_refs.clock_model import Day, Limitation, Unknown
from legal_refs.clocks import clocks
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Nature, Provision


@dataclass(frozen=True, slots=True)
class LimitationLine:
    """« 6 ans à compter de chaque fait (article …), soit le … »."""

    years: str
    first: str
    """The last day to act on the oldest fact relied on."""
    last: str
    """The last day to act on the last one; empty when it is the same."""
    article: str
    """Where each length stands, or would once confirmed."""
    reserve: str

    def within(self, law: References) -> References:
        """``law`` with the article of this line, and its reserve after the others."""
        reserve = f"{law.reserve} {self.reserve}".strip()
        return replace(law, prescription=self.article, reserve=reserve)


def oldest_day(reviewed: ReviewedCase) -> date:
    """The day of the oldest piece relied on, captured or received.

    What a piece received that day reports had already happened. Raises ``ValueError`` when
    nothing is relied on.
    """
    decided = reviewed.review.decisions
    against = [s for s in SUBJECTS if s is not Row.A_DECHARGE]
    accepted = [s for s in against if decided[s].decision.choice.accepted]
    cited = {anchor.exhibit for anchor in anchors(reviewed, *accepted)}
    held = [e.exhibit for e in citable(reviewed) if e.exhibit.id in cited]
    return min(local_day(exhibit.at) for exhibit in held)


def limitation_line(
    provisions: Iterable[Provision],
    facts: tuple[date, date],
    law: References,
    on: date,
    texts: Mapping[ProvisionId, LegalText],
) -> LimitationLine:
    """For a letter dated ``on`` about ``facts``, the oldest and the last seen, under ``provisions``.

    The lengths of several natures are all told, the shortest first, each in its place. A day that cannot be
    counted is said not to be, with why. ``texts``: the law as this house has read it.
    """
    found = {rule.nature: rule for rule in map(clocks().limitation, provisions)}
    rules = sorted(found.values(), key=lambda rule: rule.length.count)
    lengths = " ou ".join(rule.length.said for rule in rules)
    reserves = (rule.reserved(texts, on) for rule in rules)
    articles = {
        Nature.DELIT: law.prescription,
        Nature.CONTRAVENTION: law.prescription_contravention,
    }
    return LimitationLine(
        years=lengths if len(rules) == 1 else f"{lengths}, selon le texte,",
        first=_days(rules, facts[0], on),
        last="" if facts[0] == facts[1] else _days(rules, facts[1], on),
        article=" ou ".join(articles[rule.nature] for rule in rules),
        reserve=typeset(" ".join(filter(None, reserves))),
    )


def _days(rules: Iterable[Limitation], fact: date, on: date) -> str:
    return " ou le ".join(_said(rule.last_day(fact), on) for rule in rules)


def _said(found: Day, on: date) -> str:
    if isinstance(found, Unknown):
        return typeset(f"jour que Vigie ne compte pas ({found.reason})")
    return f"{day(found)} (déjà passé)" if found < on else day(found)
