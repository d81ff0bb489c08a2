"""A page's text is cut to show what was relied on, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from workflow.desk_site import Segment, segments

TEXT = "Aides Express\nNos experts remplissent votre dossier.\nFrais : 29 €.\n"

MARKS = st.lists(
    st.tuples(st.integers(-3, 40), st.integers(-3, 40), st.sampled_from("ab"))
)


def test_a_marked_line_stands_apart_whole() -> None:
    start = TEXT.index("29 €")
    assert segments(TEXT, [(start, start + 4, "somme")]) == (
        Segment("Aides Express\nNos experts remplissent votre dossier.\n"),
        Segment("Frais : 29 €.\n", (("somme", "29 €"),)),
    )


def test_marks_on_one_line_share_it() -> None:
    a, b = TEXT.index("Nos"), TEXT.index("votre")
    (_, marked, _) = segments(TEXT, [(b, b + 5, "public"), (a, a + 11, "tiers")])
    assert marked.text == "Nos experts remplissent votre dossier.\n"
    assert marked.cited == (("tiers", "Nos experts"), ("public", "votre"))


def test_a_mark_over_two_lines_keeps_both() -> None:
    start, end = TEXT.index("dossier"), TEXT.index("Frais") + 5
    assert segments(TEXT, [(start, end, "x")])[-1].text == TEXT[14:]


def test_a_text_without_mark_is_one_stretch() -> None:
    assert segments(TEXT, []) == (Segment(TEXT),)
    assert segments("", []) == ()


@given(st.text("ab\n é", max_size=30), MARKS)
def test_put_end_to_end_the_stretches_are_the_text(
    text: str, marks: list[tuple[int, int, str]]
) -> None:
    found = segments(text, marks)
    assert "".join(each.text for each in found) == text
    wanted = {(n, text[s:e]) for s, e, n in marks if 0 <= s < e <= len(text)}
    assert {each for segment in found for each in segment.cited} == wanted
    assert all(words in each.text for each in found for _, words in each.cited)
