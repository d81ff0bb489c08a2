"""The short path, walked in a browser: from an address to a draft on the disk."""

import re
import zipfile
from pathlib import Path

from docx import Document
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.house import PAYING
from tests.browser.visitor import SLOW, Visitor
from tests.web.browser_web import needs_chromium

pytestmark = needs_chromium

MOST_CLICKS = 12
READ = (
    "intermediaire",
    "offre_de_services",
    "remuneration",
    "public_vise",
    "but_prestations",
)
SAID = {
    "element_moral": ("Pas lu", "Les prix sont annoncés ; rien d’autre ne se lit."),
    "imputation": ("Lu sur la pièce", "Les mentions légales nomment une société."),
    "a_decharge": ("Lu sur la pièce", "Le droit de rétractation est rappelé."),
}


def card(visitor: Visitor, name: str) -> Locator:
    found = visitor.page.locator(f".st-key-carte-{name}")
    expect(found).to_be_visible(timeout=SLOW)
    return found


def choose(visitor: Visitor, name: str, choice: str, reason: str = "") -> None:
    """One click; a reason is reached and left with the Tab key."""
    place = card(visitor, name)
    visitor.click(place.get_by_text(choice, exact=True))
    if reason:
        visitor.sees("Écrivez le motif", place)
        place.get_by_role("radio", checked=True).press("Tab")
        expect(place.get_by_role("textbox")).to_be_focused(timeout=SLOW)
        visitor.page.keyboard.type(reason)
        visitor.page.keyboard.press("Tab")
    visitor.sees("Gardé", place)


def test_from_an_address_to_a_draft_in_twelve_clicks(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open()
    visitor.page.get_by_role("textbox", name="Adresse du site").fill(
        f"https://{PAYING}/"
    )
    visitor.click(visitor.button("Lire ce site"))
    visitor.sees("Toutes les conditions d’un texte se lisent sur ce site")
    visitor.sees("Ce que cela coûte")
    visitor.sees("12 % des sommes obtenues")
    visitor.sees("La démarche officielle, gratuite")
    visitor.click(visitor.button("Ouvrir un dossier"))
    visitor.sees("Revue du dossier")
    for name in READ:
        choose(visitor, name, "Lu sur la pièce")
    for name, (choice, reason) in SAID.items():
        choose(visitor, name, choice, reason)
    visitor.sees("8 cartes sur 8 décidées et ancrées")
    visitor.sees("Personne n’a encore approuvé cette revue")
    visitor.click(visitor.button("Rédiger le document"))
    word = visitor.download(
        visitor.page.get_by_role("button", name=re.compile(r"Signalement, Word"))
    )
    assert visitor.clicks <= MOST_CLICKS, f"{visitor.clicks} clicks"
    sheet = visitor.download(
        visitor.page.get_by_role("button", name=re.compile(r"Signalement, PDF"))
    )
    word.save_as(tmp_path / "signalement.docx")
    sheet.save_as(tmp_path / "signalement.pdf")
    _opened(tmp_path / "signalement.docx", tmp_path / "signalement.pdf")
    assert (visitor.left, visitor.dialogs, visitor.errors) == ([], [], [])


def _opened(word: Path, sheet: Path) -> None:
    assert zipfile.ZipFile(word).testzip() is None
    lines = "\n".join(line.text for line in Document(str(word)).paragraphs)
    pages = [page.extract_text() for page in PdfReader(sheet).pages]
    for text in (lines, "\n".join(pages)):
        folded = " ".join(text.split())
        assert "Procureur" in folded or "procureur" in folded
        assert PAYING in folded
    assert all("PROJET" in page for page in pages)
