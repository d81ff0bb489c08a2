"""The finished files are opened again: a wrong page is never handed out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from complaints.drafting import draft
from complaints.pieces import Marking, bundle
from complaints.proof import prove_bundle, prove_letter
from dossier.errors import DamagedError
from rendering.bundle import Bound, Bundle, Pages
from rendering.bundle_pdf import bind
from rendering.document import Table
from rendering.pdf import render
from rendering.reopened import Reopened
from tests.complaints.reviewed_cases import NOW, Bench, dead_site, usual


def made(bench: Bench) -> tuple[Bundle, Bound]:
    sheets = bundle(
        bench.reviewed(), bench.contents, Marking(NOW, bench.signatory, "PROJET")
    )
    return sheets, bind(sheets)


@pytest.mark.parametrize("bench", [usual, dead_site])
def test_what_the_binder_says_is_what_the_file_holds(
    bench: Callable[[], Bench],
) -> None:
    prove_bundle(*made(bench()))


def test_an_exhibit_said_to_be_elsewhere_is_found_out() -> None:
    sheets, bound = made(usual())
    moved = {**bound.sheets, 6: Pages(bound.sheets[6].first + 1, bound.sheets[6].last)}
    with pytest.raises(DamagedError, match="pièce n°\u00a06"):
        prove_bundle(sheets, replace(bound, sheets=moved))


def test_a_quote_said_to_be_elsewhere_is_found_out() -> None:
    sheets, bound = made(usual())
    for key, where in bound.marks.items():
        number = next(
            n for n, p in bound.sheets.items() if p.first <= where.first <= p.last
        )
        wrong = Pages(bound.sheets[number].first, bound.sheets[number].first)
        with pytest.raises(DamagedError, match="passage cité"):
            prove_bundle(sheets, replace(bound, marks={**bound.marks, key: wrong}))


def test_a_quote_said_to_be_in_another_exhibit_is_found_out() -> None:
    sheets, bound = made(usual())
    key = next(iter(bound.marks))
    outside = Pages(bound.sheets[7].last, bound.sheets[7].last)
    with pytest.raises(DamagedError):
        prove_bundle(sheets, replace(bound, marks={**bound.marks, key: outside}))


def test_a_quote_that_was_not_marked_is_found_out() -> None:
    sheets, bound = made(usual())
    with pytest.raises(DamagedError, match="passage cité"):
        prove_bundle(sheets, replace(bound, marks={}))


def test_a_file_cut_short_is_found_out() -> None:
    sheets, bound = made(usual())
    with pytest.raises(DamagedError):
        prove_bundle(
            replace(sheets, sheets=sheets.sheets), replace(bound, pdf=render_empty())
        )


def render_empty() -> bytes:
    return bind(Bundle("x", NOW, ())).pdf


@pytest.mark.parametrize("bench", [usual, dead_site])
def test_every_line_of_the_bordereau_leads_to_its_exhibit(
    bench: Callable[[], Bench],
) -> None:
    brief = bench().brief()
    letter = draft(brief).document
    prove_letter(render(letter), brief.reviewed, brief.bound)
    tables = [
        b for b in letter.blocks if isinstance(b, Table) and b.headings[0] == "N°"
    ]
    file = Reopened(brief.bound.pdf)
    rows = [
        ["".join(r.text for r in c) for c in row if not isinstance(c, str)]
        for row in tables[0].rows
    ]
    assert [row[0] for row in rows] == [str(n) for n in sorted(brief.bound.sheets)]
    for number, *_, pages, _supports in rows:
        first, _, last = pages.partition(" à ")
        total = int(last or first) - int(first) + 1
        assert f"Piècen°{number}—p.1/{total}" in file.page(int(first))
        assert f"Piècen°{number}—p.{total}/{total}" in file.page(int(last or first))


def test_every_page_cited_in_the_letter_bears_the_words() -> None:
    brief = usual().brief()
    file = Reopened(brief.bound.pdf)
    for held in brief.reviewed.review.decisions.values():
        for anchor in held.anchors:
            number = brief.reviewed.case.number(anchor.exhibit)
            first = brief.bound.sheets[number].first
            assert file.says(anchor.text, [first + 2])


def test_a_letter_without_a_line_of_the_bordereau_is_found_out() -> None:
    brief = usual().brief()
    letter = draft(brief).document
    cut = replace(
        letter, blocks=tuple(b for b in letter.blocks if not isinstance(b, Table))
    )
    with pytest.raises(DamagedError, match="manque au bordereau"):
        prove_letter(render(cut), brief.reviewed, brief.bound)


def test_a_letter_with_wrong_pages_is_found_out() -> None:
    brief = usual().brief()
    pdf = render(draft(brief).document)
    moved = {n: Pages(p.first + 1, p.last + 1) for n, p in brief.bound.sheets.items()}
    with pytest.raises(DamagedError, match="manque au bordereau"):
        prove_letter(pdf, brief.reviewed, replace(brief.bound, sheets=moved))
