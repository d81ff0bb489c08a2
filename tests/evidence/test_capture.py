"""What a browser showed becomes files and facts; nothing is asserted that was not measured."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.exhibits import Exhibit, SealState
from dossier.model import CaptureOutcome
from evidence.capture import seal_page, title
from evidence.facts import Facts
from evidence.manifest import digest
from evidence.package import Sealer
from reading.document import read
from reading.html import read_html
from tests.evidence.fakes import DEAD, PAGE, PIXEL, REQUEST, sealed
from tests.reading.pdf_files import pdf
from web.browser_model import PageView


def opened(home: Path, page: PageView = PAGE) -> tuple[Exhibit, Path, Facts]:
    exhibit = sealed(home, page)
    folder = home / exhibit.folder
    return exhibit, folder, Facts.read((folder / "facts.json").read_bytes())


def test_the_text_is_that_of_what_the_browser_showed(home: Path) -> None:
    exhibit, folder, facts = opened(home)
    text = (folder / "text.txt").read_text("utf-8")
    assert text == "Constitution du dossier : 59 €"
    assert exhibit.text_sha256 == digest(text.encode())
    assert facts.page is not None
    assert facts.page.text_of == "dom"
    assert (folder / "response-text.txt").read_text("utf-8").endswith("49 €")


def test_what_is_hidden_on_the_page_stays_marked(home: Path) -> None:
    page = replace(PAGE, dom="<p>Aide</p><p hidden>gratuite</p>")
    _, folder, _ = opened(home, page)
    text = (folder / "text.txt").read_text("utf-8")
    ((start, end, origin),) = json.loads((folder / "spans.json").read_text("utf-8"))
    assert (text[start:end], origin) == ("gratuite", "hidden")


@pytest.mark.parametrize("dom", ["", "<embed type='application/pdf'>"])
def test_a_pdf_is_read_in_the_bytes_of_the_answer(home: Path, dom: str) -> None:
    body = pdf("Frais de dossier : 49 euros")
    page = replace(PAGE, content_type="application/pdf", body=body, dom=dom, tiles=())
    exhibit, folder, facts = opened(home, page)
    assert (folder / "response.pdf").read_bytes() == body
    expected = read(body, content_type="application/pdf").text
    assert "49 euros" in expected
    assert (folder / "text.txt").read_text("utf-8") == expected
    assert exhibit.content_sha256 == digest(body)
    assert facts.page is not None
    assert facts.page.text_of == "response"


def test_a_pdf_that_cannot_be_read_is_sealed_without_text(home: Path) -> None:
    page = replace(
        PAGE, content_type="application/pdf", body=b"%PDF-1.7 broken", dom=""
    )
    exhibit, folder, _ = opened(home, page)
    assert exhibit.citable
    assert exhibit.text_sha256 is None
    assert not (folder / "text.txt").exists()
    assert (folder / "response.pdf").exists()


def test_a_site_that_does_not_answer_is_sealed_as_such(home: Path) -> None:
    exhibit, folder, facts = opened(home, DEAD)
    assert exhibit.seal.state is SealState.SEALED
    assert exhibit.outcome is CaptureOutcome.DNS_FAILURE
    assert exhibit.title == "Page aides.example/tarifs, non accessible"
    assert exhibit.url == "https://aides.example/tarifs"
    assert exhibit.text_sha256 is None
    assert exhibit.content_sha256 is None
    assert facts.page is not None
    assert facts.page.reason == "le nom n’existe pas"
    assert not list(folder.glob("image-*"))


def test_pictures_are_numbered_from_top_to_bottom(home: Path) -> None:
    page = replace(PAGE, tiles=(PIXEL, PIXEL + b"2", PIXEL + b"3"))
    _, folder, facts = opened(home, page)
    kept = [path.read_bytes() for path in sorted(folder.glob("image-*.png"))]
    assert kept == list(page.tiles)
    assert facts.page is not None
    assert facts.page.pictures == 3


def test_the_leave_of_the_site_is_kept_with_the_page(home: Path) -> None:
    _, folder, facts = opened(home)
    assert (folder / "robots.txt").read_bytes() == b"User-agent: *\n"
    assert facts.page is not None
    assert facts.page.robots is not None
    assert facts.page.robots.sha256 == digest(b"User-agent: *\n")


def test_headers_keep_their_order_and_their_repetitions(home: Path) -> None:
    headers = (("Set-Cookie", "a=1"), ("X", "é"), ("Set-Cookie", "b=2"))
    _, folder, _ = opened(home, replace(PAGE, headers=headers))
    told = json.loads((folder / "headers.json").read_text("utf-8"))
    assert [tuple(pair) for pair in told["headers"]] == list(headers)


def test_only_the_demonstration_is_marked_as_fictional(
    home: Path, sealer: Sealer
) -> None:
    assert opened(home)[2].mention == ""
    exhibit = seal_page(PAGE, replace(REQUEST, fictional=True), sealer)
    facts = Facts.read((home / exhibit.folder / "facts.json").read_bytes())
    assert facts.mention == "SPÉCIMEN — FAITS FICTIFS"


def test_the_title_never_repeats_what_the_page_says_of_itself() -> None:
    page = replace(PAGE, title="Cabinet de Mme Dupont", dom="<title>Mme Dupont</title>")
    assert title(page) == "Page aides.example/tarifs"


def test_the_title_holds_no_password_and_no_query() -> None:
    page = replace(PAGE, url="https://moi:secret@aides.example/a?nir=1850575")
    assert title(page) == "Page aides.example/a"


@pytest.mark.parametrize("word", ["\ud800", "\0", "\n"])
def test_odd_characters_of_a_hostile_page_do_not_prevent_the_seal(
    home: Path, word: str
) -> None:
    page = replace(
        PAGE,
        url=f"https://aides.example/{word}",
        reason=word,
        dom=f"<p>prix{word}</p>",
        console=(word,),
        headers=((f"X{word}", word),),
        content_type=f"text/html{word}",
    )
    exhibit, _, facts = opened(home, page)
    assert exhibit.citable
    assert facts.id == exhibit.id


@given(words=st.text(max_size=40))
def test_the_sealed_text_is_what_reading_the_dom_gives(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    page = replace(PAGE, dom=f"<p>{words}</p>")
    _, folder, _ = opened(home, page)
    kept = (folder / "text.txt").read_bytes()
    again = read_html((folder / "dom.html").read_bytes(), content_type="charset=utf-8")
    assert kept.decode() == again.text
