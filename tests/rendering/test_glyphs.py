"""Crawled characters either print or leave a mark; nothing breaks a page or a line."""

from hypothesis import example, given
from hypothesis import strategies as st

from rendering.glyphs import UNDRAWN, ZERO_WIDTH_SPACE, breakable, drawable


@example("0\r\xad")
@given(st.text())
def test_drawing_twice_changes_nothing(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)


@given(st.text())
def test_a_drawable_text_holds_no_control_and_no_direction_sign(text: str) -> None:
    assert not set(drawable(text)) & set("\x00\x1b\n\t\u202e\u2066\u200b\ufeff\ue000")


def test_french_text_is_left_alone() -> None:
    text = "« L’œuvre coûte 29,90 € », dit-il : 12 %, n° 3 – ça va…"
    assert drawable(text) == text


def test_no_break_spaces_are_kept_and_other_white_space_is_folded() -> None:
    assert drawable("29,90\u00a0€ \t\n TTC\u202f!") == "29,90\u00a0€ TTC\u202f!"


def test_a_character_that_no_font_draws_leaves_a_mark() -> None:
    assert (
        drawable("prix \U0001f600 \u4e2d \x00") == f"prix {UNDRAWN} {UNDRAWN} {UNDRAWN}"
    )


def test_a_direction_override_leaves_a_mark() -> None:
    assert drawable("a\u202eb") == f"a{UNDRAWN}b"


def test_a_soft_hyphen_prints_as_nothing() -> None:
    assert drawable("alloca\u00adtion\u200b") == "allocation"


def test_letters_dressed_up_are_printed_plain() -> None:
    assert drawable("\U0001d5e3\U0001d5ff\U0001d5f6\U0001d605") == "Prix"


@given(st.text(alphabet="abc/.?&=-é ", max_size=300))
def test_places_to_break_are_all_that_is_added(text: str) -> None:
    assert breakable(text).replace(ZERO_WIDTH_SPACE, "") == text


@given(st.text(alphabet="abcé", min_size=24, max_size=400))
def test_no_long_word_stays_without_a_place_to_break(word: str) -> None:
    assert max(map(len, breakable(word).split(ZERO_WIDTH_SPACE))) <= 12


def test_an_address_breaks_after_its_separators() -> None:
    parts = breakable("https://exemple.example/tarifs?page=2").split(ZERO_WIDTH_SPACE)
    assert parts == ["https://", "exemple.", "example/", "tarifs?", "page=", "2"]


def test_words_of_ordinary_length_are_not_cut() -> None:
    assert (
        breakable("anticonstitutionnellement"[:23]) == "anticonstitutionnellement"[:23]
    )


def test_characters_without_width_print_as_nothing() -> None:
    assert drawable("a\u200db\u200cc\u2060d\ufe0f") == "abcd"


def test_an_address_is_not_broken_after_its_first_slash() -> None:
    assert breakable("/conditions-generales-de-vente").startswith("/conditions-\u200b")
