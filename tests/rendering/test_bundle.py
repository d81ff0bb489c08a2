"""Exhibits bound in one PDF: everything cited is on the page that the binder says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from rendering.bundle import (
    Bundle,
    Mark,
    MarkKey,
    Pages,
    Passage,
    Picture,
    PictureFormat,
    Sheet,
    png_size,
)
from rendering.bundle_pdf import bind, pages_drawn
from rendering.document import Document, Paragraph
from rendering.pdf import render
from rendering.reopened import Reopened
from tests.complaints.reviewed_cases import png

WHEN = datetime(2026, 11, 22, 14, 2, 7, tzinfo=UTC)
TEXT = "Tarifs\n\nNotre offre coûte 29,90 €\npar mois\n" + "Ligne sans objet\n" * 160
HOSTILE = (
    '#eval("x") $x$ *gras* <lab> `raw` {=openxml} \\textbf{x} A & B <SAS> « test »'
)


def sheet(number: int = 5, text: str = TEXT, marks: Sequence[Mark] = ()) -> Sheet:
    return Sheet(
        number,
        "Page d’accueil",
        (("Nature", "capture"),),
        text=text,
        marks=tuple(marks),
    )


def bundle(*sheets: Sheet) -> Bundle:
    return Bundle("Pièces", WHEN, sheets, "SPÉCIMEN", "pied")


def mark(words: str, text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(MarkKey(words), start, start + len(words))


def tile(height: int = 3000) -> Picture:
    return Picture(png(640, height), PictureFormat.PNG, "Image de la page", long=True)


def letter(pages: int) -> bytes:
    lines = [Paragraph("ligne")] * (45 * pages)
    return render(Document("Facture", WHEN, tuple(lines)))


def test_every_exhibit_begins_on_a_page_of_its_own_that_bears_its_number() -> None:
    bound = bind(bundle(sheet(5), sheet(6, "court")))
    file = Reopened(bound.pdf)
    for number, pages in bound.sheets.items():
        assert f"Piècen°{number}—p.1/{len(pages)}" in file.page(pages.first)
        assert f"Piècen°{number}—p.{len(pages)}/{len(pages)}" in file.page(pages.last)
    assert bound.sheets[6].first == bound.sheets[5].last + 1
    assert bound.sheets[6].last == len(file)


def test_a_marked_passage_is_on_the_page_that_is_told() -> None:
    marks = [mark("29,90 €"), mark("offre coûte 29,90 €\npar mois")]
    bound = bind(bundle(sheet(marks=marks)))
    file = Reopened(bound.pdf)
    for each in marks:
        where = bound.marks[each.key]
        assert file.says(TEXT[each.start : each.end], [where.first])


def test_a_passage_over_two_pages_is_found_on_both() -> None:
    long = Mark(MarkKey("long"), 0, len(TEXT))
    bound = bind(bundle(sheet(marks=[long])))
    where = bound.marks[long.key]
    assert where.last > where.first
    file = Reopened(bound.pdf)
    assert not file.says(TEXT, [where.first])


def test_pages_of_an_exhibit_are_counted_from_its_cover() -> None:
    bound = bind(bundle(sheet(5), sheet(6, marks=[mark("29,90 €")])))
    assert bound.within(6, MarkKey("29,90 €")) == 2


def test_no_space_is_printed_where_a_mark_begins_or_ends() -> None:
    bound = bind(
        bundle(sheet(text="prix (29,90 €).", marks=[mark("29,90 €", "(29,90 €)")]))
    )
    said = PdfReader(BytesIO(bound.pdf)).pages[-1].extract_text()
    assert "(29,90\u00a0€)" in said.replace(" €", "\u00a0€") or "(29,90 €)" in said


def test_a_long_picture_takes_the_pages_that_it_needs() -> None:
    bound = bind(bundle(replace(sheet(text=""), pictures=(tile(3000), tile(200)))))
    assert len(bound.sheets[5]) == 1 + tile(3000).slices + 1
    assert tile(3000).slices == 4
    assert tile(640).slices == 1


def test_slices_together_show_the_whole_picture() -> None:
    for height in (934, 935, 1800, 3000, 8192):
        picture = tile(height)
        shown = 1.46 * (1 + 0.97 * (picture.slices - 1))
        assert shown >= picture.ratio
        assert picture.slices == 1 or shown - 1.46 * 0.97 < picture.ratio


def test_every_picture_has_a_text_for_who_cannot_see_it() -> None:
    reader = PdfReader(
        BytesIO(bind(bundle(replace(sheet(), pictures=(tile(500),)))).pdf)
    )
    objects = map(reader.get_object, range(1, int(str(reader.trailer["/Size"]))))
    held = [o for o in objects if isinstance(o, DictionaryObject)]
    alts = [str(o["/Alt"]) for o in held if "/Alt" in o]
    assert any("Image de la page" in alt for alt in alts)


def test_the_same_bundle_gives_the_same_bytes() -> None:
    made = bundle(replace(sheet(), pictures=(tile(),)))
    assert bind(made).pdf == bind(made).pdf


def test_the_banner_stands_on_every_page() -> None:
    file = Reopened(bind(bundle(replace(sheet(), pictures=(tile(),)))).pdf)
    assert all("SPÉCIMEN" in file.page(n) for n in range(1, len(file) + 1))


def test_pages_of_a_received_file_are_shown_and_found() -> None:
    body = letter(2)
    keys = [MarkKey(f"p{n}") for n in (1, 2)]
    pictures = tuple(
        Picture(body, PictureFormat.PDF, "Facture", page=n, key=key)
        for n, key in enumerate(keys, 1)
    )
    passage = Passage(MarkKey("t"), "29,90 €", "page 1, en bas")
    bound = bind(bundle(replace(sheet(7, ""), pictures=pictures, passages=(passage,))))
    assert [bound.within(7, key) for key in keys] == [2, 3]
    where = bound.marks[MarkKey("t")]
    assert Reopened(bound.pdf).says("29,90 €", [where.first])


def test_pages_of_a_pdf_that_can_be_drawn_are_counted() -> None:
    assert pages_drawn(letter(2), PictureFormat.PDF) == 2
    assert pages_drawn(png(20, 20), PictureFormat.PNG) == 1


@pytest.mark.parametrize(
    ("body", "form"),
    [
        (b"%PDF-1.4 rien", PictureFormat.PDF),
        (b"", PictureFormat.PDF),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 40, PictureFormat.PNG),
        (b"GIF89a", PictureFormat.GIF),
        (b"\xff\xd8\xff", PictureFormat.JPEG),
    ],
)
def test_a_damaged_file_is_told_instead_of_breaking_the_bundle(
    body: bytes, form: PictureFormat
) -> None:
    assert pages_drawn(body, form) == 0


def test_a_damaged_picture_is_refused() -> None:
    broken = Picture(b"nothing", PictureFormat.PNG, "x")
    with pytest.raises(ValueError, match="cannot be drawn"):
        bind(bundle(replace(sheet(), pictures=(broken,))))


def test_markup_of_a_page_prints_as_it_was_written() -> None:
    text = f"avant\n{HOSTILE}\naprès"
    bound = bind(bundle(sheet(text=text, marks=[mark(HOSTILE, text)])))
    assert Reopened(bound.pdf).says(HOSTILE, [bound.marks[MarkKey(HOSTILE)].first])


def test_what_is_no_png_has_no_size() -> None:
    with pytest.raises(ValueError, match="PNG"):
        png_size(b"\x89PNG\r\n\x1a\n")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_any_quoted_words_are_found_on_their_page(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    bound = bind(bundle(sheet(text=text, marks=[Mark(MarkKey("q"), start, end)])))
    where = bound.marks[MarkKey("q")]
    assert Reopened(bound.pdf).says(text[start:end], range(where.first, where.last + 1))


def test_a_range_of_pages_has_a_length() -> None:
    assert len(Pages(3, 7)) == 5
