"""Where things stand on a page: lines, sentences, and their bounds."""

import pytest

from classifiers.mentions.tagging import FARTHEST, LONGEST
from tests.classifiers.assessing import tag


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Un. Deux mots. Trois", "mots", "Deux mots."),
        ("Un\nDeux mots\nTrois", "mots", "Deux mots"),
        ("Vraiment ? Oui, mots.", "mots", "Oui, mots."),
        ("  Deux mots  ", "mots", "Deux mots"),
        ("Un prix de 29.90 mots", "mots", "Un prix de 29.90 mots"),
    ],
)
def test_a_sentence_ends_at_its_point_or_its_line(
    text: str, words: str, sentence: str
) -> None:
    start = text.index(words)
    first, last = tag(text).sentence(start, start + len(words))
    assert text[first:last] == sentence


def test_a_sentence_over_several_is_all_of_them() -> None:
    text = "Un. Deux. Trois."
    first, last = tag(text).sentence(0, text.index("Deux") + 4)
    assert text[first:last] == "Un. Deux."


def test_a_text_without_a_point_is_cut_between_words() -> None:
    text = "mot " * 1_000 + "ici " + "mot " * 1_000
    start = text.index("ici")
    first, last = tag(text).sentence(start, start + 3)
    assert start - LONGEST <= first < start
    assert start + 3 < last <= start + 3 + LONGEST
    assert text[first:last].startswith("mot ")
    assert text[first:last].endswith(" mot")


def test_lines_around_are_counted_and_bounded() -> None:
    text = "un\ndeux\ntrois\nquatre"
    page = tag(text)
    start = text.index("deux")
    assert text[slice(*page.lines(start, start + 4, 1, 1))] == "un\ndeux\ntrois"
    assert text[slice(*page.lines(start, start + 4, 9, 9))] == text
    long = "a" * 9_000
    first, last = tag(long).lines(4_000, 4_001, 0, 0)
    assert (first, last) == (4_000 - FARTHEST, 4_001 + FARTHEST)


def test_prices_are_found_by_where_they_begin() -> None:
    text = "9 € puis 19 €"
    assert len(tag(text).priced(0, len(text))) == 2
    assert len(tag(text).priced(1, len(text))) == 1
    assert tag(text).priced(0, 0) == []
