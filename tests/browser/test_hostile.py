"""What a hostile site writes is read, sealed, reviewed, drafted and shown: as text, and nothing more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from dossier.case import SUBJECTS, CaseId, Choice, Row
from dossier.decision_rows import Chosen
from dossier.jobs import JobId
from dossier.model import SiteId
from dossier.settings import Settings
from dossier.store import open_store
from tests.browser.access import Access, access
from tests.browser.hostile import HOST, PAYLOADS
from tests.browser.house import Dashboard
from tests.browser.leaks import alien, office_faults, pdf_faults, pdf_words
from tests.browser.visitor import SLOW, Visitor, visiting
from tests.web.browser_web import needs_chromium
from views.blocks import harmless
from workflow.cards import cards
from workflow.desk_case import begin_case
from workflow.desk_check import answer_of, ask_answer
from workflow.desk_site import site_shown
from workflow.draft import draft
from workflow.review import decide

# Three minutes of a small machine: the short tests keep one hostile page, tests/views.
pytestmark = [*needs_chromium, pytest.mark.long]

REVIEWER: Final = "Camille Exemple"
BEGUN: Final = 500
"""Milliseconds after a click in which the page begins to change."""
TABS: Final = ("Ce qui a été lu", "Texte des pages", "Lectures", "Pièces")


@dataclass(frozen=True)
class Trapped:
    """The hostile site, taken to a case with sealed pages, decided cards and documents."""

    asked: JobId
    case: CaseId
    files: tuple[Path, ...]
    quoted: frozenset[str]
    """Words of the site that the decisions rest on."""


@pytest.fixture(scope="module")
def trapped(dashboard: Dashboard) -> Trapped:
    settings = dashboard.settings
    asked = ask_answer(settings, f"https://{HOST}/", as_user=REVIEWER)
    answer = answer_of(dashboard.done(asked))
    assert answer is not None
    begun = begin_case(settings, answer, as_user=REVIEWER)
    dashboard.done(begun.sealing)
    quoted = decided(settings, begun.case)
    made = draft(settings, begun.case, formats=("docx", "odt", "pdf"), as_user=REVIEWER)
    files = tuple(file.path for file in made.files)
    return Trapped(asked, begun.case, files, quoted)


def decided(settings: Settings, case: CaseId) -> frozenset[str]:
    """Agree with whatever is proposed, card after card."""
    quoted = set()
    for subject in SUBJECTS:
        with open_store(settings) as store:
            (card,) = (
                one for one in cards(store, store.case(case)) if one.subject is subject
            )
        quotes = card.shown.quotes[:3]
        choice = Choice.LU if quotes else Choice.PAS_LU
        reason = f"essai {PAYLOADS[0]}" if isinstance(subject, Row) else ""
        chosen = Chosen(case, subject, choice, reason, quotes, card.shown.digest)
        decide(settings, chosen, expected=card.expected, as_user=REVIEWER)
        quoted |= {quote.text for quote in quotes}
    return frozenset(quoted)


def folded(text: str) -> str:
    return " ".join(harmless(text).split())


def harmed(visitor: Visitor) -> list[str]:
    """Everything that a page did, or holds, which only a payload can explain."""
    page = visitor.page
    pwned = page.evaluate("window.__pwned ?? window.top.__pwned ?? null")
    return [
        *([f"__pwned = {pwned}"] if pwned is not None else []),
        *(f"dialog: {said}" for said in visitor.dialogs),
        *(f"request: {url}" for url in visitor.left),
        *(f"error: {said}" for said in visitor.errors),
        *alien(page, visitor.dashboard.address),
    ]


def walked(visitor: Visitor, trapped: Trapped) -> Iterator[str]:
    """Every page that shows the site, one after the other: where, then looked at."""
    for path in (
        "",
        f"?demande={trapped.asked}",
        "sites",
        f"revue?dossier={trapped.case}",
        "dossiers",
        f"dossier?dossier={trapped.case}",
        "echeances",
        "aide",
    ):
        visitor.open(path)
        _unfold(visitor.page)
        yield path
    visitor.open(f"site?site={HOST}")
    for tab in TABS:
        visitor.page.locator(".stRadio").get_by_text(tab, exact=True).click()
        visitor.page.wait_for_timeout(BEGUN)
        visitor.settled()
        _unfold(visitor.page)
        yield tab


def _unfold(page: Page) -> None:
    for summary in page.locator(".stMain summary").all():
        summary.click()


@dataclass(frozen=True)
class Seen:
    """What a walk through every page met."""

    shown: dict[str, str] = field(default_factory=dict)
    """The words of each page."""
    wrong: list[str] = field(default_factory=list)
    access: dict[str, Access] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen(browser: Browser, dashboard: Dashboard, trapped: Trapped) -> Seen:
    found = Seen()
    with visiting(browser, dashboard) as visitor:
        for where in walked(visitor, trapped):
            found.shown[where] = folded(visitor.text())
            found.wrong.extend(f"{where}: {fault}" for fault in harmed(visitor))
            found.access[where] = access(visitor.page)
        for number, text in enumerate(_pages(visitor)):
            found.shown[f"page {number}"] = text
            found.wrong.extend(f"page {number}: {fault}" for fault in harmed(visitor))
    return found


def _pages(visitor: Visitor) -> Iterator[str]:
    """The text of each page read, as the page of the site shows it."""
    visitor.open(f"site?site={HOST}")
    visitor.page.locator(".stRadio").get_by_text("Texte des pages", exact=True).click()
    visitor.settled()
    chooser = visitor.page.get_by_role("combobox", name="Page")
    for page in site_shown(visitor.dashboard.settings, HOST).pages:
        main = visitor.page.locator(".stMain")
        expect(main.get_by_text(page.url, exact=True)).to_be_visible(timeout=SLOW)
        visitor.settled()
        yield folded(visitor.text())
        chooser.click()
        visitor.page.keyboard.press("ArrowDown")
        visitor.page.keyboard.press("Enter")


def test_the_corpus_holds_a_hundred_ways() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 100


def test_nothing_that_a_site_writes_runs_on_any_page(seen: Seen) -> None:
    assert len(seen.shown) > 20
    assert seen.wrong == []


def test_everything_that_a_site_writes_can_be_read(seen: Seen) -> None:
    everything = "\n".join(seen.shown.values())
    written = [payload.replace("\0", "") for payload in PAYLOADS]  # no HTML keeps it
    hidden = [each for each in written if folded(each) not in everything]
    assert hidden == []


@pytest.mark.parametrize("page", ["demande", "revue"])
def test_the_words_relied_on_are_shown_as_they_stand(
    page: str, seen: Seen, trapped: Trapped
) -> None:
    (text,) = (text for where, text in seen.shown.items() if page in where)
    marked = [folded(words) for words in trapped.quoted if "__pwned" in words]
    assert any(words in text for words in marked)


def test_every_page_can_be_read_by_everybody(seen: Seen) -> None:
    fair = Access(language="fr", titles=1, grave=(), too_wide=False)
    assert {where: each for where, each in seen.access.items() if each != fair} == {}


@pytest.mark.parametrize(
    ("place", "payloads"),
    [
        ("site?site=", (PAYLOADS[0], PAYLOADS[58])),
        ("dossier?dossier=", (PAYLOADS[15], PAYLOADS[62])),
        ("revue?dossier=", (PAYLOADS[69], PAYLOADS[73])),
        ("sites?contient=", (PAYLOADS[48], PAYLOADS[59])),
    ],
)
def test_what_an_address_carries_is_text_too(
    visitor: Visitor, place: str, payloads: tuple[str, ...]
) -> None:
    for payload in payloads:
        visitor.open(place + quote(payload, safe=""))
        assert harmed(visitor) == []


def test_an_office_document_holds_the_words_and_no_more(trapped: Trapped) -> None:
    files = [path for path in trapped.files if path.suffix in {".docx", ".odt"}]
    assert [office_faults(path) for path in files] == [[], []]


def test_a_pdf_holds_the_words_and_no_more(trapped: Trapped) -> None:
    files = [path for path in trapped.files if path.suffix == ".pdf"]
    assert len(files) >= 2
    assert [pdf_faults(path) for path in files] == [[]] * len(files)


def test_documents_quote_the_very_words(trapped: Trapped) -> None:
    (letter,) = (
        path
        for path in trapped.files
        if path.suffix == ".pdf" and "pieces" not in path.name
    )
    text = re.sub(r"\s", "", pdf_words(letter))
    marked = [words for words in trapped.quoted if "__pwned" in words]
    assert marked
    assert [w for w in marked if re.sub(r"\s", "", harmless(w)) not in text] == []


def test_the_case_is_what_it_seems(trapped: Trapped, dashboard: Dashboard) -> None:
    with open_store(dashboard.settings) as store:
        held = store.texts(SiteId(HOST))
        sealed = [each.exhibit for each in store.case(trapped.case).exhibits]
    assert len(held) >= 9
    assert any(exhibit.citable for exhibit in sealed)
