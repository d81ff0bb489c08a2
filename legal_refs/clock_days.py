"""Days counted from a day. Two readings where a month lacks the day: each errs on one side.

A term that must not be missed takes the earlier day, a wait that must be over the later.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

NO_BREAK: Final = "\u00a0"
SATURDAY: Final = 5
MONTHS_A_YEAR: Final = 12


class Unit(StrEnum):
    """What a length is counted in, as a jurist writes it."""

    DAYS = "jours"
    WORKING_DAYS = "jours ouvrés"
    MONTHS = "mois"
    YEARS = "ans"


SINGULAR: Final = {
    Unit.DAYS: "jour",
    Unit.WORKING_DAYS: "jour ouvré",
    Unit.MONTHS: "mois",
    Unit.YEARS: "an",
}
UNITS: Final = {words: unit for unit, words in SINGULAR.items()}


@dataclass(frozen=True, slots=True)
class Length:
    """« 6 ans », « 3 mois », « 5 jours ouvrés »."""

    count: int
    unit: Unit

    @classmethod
    def parsed(cls, words: str) -> Self:
        """The length that ``words`` write; raises ``ValueError`` when they write none."""
        count, _, unit = words.partition(" ")
        return cls(int(count), UNITS.get(unit) or Unit(unit))

    @property
    def said(self) -> str:
        """« un an », « 6 ans »: one is written in letters, the space does not break."""
        if self.count > 1:
            return f"{self.count}{NO_BREAK}{self.unit}"
        return "un " + SINGULAR[self.unit]

    def after(self, start: date) -> date:
        """The same day that much later, weekends and holidays counted; the earlier reading.

        In working days, Saturdays and Sundays are left out and public holidays are not: the
        day found is never too late.
        """
        match self.unit:
            case Unit.DAYS:
                return start + timedelta(days=self.count)
            case Unit.WORKING_DAYS:
                return _working_days_after(start, self.count)
            case Unit.MONTHS:
                return months_after(start, self.count)
            case Unit.YEARS:
                return months_after(start, self.count * MONTHS_A_YEAR)

    def passed(self, start: date) -> date:
        """The first day on which that much has gone by, ``start`` not counted; the later reading."""
        end = self.after(start)
        short = self.unit in {Unit.MONTHS, Unit.YEARS} and end.day != start.day
        return end + timedelta(days=2 if short else 1)


def months_after(start: date, months: int) -> date:
    """The same day of the month, months later; the last of the month when it lacks it."""
    years, month = divmod(start.month - 1 + months, MONTHS_A_YEAR)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for a 29th."""
    return months_after(day, MONTHS_A_YEAR)


def _working_days_after(start: date, count: int) -> date:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day
