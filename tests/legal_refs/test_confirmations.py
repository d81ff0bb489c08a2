"""A jurist's reading counts for twelve months, and only for what was to confirm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.catalogue import catalogue, load
from legal_refs.ids import ProvisionId
from legal_refs.model import Confirmation
from tests.legal_refs.planting import Law

RENTS = ProvisionId("cch_l852_3")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(DAYS, DAYS)
def test_a_reading_counts_from_its_day_and_for_no_more_than_a_leap_year(
    read: date, on: date
) -> None:
    holds = Confirmation("Camille", read, "essai").holds(on)

    assert holds <= (timedelta(0) <= on - read < timedelta(days=366))
    assert holds >= (timedelta(0) <= on - read < timedelta(days=365))


@pytest.mark.parametrize(
    ("read", "last"),
    [
        (date(2026, 11, 22), date(2027, 11, 21)),
        (date(2028, 2, 29), date(2029, 2, 27)),
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_last_day_a_reading_counts(read: date, last: date) -> None:
    found = Confirmation("Camille", read, "essai")

    assert found.holds(read)
    assert not found.holds(read - timedelta(days=1))
    assert found.holds(last)
    assert not found.holds(last + timedelta(days=1))


def test_a_text_to_confirm_is_confirmed_while_its_reading_counts() -> None:
    text = catalogue().texts[RENTS]
    read = replace(text, confirmed=Confirmation("Camille", date(2026, 11, 22), "essai"))

    assert text.to_confirm(date(2026, 12, 1))
    assert not read.to_confirm(date(2026, 12, 1))
    assert read.to_confirm(date(2027, 11, 22))


def test_a_verified_text_is_never_to_confirm() -> None:
    verified = catalogue().texts[ProvisionId("css_l554_2")]

    assert not verified.to_confirm(date(2026, 12, 1))


def test_a_reading_may_be_written_in_the_law_files(law: Law) -> None:
    law.replace(
        "provisions/cch_l852_3.yml",
        "state: to_confirm",
        "state: to_confirm\nconfirmed:\n  by: Camille Exemple\n"
        "  read_on: 2026-11-22\n  source: Base officielle",
    )
    texts = load(law.folder)

    expected = Confirmation("Camille Exemple", date(2026, 11, 22), "Base officielle")
    assert texts.texts[RENTS].confirmed == expected
    assert texts.provisions[RENTS].confirmed == expected
