"""Laws of ``in_force``: one wording a day, and never one that cannot be quoted."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Wording
from tests.legal_refs.made_up import made_up

DAYS = st.dates(date(1985, 1, 1), date(2040, 12, 31))
SHIPPED = st.sampled_from(sorted(catalogue().texts))


@st.composite
def texts(draw: st.DrawFn) -> LegalText:
    """A text of contiguous wordings, some not held, some never in force."""
    ends = sorted(draw(st.sets(DAYS, min_size=1, max_size=6)))
    unknown_start = draw(st.booleans())
    repealed = draw(st.booleans())
    wordings = []
    for index, (start, end) in enumerate(zip(ends, [*ends[1:], None], strict=True)):
        if draw(st.booleans()):
            wordings.append(wording(start, end, dead=True, text="mort-né"))
        hidden = unknown_start and index == 0
        wordings.append(
            wording(
                None if hidden else start,
                date.max if end is None and repealed else end,
                text=draw(st.sampled_from(["", f"rédaction {index}"])),
                read_on=start,
            )
        )
    return made_up("x", *wordings)


def wording(
    start: date | None,
    end: date | None,
    *,
    text: str = "texte",
    read_on: date = date(2020, 1, 1),
    dead: bool = False,
) -> Wording:
    return Wording(
        legiarti=None,
        start=start,
        end=end,
        text=text,
        read_on=read_on,
        source="",
        never_in_force=dead,
    )


@given(texts(), DAYS)
def test_at_most_one_wording_covers_a_day(text: LegalText, day: date) -> None:
    assert sum(found.covers(day) for found in text.wordings) <= 1


@given(texts(), DAYS)
def test_what_is_in_force_can_be_quoted_and_was_in_force(
    text: LegalText, day: date
) -> None:
    found = text.in_force(day)

    assert found is None or (found.text and found.covers(day))
    assert found is None or not found.never_in_force


@given(texts())
def test_from_the_first_day_on_every_day_has_a_wording(text: LegalText) -> None:
    alive = [found for found in text.wordings if not found.never_in_force]
    first = alive[0].start or alive[0].read_on

    assert text.stated(first) is alive[0]
    assert text.stated(first - timedelta(days=1)) is None
    assert all(text.stated(found.start) is found for found in alive if found.start)


@given(texts(), DAYS)
def test_the_wording_changes_only_on_a_first_day(text: LegalText, day: date) -> None:
    before = text.stated(day - timedelta(days=1))
    after = text.stated(day)

    if before is not after and after is not None:
        assert day == (after.start or after.read_on)


@given(SHIPPED, DAYS)
def test_no_day_has_two_wordings_of_a_shipped_text(
    slug: ProvisionId, day: date
) -> None:
    covering = [
        found for found in catalogue().texts[slug].wordings if found.covers(day)
    ]

    assert len(covering) <= 1


@given(SHIPPED, st.dates(date(2019, 12, 28), date(2040, 1, 1)))
def test_recent_facts_have_a_wording_of_every_text_that_was_read(
    slug: ProvisionId, day: date
) -> None:
    text = catalogue().texts[slug]
    last = text.wordings[-1]
    lasts = (last.start or last.read_on) <= day and (not last.end or day < last.end)

    assert (text.in_force(day) is not None) == (lasts and last.held)


@given(st.sampled_from(sorted(catalogue().provisions)), DAYS)
def test_words_asked_on_a_day_stand_in_a_wording_of_that_day(
    slug: ProvisionId, day: date
) -> None:
    for words in catalogue().asked(slug, day).values():
        found = catalogue().texts[words.read_in].in_force(day)
        assert found is not None
        assert words.text in found.text


def test_a_start_that_is_unknown_answers_from_the_day_it_was_read() -> None:
    found = wording(None, None, read_on=date(2015, 6, 1))

    assert not found.covers(date(2015, 5, 31))
    assert found.covers(date(2015, 6, 1))


def test_the_last_day_of_a_repealed_text_is_the_eve_of_its_end() -> None:
    text = made_up("x", wording(date(2000, 1, 1), date(2010, 1, 1)))

    assert text.last_day == date(2009, 12, 31)
    assert text.in_force(text.last_day) is not None
    assert text.in_force(date(2010, 1, 1)) is None


def test_a_wording_born_dead_does_not_keep_a_repealed_text_alive() -> None:
    text = made_up(
        "x",
        wording(date(2000, 1, 1), date(2010, 1, 1)),
        wording(date(2012, 1, 1), None, dead=True),
    )

    assert text.last_day == date(2009, 12, 31)


def test_days_on_which_a_text_did_not_exist_do_not_make_it_last() -> None:
    gone = replace(wording(date(2010, 1, 1), None, text=""), repealed=True)
    text = made_up("x", wording(date(2000, 1, 1), date(2010, 1, 1)), gone)

    assert text.last_day == date(2009, 12, 31)
    assert text.stated(date(2012, 1, 1)) is None
