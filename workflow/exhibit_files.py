"""The files of an exhibit, handed out only as they were when sealed."""

import shutil
from pathlib import Path

from dossier.errors import DamagedError, UnusableInputError
from dossier.exhibits import Exhibit
from dossier.settings import Settings
from evidence import facts as facts_of
from evidence.facts import Facts
from evidence.package import TEXT, held, listing


def folder(settings: Settings, exhibit: Exhibit) -> Path:
    """Where the package is, absolute; raises ``DamagedError`` when it is not there."""
    found = settings.home / exhibit.folder
    if not exhibit.folder or not found.is_dir():
        raise DamagedError(f"pièce {exhibit.id} : paquet manquant")
    return found


def text(settings: Settings, exhibit: Exhibit) -> str:
    """The canonical text, exactly; empty when the exhibit has none.

    Raises ``DamagedError`` when it is not the text of the exhibit's row.
    """
    if exhibit.text_sha256 is None:
        return ""
    place = folder(settings, exhibit)
    if listing(place).digests[TEXT].sha256 != exhibit.text_sha256:
        raise DamagedError(f"pièce {exhibit.id} : texte autre que celui qui fut scellé")
    return held(place, TEXT).decode()


def facts(settings: Settings, exhibit: Exhibit) -> Facts:
    """What was measured when it was made."""
    return Facts.read(held(folder(settings, exhibit), facts_of.NAME))


def pictures(settings: Settings, exhibit: Exhibit) -> tuple[Path, ...]:
    """The pictures of a page, PNG, from top to bottom; none for a piece."""
    place = folder(settings, exhibit)
    names = [n for n in listing(place).digests if n.startswith("image-")]
    return tuple(_sound(place, name) for name in sorted(names))


def original(settings: Settings, exhibit: Exhibit) -> Path | None:
    """The received file, or the body of the page's answer; ``None`` when there is none."""
    name = facts(settings, exhibit).content
    return _sound(folder(settings, exhibit), name) if name else None


def copied(settings: Settings, exhibit: Exhibit, out: Path) -> Path:
    """Copy the package into ``out``; where the copy is, absolute.

    Raises ``UnusableInputError`` when something else stands there.
    """
    source = folder(settings, exhibit)
    place = out.absolute() / source.name
    if place.exists():
        raise UnusableInputError(f"« {place} » existe déjà")
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, place)
    return place


def _sound(place: Path, name: str) -> Path:
    held(place, name)
    return place / name
