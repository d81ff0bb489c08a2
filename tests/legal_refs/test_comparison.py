"""What is held beside what the official base says, on a fictional code."""

from datetime import date, timedelta

import pytest

from legal_refs.comparison import Outcome, compare
from legal_refs.differences import Gap
from tests.legal_refs.official_texts import (
    CODE,
    FIRST,
    KNOWN_ON,
    NEW,
    OLD,
    SECOND,
    THIRD,
    WORDS,
    article,
    base,
    gaps,
    held,
    told,
    version,
    wording,
)


def test_spaces_and_line_breaks_say_nothing() -> None:
    spread = WORDS.replace(" ", "\n \u00a0")
    assert told(held(), article(text=spread)) == (Outcome.SAME, [])


@pytest.mark.parametrize(
    "official", [WORDS.replace("10", "20"), WORDS.replace("le vent", "le  vent,"), ""]
)
def test_one_word_changed_is_found_and_shown(official: str) -> None:
    found = compare(held(), base(article(text=official)))
    assert (found.outcome, gaps(found)) == (Outcome.DIFFERENT, [Gap.WORDS])
    assert found.differences[0].passages


def test_a_code_that_the_base_lacks_is_not_comparable() -> None:
    found = compare(held(code="Code du vent"), base(article()))
    assert (found.outcome, gaps(found)) == (Outcome.NOT_COMPARABLE, [])
    assert "Code du vent" in found.notes[0]


def test_the_name_of_a_code_is_matched_whatever_its_apostrophe_and_case() -> None:
    text = held(code=CODE.upper())
    assert told(text, article()) == (Outcome.SAME, [])


def test_the_same_number_in_another_code_is_another_article() -> None:
    other = article(code="Code du vent", text="Autre chose.")
    assert compare(held(), base(other, article())).outcome is Outcome.SAME


@pytest.mark.parametrize("legiarti", [NEW, None])
def test_the_article_is_found_among_those_of_its_code(legiarti: str | None) -> None:
    other = article(
        version("LEGIARTI000000000009"),
        legiarti="LEGIARTI000000000009",
        number="L12-4",
        text="Autre chose.",
    )
    text = held(wording(legiarti))
    found = compare(text, base(other, article(version())))
    assert gaps(found) == ([] if legiarti else [Gap.IDENTIFIER])


def test_a_text_in_force_until_the_day_of_the_base_should_be_in_it() -> None:
    gone = held(wording(OLD, FIRST, KNOWN_ON + timedelta(days=1)))
    assert compare(gone, base()).outcome is Outcome.DIFFERENT
    gone = held(wording(OLD, FIRST, KNOWN_ON))
    assert compare(gone, base()).outcome is Outcome.SAME


@pytest.mark.parametrize("end", [None, THIRD])
def test_a_last_day_held_too_early_is_told(end: date | None) -> None:
    text = held(wording(OLD, FIRST, SECOND, ""), wording(end=date(2020, 1, 1)))
    official = article(version(OLD, FIRST, SECOND), version(NEW, SECOND, end))
    assert told(text, official) == (Outcome.DIFFERENT, [Gap.DATES])


def test_a_subdivision_and_a_star_are_not_part_of_the_number() -> None:
    text = held(wording(), article="R. *12-3, II, 14°")
    assert told(text, article(version(), number="R*12-3")) == (Outcome.SAME, [])


def test_an_excerpt_is_compared_to_the_part_it_holds() -> None:
    part = held(wording(text="Est puni […] de vendre le vent.", excerpt=True))
    found = compare(part, base(article(version())))
    assert (found.outcome, gaps(found)) == (Outcome.SAME, [])
    assert "extrait" in found.notes[0]
    wrong = held(wording(text="de vendre le vent. […] Est puni", excerpt=True))
    assert told(wrong, article(version())) == (Outcome.DIFFERENT, [Gap.WORDS])


def test_a_part_held_without_saying_so_is_a_difference() -> None:
    part = held(wording(text="Est puni"))
    assert told(part, article(version())) == (Outcome.DIFFERENT, [Gap.WORDS])


def test_an_official_text_that_is_not_held_is_a_note() -> None:
    found = compare(held(wording(text="")), base(article(version())))
    assert found.outcome is Outcome.SAME
    assert "n’est pas tenu" in found.notes[0]


def test_words_repeated_without_markup_are_compared_but_for_their_spaces() -> None:
    flat = WORDS.replace("10 euros", "10  euros ").replace("vent.", "vent .")
    assert told(held(), article(flat=flat)) == (Outcome.SAME, [])
    other = article(flat=flat.replace("10", "20"))
    found = compare(held(), base(other))
    assert gaps(found) == [Gap.WORDS]
    assert "[20]" in found.differences[0].passages[0].official


def test_an_article_without_markup_is_compared_to_its_flat_words() -> None:
    assert told(held(), article(text="", flat=WORDS)) == (Outcome.SAME, [])
    assert told(held(), article(text="", flat="Autre.")) == (
        Outcome.DIFFERENT,
        [Gap.WORDS],
    )


def test_an_excerpt_is_looked_for_in_the_flat_words_too() -> None:
    part = held(wording(text="Est puni […] de vendre le vent.", excerpt=True))
    flat = article(version(), flat=WORDS.replace("vent.", "vent ."))
    assert told(part, flat) == (Outcome.SAME, [])
    changed = article(version(), flat=WORDS.replace("vendre", "louer"))
    assert told(part, changed) == (Outcome.DIFFERENT, [Gap.WORDS])
