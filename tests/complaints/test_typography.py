"""Dates, figures and signs as French prints them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.typography import article, day, euros, moment, series, siren, typeset
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            datetime(2026, 11, 12, 13, 2, tzinfo=UTC),
            "12 novembre 2026 à 14 h 02 (UTC+1)",
        ),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "2 juillet 2026 à 0 h 30 (UTC+2)"),
        (datetime(2026, 8, 1, 6, 5, tzinfo=UTC), "1er août 2026 à 8 h 05 (UTC+2)"),
    ],
)
def test_a_moment_is_told_in_paris_with_its_zone(when: datetime, said: str) -> None:
    assert moment(when).replace("\u00a0", " ") == said


def test_the_first_of_a_month_is_an_ordinal() -> None:
    assert day(date(2026, 2, 1)) == "1er\u00a0février\u00a02026"


def test_thousands_are_grouped() -> None:
    assert (euros(3750), euros(22500)) == (
        "3\u202f750\u00a0euros",
        "22\u202f500\u00a0euros",
    )
    assert siren("552100554") == "552\u202f100\u202f554"


def test_an_article_is_named_inside_a_sentence() -> None:
    text = catalogue().texts[ProvisionId("casf_l262_51")]
    assert (
        article(text)
        == "article L.\u00a0262-51 du code de l’action sociale et des familles"
    )


@given(st.text(alphabet="ab':;?!« »n°p.L ", max_size=40))
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_a_series_ends_with_and() -> None:
    assert [series([]), series(["a"]), series(["a", "b", "c"])] == [
        "",
        "a",
        "a, b et c",
    ]
