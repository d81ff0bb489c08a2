"""How old the check of a row is, said to whoever relies on it."""

from datetime import date
from typing import Final

from legal_refs.authority_model import Sourced
from legal_refs.clocks import clocks

CLOCK: Final = "fiche_verifiee"
"""The clock of the house that says how long a check holds."""

REMEDY: Final = "à vérifier avant tout envoi."
NEVER: Final = f"Jamais vérifié en ligne\u00a0: {REMEDY}"


def stale(row: Sourced, today: date) -> str:
    """One French sentence when ``row`` was never checked online, or too long ago.

    Empty until the anniversary of the check, that day included. A check dated after
    ``today`` is a mistake, and is said.
    """
    checked = row.checked_on
    if checked is None:
        return NEVER
    day = f"{checked:%d/%m/%Y}"
    if checked > today:
        return f"Daté d’une vérification à venir ({day})\u00a0: {REMEDY}"
    clock = clocks().house[CLOCK]
    if today <= clock.last_day(checked):
        return ""
    return f"Vérifié le {day}, il y a plus de {clock.length.said}\u00a0: {REMEDY}"
