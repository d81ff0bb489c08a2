"""The pages of the dashboard as a person sees them, on the case of the demonstration."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from dossier.case import CaseId
from tests.browser.house import PAYING, Dashboard
from tests.browser.visitor import Visitor, visiting
from tests.screens.painting import cut
from tests.screens.sources import SCREEN
from web.chromium import find_chromium

WIDTH: Final = 1000
NARROW: Final = 320
LEAST_HEIGHT: Final = 700
TALLEST: Final = 9000
"""A longer page is shown down to here."""
CAPTIONS: Final = {"lu": "Ce qui a été lu", "textes": "Texte des pages"} | {
    "lectures": "Lectures",
    "pieces": "Pièces",
}

Act = Callable[[Visitor], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page, and what to do there first."""

    name: str
    """The name of the file in views/, then what is shown of it."""
    path: str
    act: Act = lambda _: None
    width: int = WIDTH


def shots(case: CaseId) -> list[Shot]:
    """Every page, the ones with several faces more than once."""
    review, whole = f"revue?dossier={case}", f"dossier?dossier={case}"
    return [
        Shot("accueil", ""),
        Shot("accueil-reponse", "", _asked),
        Shot("accueil-reponse-etroit", "", _asked, NARROW),
        Shot("sites", "sites"),
        *(
            Shot(f"site-{name}", f"site?site={PAYING}", _tab(caption))
            for name, caption in CAPTIONS.items()
        ),
        Shot("revue", review),
        Shot("revue-etroit", review, width=NARROW),
        Shot("dossiers", "dossiers"),
        Shot("dossier", whole),
        Shot("echeances", "echeances"),
        Shot("droit", "droit"),
        Shot("droit-prestations", "droit", _tab("Prestations")),
        Shot("droit-autorites", "droit", _tab("Autorités")),
        Shot("texte", "texte?texte=cch_l852_3"),
        Shot("texte-compare", "texte?texte=cch_l852_3", _compared),
        Shot("aide", "aide"),
    ]


def screens(dashboard: Dashboard, case: CaseId, folder: Path) -> Iterator[Path]:
    """Draw every page of the dashboard into ``folder``."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_chromium(), args=arguments
        )
        for shot in shots(case):
            with visiting(browser, dashboard, width=shot.width) as visitor:
                visitor.open(shot.path)
                shot.act(visitor)
                yield from cut(_whole(visitor), folder / f"{SCREEN}{shot.name}.png")
        browser.close()


def _asked(visitor: Visitor) -> None:
    visitor.page.get_by_role("textbox", name="Adresse du site").fill(
        f"https://{PAYING}/"
    )
    visitor.click(visitor.button("Lire ce site"))
    visitor.sees("Que faire maintenant")
    visitor.settled()


def _compared(visitor: Visitor) -> None:
    page = visitor.page
    visitor.click(page.get_by_role("combobox", name=re.compile("Qui agit")))
    visitor.click(page.get_by_role("option", name=re.compile("juriste")))
    visitor.settled()
    visitor.click(page.get_by_text("Relire ce texte et le comparer"))
    shown = page.locator("[class*='st-key-loi']").first.inner_text()
    field = page.get_by_role("textbox", name="Texte officiel, collé tel quel")
    field.fill(shown.replace("4 500", "7 500"))
    visitor.click(visitor.button("Comparer"))
    visitor.sees("différence")
    visitor.settled()


def _tab(caption: str) -> Act:
    def chosen(visitor: Visitor) -> None:
        place = visitor.page.locator(".stRadio")
        visitor.click(place.get_by_text(caption, exact=True))
        visitor.settled()

    return chosen


def _whole(visitor: Visitor) -> bytes:
    """The page with nothing to scroll, down to ``TALLEST``."""
    page = visitor.page
    width = page.viewport_size["width"] if page.viewport_size else WIDTH
    tall = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.stMain, [data-testid=stMain]')]"
        ".map(each => each.scrollHeight))"
    )
    height = max(LEAST_HEIGHT, min(int(tall), TALLEST))
    page.set_viewport_size({"width": width, "height": height})
    page.mouse.move(width - 1, height - 1)
    visitor.settled()
    return page.screenshot(animations="disabled", caret="hide")
