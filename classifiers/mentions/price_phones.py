"""Special-rate telephone numbers, by the French numbering plan."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from classifiers.mentions.price_folding import fold_text

_DIGIT: Final = "[0-9x*•]"
_LONG: Final = re.compile(
    r"(?<![0-9a-z+])(?:(?:\+ ?|00 ?)33[ .-]?(?:\(0\)[ .-]?)?|0[ .-]?)(?P<rest>8[ .-]?[0-9][ .-]?"
    rf"[0-9](?:[ .-]?{_DIGIT}){{6}})(?![0-9]|[.,][0-9])"
)
_DIRECTORY: Final = re.compile(
    rf"(?<![0-9])118[ .-]?{_DIGIT}{{3}}(?![0-9a-z]|[.,][0-9])"
)
_SHORT: Final = re.compile(
    r"(?<![0-9.,/-])3[0-9] ?[0-9]{2}(?![0-9]|[.,/-][0-9]|[ ]?[€%$£])"
)
_CALL_WORDS: Final = re.compile(
    r"(?<![a-z])(?:appel[a-z]*|compos[a-z]+|tel|telephon[a-z]+|numeros?|n°|contact[a-z]*|joign[a-z]+"
    r"|joindre|allo|standard|hotline|ligne|renseignements?|au|le)[^0-9.!?\n]{0,20}\Z"
)
_TARIFF: Final = re.compile(
    r"[^!?]{0,60}?(?:€|centimes?|cts?|euros?|eur) ?(?:ttc ?)?"
    r"(?:/ ?|par |la |l'|le )(?:min|mn|minute|appel)|[^!?]{0,60}?prix (?:d'un )?appel"
)
_COUNTED: Final = re.compile(
    r" ?(?:€|euros?|eur|%|habitants|personnes|foyers|beneficiaires|demandes|dossiers|familles|clients"
    r"|aides|allocataires|utilisateurs|avis|km|m2|ans)(?![a-z])"
)
_FREE_SHORT: Final = frozenset(
    {"3230", "3646", "3949", "3960", "3939", "3957", "3977", "3919"}
)


class TariffClass(StrEnum):
    """What a caller pays, from the number alone."""

    FREE = "free"
    LOCAL = "local"
    """The price of an ordinary call."""
    PREMIUM = "premium"


@dataclass(frozen=True, slots=True)
class PremiumNumber:
    """A special number on a page, with or without its tariff."""

    start: int
    end: int
    """``[start, end)`` in code points of the page."""
    number: str
    """Figures only, national form; ``x`` for a masked one."""
    tariff_class: TariffClass
    tariff_stated: bool
    """Whether a price by the call or the minute stands just after."""


def find_premium_numbers(text: str) -> list[PremiumNumber]:
    """Every special number of ``text``: 08, 118 and the four-figure ones that state a tariff.

    A public four-figure number (39 49, 36 46) is never premium.
    """
    if not ("8" in text or "3" in text):
        return []
    folded = fold_text(text)
    numbers = [
        *(_long(folded.text, found) for found in _LONG.finditer(folded.text)),
        *(_directory(folded.text, found) for found in _DIRECTORY.finditer(folded.text)),
        *(_short(folded.text, found) for found in _SHORT.finditer(folded.text)),
    ]
    kept: list[PremiumNumber] = []
    for number in sorted(
        filter(None, numbers), key=lambda number: (number.start, -number.end)
    ):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return [
        PremiumNumber(
            *folded.span(found.start, found.end),
            found.number,
            found.tariff_class,
            found.tariff_stated,
        )
        for found in kept
    ]


def _long(text: str, found: re.Match[str]) -> PremiumNumber | None:
    number = "0" + _figures(found.group("rest"))
    tariff = _tariff_class(number)
    if tariff is None:
        return None
    stated = _stated(text, found.end())
    return PremiumNumber(found.start(), found.end(), number, tariff, stated)


def _tariff_class(number: str) -> TariffClass | None:
    if number[2] == "0":
        return TariffClass.FREE if number[3] <= "5" else TariffClass.LOCAL
    return TariffClass.PREMIUM if number[2] in "129" else None


def _directory(text: str, found: re.Match[str]) -> PremiumNumber | None:
    """118 xxx; « 118 000 demandes » is a number of something else."""
    stated = _stated(text, found.end())
    if _COUNTED.match(text, found.end()) or not (
        stated or _called(text, found.start())
    ):
        return None
    number = _figures(found.group())
    return PremiumNumber(
        found.start(), found.end(), number, TariffClass.PREMIUM, stated
    )


def _short(text: str, found: re.Match[str]) -> PremiumNumber | None:
    number = _figures(found.group())
    stated = _stated(text, found.end())
    if _COUNTED.match(text, found.end()) or not _called(text, found.start()):
        return None
    if number in _FREE_SHORT:
        return PremiumNumber(
            found.start(), found.end(), number, TariffClass.FREE, stated
        )
    if not stated:
        return None
    return PremiumNumber(
        found.start(), found.end(), number, TariffClass.PREMIUM, stated
    )


def _figures(written: str) -> str:
    return re.sub(r"[^0-9x]", "", written.replace("*", "x").replace("•", "x"))


def _stated(text: str, end: int) -> bool:
    return _TARIFF.match(text, end, end + 90) is not None


def _called(text: str, start: int) -> bool:
    return _CALL_WORDS.search(text, max(0, start - 40), start) is not None
