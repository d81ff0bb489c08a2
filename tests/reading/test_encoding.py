"""Bytes of every encoding become the same words."""

import pytest

from dossier.errors import UnusableInputError
from reading.document import read_plain
from reading.encoding import LARGEST_PAGE
from reading.html import read_html

SAID = "<p>L’aide à 29,90 € : déjà payée"
HEARD = "L’aide à 29,90 € : déjà payée"


@pytest.mark.parametrize(
    ("codec", "kind"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("cp1252", ""),
        ("cp1252", "text/html; charset=ISO-8859-1"),
        ("cp1252", "text/html; charset=utf-8"),
        ("cp1252", "text/html; charset=inconnu"),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("iso8859-15", "text/html; charset=iso-8859-15"),
    ],
)
def test_words_survive_their_encoding(codec: str, kind: str) -> None:
    said = SAID.replace("’", "'") if codec == "iso8859-15" else SAID
    heard = HEARD.replace("’", "'") if codec == "iso8859-15" else HEARD
    assert read_html(said.encode(codec), content_type=kind).text == heard


def test_the_page_may_declare_its_own_encoding() -> None:
    page = b'<meta charset="windows-1251">' + "<p>Привет".encode("cp1251")
    assert read_html(page).text == "Привет"


def test_one_stray_byte_does_not_change_the_other_words() -> None:
    page = "<p>déjà été là".encode() + b"\xe9" + " € payé".encode()
    assert read_html(page).text == "déjà été là\ufffd € payé"


@pytest.mark.parametrize("words", ["29,90 €", "déjà", "l’aide", "« façade »", "où ça"])
def test_words_encoded_twice_are_made_whole(words: str) -> None:
    twice = f"<p>é {words}".encode().decode("cp1252", errors="replace")
    assert read_html(twice).text == f"é {words}"


@pytest.mark.parametrize("words", ["SÃO PAULO", "Â", "ÃO€", "garçon", "Ã© est é"])
def test_only_what_is_certainly_encoded_twice_is_changed(words: str) -> None:
    changed = words.replace("Ã©", "é")
    assert read_html(f"<p>{words}").text == changed


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert read_html("<p>a\ud800b").text == "a\ufffdb"


def test_a_page_over_ten_megabytes_is_refused_in_one_line() -> None:
    with pytest.raises(UnusableInputError, match=r"^page de plus de 10 Mo : non lue$"):
        read_html(b"a" * (LARGEST_PAGE + 1))


def test_a_page_of_ten_megabytes_is_read() -> None:
    assert len(read_html(b"a" * LARGEST_PAGE).text) == LARGEST_PAGE


def test_plain_text_keeps_its_lines() -> None:
    assert read_plain("Un\r\n\n  deux\u00a0€ ".encode()).text == "Un\ndeux\u00a0€"
