"""Whom to write to, before which court, and who may: the table of authorities as the dashboard shows it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from legal_refs.authority_age import Aged, aged, aged_routes, stale
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import Recipient, Standing, Way
from legal_refs.catalogue import catalogue
from legal_refs.competence import (
    SEVERAL,
    UnknownDepartementError,
    courts,
    departement_of,
)
from workflow import check_words

STANDINGS: Final = {
    Standing.ALLOWED: "● possible",
    Standing.CONDITIONAL: "○ sous condition",
    Standing.LAWYER_ONLY: "○ avocat seulement",
    Standing.REFUSED: "– non",
}


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """Somebody to write to."""

    name: str
    accepts: str
    reveals: str
    ways: tuple[str, ...]
    attachments: str
    warning: str
    """Why to check before writing; empty when it was checked lately."""


@dataclass(frozen=True, slots=True)
class CourtsFound:
    """The courts of a département, or why none is shown."""

    name: str
    courts: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What one quality may do with one document."""

    name: str
    standing: str
    sentence: str
    risk: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One rank in the order of places."""

    title: str
    sentence: str
    reserve: str


def places() -> tuple[PlaceLine, ...]:
    """Where to write, in order; the last rank is to ask the lawyer."""
    return tuple(
        PlaceLine(each.title, each.sentence, each.ground.reserve)
        for each in authorities().places.values()
    )


def recipients(*, today: date | None = None) -> tuple[RecipientLine, ...]:
    """Every recipient, in the order of the table."""
    day = today or check_words.today()
    return tuple(_recipient(each, day) for each in authorities().recipients.values())


def qualities() -> dict[str, str]:
    """What a signatory may be in law, by slug."""
    return {each.id: each.name for each in authorities().qualities.values()}


def documents_of(quality: str) -> tuple[DocumentLine, ...]:
    """What ``quality`` may send, possible ones first; ``KeyError`` for an unknown one."""
    lines = []
    for document in authorities().documents.values():
        rule = document.rule(quality)
        said = " ".join(part for part in (rule.sentence, rule.ground.reserve) if part)
        lines.append((rule.standing, document.name, said, document.risk))
    order = list(STANDINGS)
    lines.sort(key=lambda line: order.index(line[0]))
    return tuple(
        DocumentLine(name, STANDINGS[standing], said, risk)
        for standing, name, said, risk in lines
    )


def courts_of(words: str) -> CourtsFound:
    """The courts of the département of that code or name; none for what is not one."""
    try:
        departement = departement_of(words)
    except UnknownDepartementError:
        return CourtsFound("", (), ("Aucun département de ce nom ni de ce numéro.",))
    found = courts(words)
    said = [SEVERAL] if len(found) > 1 else []
    said += [line for line in (departement.note, *(c.note for c in found)) if line]
    if not any(court.parquet for court in found):
        said.append("Aucune adresse n’est tenue\u00a0: elle est à chercher.")
    return CourtsFound(
        departement.name,
        tuple(f"{court.name} ({court.appeal})" for court in found),
        tuple(said),
    )


def to_check(*, today: date | None = None) -> tuple[Aged, ...]:
    """All that nobody checked online, or not for a year."""
    day = today or check_words.today()
    routes = catalogue().routes.values()
    return (*aged(authorities(), day), *aged_routes(routes, day))


def _recipient(each: Recipient, today: date) -> RecipientLine:
    rows = (each, *each.ways, *([each.attachments] if each.attachments else []))
    warnings = [said for row in rows if (said := stale(row, today))]
    return RecipientLine(
        name=each.name,
        accepts=each.accepts,
        reveals=each.reveals,
        ways=tuple(map(_way, each.ways)),
        attachments=each.attachments.sentence if each.attachments else "",
        warning=warnings[0] if warnings else "",
    )


def _way(way: Way) -> str:
    told = [part for part in (way.postal, way.url, way.phone) if part]
    return f"{way.label}\u00a0: {', '.join(told)}" if told else way.label
