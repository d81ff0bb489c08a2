"""The line of a letter that says how long is left to act: indicative, from two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from complaints.references import References
from complaints.typography import day, typeset
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
    """The last day to act on the last one."""
    article: str
    """Where each length stands, or would once confirmed."""
    reserve: str

    def within(self, law: References) -> References:
        """``law`` with the article of this line, and its reserve after the others."""
        reserve = f"{law.reserve} {self.reserve}".strip()
        return replace(law, prescription=self.article, reserve=reserve)


def limitation_line(
    provisions: Iterable[Provision],
    facts: tuple[date, ...],
    law: References,
    on: date,
    texts: Mapping[ProvisionId, LegalText],
) -> LimitationLine:
    """For a letter dated ``on`` about ``facts``, oldest first, under ``provisions``.

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
        last=_days(rules, facts[-1], on),
        article=" ou ".join(articles[rule.nature] for rule in rules),
        reserve=typeset(" ".join(filter(None, reserves))),
    )


def _days(rules: Iterable[Limitation], fact: date, on: date) -> str:
    return " ou le ".join(_said(rule.last_day(fact), on) for rule in rules)


def _said(found: Day, on: date) -> str:
    if isinstance(found, Unknown):
        return typeset(f"jour que Vigie ne compte pas ({found.reason})")
    return f"{day(found)} (déjà passé)" if found < on else day(found)
