"""A check ages, and an unchecked row never passes for a checked one."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from legal_refs.authority_age import (
    NEVER,
    Aged,
    aged,
    aged_routes,
    stale,
    stale_route,
)
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import CourtId, Parquet, Sourced
from legal_refs.catalogue import catalogue
from legal_refs.model import Route

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


def test_all_that_nobody_checked_is_listed_and_the_courts_once() -> None:
    found = aged(authorities(), date(2026, 11, 22))
    named = [each.what for each in found]
    assert named.count("liste des tribunaux, par département") == 1
    assert "saisine de la CNIL" in named
    assert "SignalConso, pièces jointes" in named
    assert "Défenseur des droits, Courrier, sans affranchir" in named
    assert "Demandez à l’avocat, ne devinez pas" in named
    assert {each.said for each in found} == {NEVER}
    assert all(each.source for each in found)


def test_what_was_checked_this_year_is_not_listed() -> None:
    table, today = authorities(), date(2026, 11, 22)
    fresh = {
        slug: replace(place, checked_on=today) for slug, place in table.places.items()
    }
    titles = {place.title for place in table.places.values()}
    listed = {each.what for each in aged(replace(table, places=fresh), today)}
    assert listed.isdisjoint(titles)
    later = aged(replace(table, places=fresh), date(2027, 11, 23))
    assert titles <= {each.what for each in later}


def test_the_address_of_a_procureur_is_listed_by_its_court() -> None:
    table = authorities()
    slug = CourtId("tj_agen")
    parquet = Parquet("Annuaire fictif", None, "1, place Fictive")
    courts = {**table.courts, slug: replace(table.courts[slug], parquet=parquet)}
    found = aged(replace(table, courts=courts), date(2026, 11, 22))
    assert (
        Aged("procureur près le tribunal judiciaire d’Agen", parquet.source, NEVER)
        in found
    )


def way(checked: date | None) -> Route:
    return Route("Guichet", "https://www.caf.fr", "3230", "Source fictive", checked)


def test_a_free_way_ages_like_an_authority_and_names_its_own_remedy() -> None:
    checked = way(date(2026, 3, 12))
    assert stale_route(way(None), date(2026, 11, 22)) == (
        "Jamais vérifié en ligne\u00a0: à vérifier avant de l’indiquer à quelqu’un."
    )
    assert stale_route(checked, date(2027, 3, 12)) == ""
    assert "il y a plus de 12" in stale_route(checked, date(2027, 3, 13))


def test_a_free_way_that_is_old_is_listed_once_with_its_source() -> None:
    old, fresh = way(None), way(date(2026, 11, 1))
    said = stale_route(old, date(2026, 11, 22))
    assert aged_routes([old, old, fresh], date(2026, 11, 22)) == (
        Aged("Guichet", "Source fictive", said),
    )


def test_every_shipped_way_says_where_it_was_read_and_whether_it_was_checked() -> None:
    routes = catalogue().routes.values()
    assert all(route.source for route in routes)
    unread = [r for r in routes if r.source.startswith("Aucune source relevée")]
    assert [route for route in unread if route.checked_on] == []
