"""A document on a terminal: the same words, harmless and within the width."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from rendering.document import (
    Block,
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
)
from rendering.text import lines


def printed(*blocks: Block) -> str:
    return lines(Document("Titre", datetime(2026, 1, 1, tzinfo=UTC), blocks))


@given(st.text())
def test_crawled_words_never_drive_the_terminal(text: str) -> None:
    shown = printed(Paragraph(text), BlockQuote(text, text), Table((text,), ((text,),)))
    assert not set(shown) & set("\x1b\x07\x08\r\x00\u202e\u2066\ue000")
    shown.encode()


@given(st.text(alphabet="ab ", max_size=400))
def test_no_line_is_wider_than_asked(text: str) -> None:
    blocks = (
        Paragraph(text),
        Bullets((text,)),
        Callout(text, text),
        BlockQuote(text, "x"),
    )
    document = Document(text, datetime(2026, 1, 1, tzinfo=UTC), blocks)
    assert max(map(len, lines(document, width=40).splitlines()), default=0) <= 40


def test_a_quote_keeps_its_guillemets_and_its_source() -> None:
    assert "«\u00a0on dépose\u00a0» — page cgv" in printed(
        BlockQuote("on dépose", "page cgv")
    )


def test_a_table_prints_each_cell_under_its_heading() -> None:
    shown = printed(Table(("Somme", "Où"), (("29 €", "page cgv"), ("9 €", ""))))
    assert "29 €\n  Où\u00a0: page cgv\n9 €\n" in shown


def test_columns_are_read_left_then_right() -> None:
    shown = printed(Columns((Heading("Pour"), Paragraph("a")), (Heading("Contre"),)))
    assert shown.index("POUR") < shown.index("a") < shown.index("CONTRE")


def test_numbers_of_an_ordered_list_are_printed() -> None:
    assert "1. un\n2. deux" in printed(Bullets(("un", "deux"), numbered=True))


def test_runs_follow_each_other_on_the_line() -> None:
    runs = (Run("Prix\u00a0: ", Style.STRONG), Run("9 €", Style.QUOTE))
    assert "Prix\u00a0: «\u00a09 €\u00a0»" in printed(Paragraph(runs))


def test_an_empty_cell_is_not_printed() -> None:
    assert "Où" not in printed(Table(("Somme", "Où"), (("9 €", ""),)))


def test_a_character_of_private_use_is_dropped() -> None:
    assert "\ue000" not in printed(Paragraph("a\ue000b"))
