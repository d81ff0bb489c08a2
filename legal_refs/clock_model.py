"""The clocks of the law and of the house, as immutable values. Every day found is indicative."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from legal_refs.clock_days import Length
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Nature, State


@dataclass(frozen=True, slots=True)
class Unknown:
    """A day that cannot be counted."""

    reason: str
    """One French line, without a full stop: why not."""


Day: TypeAlias = date | Unknown


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where a rule was read, and how well it is known."""

    state: State
    reserve: str
    """French, naming what is unknown; empty when verified."""
    source: str
    checked_on: date | None
    """``None``: never checked against an official source."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the days it holds: ``until`` is the first day it no longer does."""

    words: str
    start: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Limitation(Sourced):
    """How long the law leaves to act for one nature of offence.

    Counted from each fact, day to day; the term is never moved over a weekend, and what may
    have stopped or renewed it is not known here.
    """

    nature: Nature
    names: tuple[Name, ...]
    length: Length
    since: date | None
    """First day of the rule; ``None`` when unknown."""
    before: str
    """Why an older fact is not counted."""
    text: ProvisionId | None

    def name(self, on: date) -> str:
        """What texts of that nature are called that day: « textes de … »."""
        return next(n.words for n in self.names if not n.until or on < n.until)

    def reserved(self, texts: Mapping[ProvisionId, LegalText], on: date) -> str:
        """The reserve to print that day: none once a jurist has confirmed the text."""
        text = texts.get(self.text) if self.text else None
        return "" if text and not text.to_confirm(on) else self.reserve

    def last_day(self, fact: date | None) -> Day:
        """The last day to act on ``fact``; ``Unknown`` says why it is not counted."""
        if fact is None:
            return Unknown("date du fait inconnue\u00a0: le délai ne se compte pas")
        if self.since is None or fact < self.since:
            return Unknown(self.before)
        return self.length.after(fact)


@dataclass(frozen=True, slots=True)
class Waiting(Sourced):
    """How long must go by before another step is open."""

    id: str
    title: str
    length: Length
    proofs: Mapping[str, str]
    """Each proof the time may run from, and which of its days counts."""
    none_kept: str
    """Said while no proof is kept."""
    text: ProvisionId | None

    def opens(self, proof: date | None) -> Day:
        """The first day the step is open, by the later reading; ``Unknown`` without a proof."""
        return Unknown(self.none_kept) if proof is None else self.length.passed(proof)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept, as the house binds itself."""

    id: str
    title: str
    counted_from: str
    """« du jour de la lecture »."""
    length: Length | None
    """``None``: no length of its own, ``ends_with`` says what it follows."""
    ends_with: str
    warnings: tuple[Length, ...]
    """After which somebody is warned, from the same day."""
    renewals: int | None
    """How often a person may prolong it with a reason; ``None``: as often as they decide."""

    def last_day(self, start: date | None) -> Day:
        """The last day it may be kept; ``Unknown`` without a start or a length."""
        if self.length is None:
            return Unknown(self.ends_with)
        if start is None:
            return Unknown(
                f"point de départ inconnu\u00a0: la durée part {self.counted_from}"
            )
        return self.length.after(start)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How long something stays fresh, as the house decided."""

    id: str
    title: str
    length: Length

    def last_day(self, start: date) -> date:
        """The last day it is fresh."""
        return self.length.after(start)


@dataclass(frozen=True, slots=True)
class Renumbered(Sourced):
    """A code whose articles change their numbers on a day."""

    code: str
    since: date
    act: str
    articles: Mapping[str, str]
    """Former number to new; a number that is not held is absent."""
