"""What must not be kept in clear: numbers that single out a person, and the giver's name.

A member's report never holds the user's name or number (privacy.md D18).
"""

import re
import unicodedata
from typing import Final

from stdnum.fr import siren, siret

MASK: Final = "…"
MOST_DIGITS: Final = 6
"""A longer run of digits may be an allocataire's number, a NIR, a telephone number."""
SHORTEST_WORD: Final = 3
_BETWEEN: Final = r"[\s./_·'’\-\u2010-\u2015\u200b-\u200d\u2060]{0,2}"
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:19|20)\d{2}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{2}\s?[-/]\s?(?:19|20)\d{2})(?!\d)"
)
_RUN: Final = re.compile(rf"\d(?:{_BETWEEN}\d)+")
_COMPANY: Final = re.compile(r"(?:siren|siret|rcs)\W{0,5}\Z", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_]+")


def personal_number(words: str) -> str:
    """The first run of digits in ``words`` that may single out a person, else empty.

    Dates are none, nor are SIREN and SIRET said to be such and well formed.
    """
    flat = _DATE.sub(
        lambda date: " # " * bool(date), unicodedata.normalize("NFKC", words)
    )
    for run in _RUN.finditer(flat):
        digits = "".join(sign for sign in run.group() if sign.isdigit())
        if len(digits) > MOST_DIGITS and not (
            _COMPANY.search(flat[: run.start()]) and _of_a_company(digits)
        ):
            return run.group()
    return ""


def words_of(name: str) -> frozenset[str]:
    """The words of a person's name that would give it away, folded."""
    found = (_folded(word) for word in _NAME.findall(name))
    return frozenset(word for word in found if len(word) >= SHORTEST_WORD)


def named(words: str, name: frozenset[str]) -> str:
    """The first word of ``words`` that is one of ``name``, whatever its case or accents."""
    return next((w for w in _NAME.findall(words) if _folded(w) in name), "")


def masked(words: str, name: frozenset[str]) -> str:
    """``words`` without those of ``name`` nor any long number."""
    plain = _NAME.sub(
        lambda w: MASK if _gives_away(w.group(), name) else w.group(), words
    )
    return _RUN.sub(
        lambda run: (
            MASK if sum(map(str.isdigit, run.group())) > MOST_DIGITS else run.group()
        ),
        plain,
    )


def slug(words: str, *, longest: int = 40) -> str:
    """``words`` as an ASCII name for a file; « piece » when nothing of them is left."""
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")
    return joined[:longest].strip("-") or "piece"


def _gives_away(word: str, name: frozenset[str]) -> bool:
    """Whether ``word`` is of the name, or holds it as « factureDupont » does."""
    folded = _folded(word)
    return any(part in folded for part in name)


def _folded(word: str) -> str:
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def _of_a_company(digits: str) -> bool:
    return bool(siren.is_valid(digits) or siret.is_valid(digits))
