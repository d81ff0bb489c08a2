"""Folding keeps offsets and forgets case, accents and typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.folding import fold, origin, without_invisible


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_is_done_point_by_point(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élève", "eleve"),
        ("ÇA", "ca"),
        ("l’aide", "l'aide"),
        ("29 €", "29 €"),
        ("29\u202f€", "29 €"),
        ("« oui »", '" oui "'),
        ("pré‑rempli", "pre-rempli"),
        ("a\nb", "a\nb"),
        ("3 × 20", "3 x 20"),
    ],
)
def test_what_folding_forgets(text: str, folded: str) -> None:
    assert fold(text.replace("\u00a0", " ")) == folded


SIGNS = st.text(st.sampled_from("ab\u200b\u00ad\u0301"))


@given(SIGNS, st.data())
def test_what_is_read_without_invisible_signs_is_found_again(
    text: str, data: st.DataObject
) -> None:
    read, dropped = without_invisible(text)
    if not read:
        return
    start = data.draw(st.integers(0, len(read) - 1))
    end = data.draw(st.integers(start + 1, len(read)))
    first, last = origin(dropped, start, end)
    assert without_invisible(text[first:last])[0] == read[start:end]
    assert {text[first], text[last - 1]} <= {"a", "b"}
