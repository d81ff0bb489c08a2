"""Links of a page, as a crawl follows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.links import page_links

PAGE = "https://site.example/dossier/page"


def links(markup: str, content_type: str = "text/html") -> list[tuple[str, str]]:
    found = page_links(markup.encode(), content_type, PAGE)
    return [
        (link.url.removeprefix("https://site.example"), link.words) for link in found
    ]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<a href='/cgv'>Nos <b>CGV</b>\n ici</a>", [("/cgv", "Nos CGV ici")]),
        ("<a href=tarifs title=Prix><img></a>", [("/dossier/tarifs", "Prix")]),
        ("<a href='?p=2#x'>2</a>", [("/dossier/page?p=2", "2")]),
        ("<area href=/plan>", [("/plan", "")]),
        ("<iframe src=/cadre></iframe>", [("/cadre", "")]),
        ("<meta http-equiv=refresh content='0; URL=/suite'>", [("/suite", "")]),
        ("<base href='/autre/'><a href=x>x</a>", [("/autre/x", "x")]),
        (
            "<a href='https://Ailleurs.example'>y</a>",
            [("https://ailleurs.example/", "y")],
        ),
        ("<a href=/a></a><a href=/a>Tarifs</a>", [("/a", "Tarifs")]),
        ("<a href=/a>Un</a><a href=/a>Deux</a>", [("/a", "Un")]),
        ("<a href=/a.PDF>pdf</a>", [("/a.PDF", "pdf")]),
    ],
)
def test_a_link_is_its_address_and_its_words(
    markup: str, found: list[tuple[str, str]]
) -> None:
    assert links(markup) == found


@pytest.mark.parametrize(
    "target",
    [
        "mailto:a@b.fr",
        "tel:0800",
        "javascript:x()",
        "data:,x",
        "#haut/",
        "http://[",
        "",
    ],
)
def test_what_leads_to_no_page_is_not_a_link(target: str) -> None:
    assert links(f"<a href='{target}'>x</a>") in ([], [("/dossier/page", "x")])


@pytest.mark.parametrize("name", ["a.jpg", "a.CSS", "a.zip?v=2", "a.mp4", "a.docx"])
def test_pictures_and_archives_are_left_out(name: str) -> None:
    assert links(f"<a href='/{name}'>x</a>") == []


def test_words_are_read_in_the_encoding_of_the_page() -> None:
    markup = "<a href=/a>Résilié</a>".encode("latin-1")
    for declared in ("text/html; charset=iso-8859-1", "text/html"):
        assert page_links(markup, declared, PAGE)[0].words == "Résilié"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "<a href=/fond>x</a>",
        "<b>" * 50_000 + "<p>" * 10_000 + "<a href=/fond>x</a>",
        "<div></x>" * 100_000 + "<a href='/fond'>x</a>",
    ],
)
def test_links_are_found_under_tags_nested_without_end(markup: str) -> None:
    assert [url for url, _ in links(markup)] == ["/fond"]


def test_a_long_ordinary_list_is_read_with_its_words() -> None:
    markup = "<ul>" + "<li><p>point<br>" * 20_000 + "</ul><a href=/a>Tarifs</a>"
    assert links(markup) == [("/a", "Tarifs")]


@given(st.text(alphabet="<>/ab=\"' href:#%[]é\ud800\x00", max_size=200))
def test_no_markup_makes_it_crash(markup: str) -> None:
    page_links(markup.encode("utf-8", "surrogatepass"), "text/html", PAGE)
