"""Every page of the dashboard opens, in French, on an empty house as on a full one."""

import subprocess
import sys
from pathlib import Path

import pytest

from dossier.settings import Settings
from tests.views.pages import at_home, everything, opened, title
from tests.workflow.drafting import ReadyCase
from tests.workflow.reviewing import SITE, House
from views.shell import REACHED, SHOWN

TITLES = {
    "accueil": "Accueil",
    "sites": "Sites",
    "site": "Un site",
    "revue": "Revue",
    "dossiers": "Dossiers",
    "dossier": "Un dossier",
    "echeances": "Échéances",
    "aide": "Aide",
    "droit": "Droit",
    "texte": "Un texte",
}


@pytest.mark.parametrize("name", [*SHOWN, *REACHED])
def test_a_page_of_an_empty_house_has_its_title_and_says_what_to_do(
    settings: Settings, name: str
) -> None:
    app = opened(name)
    assert title(app) == TITLES[name]
    assert len(everything(app)) > 80, settings


@pytest.mark.parametrize("name", [*SHOWN, *REACHED])
def test_every_page_of_the_demonstration_says_that_it_is_one(
    settings: Settings, name: str
) -> None:
    assert "SPÉCIMEN — FAITS FICTIFS" in everything(opened(name)), settings


@pytest.mark.parametrize("name", ["accueil", "site", "revue", "dossier"])
def test_without_a_workspace_nothing_is_offered_and_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    at_home(monkeypatch, Settings.at(tmp_path / "home"))
    app = opened(name)
    assert "SPÉCIMEN" not in everything(app)
    assert not app.button
    if name == "accueil":
        assert "vigie init" in everything(app)


def test_sites_are_listed_with_the_sentence_of_their_verdict(read: House) -> None:
    app = opened("sites")
    assert title(app) == "Sites"
    said = everything(app)
    assert "Toutes les conditions d’un texte se lisent sur ce site — à examiner" in said
    assert read.page.site == SITE


def test_no_probability_is_shown_anywhere(decided: ReadyCase) -> None:
    for name in (*SHOWN, *REACHED):
        app = opened(name, site=SITE, dossier=decided.case)
        said = everything(app)
        assert "0.9" not in said
        assert "0,9" not in said
        assert "probab" not in said.lower()


def test_the_list_is_filtered_by_name_and_by_sort(read: House) -> None:
    app = opened("sites")
    app.text_input(key="contient").set_value("nulle-part").run()
    assert "Aucun site de cette sorte" in everything(app)
    app.text_input(key="contient").set_value("aides").run()
    assert "Aucun site" not in everything(app)
    app.selectbox(key="montrer").set_value("rien").run()
    assert "Aucun site de cette sorte" in everything(app), read


def test_a_site_shows_its_answer_its_text_its_readings_and_its_pieces(
    begun: ReadyCase,
) -> None:
    app = opened("site", site=SITE)
    assert title(app) == SITE.replace(".", r"\.")
    assert "Ce que le site propose" in everything(app)
    parts = {
        "Texte des pages": "Frais de dossier : 29,90 € TTC.",
        "Lectures": "page gardée",
        "Pièces": "Sous scellé",
    }
    for part, words in parts.items():
        app.radio(key="partie").set_value(part).run()
        assert words in everything(app).replace("\u00a0", " "), (part, begun)


def test_an_unknown_site_or_case_is_told_in_one_line(settings: Settings) -> None:
    assert (
        "site inconnu ici" in everything(opened("site", site="nulle.example")).lower()
    )
    for name in ("dossier", "revue"):
        said = everything(opened(name, dossier="2026-9999"))
        assert "Aucun dossier de ce nom" in said, settings


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "7"])
def test_a_job_that_is_not_there_breaks_nothing(
    settings: Settings, number: str
) -> None:
    assert title(opened("accueil", demande=number)) == "Accueil", settings


def test_deadlines_are_indicative_and_read_from_the_text(decided: ReadyCase) -> None:
    app = opened("echeances")
    assert title(app) == "Échéances"
    said = everything(app)
    assert "indicatif" in said
    assert "tribunal correctionnel" in said, decided


def test_help_defines_the_words_of_the_screens(settings: Settings) -> None:
    said = everything(opened("aide"))
    for word in ("Scellé", "Pièce", "Ancrée", "Caduque", "Non probant", "À déduire"):
        assert f"**{word}**" in said, settings


STAGES = """
import sys
from tests.views.pages import opened
for name in sys.argv[1:]:
    opened(name, site="aides.example", dossier="2026-0001")
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_pages_load_neither_the_crawler_nor_the_tagger_nor_the_browser(
    decided: ReadyCase,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STAGES, *SHOWN, *REACHED],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    loaded = set(done.stdout.split())
    assert "views" in loaded, decided
    assert not loaded & {"scrapy", "spacy", "edsnlp", "playwright", "twisted"}


def test_the_pages_of_the_menu_are_those_of_the_folder() -> None:
    folder = Path(__file__).resolve().parents[2] / "views"
    for name in (*SHOWN, *REACHED):
        assert (folder / f"{name}.py").is_file()
    assert len((folder.parent / "dashboard.py").read_text("utf-8").splitlines()) <= 40
