"""Laws of counted days: 29 February, ends of months, and never the wrong side."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.clock_days import Length, Unit, a_year_after, months_after

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(0, 600)
LENGTHS = st.builds(Length, st.integers(1, 60), st.sampled_from(list(Unit)))


@given(start=DAYS, months=MONTHS)
def test_the_day_of_the_month_is_kept_or_the_month_is_too_short(
    start: date, months: int
) -> None:
    found = months_after(start, months)
    assert (found.year - start.year) * 12 + found.month - start.month == months
    if found.day != start.day:
        assert found.day < start.day
        assert (found + timedelta(days=1)).day == 1


@given(start=DAYS, months=MONTHS)
def test_a_year_is_twelve_months(start: date, months: int) -> None:
    years = Length(max(months, 1), Unit.YEARS).after(start)
    assert years == Length(max(months, 1) * 12, Unit.MONTHS).after(start)


@given(length=LENGTHS, start=DAYS, later=st.integers(0, 800))
def test_a_later_start_never_ends_sooner(
    length: Length, start: date, later: int
) -> None:
    after = start + timedelta(days=later)
    assert length.after(start) <= length.after(after)
    assert length.passed(start) <= length.passed(after)


@given(length=LENGTHS, start=DAYS)
def test_a_longer_length_never_ends_sooner(length: Length, start: date) -> None:
    longer = Length(length.count + 1, length.unit)
    assert start < length.after(start) < longer.after(start)


@given(length=LENGTHS, start=DAYS)
def test_a_wait_is_over_only_after_the_term_by_a_day_or_two(
    length: Length, start: date
) -> None:
    gap = (length.passed(start) - length.after(start)).days
    end = length.after(start)
    short = length.unit in {Unit.MONTHS, Unit.YEARS} and end.day != start.day
    assert gap == (2 if short else 1)


@given(start=DAYS, count=st.integers(1, 40))
def test_working_days_are_mondays_to_fridays(start: date, count: int) -> None:
    end = Length(count, Unit.WORKING_DAYS).after(start)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert end.weekday() < 5
    assert sum(day.weekday() < 5 for day in days) == count


@given(length=LENGTHS)
def test_a_length_is_read_as_it_is_said(length: Length) -> None:
    said = length.said.replace("un ", "1 ").replace("\u00a0", " ")
    assert Length.parsed(said) == length


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("6 ans", date(2026, 11, 12), date(2032, 11, 12)),
        ("6 ans", date(2028, 2, 29), date(2034, 2, 28)),
        ("4 ans", date(2028, 2, 29), date(2032, 2, 29)),
        ("3 mois", date(2026, 11, 30), date(2027, 2, 28)),
        ("1 mois", date(2027, 1, 31), date(2027, 2, 28)),
        ("1 an", date(2026, 12, 31), date(2027, 12, 31)),
        ("7 jours", date(2026, 12, 28), date(2027, 1, 4)),
        ("5 jours ouvrés", date(2026, 11, 20), date(2026, 11, 27)),
        ("1 jour ouvré", date(2026, 11, 20), date(2026, 11, 23)),
    ],
)
def test_days_that_a_person_can_check(words: str, start: date, end: date) -> None:
    assert Length.parsed(words).after(start) == end


def test_a_term_that_falls_on_a_sunday_stays_there() -> None:
    end = Length(6, Unit.YEARS).after(date(2026, 11, 14))
    assert end.weekday() == 6


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (date(2026, 1, 12), date(2026, 4, 13)),
        (date(2026, 11, 28), date(2027, 3, 1)),
        (date(2026, 11, 30), date(2027, 3, 2)),
    ],
)
def test_three_months_are_over_the_day_after(start: date, first: date) -> None:
    assert Length(3, Unit.MONTHS).passed(start) == first


@pytest.mark.parametrize("words", ["six ans", "6", "6 siècles", ""])
def test_words_that_write_no_length_are_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words of int and of an enumeration
        Length.parsed(words)


def test_a_year_from_a_leap_day_ends_a_day_early() -> None:
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_year_is_a_year_and_never_longer(day: date) -> None:
    assert timedelta(364) <= a_year_after(day) - day <= timedelta(366)
    assert a_year_after(day) <= a_year_after(day + timedelta(1))
