"""A document becomes one accessible archival PDF, whatever its words are."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from rendering.document import (
    Block,
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Paragraph,
    Room,
    Run,
    Style,
    Table,
    Tone,
)
from rendering.glyphs import _DRAWN, drawable
from rendering.pdf import inline_data, page_count, render

HOSTILE = '#eval("x") $x$ \\ *gras* _it_ @ref <lab> `raw` // /* ${x} {{x}} %s [a](b) "'
WHEN = datetime(2026, 11, 22, 14, 2, 7, tzinfo=UTC)


def every_block(text: str) -> tuple[Block, ...]:
    runs = tuple(Run(text, style) for style in Style)
    return (
        Callout(runs, detail=text, tone=Tone.ATTENTION),
        Heading(text or "Titre"),
        Paragraph(text),
        Paragraph(runs, quiet=True),
        BlockQuote(text, text),
        Bullets((text, runs)),
        Bullets((text,), numbered=True),
        Table((text, "B"), ((runs, text), ("x", "y")), (1, 3)),
        Columns((Heading("Gauche"), Paragraph(text)), (Paragraph(text),)),
    )


def document(text: str) -> Document:
    return Document(text, WHEN, every_block(text), text, text, text, text, text)


def words(pdf: bytes) -> str:
    return re.sub(
        r"\s+",
        "",
        "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages),
    )


def plain(text: str, *blocks: Block) -> Document:
    return Document(text, WHEN, blocks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_anywhere_renders_to_a_conforming_file(text: str) -> None:
    assert render(document(text)).startswith(b"%PDF-1.7")


def test_markup_prints_as_it_was_written() -> None:
    pdf = render(plain("Essai", Paragraph(HOSTILE)))
    assert re.sub(r"\s+", "", HOSTILE) in words(pdf)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(document(HOSTILE)) == render(document(HOSTILE))


def test_the_same_instant_in_another_zone_gives_the_same_bytes() -> None:
    elsewhere = WHEN.astimezone(timezone(timedelta(hours=2)))
    assert render(replace(document("x"), created=elsewhere)) == render(document("x"))


def test_another_date_gives_another_file() -> None:
    later = replace(document("x"), created=WHEN + timedelta(seconds=1))
    assert render(later) != render(document("x"))


def test_the_file_claims_both_standards() -> None:
    pdf = render(document("x"))
    metadata = PdfReader(BytesIO(pdf)).xmp_metadata
    assert metadata is not None
    xmp = metadata.stream.get_data().decode()
    assert "<pdfuaid:part>1<" in xmp
    assert "<pdfaid:part>2<" in xmp
    assert "<pdfaid:conformance>A<" in xmp


def test_the_file_is_tagged_french_and_titled() -> None:
    reader = PdfReader(BytesIO(render(plain("Réponse du 3 mai", Paragraph("x")))))
    catalogue = reader.root_object
    assert str(catalogue["/Lang"]).lower().startswith("fr")
    assert "'/Marked': True" in str(catalogue["/MarkInfo"])
    assert reader.metadata is not None
    assert reader.metadata.title == "Réponse du 3 mai"
    assert reader.metadata.creation_date == WHEN


def test_every_listed_character_prints_upright_bold_and_italic() -> None:
    ranges = (part.partition("-") for part in _DRAWN.split())
    codes = [c for a, _, b in ranges for c in range(int(a, 16), int(b or a, 16) + 1)]
    text = " ".join(map(chr, codes))
    pdf = render(plain("Essai", *(Paragraph((Run(text, style),)) for style in Style)))
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    "word", ["m" * 400, "https://x.example/" + "chemin-long/" * 40]
)
def test_no_word_leaves_the_page(tmp_path: Path, word: str) -> None:
    blocks = (
        Table(("Site", "Passage"), ((word, (Run(word, Style.QUOTE),)),), (1, 3)),
        Columns((BlockQuote(word, word),), (Callout(word),)),
    )
    path = tmp_path / "long.pdf"
    path.write_bytes(render(plain(word, *blocks)))
    page = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert max(float(x) for x in re.findall(r'xMax="([\d.]+)"', page)) <= 595 - 50


def test_a_long_address_copies_without_a_foreign_character() -> None:
    url = "https://x.example/" + "chemin-long/" * 20
    assert url in words(render(plain("Essai", Paragraph(url))))


def test_the_banner_stands_on_every_page() -> None:
    long = replace(plain("Essai", *[Paragraph("ligne")] * 200), banner="SPÉCIMEN")
    pages = PdfReader(BytesIO(render(long))).pages
    assert len(pages) > 1
    assert all("SPÉCIMEN" in page.extract_text() for page in pages)


def test_pages_are_counted() -> None:
    assert page_count(render(plain("Essai", Paragraph("court")))) == 1
    assert page_count(render(plain("Essai", *[Paragraph("ligne")] * 200))) > 1


def test_a_quote_is_set_between_guillemets() -> None:
    assert "«29,90€»" in words(
        render(plain("Essai", Paragraph((Run("29,90 €", Style.QUOTE),))))
    )


def test_a_space_between_two_runs_is_printed() -> None:
    runs = (Run("Lu "), Run("deux", Style.STRONG), Run(" fois"))
    page = PdfReader(BytesIO(render(plain("Essai", Paragraph(runs))))).pages[0]
    assert "Lu deux fois" in page.extract_text()


def test_a_table_with_a_short_row_is_refused() -> None:
    with pytest.raises(ValueError, match="2 headings"):
        Table(("A", "B"), (("seul",),))


def test_an_empty_title_still_names_the_file() -> None:
    reader = PdfReader(BytesIO(render(plain("\u200b", Paragraph("x")))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Sans titre"


def test_drawable_words_reach_the_page() -> None:
    assert (
        drawable("Éé ŒœÀ")
        in PdfReader(BytesIO(render(plain("Essai", Paragraph("Éé ŒœÀ")))))
        .pages[0]
        .extract_text()
    )


def test_a_mark_for_undrawn_characters_is_explained_where_there_is_one() -> None:
    explained = "uncaractèredelapagequelapolicenedessinepas"
    assert explained in words(render(plain("Essai", Paragraph("prix \U0001f600"))))
    assert explained not in words(render(plain("Essai", Paragraph("prix"))))


def test_a_no_break_space_at_the_end_of_a_run_does_not_break() -> None:
    data = inline_data((Run("pièce n°\u00a0"), Run("9"), Run(" et ")))
    assert [run["text"] for run in data] == ["pièce n°\u00a0", "9", " et "]


def test_the_banner_can_be_searched_for(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(render(replace(plain("Essai"), banner="SPÉCIMEN — FAITS FICTIFS")))
    said = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "SPÉCIMEN — FAITS FICTIFS" in said


def test_room_to_sign_is_left_under_its_label() -> None:
    bare = render(plain("Essai", Paragraph("Signature :")))
    roomy = render(plain("Essai", *[Room("Signature :")] * 9))
    assert page_count(bare) == 1
    assert page_count(roomy) == 2
