"""A template is filled with data that stays data, or is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.templating import FillingError, filled
from rendering.document import (
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    Tone,
)


def letter(body: str) -> str:
    return f"<letter><title>T</title><subtitle>S</subtitle>{body}</letter>"


def block(body: str, **values: object) -> object:
    return filled(letter(body), values).blocks[0]


def runs(body: str, **values: object) -> tuple[Run, ...]:
    made = block(body, **values)
    assert isinstance(made, Paragraph)
    assert isinstance(made.text, tuple)
    return made.text


def test_every_tag_makes_its_block() -> None:
    body = """
        <h level="2">Titre</h><p>un</p><note>deux</note>
        <cited><said>{{ x }}</said><source>loi</source></cited>
        <list numbered="yes"><item>un</item></list>
        <callout><said>dit</said><detail>détail</detail></callout>
        <columns><left><p>g</p></left><right><p>d</p></right></columns>
        <table widths="1 3"><head><c>A</c><c>B</c></head><row><c>1</c><c>2</c></row></table>
    """
    one, two = (Run("1"),), (Run("2"),)
    assert filled(letter(body), {"x": "texte"}).blocks == (
        Heading("Titre", 2),
        Paragraph((Run("un"),)),
        Paragraph((Run("deux"),), quiet=True),
        BlockQuote("texte", "loi"),
        Bullets(((Run("un"),),), numbered=True),
        Callout((Run("dit"),), "détail", Tone.ATTENTION),
        Columns((Paragraph((Run("g"),)),), (Paragraph((Run("d"),)),)),
        Table(("A", "B"), ((one, two),), (1, 3)),
    )


def test_every_style_makes_its_run() -> None:
    body = "<p>a <strong>b</strong> <quiet>c</quiet> <quote>{{ x }}</quote> <name>{{ x }}</name> <blank>d</blank></p>"
    assert [r for r in runs(body, x="X") if r.text.strip()] == [
        Run("a "),
        Run("b", Style.STRONG),
        Run("c", Style.QUIET),
        Run("X", Style.QUOTE),
        Run("X", Style.NAME),
        Run("d", Style.BLANK),
    ]


@given(st.text(min_size=1).filter(str.strip))
def test_any_value_comes_out_as_it_went_in(value: str) -> None:
    assert runs("<p>{{ x }}</p>", x=value)[0].text.strip(" ") == value.strip(" ")
    assert runs("<p><quote>{{ x }}</quote></p>", x=value) == (Run(value, Style.QUOTE),)


@pytest.mark.parametrize(
    "value", ['</p><p>"', "<v n='0'/>", "{{ 7 * 7 }}", "{% raw %}", "&amp;", "<b>"]
)
def test_markup_in_a_value_is_text(value: str) -> None:
    assert runs("<p>{{ x }}</p>", x=value) == (Run(value),)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(FillingError, match="absent"):
        filled(letter("<p>{{ absent }}</p>"), {})
    with pytest.raises(FillingError, match="absent"):
        filled(letter("{% if absent %}<p>x</p>{% endif %}"), {})


@pytest.mark.parametrize("value", ["", "  ", None, (), 1.5, True, ["x"]])
def test_a_value_that_prints_nothing_or_cannot_be_is_refused(value: object) -> None:
    with pytest.raises(FillingError):
        filled(letter("<p>{{ x }}</p>"), {"x": value})


@pytest.mark.parametrize(
    "body",
    [
        "<div>x</div>",
        "<p>x",
        "texte libre",
        "<p>a<p>b</p></p>",
        "<p></p>",
        "<p>  </p>",
        "<list>x</list>",
        "<list></list>",
        "<list><p>x</p></list>",
        '<p class="x">y</p>',
        '<list style="x"><item>y</item></list>',
        "<table><row><c>1</c></row></table>",
        "<table><head><c>A</c></head><c>1</c></table>",
        "<columns><left><p>x</p></left></columns>",
        "<callout><said>x</said></callout>",
        "<p><quote>des mots de nous</quote></p>",
        "<p><name>des mots de nous</name></p>",
        "<p><quote>de nous {{ x }}</quote></p>",
        "<cited><said>de nous</said><source>s</source></cited>",
        "<p><strong><quote>{{ x }}</quote></strong></p>",
        "<h><strong>x</strong></h>",
        "<p>{{ x.__class__.__mro__ }}</p>",
        "<table><head><c>A</c></head><row><c>1</c><c>2</c></row></table>",
    ],
)
def test_what_is_outside_the_dialect_is_refused(body: str) -> None:
    with pytest.raises((FillingError, ValueError)):
        filled(letter(body), {"x": "X"})


def test_a_letter_begins_with_its_title() -> None:
    with pytest.raises(FillingError, match="title"):
        filled("<letter><p>x</p></letter>", {})


def test_our_own_words_are_typeset_and_values_are_not() -> None:
    assert runs("<p>l'objet : {{ x }} ; « oui » n° 3</p>", x="l'eau : ici ;") == (
        Run("l’objet\u00a0: "),
        Run("l'eau : ici ;"),
        Run("\u00a0; «\u00a0oui\u00a0» n°\u00a03"),
    )


def test_a_tag_in_an_attribute_is_refused() -> None:
    with pytest.raises(FillingError):
        filled(letter('<h level="{{ x }}">t</h>'), {"x": "1"})


@pytest.mark.parametrize("value", ["", " ", None])
def test_an_empty_value_inside_a_sentence_is_refused(value: object) -> None:
    with pytest.raises(FillingError, match="empty value"):
        filled(letter("<p>Le {{ x }} affiche.</p>"), {"x": value})
