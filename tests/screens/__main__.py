"""``make screens``: pictures of what people see, one PNG a page, into docs/screens/."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.case import CaseId
from dossier.settings import Settings
from tests.browser.house import open_house
from tests.screens.dashboard import screens
from tests.screens.painting import printed
from tests.screens.sources import FOLDER, write
from workflow.demo import Demonstrated, demonstrate
from workflow.demonstration_sites import FOLDER as SITES

ANSWERS = (
    "mes-aides-dorlivane",
    "prime-activite-enligne",
    "le-courrier-des-vallons",
    "droits-sans-detour",
)
"""An alert, a watch, a clear answer, and a site that nobody may read."""


def documents(done: Demonstrated, case: CaseId) -> Iterator[tuple[Path, str]]:
    """The PDFs to draw, and what their pictures are called."""
    for path in done.answers:
        if path.stem in ANSWERS:
            yield path, f"reponse-{path.stem}"
    for path in done.documents:
        if path.name == f"signalement-{case}.pdf":
            yield path, "signalement"
            yield path.with_name("pieces.pdf"), "pieces"


def pictures(home: Path, folder: Path) -> Iterator[Path]:
    """Play the demonstration in ``home`` and draw it into ``folder``."""
    done = demonstrate(Settings.at(home))
    if done.case is None or done.lost:
        raise SystemExit(f"Aucun dossier à montrer : {done.lost or 'aucun ouvert'}")
    for document, name in documents(done, done.case):
        yield from printed(document, name, folder)
    with open_house(home / "demo" / "dossier", SITES) as dashboard:
        yield from screens(dashboard, done.case, folder)


def exchange(drawn: Iterable[Path]) -> list[Path]:
    """Put the new pictures in the place of all those that were there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    return [Path(shutil.move(path, FOLDER / path.name)) for path in drawn]


def main() -> None:
    """Draw everything, then replace what was drawn before."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit(
            "Il manque pdftoppm (paquet poppler-utils) : aucune image écrite."
        )
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as fresh:
        made = exchange(list(pictures(Path(home) / "vigie", Path(fresh))))
    write(made)
    for path in made:
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
