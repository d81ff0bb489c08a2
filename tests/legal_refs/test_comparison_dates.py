"""Wordings held beside official versions, day by day, on a fictional code."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.comparison import Comparison, Outcome, compare
from legal_refs.differences import Gap
from tests.legal_refs.official_texts import (
    FIRST,
    KNOWN_ON,
    NEW,
    NEXT,
    OLD,
    SECOND,
    THIRD,
    article,
    base,
    gaps,
    held,
    sentences,
    told,
    version,
    wording,
)


def test_the_same_words_identifiers_and_dates_are_no_difference() -> None:
    assert compare(held(), base(article())) == Comparison(
        held().id, Outcome.SAME, (), ()
    )


def test_an_identifier_is_preferred_to_a_number() -> None:
    taken = article(version("LEGIARTI000000000009"), text="Autre chose.")
    moved = article(version(), number="L99-1")
    found = compare(held(wording()), base(taken, moved))
    assert gaps(found) == [Gap.NUMBER]


def test_a_text_in_force_that_the_base_no_longer_has_is_repealed() -> None:
    found = compare(held(), base())
    assert (found.outcome, gaps(found)) == (Outcome.DIFFERENT, [Gap.REPEALED])


def test_a_text_held_as_repealed_may_be_absent() -> None:
    gone = held(wording(OLD, FIRST, SECOND))
    assert compare(gone, base()).outcome is Outcome.SAME


def test_a_text_newer_than_the_base_is_not_comparable() -> None:
    found = compare(held(wording(NEXT, THIRD)), base())
    assert (found.outcome, gaps(found)) == (Outcome.NOT_COMPARABLE, [])
    assert "14/03/2026" in found.notes[0]


def test_a_wording_newer_than_the_base_is_not_comparable() -> None:
    text = held(
        wording(OLD, FIRST, SECOND, ""),
        wording(NEW, SECOND, THIRD),
        wording(NEXT, THIRD, text="Autre."),
    )
    before = article(version(OLD, FIRST, SECOND), version(NEW, SECOND, THIRD))
    assert told(text, before) == (Outcome.NOT_COMPARABLE, [])


def test_a_wording_to_come_that_the_base_announces_is_compared() -> None:
    text = held(wording(NEW, SECOND, THIRD), wording(NEXT, THIRD, text="Autre."))
    announced = article(version(NEW, SECOND, THIRD), version(NEXT, THIRD))
    assert told(text, announced) == (Outcome.SAME, [])


def test_another_identifier_for_the_same_start_is_told() -> None:
    found = compare(
        held(wording(OLD, FIRST, SECOND, ""), wording(NEXT)), base(article())
    )
    assert gaps(found) == [Gap.IDENTIFIER]
    assert NEW in found.differences[0].sentence
    assert NEXT in found.differences[0].sentence


def test_an_identifier_unknown_to_us_is_told_and_its_words_compared() -> None:
    text = held(wording(OLD, FIRST, SECOND, ""), wording(None, text="Autre."))
    assert told(text, article()) == (Outcome.DIFFERENT, [Gap.IDENTIFIER, Gap.WORDS])


def test_a_wording_of_unknown_start_is_paired_by_the_day_it_was_read() -> None:
    text = held(wording(None, None))
    assert told(text, article()) == (Outcome.DIFFERENT, [Gap.IDENTIFIER, Gap.DATES])


def test_an_unknown_start_is_not_paired_with_a_wording_already_ended() -> None:
    text = held(wording(None, None))
    ended = article(version(OLD, FIRST, date(2026, 1, 1)), legiarti=OLD)
    assert Gap.UNKNOWN_WORDING in gaps(compare(text, base(ended)))


def test_a_wording_that_the_base_never_had_is_told() -> None:
    text = held(wording(OLD, date(1980, 1, 1), SECOND, ""), wording())
    assert told(text, article(version())) == (
        Outcome.DIFFERENT,
        [Gap.UNKNOWN_WORDING],
    )


def test_days_that_the_base_leaves_empty_too_are_a_note() -> None:
    text = held(wording(None, FIRST, SECOND, ""), wording())
    found = compare(text, base(article(version())))
    assert found.outcome is Outcome.SAME
    assert found.notes == (
        "du 01/01/1990 au 01/01/2000 : la base ne dit rien non plus",
    )


def test_a_new_wording_is_told_with_its_start() -> None:
    replaced = article(version(NEW, SECOND, THIRD), version(NEXT, THIRD))
    found = compare(held(wording()), base(replaced))
    assert gaps(found) == [Gap.DATES, Gap.NEW_WORDING]
    assert f"{NEXT}, du 01/05/2026, sans fin" in found.differences[1].sentence


def test_a_wording_skipped_between_two_is_told() -> None:
    text = held(wording(OLD, FIRST, SECOND, ""), wording(NEXT))
    between = article(
        version(OLD, FIRST, date(1995, 1, 1)),
        version(NEW, date(1995, 1, 1), SECOND),
        version(NEXT, SECOND),
        legiarti=NEXT,
    )
    assert told(text, between) == (Outcome.DIFFERENT, [Gap.DATES, Gap.NEW_WORDING])


def test_wordings_before_the_first_one_held_are_a_note() -> None:
    found = compare(held(wording()), base(article()))
    assert found.outcome is Outcome.SAME
    assert found.notes == ("avant le 01/01/2000, rédactions de la base non tenues : 1",)


def test_a_repeal_announced_is_told_with_its_day() -> None:
    ending = article(version(OLD, FIRST, SECOND), version(NEW, SECOND, THIRD))
    found = compare(held(), base(ending))
    assert gaps(found) == [Gap.REPEALED]
    assert "01/05/2026" in found.differences[0].sentence


def test_a_repeal_already_held_is_no_difference() -> None:
    text = held(wording(OLD, FIRST, SECOND, ""), wording(NEW, SECOND, THIRD))
    ending = article(version(OLD, FIRST, SECOND), version(NEW, SECOND, THIRD))
    assert told(text, ending) == (Outcome.SAME, [])


def test_an_official_end_that_overlaps_the_next_start_is_cut_there() -> None:
    overlapping = article(version(OLD, FIRST, date(2005, 1, 1)), version())
    assert told(held(), overlapping) == (Outcome.SAME, [])


@pytest.mark.parametrize("end", [date(2009, 1, 1), date(2010, 1, 1)])
def test_a_version_replaced_before_it_began_is_skipped(end: date) -> None:
    never = version(NEXT, date(2010, 1, 1), end)
    assert told(held(), article(*article().versions, never)) == (Outcome.SAME, [])
    text = held(
        wording(OLD, FIRST, SECOND, ""),
        wording(NEXT, date(2010, 1, 1), date(2009, 1, 1), text="", never_in_force=True),
        wording(),
    )
    assert told(text, article(*article().versions, never)) == (Outcome.SAME, [])


def test_a_version_that_never_began_may_not_be_held_as_in_force() -> None:
    never = version(OLD, FIRST, FIRST)
    assert told(held(), article(never, version())) == (Outcome.DIFFERENT, [Gap.DATES])


def test_a_version_in_force_may_not_be_held_as_never_in_force() -> None:
    text = held(wording(OLD, FIRST, SECOND, "", never_in_force=True), wording())
    assert told(text, article()) == (Outcome.DIFFERENT, [Gap.DATES])


def test_days_held_as_without_text_are_not_compared() -> None:
    text = held(
        wording(OLD, FIRST, date(1995, 1, 1), ""),
        wording(None, date(1995, 1, 1), SECOND, "", repealed=True),
        wording(),
    )
    gap = article(version(OLD, FIRST, date(1995, 1, 1)), version())
    assert compare(text, base(gap)) == Comparison(text.id, Outcome.SAME)


def test_an_article_renumbered_is_found_by_its_identifier() -> None:
    found = compare(held(), base(article(number="L99-1")))
    assert gaps(found) == [Gap.NUMBER]
    assert "L99-1" in found.differences[0].sentence


def test_words_of_a_version_are_never_compared_to_another_one() -> None:
    text = held(wording(OLD, FIRST, SECOND, text="Ancien."), wording())
    assert told(text, article()) == (Outcome.SAME, [])


STARTS = st.lists(
    st.dates(date(1950, 1, 1), KNOWN_ON), min_size=1, max_size=6, unique=True
).map(sorted)


@given(STARTS, st.booleans())
def test_a_text_held_as_the_base_has_it_never_differs(
    starts: list[date], repealed: bool
) -> None:
    ends = [*starts[1:], KNOWN_ON + timedelta(days=9) if repealed else None]
    names = [f"LEGIARTI{number:012}" for number in range(len(starts))]
    rows = list(zip(names, starts, ends, strict=True))
    text = held(*(wording(*row) for row in rows))
    official = article(*(version(*row) for row in rows), legiarti=names[-1])
    assert compare(text, base(official)) == Comparison(text.id, Outcome.SAME)


@given(STARTS, st.data())
def test_any_date_moved_by_a_day_is_found(
    starts: list[date], data: st.DataObject
) -> None:
    ends: list[date | None] = [*starts[1:], None]
    names = [f"LEGIARTI{number:012}" for number in range(len(starts))]
    text = held(*map(wording, names, starts, ends))
    place = data.draw(st.integers(0, len(starts) - 1))
    starts[place] -= timedelta(days=1)
    moved = article(*map(version, names, starts, ends), legiarti=names[-1])
    assert compare(text, base(moved)).outcome is Outcome.DIFFERENT


@pytest.mark.parametrize("state", ["ABROGE", "PERIME", "ANNULE", "TRANSFERE"])
def test_an_article_that_the_base_calls_gone_is_repealed(state: str) -> None:
    found = compare(held(), base(article(state=state)))
    assert gaps(found) == [Gap.REPEALED]
    assert state in found.differences[0].sentence


@pytest.mark.parametrize("state", ["", "VIGUEUR", "ABROGE_DIFF", "MODIFIE"])
def test_a_state_to_come_or_unsaid_is_no_repeal(state: str) -> None:
    assert told(held(), article(state=state)) == (Outcome.SAME, [])


def test_an_article_gone_as_it_is_held_is_no_difference() -> None:
    end = date(2020, 1, 1)
    text = held(wording(OLD, FIRST, SECOND, ""), wording(NEW, SECOND, end))
    gone = article(
        version(OLD, FIRST, SECOND), version(NEW, SECOND, end), state="ABROGE"
    )
    assert told(text, gone) == (Outcome.SAME, [])


def test_a_base_that_gives_two_dates_for_one_version_is_told() -> None:
    assert told(held(), article(own=version())) == (Outcome.SAME, [])
    found = compare(held(), base(article(own=version(end=THIRD))))
    assert gaps(found) == [Gap.DATES]
    assert "01/05/2026" in found.differences[0].sentence


def test_a_text_begun_on_the_day_of_the_base_should_be_in_it() -> None:
    found = compare(held(wording(NEW, KNOWN_ON)), base())
    assert gaps(found) == [Gap.REPEALED]
    found = compare(
        held(wording(OLD, FIRST, KNOWN_ON, ""), wording(NEXT, KNOWN_ON)),
        base(article(version(OLD, FIRST, KNOWN_ON), legiarti=OLD)),
    )
    assert gaps(found) == [Gap.UNKNOWN_WORDING]
    assert sentences(found) == [f"{NEXT} : absent de la base"]
    assert not [note for note in found.notes if "antérieure" in note]


def test_a_version_is_the_partner_of_one_wording_only() -> None:
    text = held(wording("LEGIARTI000000000009", text=""), wording(NEW))
    assert Gap.UNKNOWN_WORDING in gaps(compare(text, base(article(version()))))


def test_a_wording_read_on_the_first_day_of_a_version_is_that_version() -> None:
    begun = article(version(NEW, date(2026, 1, 1)))
    found = compare(held(wording(None, None)), base(begun))
    assert gaps(found) == [Gap.IDENTIFIER, Gap.DATES]


def test_a_wording_without_identifier_is_named_by_the_day_it_was_read() -> None:
    text = held(wording(None, date(1980, 1, 1), SECOND), wording())
    found = compare(text, base(article(version())))
    assert sentences(found) == ["rédaction lue le 01/01/2026 : absent de la base"]


def test_a_new_wording_is_not_counted_among_the_earlier_ones() -> None:
    replaced = article(version(NEW, SECOND, THIRD), version(NEXT, THIRD))
    assert compare(held(wording()), base(replaced)).notes == ()


def test_a_text_not_held_is_noted_after_wordings_of_other_versions() -> None:
    text = held(wording(OLD, FIRST, SECOND, ""), wording(text=""))
    found = compare(text, base(article()))
    assert found.notes == (f"{NEW} : cette copie donne le texte, qui n’est pas tenu",)


def test_which_of_the_two_sides_says_never_is_told() -> None:
    never = article(version(OLD, FIRST, FIRST), version())
    assert sentences(compare(held(), base(never))) == [
        f"{OLD} : la base ne l’a jamais mis en vigueur"
    ]
    text = held(wording(OLD, FIRST, SECOND, "", never_in_force=True), wording())
    assert sentences(compare(text, base(article()))) == [
        f"{OLD} : la base l’a mis en vigueur"
    ]


def test_dates_are_compared_after_a_version_that_never_began() -> None:
    never = version(NEXT, date(2010, 1, 1), date(2009, 1, 1))
    text = held(
        wording(NEXT, date(2010, 1, 1), date(2009, 1, 1), "", never_in_force=True),
        wording(NEW, date(2000, 1, 2)),
    )
    found = compare(text, base(article(never, version())))
    assert gaps(found) == [Gap.DATES]


def test_a_version_that_never_began_is_not_the_first_one_held() -> None:
    began, ended = date(1980, 1, 1), date(1979, 1, 1)
    text = held(wording(NEXT, began, ended, "", never_in_force=True), wording())
    official = article(version(NEXT, began, ended), *article().versions)
    assert told(text, official) == (Outcome.SAME, [])


@pytest.mark.parametrize(("days", "found"), [(0, []), (1, [Gap.REPEALED])])
def test_an_article_gone_before_the_day_it_is_held_to_end_is_told(
    days: int, found: list[Gap]
) -> None:
    end = KNOWN_ON + timedelta(days=days)
    text = held(wording(OLD, FIRST, SECOND, ""), wording(NEW, SECOND, end))
    both = version(OLD, FIRST, SECOND), version(NEW, SECOND, end)
    assert gaps(compare(text, base(article(*both, state="ABROGE")))) == found
