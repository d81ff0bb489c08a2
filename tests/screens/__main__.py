"""``make screens``: pictures of what people see, one PNG a page, into docs/screens/."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dossier.settings import Settings
from workflow.demo import demonstrate

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
SHOWN = (
    "mes-aides-dorlivane",
    "prime-activite-enligne",
    "le-courrier-des-vallons",
    "droits-sans-detour",
)
"""An alert, a watch, a clear answer, and a site that nobody may read."""
RESOLUTION = 64
MOST_BYTES = 150_000


def pictures(documents: Iterable[Path], folder: Path) -> list[Path]:
    """One PNG a page of each PDF, named after it."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        stem = folder / f"reponse-{document.stem}"
        command = ["pdftoppm", "-png", "-r", str(RESOLUTION), str(document), str(stem)]
        subprocess.run(command, check=True)
    made = sorted(folder.glob("reponse-*.png"))
    heavy = [path.name for path in made if path.stat().st_size > MOST_BYTES]
    if heavy:
        raise SystemExit(f"Images trop lourdes : {', '.join(heavy)}")
    return made


def main() -> None:
    """Play the demonstration and picture a handful of its answers."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit(
            "Il manque pdftoppm (paquet poppler-utils) : aucune image écrite."
        )
    with tempfile.TemporaryDirectory() as home:
        done = demonstrate(Settings.at(Path(home)))
        chosen = [path for path in done.documents if path.stem in SHOWN]
        for path in pictures(chosen, FOLDER):
            sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
