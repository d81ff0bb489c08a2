"""Markup of the package says nothing that its words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.law_markup import words_of

WORDS = st.lists(st.sampled_from(["le", "vent", "d'hiver,", "4 500", "1°)"])).map(
    " ".join
)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Un.</p><p></p><p>Deux.</p>", "Un. Deux."),
        ("<p></p>   Un.<br/>Deux.", "Un. Deux."),
        ("l'article <a href='x'>L. 12-3</a>, au titre", "l'article L. 12-3, au titre"),
        ("l'article <a href='x'>L. 12-3 </a>et", "l'article L. 12-3 et"),
        ('<a title="Code - art. L1 (V) > x">L. 1</a>.', "L. 1."),
        ("1<sup>er</sup> janvier", "1er janvier"),
        ("<td>Un</td><td>deux</td>", "Un deux"),
        ("Un\u00a0deux\t\n trois", "Un deux trois"),
        ("4&nbsp;500 &amp; plus", "4 500 & plus"),
        ("moins de 5 < 6", "moins de 5 < 6"),
        ("", ""),
    ],
)
def test_words_are_read_through_the_tags(markup: str, words: str) -> None:
    assert words_of(markup) == words


@given(WORDS)
def test_a_text_without_markup_is_its_own_words(words: str) -> None:
    assert words_of(words) == words
    assert words_of(f"<p>{words}</p>") == words
