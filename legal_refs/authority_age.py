"""How old the check of a row is, said to whoever relies on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from legal_refs.authority_model import Authorities, Sourced
from legal_refs.clocks import clocks
from legal_refs.model import Route

CLOCK: Final = "fiche_verifiee"
"""The clock of the house that says how long a check holds."""

COURTS: Final = "liste des tribunaux, par département"
REMEDY: Final = "à vérifier avant tout envoi."
BEFORE_TELLING: Final = "à vérifier avant de l’indiquer à quelqu’un."
"""The remedy of a free official way: nobody writes to it, people are sent there."""
NEVER: Final = f"Jamais vérifié en ligne\u00a0: {REMEDY}"


class Checked(Protocol):
    """Anything that says when it was last compared with the official site."""

    @property
    def checked_on(self) -> date | None:
        """``None`` when nobody has."""


def stale(row: Checked, today: date, *, remedy: str = REMEDY) -> str:
    """One French sentence when ``row`` was never checked online, or too long ago.

    Empty until the anniversary of the check, that day included. A check dated after
    ``today`` is a mistake, and is said.
    """
    checked = row.checked_on
    if checked is None:
        return f"Jamais vérifié en ligne\u00a0: {remedy}"
    day = f"{checked:%d/%m/%Y}"
    if checked > today:
        return f"Daté d’une vérification à venir ({day})\u00a0: {remedy}"
    clock = clocks().house[CLOCK]
    if today <= clock.last_day(checked):
        return ""
    return f"Vérifié le {day}, il y a plus de {clock.length.said}\u00a0: {remedy}"


def stale_route(route: Route, today: date) -> str:
    """``stale``, of a free official way: its address and its number."""
    return stale(route, today, remedy=BEFORE_TELLING)


@dataclass(frozen=True, slots=True)
class Aged:
    """Something to look up again."""

    what: str
    """Its French name."""
    source: str
    said: str
    """Why: the sentence of ``stale``."""


def aged(table: Authorities, today: date) -> tuple[Aged, ...]:
    """All that was never checked, or too long ago; the list of courts counts once."""
    found = [
        Aged(what, row.source, said)
        for what, row in _rows(table)
        if (said := stale(row, today))
    ]
    return tuple(dict.fromkeys(found))


def aged_routes(routes: Iterable[Route], today: date) -> tuple[Aged, ...]:
    """The free official ways never checked, or too long ago, each once."""
    found = [
        Aged(route.label, route.source, said)
        for route in routes
        if (said := stale_route(route, today))
    ]
    return tuple(dict.fromkeys(found))


def _rows(table: Authorities) -> Iterator[tuple[str, Sourced]]:
    for document in table.documents.values():
        yield document.name, document
    for place in table.places.values():
        yield place.title, place
    for court in table.courts.values():
        yield COURTS, court
        if court.parquet:
            yield f"procureur près le {court.name}", court.parquet
    for recipient in table.recipients.values():
        yield recipient.name, recipient
        for way in recipient.ways:
            yield f"{recipient.name}, {way.label}", way
        if recipient.attachments:
            yield f"{recipient.name}, pièces jointes", recipient.attachments
