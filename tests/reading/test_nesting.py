"""Pages made to exhaust a reader are read in bounded time."""

import pytest

from reading.html import read_html
from reading.nesting import DEEPEST, flattened


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "fin",
        "<div>" * 100_000 + "fin" + "</div>" * 100_000,
        "<ul><li>" * 50_000 + "fin",
        "<b>" * 50_000 + "fin",
        "<svg>" * 50_000 + "</svg>fin",
        "<table><tr><td>" * 20_000 + "fin",
        "<p hidden>" * 50_000 + "fin",
        "<s><div>" * 50_000 + "fin",
        "<a href=x><b>" * 50_000 + "fin",
        "<label><span>" * 50_000 + "fin",
        ("<label>a" * 900 + "</label>" * 900) * 100 + "fin",
        "<select>" + "<option>a" * 100_000 + "</select>fin",
        "<style>" + "a" * 200_000 + " line-through" + "</style>fin",
        "<style>.a{text-decoration:line-through}</style>" * 20_000 + "fin",
        "<template>" * 50_000 + "fin",
        "<i><p></i>" * 20_000 + "fin",
        "x" * 1_000_000 + " fin",
        "<" * 1_000_000 + " fin",
        "<a " * 1_000_000 + ">fin",
        "&" * 1_000_000 + " fin",
        "<!--" * 500_000 + "-->fin",
        "<span></span>" * 200_000 + "fin",
    ],
    ids=lambda page: page[:12],
)
def test_the_last_word_is_read(page: str) -> None:
    assert read_html(page).text.endswith("fin")


def test_a_page_of_reasonable_depth_is_left_alone() -> None:
    page = b"<div>" * 400 + b"x" + b"</div>" * 400 + b"<p>a</p>" * 2_000
    assert flattened(page, b"|") is page


def test_tags_that_do_not_nest_are_not_counted() -> None:
    page = b"<li>x<p>y<br>" * 5_000
    assert flattened(page, b"|") is page


def test_only_tags_that_are_too_deep_are_taken_out() -> None:
    deep = 2 * DEEPEST + 2_000
    page = b"<s>a</s>" + b"<div>" * deep + b"x" + b"</div>" * deep + b"<s>b</s>"
    flat = flattened(page, b"|")
    assert flat.count(b"<div>") == flat.count(b"</div>") == DEEPEST
    assert flat.startswith(b"<s>a</s><div>")
    assert flat.endswith(b"</div><s>b</s>")
