"""Words are found again as they stood, or not at all."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workflow.passages import Lost, folded, place

WORDS = st.text("abcé 29,. €\n\u00a0", min_size=1, max_size=30).filter(str.strip)
PAGES = st.text("abcé 29,. €\n\u00a0", max_size=120)


def times(words: str, text: str) -> int:
    """How many times, those that share letters included."""
    return sum(text.startswith(words, at) for at in range(len(text)))


def found(lead: str, words: str, page: str, *, nth: int = 0) -> str | Lost:
    start = -1
    for _ in range(nth + 1):
        start = lead.index(words, start + 1)
    at = place(lead, start, start + len(words), page)
    return at if isinstance(at, Lost) else page[slice(*at)]


@pytest.mark.parametrize(
    ("lead", "words", "page", "expected"),
    [
        ("Prix : 29,90 € TTC", "29,90 €", "Prix : 29,90 € TTC", "29,90 €"),
        ("Prix : 29,90 €", "29,90 €", "Nos prix\n\n29,90\u00a0€", "29,90\u00a0€"),
        ("Prix : 29,90 €", "29,90 €", "Prix :  29,90\n  €  par mois", "29,90\n  €"),
        ("Prix : 29,90 €", "29,90 €", "Prix : 39,90 €", Lost.MISSING),
        ("Prix : 29,90 €", "29,90 €", "", Lost.MISSING),
        ("Prix : 9,90 €", "9,90 €", "Prix : 29,90 €", Lost.MISSING),
        ("Prix : 290 €", "290 €", "Prix : 1 290 €", Lost.MISSING),
        ("Prix : 290 €", "290 €", "Prix : 1\u202f290 €", Lost.MISSING),
        ("Prix : 290 €", "290 €", "Depuis 2024\n290 €", "290 €"),
        ("Prix : 29", "29", "Prix : 29,90 €", Lost.MISSING),
        ("Prix : 29", "29", "Prix : 29 000 €", Lost.MISSING),
        ("Prix : 29", "29", "Prix : 29, 30 si pressé", "29"),
        ("Prix : 29", "29", "Prix : 29.", "29"),
        ("une aide", "aide", "une entraide", Lost.MISSING),
        ("une aide", "aide", "des aides", Lost.MISSING),
        ("entraide", "aide", "une entraide", "aide"),
        ("Formule 2 29,90 €", "29,90 €", "Formule 2 29,90 €", "29,90 €"),
        ("Prix : 29,90 €", "29,90 €", "29,90 € puis 29,90 €", Lost.AMBIGUOUS),
    ],
)
def test_a_passage_is_found_again(
    lead: str, words: str, page: str, expected: str | Lost
) -> None:
    assert found(lead, words, page) == expected


TWICE = "Abonnement : 9 €. Livre : 9 €. Rien d’autre n’est demandé ici."


@pytest.mark.parametrize(("nth", "tail"), [(0, "par mois"), (1, "par an")])
def test_what_follows_tells_them_apart_where_what_precedes_does_not(
    nth: int, tail: str
) -> None:
    before = "x" * 50
    lead = f"{before} 9 € par mois. {before} 9 € par an."
    start = [lead.index("9 €"), lead.rindex("9 €")][nth]
    at = place(lead, start, start + 3, f"Avis.\n{lead}")
    assert not isinstance(at, Lost)
    assert f"Avis.\n{lead}"[at[1] + 1 :].startswith(tail)


@pytest.mark.parametrize("nth", [0, 1])
def test_words_written_twice_are_told_apart_by_what_stands_around(nth: int) -> None:
    page = f"Bienvenue.\n{TWICE}\nÀ bientôt."
    start = [TWICE.index("9 €"), TWICE.rindex("9 €")][nth]
    at = place(TWICE, start, start + 3, page)
    assert at == (start + 11, start + 14)


def test_words_written_twice_go_back_when_theirs_changed() -> None:
    page = TWICE.replace("Abonnement : 9 €", "Abonnement : 19 €")
    assert found(TWICE, "9 €", page) is Lost.MISSING
    assert found(TWICE, "9 €", page, nth=1) is Lost.MISSING, "its context changed"


def test_words_written_twice_alike_go_back() -> None:
    around = "x" * 40
    lead = f"{around} 9 € {around} {around} 9 € {around}"
    assert found(lead, "9 €", lead) is Lost.AMBIGUOUS


def test_words_written_twice_alike_go_back_even_when_one_is_left() -> None:
    around = "x" * 40
    once = f"{around} 9 € {around}"
    assert found(f"{once} {once}", "9 €", once) is Lost.AMBIGUOUS


def test_the_context_is_forty_signs_on_each_side() -> None:
    def page(first: str, last: str) -> str:
        return f"{first}{'a' * 39} 9 € {'b' * 39}{last}"

    lead = page("1", "1") + "\n" + page("2", "2")
    assert found(lead, "9 €", lead) is Lost.AMBIGUOUS
    shorter = lead.replace("a" * 39, "a" * 38)
    assert found(shorter, "9 €", shorter) == "9 €"


def test_blank_words_are_never_found() -> None:
    assert place("a  b", 1, 3, "a  b") is Lost.MISSING


@given(WORDS, PAGES, PAGES)
def test_adding_lines_before_or_after_breaks_nothing(
    lead: str, before: str, after: str
) -> None:
    page = f"{before}\n{lead}\n{after}"
    words = " ".join(lead.split())
    assume(times(words, folded(page).text) == 1)
    at = place(lead, 0, len(lead), page)
    assert not isinstance(at, Lost)
    assert " ".join(page[slice(*at)].split()) == words


@given(st.data())
def test_a_part_of_a_page_is_found_where_it_stood_after_lines_are_added(
    data: st.DataObject,
) -> None:
    lead = data.draw(st.text("ab9 ,€\n", min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(lead) - 1))
    end = data.draw(st.integers(start + 1, len(lead)))
    words = lead[start:end]
    assume(words.strip())
    before = data.draw(st.text("zyx \n", max_size=60))
    after = data.draw(st.text("zyx \n", max_size=60))
    at = place(lead, start, end, f"{before}\n{lead}\n{after}")
    if at is Lost.AMBIGUOUS:
        assert place(lead, start, end, lead) is Lost.AMBIGUOUS
        return
    assert not isinstance(at, Lost)
    first = len(before) + 1 + start + len(words) - len(words.lstrip())
    assert at == (first, first + len(words.strip()))


@given(st.data())
def test_changing_any_character_of_the_words_loses_them(data: st.DataObject) -> None:
    words = data.draw(st.text("ab29,€", min_size=1, max_size=20))
    before = data.draw(st.text("xyz \n", max_size=30))
    after = data.draw(st.text("xyz \n", max_size=30))
    lead = f"{before}\n{words}\n{after}"
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([sign for sign in "ab29,€" if sign != words[at]]))
    changed = f"{words[:at]}{other}{words[at + 1 :]}"
    page = f"{before}\n{changed}\n{after}"
    start = len(before) + 1
    assert place(lead, start, start + len(words), page) is Lost.MISSING


@given(PAGES)
def test_folding_keeps_the_way_back(text: str) -> None:
    page = folded(text)
    assert page.text == " ".join(text.split())
    assert len(page.places) == len(page.text)
    for at, sign in enumerate(page.text):
        assert (
            text[page.places[at]].isspace()
            if sign == " "
            else (text[page.places[at]] == sign)
        )


@given(PAGES, PAGES, st.data())
def test_what_is_found_reads_as_what_was_looked_for(
    lead: str, page: str, data: st.DataObject
) -> None:
    assume(lead.strip())
    start = data.draw(st.integers(0, len(lead) - 1))
    end = data.draw(st.integers(start + 1, len(lead)))
    at = place(lead, start, end, page)
    if not isinstance(at, Lost):
        assert page[slice(*at)].split() == lead[start:end].split()
