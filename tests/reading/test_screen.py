"""The screen says yes rather than miss a word, and no on the rest."""

import pytest

from reading.screen import Screen

WORDS = ("allocation", "prime d’activité", "chèque énergie", "RSA", "aide au logement")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Vos ALLOCATIONS",
        "<p>la prime d’activité",
        "<p>la prime d&rsquo;activit&eacute;",
        "<p>la prime&nbsp;d'activit&#233;",
        "<p>le ch&egrave;que &eacute;nergie",
        '{"a": "prime d\\u2019activit\\u00e9"}',
        "<p>le RSA,",
        "<p>le&nbsp;RSA&nbsp;!",
        "<p>le <b>rsa</b>",
        "<p>aide\xa0au\xa0logement",
        "<p>alloc&shy;ation",
        "<p>alloc&#97;tion",
        "<p>&#x61;llocation",
        "<p>alloc\u00adation",
        "<p>alloc<wbr>ation",
        "<p>alloc\u200bation",
        "RSA",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1252"])
def test_a_word_is_found_however_it_is_written(page: str, codec: str) -> None:
    body = page.encode(codec, errors="xmlcharrefreplace")
    assert Screen(WORDS).might_concern(body)


@pytest.mark.parametrize(
    "page", ["", "<p>Versailles", "<p>Marsan", "<p>vos voyages", "\x00"]
)
def test_a_page_without_the_words_is_passed_over(page: str) -> None:
    assert not Screen(WORDS).might_concern(page.encode())


def test_a_screen_without_words_finds_nothing() -> None:
    assert not Screen([]).might_concern(b"RSA")
    assert not Screen(["€", "…"]).might_concern("RSA €".encode())
