"""The shipped cases of the demonstration: whole, true to their sites, and fictional."""

from pathlib import Path

import pypdf
import pytest
from stdnum.fr import siren

from dossier.case import SUBJECTS, Choice
from dossier.exhibits import ExhibitKind
from reading.html import read_html
from tests.workflow.demo_webs import one_site
from workflow.check_answer import SPECIMEN
from workflow.demo_cases import Played
from workflow.demo_pieces import drawn
from workflow.demonstration import get
from workflow.demonstration_cases import DemoCase, DemoPiece, demo_cases
from workflow.demonstration_sites import FOLDER

CASES = demo_cases()
PIECES = {piece.file: piece for case in CASES for piece in case.pieces}
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.site)
each_piece = pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)


@each_case
def test_every_card_is_decided_with_a_written_reason(case: DemoCase) -> None:
    assert set(case.chosen) == set(SUBJECTS)
    assert all(card.choice.final and card.reason for card in case.cards.values())
    assert {card.choice for card in case.cards.values()} <= {
        Choice.LU,
        Choice.A_DEDUIRE,
    }


@each_case
def test_every_passage_is_on_its_page_to_the_letter(case: DemoCase) -> None:
    passages = [case.operator.passage]
    passages += [words for card in case.cards.values() for words in card.passages]
    for passage in passages:
        page = get(FOLDER / case.site, passage.page)
        assert passage.text in read_html(page.body).text


@each_case
def test_pages_sealed_besides_are_there(case: DemoCase) -> None:
    assert all(get(FOLDER / case.site, path).status == 200 for path in case.seal)


@each_case
def test_the_company_confirmed_belongs_to_nobody(case: DemoCase) -> None:
    assert siren.is_valid(case.operator.siren)
    assert case.operator.siren.startswith("00000")


@each_case
def test_the_signatory_brings_their_own_four_pieces_first(case: DemoCase) -> None:
    kinds = [piece.kind is ExhibitKind.POUVOIR for piece in case.pieces]
    assert kinds == [True] * 4 + [False] * (len(kinds) - 4)


@each_piece
def test_a_paper_is_one_page_marked_as_fictional(
    piece: DemoPiece, tmp_path: Path
) -> None:
    pages = pypdf.PdfReader(drawn(piece, tmp_path)).pages
    assert len(pages) == 1
    assert SPECIMEN in pages[0].extract_text()


@each_piece
def test_words_transcribed_are_those_of_the_paper(piece: DemoPiece) -> None:
    if piece.said is not None:
        cells = [cell for row in piece.table for cell in row]
        assert piece.said.text in (*piece.lines, *cells)
        assert piece.said.page == 1


@each_piece
def test_a_paper_names_nobody_who_gave_it(piece: DemoPiece) -> None:
    said = " ".join((piece.title, piece.shows, *piece.lines)).casefold()
    assert piece.giver.split()[0].casefold() not in said.split()


def test_a_paper_is_the_same_every_time(tmp_path: Path) -> None:
    invoice = PIECES["facture-frais-d-entree.pdf"]
    bodies = {drawn(invoice, tmp_path / name).read_bytes() for name in ("a", "b")}
    assert len(bodies) == 1


def test_reasons_are_written_with_curly_apostrophes() -> None:
    for case in CASES:
        for card in case.cards.values():
            assert "'" not in card.reason


def test_a_web_without_cases_has_none(tmp_path: Path) -> None:
    assert demo_cases(one_site(tmp_path / "web", "clear")) == ()


@pytest.mark.parametrize(
    ("documents", "faults", "whole"),
    [
        (("a.docx", "a.pdf"), [], True),
        (("a.docx",), [], False),
        (("a.pdf",), [], False),
        (("a.docx", "a.pdf"), ["x"], False),
    ],
)
def test_a_case_is_whole_with_both_formats_and_no_fault(
    documents: tuple[str, ...], faults: list[str], whole: bool
) -> None:
    paths = tuple(map(Path, documents))
    played = Played(CASES[0], None, (Path("un"),), paths, faults)
    assert played.whole is whole
