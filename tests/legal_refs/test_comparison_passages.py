"""Where two texts part, as a person reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.passages import NOTHING, Passage, holds, passages, same_words

LONG = " ".join(f"mot{number}" for number in range(60))
SENTENCES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=30).map(" ".join)


def test_a_replaced_word_is_bracketed_on_both_sides() -> None:
    assert passages("une amende de 10 euros", "une amende de 20 euros") == (
        Passage("une amende de [10] euros", "une amende de [20] euros"),
    )


def test_a_word_added_stands_for_nothing_on_the_other_side() -> None:
    assert passages("le vent", "le grand vent") == (
        Passage(f"le [{NOTHING}] vent", "le [grand] vent"),
    )


def test_only_six_words_are_kept_around_a_change() -> None:
    (found,) = passages(LONG, LONG.replace("mot30", "autre"))
    assert found.held == (
        "… mot24 mot25 mot26 mot27 mot28 mot29 [mot30] "
        "mot31 mot32 mot33 mot34 mot35 mot36 …"
    )


def test_two_distant_changes_are_two_passages() -> None:
    changed = LONG.replace("mot10 ", "autre ").replace("mot50", "autre")
    assert len(passages(LONG, changed)) == 2


def test_a_change_at_an_end_has_no_ellipsis_there() -> None:
    (found,) = passages(LONG, f"tout {LONG}")
    assert found.official.startswith("[tout] mot0")
    (found,) = passages(LONG, f"{LONG} fin")
    assert found.official.endswith("mot59 [fin]")


def test_one_word_cut_is_shown_as_cut() -> None:
    (found,) = passages(LONG, LONG.replace("mot7 ", "autre "))
    assert found.held.startswith("… mot1 ")
    (found,) = passages(LONG, LONG.replace("mot52", "autre"))
    assert found.held.endswith(" mot58 …")


def test_a_word_repeated_everywhere_is_matched_as_any_other() -> None:
    (found,) = passages("de " * 300, "plus " + "de " * 300)
    assert found.official == "[plus] de de de de de de …"


@pytest.mark.parametrize(
    ("excerpt", "stands"),
    [
        ("a b", True),
        ("a […] c", True),
        ("a (…) c", True),
        ("a [...] c", True),
        ("a c", False),
        ("c […] a", False),
        ("a\n\nb", True),
        ("b […] b", False),
    ],
)
def test_an_excerpt_stands_in_order(excerpt: str, stands: bool) -> None:
    assert holds("a b  c", excerpt) is stands


@given(SENTENCES, SENTENCES)
def test_there_are_passages_if_and_only_if_the_words_differ(one: str, two: str) -> None:
    assert bool(passages(one, two)) is not same_words(one, two)


@given(SENTENCES, SENTENCES)
def test_short_texts_can_be_read_again_from_their_passages(one: str, two: str) -> None:
    for found in passages(one, two):
        kept = found.held.replace("[", "").replace("]", "").replace(NOTHING, "")
        assert " ".join(kept.replace("…", " ").split()) in " ".join(one.split())
