"""French typography, dates and figures as a letter writes them."""

import re
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from legal_refs.model import LegalText
from rendering.months import MONTHS

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
PARIS: Final = ZoneInfo("Europe/Paris")

_BEFORE: Final = re.compile(r" (?=[:;?!»])")
_AFTER: Final = re.compile(
    r"(?<=«) |(?<=\bpièce) (?=n°)|(?<=\bn°) |(?<=\bp\.) |(?<=\b[LRD]\.) "
)


def typeset(text: str) -> str:
    """``text`` with French no-break spaces and curly apostrophes. Idempotent.

    For our own sentences only: what a page wrote is left as it is.
    """
    spaced = _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))
    return spaced.replace("'", "’")


def day(when: date) -> str:
    """« 1er mai 2026 »."""
    first = "1er" if when.day == 1 else str(when.day)
    return f"{first}{NO_BREAK}{MONTHS[when.month - 1]}{NO_BREAK}{when.year}"


def local_day(when: datetime) -> date:
    """The day in Paris, which is the one a fact is dated by."""
    return when.astimezone(PARIS).date()


def moment(when: datetime) -> str:
    """« 12 novembre 2026 à 14 h 02 (UTC+1) »: Paris time, and what it is worth."""
    local = when.astimezone(PARIS)
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset else 0
    clock = f"{local.hour}{NO_BREAK}h{NO_BREAK}{local.minute:02}"
    return f"{day(local.date())} à {clock} (UTC{hours:+d})"


def euros(amount: int) -> str:
    """« 22 500 euros »."""
    return f"{amount:,}".replace(",", NARROW) + f"{NO_BREAK}euros"


def siren(number: str) -> str:
    """« 123 456 789 »."""
    return NARROW.join(number[i : i + 3] for i in range(0, len(number), 3))


def article(text: LegalText) -> str:
    """« article … du code de la sécurité sociale », its number after no-break spaces."""
    return typeset(f"article {text.article} du {in_sentence(text.code)}")


def in_sentence(code: str) -> str:
    """The name of a code inside a sentence: « code pénal »."""
    return code[:1].lower() + code[1:]


def series(words: list[str]) -> str:
    """« a, b et c »."""
    *most, last = words or [""]
    return f"{', '.join(most)} et {last}" if most else last
