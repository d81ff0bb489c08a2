"""What the law has one wait for, and how long the house keeps things: in words."""

from dataclasses import dataclass

from complaints.typography import typeset
from legal_refs.clock_model import Day, Retention, Unknown
from legal_refs.clocks import clocks
from workflow.check_words import date_words


@dataclass(frozen=True, slots=True)
class Wait:
    """Time to let pass before another step is open."""

    title: str
    said: str
    """From when it is open, or why that is not counted."""
    proofs: tuple[str, ...]
    """Which day counts, proof by proof."""
    reserve: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How long one thing is kept."""

    title: str
    said: str


def waits() -> tuple[Wait, ...]:
    """Every wait of the law. No proof of filing is kept yet: none is counted."""
    return tuple(
        Wait(
            title=typeset(rule.title),
            said=opening(rule.opens(None)),
            proofs=tuple(map(typeset, rule.proofs.values())),
            reserve=typeset(rule.reserve),
        )
        for rule in clocks().waiting.values()
    )


def retention() -> tuple[Kept, ...]:
    """How long each thing is kept, as the house binds itself."""
    return tuple(
        Kept(typeset(rule.title), typeset(kept(rule)))
        for rule in clocks().retention.values()
    )


def opening(day: Day) -> str:
    """« possible à partir du 13 avril 2026 », or why that is not counted."""
    if isinstance(day, Unknown):
        return typeset(day.reason)
    return f"possible à partir du {date_words(day)}"


def kept(rule: Retention) -> str:
    """« 6 mois à compter du jour du signal, rappel à … »."""
    if rule.length is None:
        return rule.ends_with
    said = [f"{rule.length.said} à compter {rule.counted_from}"]
    if rule.warnings:
        said.append(f"rappel à {' et à '.join(each.said for each in rule.warnings)}")
    if rule.renewals is None:
        said.append("renouvelable")
    elif rule.renewals:
        times = "une fois" if rule.renewals == 1 else f"{rule.renewals}\u00a0fois"
        said.append(f"prolongé {times} au plus, avec un motif")
    return ", ".join(filter(None, [*said, rule.ends_with]))
