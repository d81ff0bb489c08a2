"""A stream of pages: one answer a site, in order, whatever the lines hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Assessment, Verdict
from tests.workflow.pages import LIBRARY, OFFER, html, line
from workflow.assess import UnreadableLine, assess_lines, read_line


def verdicts(*lines: str) -> dict[str, Verdict]:
    answers = [a for a in assess_lines(lines) if isinstance(a, Assessment)]
    return {answer.site: answer.verdict for answer in answers}


def test_pages_of_one_site_are_judged_together_wherever_they_stand() -> None:
    act, price = OFFER.split("\n")
    found = verdicts(
        line(id="1", site="a.example", text=act),
        line(id="2", site="b.example", text=LIBRARY),
        line(id="3", site="a.example", text=price),
    )
    assert found == {"a.example": Verdict.ALERT, "b.example": Verdict.CLEAR}


def test_answers_come_in_order_of_first_appearance_errors_among_them() -> None:
    lines = [
        line(id="1", site="b.example", text=LIBRARY),
        "{ pas du JSON",
        line(id="2", site="a.example", text=LIBRARY),
        line(id="3", site="b.example", text=LIBRARY),
    ]
    told = [
        answer.number if isinstance(answer, UnreadableLine) else answer.site
        for answer in assess_lines(lines)
    ]
    assert told == ["b.example", 2, "a.example"]


def test_a_line_without_a_site_is_a_site_by_itself() -> None:
    lines = [line(id="x", text=LIBRARY), line(id="x", text=LIBRARY)]
    assert [answer.site for answer in assess_lines(lines)] == ["x", "x"]


def test_html_and_its_text_get_the_same_verdict() -> None:
    found = verdicts(
        line(id="1", site="a.example", html=html(OFFER)),
        line(id="2", site="b.example", text=OFFER),
    )
    assert found == {"a.example": Verdict.ALERT, "b.example": Verdict.ALERT}


def test_a_given_text_is_kept_but_for_lone_surrogates() -> None:
    page = read_line('{"id": "1", "text": "a  b\\ud800\\u00a0c"}', 1)
    assert not isinstance(page, UnreadableLine)
    assert page.text == "a  b\ufffd\u00a0c"


def test_unknown_keys_are_ignored() -> None:
    page = read_line(line(id="1", text="a", label="benign", price=3), 1)
    assert not isinstance(page, UnreadableLine)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[]", "champ « objet »"),
        ("nul", "pas du JSON"),
        ('{"id": "1"}', "ni « html » ni « text »"),
        ('{"id": 3, "text": "a"}', "champ « id »"),
        ('{"text": "a", "captured_at": "hier"}', "champ « captured_at »"),
        ("[" * 100_000, "pas du JSON"),
    ],
)
def test_an_unusable_line_says_why(words: str, said: str) -> None:
    answer = read_line(words, 7)
    assert isinstance(answer, UnreadableLine)
    assert answer.number == 7
    assert said in answer.reason


def test_blank_lines_are_not_pages() -> None:
    assert list(assess_lines(["", "  \n"])) == []


@given(st.lists(st.text(max_size=200), max_size=4))
def test_every_quote_is_verbatim_at_its_offsets(texts: list[str]) -> None:
    lines = [line(id=str(n), site="a.example", text=t) for n, t in enumerate(texts)]
    pages = {str(n): read_line(words, n) for n, words in enumerate(lines)}
    for answer in assess_lines(lines):
        assert isinstance(answer, Assessment)
        for finding in answer.elements:
            for quote in finding.quotes:
                page = pages[quote.capture]
                assert not isinstance(page, UnreadableLine)
                assert page.contains(quote)
