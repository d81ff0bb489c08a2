"""What holds whatever the page."""

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from dossier.model import Origin
from reading.document import read
from reading.encoding import encoded_once
from reading.html import read_html
from reading.model import Reading
from tests.reading.refusals import refused_in_one_line

NAMES = st.sampled_from(
    [
        "p",
        "div",
        "span",
        "a",
        "b",
        "s",
        "del",
        "button",
        "label",
        "table",
        "tr",
        "td",
        "th",
        "ul",
        "li",
        "svg",
        "title",
        "template",
        "noscript",
        "select",
        "option",
        "textarea",
        "script",
        "style",
        "h1",
        "br",
        "img",
        "input",
        "form",
        "x-carte",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        " hidden",
        ' style="display:none"',
        ' class="old-price"',
        ' class="btn sr-only"',
        " href=/x",
        ' alt="29 €"',
        ' value="Payer" type=submit',
        ' placeholder="x',
        " '",
    ]
)
WORDS = st.text(
    st.sampled_from("ab \n\t\xa0\u202f\u200b€é<>&;#\"'\x00\x02\x1e\ud800-2"),
    max_size=12,
)
TAGS = st.builds("<{}{}>".format, NAMES, ATTRIBUTES) | st.builds("</{}>".format, NAMES)
PAGES = st.lists(
    TAGS
    | WORDS
    | st.sampled_from(["<!--", "-->", "&nbsp;", "&#2;", "&#32;", "<![CDATA[", "<?"]),
    max_size=40,
).map("".join)


def assert_canonical(reading: Reading) -> None:
    at = 0
    for span in reading.spans:
        assert at <= span.start < span.end <= len(reading.text)
        assert span.origin is not Origin.VISIBLE
        words = reading.text[span.start : span.end]
        assert words == words.strip(" \n\t")
        at = span.end
    assert not re.search(
        r"[ \n\t][ \n\t]|[\x00-\x08\x0b-\x1f]|\A[ \n\t]|[ \n\t]\Z", reading.text
    )
    reading.text.encode()


@given(PAGES)
@example('<p>&#32;a<b hidden>&#32;b &#32;</b><img alt=" x ">')
@example("<p hidden>&#32;")
@example("<a><br>")
@example("<svg hidden>2")
@example("<a href=x><svg><title> a")
def test_any_markup_gives_a_canonical_text(page: str) -> None:
    assert_canonical(read_html(page))


@given(PAGES)
def test_reading_twice_gives_the_same(page: str) -> None:
    assert read_html(page) == read_html(page)


@given(
    st.binary(max_size=300), st.sampled_from(["", "text/html", "text/html; charset=x"])
)
@example(b"\xff\xfe\x00", "")
@example(b"{", "application/json")
@example(b"%PDF-1.4\n1 0 obj", "")
def test_any_bytes_are_read_or_refused(body: bytes, kind: str) -> None:
    with refused_in_one_line():
        assert_canonical(read(body, content_type=kind))


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_visible_words_are_kept_as_written(words: str) -> None:
    assume(encoded_once(words.encode()).decode() == words)
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    reading = read_html(f"<p>{escaped}</p>")
    assert reading.text == words
    assert reading.spans == ()


@given(PAGES)
def test_white_space_between_words_does_not_matter(page: str) -> None:
    spread = page.replace(" ", " \n\t ")
    assert read_html(spread).text == read_html(page).text
