"""A text is cut into stretches without losing or moving a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.bundle import Mark, MarkKey
from rendering.marked_text import marked_lines

TEXT = "un deux\n\n  trois quatre  \ncinq"


def cut(*bounds: tuple[int, int]) -> list[list[tuple[str, bool]]]:
    marks = [Mark(MarkKey(f"{a}-{b}"), a, b) for a, b in bounds]
    return [
        [(part.text, part.on) for part in line] for line in marked_lines(TEXT, marks)
    ]


def test_lines_that_say_nothing_are_left_out() -> None:
    assert cut() == [
        [("un deux", False)],
        [("  trois quatre", False)],
        [("cinq", False)],
    ]


def test_a_marked_word_is_a_stretch_of_its_own() -> None:
    assert cut((3, 7))[0] == [("un ", False), ("deux", True)]


def test_a_mark_over_two_lines_covers_both_ends() -> None:
    assert cut((3, 16))[0][1] == ("deux", True)
    assert cut((3, 16))[1] == [("  trois", True), (" quatre", False)]


def test_overlapping_marks_are_told_apart() -> None:
    lines = marked_lines(TEXT, [Mark(MarkKey("a"), 0, 5), Mark(MarkKey("b"), 3, 7)])
    first = next(lines)
    assert [(p.text, p.starts, p.ends) for p in first] == [
        ("un ", ("a",), ()),
        ("de", ("b",), ("a",)),
        ("ux", (), ("b",)),
    ]


@pytest.mark.parametrize(("start", "end"), [(4, 4), (5, 3), (0, 999), (-1, 2), (7, 9)])
def test_a_mark_over_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="marks nothing"):
        list(marked_lines(TEXT, [Mark(MarkKey("x"), start, end)]))


@given(st.text(alphabet="ab \n\u2028", max_size=40), st.data())
def test_every_mark_begins_once_and_ends_once(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    parts = [
        p for line in marked_lines(text, [Mark(MarkKey("m"), start, end)]) for p in line
    ]
    assert sum(len(p.starts) for p in parts) == 1
    assert sum(len(p.ends) for p in parts) == 1
    assert "".join("".join(p.text for p in parts).split()) == "".join(text.split())
    marked = "".join("".join(p.text for p in parts if p.on).split())
    assert marked == "".join(text[start:end].split())
