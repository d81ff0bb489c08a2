"""What each picture was drawn from, so that one that is out of date is seen."""

import ast
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "screens"
INDEX: Final = FOLDER / "index.yml"
HEADING: Final = """\
# Écrit par « make screens » : de quoi chaque image a été tirée. Un test compare ces empreintes
# aux fichiers ; quand une vue ou un gabarit change, il faut refaire les images et les regarder.
"""
FRAME: Final = ("views/shell.py", "views/served.py", "workflow/serve_look.py")
"""Around every page of the dashboard."""
PRINTED: Final = {
    "reponse": ("workflow/check_page.py", "rendering/page.typ"),
    "signalement": ("complaints/templates/*.j2", "rendering/page.typ"),
    "pieces": ("rendering/bundle.typ", "complaints/bordereau.py"),
}
"""Prefix of a picture of a printed page → its templates."""
SCREEN: Final = "ecran-"
"""Prefix of a picture of the dashboard; then the name of the file in views/."""


@dataclass(frozen=True, slots=True)
class Index:
    """The file beside the pictures."""

    sources: Mapping[str, str]
    """SHA-256 of each source, when the pictures were drawn."""
    pictures: Mapping[str, str]
    """SHA-256 of each picture."""


def sources(picture: str) -> list[str]:
    """The files, from the root, that the picture of that name is drawn from."""
    if picture.startswith(SCREEN):
        page = picture.removeprefix(SCREEN).partition("-")[0].partition(".")[0]
        return _screen(page)
    patterns = PRINTED[picture.partition("-")[0]]
    found = (path for pattern in patterns for path in ROOT.glob(pattern))
    return sorted(str(path.relative_to(ROOT)) for path in found)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(pictures: Iterable[Path]) -> None:
    """Say beside the pictures what they were drawn from, as it is now."""
    drawn = sorted(pictures)
    used = sorted({source for path in drawn for source in sources(path.name)})
    said = {
        "sources": {source: digest(ROOT / source) for source in used},
        "pictures": {path.name: digest(path) for path in drawn},
    }
    body = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    INDEX.write_text(HEADING + body, encoding="utf-8")


def read() -> Index:
    """What was said when the pictures were drawn."""
    said = yaml.safe_load(INDEX.read_text(encoding="utf-8"))
    return Index(said["sources"], said["pictures"])


def stale(picture: str, index: Index) -> list[str]:
    """The sources of that picture that are not what they were when it was drawn."""
    return [
        source
        for source in sources(picture)
        if index.sources.get(source) != digest(ROOT / source)
    ]


def _screen(page: str) -> list[str]:
    """A view, the frame, and every module of views/ that they import, however far."""
    found: set[str] = set()
    left = [f"views/{page}.py", *FRAME]
    while left:
        path = left.pop()
        if path in found:
            continue
        found.add(path)
        left += _views_imported(ROOT / path)
    return sorted(found)


def _views_imported(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    modules = [n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module]
    return [
        f"{module.replace('.', '/')}.py"
        for module in modules
        if module.startswith("views.")
    ]
