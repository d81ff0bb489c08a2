"""A check ages, and an unchecked row never passes for a checked one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from legal_refs.authority_age import NEVER, stale
from legal_refs.authority_model import Sourced

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def row(checked: date | None) -> Sourced:
    return Sourced("Source fictive", checked)


def test_a_row_never_checked_says_so() -> None:
    assert stale(row(None), date(2026, 11, 22)) == NEVER
    assert NEVER.startswith("Jamais vérifié en ligne")


def test_a_check_holds_until_its_anniversary() -> None:
    assert stale(row(date(2026, 3, 12)), date(2027, 3, 12)) == ""


def test_the_day_after_its_anniversary_a_check_is_old() -> None:
    said = stale(row(date(2026, 3, 12)), date(2027, 3, 13))
    assert said.startswith("Vérifié le 12/03/2026, il y a plus de 12")
    assert said.endswith("à vérifier avant tout envoi.")


def test_a_check_of_29_february_holds_until_28_february() -> None:
    checked = row(date(2028, 2, 29))
    assert stale(checked, date(2029, 2, 28)) == ""
    assert stale(checked, date(2029, 3, 1))


def test_a_check_dated_tomorrow_is_told() -> None:
    said = stale(row(date(2026, 11, 23)), date(2026, 11, 22))
    assert "à venir (23/11/2026)" in said


@given(today=DAYS)
def test_a_row_never_checked_always_warns(today: date) -> None:
    assert stale(row(None), today)


@given(checked=DAYS, age=st.integers(0, 3000))
def test_a_check_once_old_stays_old(checked: date, age: int) -> None:
    today = checked + timedelta(days=age)
    if stale(row(checked), today):
        assert stale(row(checked), today + timedelta(days=1))


@given(checked=DAYS, age=st.integers(0, 365))
def test_a_check_is_fresh_for_a_year_less_the_leap_day(checked: date, age: int) -> None:
    leap = (checked.month, checked.day) == (2, 29)
    if age < 365 or not leap:
        assert stale(row(checked), checked + timedelta(days=age)) == ""


@given(checked=DAYS, age=st.integers(367, 9000))
def test_a_check_over_a_year_old_always_warns(checked: date, age: int) -> None:
    assert "il y a plus de" in stale(row(checked), checked + timedelta(days=age))
