"""Quotes chosen among many."""

from classifiers.quoting import MOST, quotes
from classifiers.site import Place
from tests.classifiers.assessing import tag

LINES = "\n".join(f"Phrase {number}." for number in range(9))


def places(text: str, path: str = "") -> list[Place]:
    """One place in each line."""
    page = tag(text, path)
    return [Place(page, start, start + 1) for start in page.line_starts]


def test_quotes_keep_the_given_order() -> None:
    said = quotes(reversed(places("Un.\nDeux.\nTrois.")))
    assert [quote.text for quote in said] == ["Trois.", "Deux.", "Un."]


def test_a_sentence_is_quoted_once_a_page() -> None:
    assert len(quotes(places("Un.\nUn.\nDeux."))) == 2
    assert len(quotes([*places("Un."), *places("Un.", "p1")])) == 2


def test_no_more_are_quoted_than_a_person_reads() -> None:
    assert [quote.text for quote in quotes(places(LINES))] == LINES.split("\n")[:MOST]
    assert MOST == 6


def test_fewer_may_be_asked() -> None:
    assert [quote.text for quote in quotes(places(LINES), most=1)] == ["Phrase 0."]


def test_nothing_quotes_nothing() -> None:
    assert quotes([]) == ()
