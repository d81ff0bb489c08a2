"""The use cases that keep the house: what is missing on this machine, and migrations."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from dossier import migrations
from dossier.database import Database
from dossier.errors import VigieError
from dossier.journal import JournalKind, digest_of
from dossier.settings import Settings
from dossier.store import migrate as migrate_database
from dossier.store import open_store, schema_version

FREE_BYTES: Final = 1 << 30
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
BY_COMMAND: Final = "vigie migrate"
"""Who migrates when nobody is named: no decision is taken by it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing this machine has or lacks."""

    name: str
    detail: str
    """What was found, or what is lost without it: one French line."""
    present: bool = True
    needed: bool = True
    """Whether its absence must be mended before working."""


def doctor(settings: Settings) -> Iterator[Finding]:
    """Look for everything Vigie needs; makes and changes nothing."""
    for look in LOOKS:
        yield look(settings)


def migrate(settings: Settings, *, by: str | None = None) -> tuple[str, str]:
    """Bring the database to this program's version, journaled; the versions before, after.

    Raises ``UnusableInputError`` when there is none, or when it is newer or not ours.
    """
    before, after = migrate_database(settings)
    if before != after:
        with open_store(settings) as store:
            said = digest_of(f"{before} {after}")
            who = by or BY_COMMAND
            store.append(JournalKind.SCHEMA_MIGRATED, f"schema:{after}", said, who)
    return before, after


def _home(settings: Settings) -> Finding:
    nearest = settings.home
    while not nearest.exists():
        nearest = nearest.parent
    usable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    if not usable:
        return Finding(
            "dossier", f"« {settings.home} » : écriture refusée", present=False
        )
    state = "existe" if nearest == settings.home else "sera créé au premier usage"
    return Finding("dossier", f"« {settings.home} » ({state})")


def _database(settings: Settings) -> Finding:
    try:
        if _absent(settings):
            return Finding("base", "sera créée au premier usage")
        with open_store(settings, create=False) as store:
            sort = "SQLite" if store.database.on_sqlite else "PostgreSQL"
    except VigieError as error:
        return Finding("base", str(error), present=False)
    return Finding("base", f"{sort}, version {migrations.CURRENT}")


def _workspace(settings: Settings) -> Finding:
    absent = "aucun : « vigie init » le déclare ; sans lui, rien ne s’écrit hors démonstration"
    try:
        with open_store(settings, create=False) as store:
            workspace = store.workspace()
    except VigieError:
        workspace = None
    if workspace is None:
        return Finding("espace de travail", absent, present=False, needed=False)
    return Finding("espace de travail", workspace.controller)


def _contact(_: Settings) -> Finding:
    where = os.environ.get("VIGIE_CONTACT", "")
    lost = "aucun : les sites parcourus ne savent pas où écrire (VIGIE_CONTACT)"
    return Finding("contact", where or lost, present=bool(where), needed=False)


def _disk(settings: Settings) -> Finding:
    place = next(
        path for path in (settings.home, *settings.home.parents) if path.exists()
    )
    free = shutil.disk_usage(place).free
    size = f"{free / (1 << 30):.1f} Go libres".replace(".", ",")
    if free < FREE_BYTES:
        lost = f"{size} : les pages ne tiendront pas longtemps"
        return Finding("disque", lost, present=False)
    return Finding("disque", size)


def _french_rules(_: Settings) -> Finding:
    if find_spec("spacy") is None or find_spec("edsnlp") is None:
        lost = "absentes : aucun site ne peut être mesuré, réinstallez Vigie"
        return Finding("règles de français", lost, present=False)
    return Finding("règles de français", "EDS-NLP sur spaCy")


def _french_model(_: Settings) -> Finding:
    if find_spec("fr_core_news_md") is None:
        lost = "absent : les mesures par règles restent entières"
        return Finding("modèle français", lost, present=False, needed=False)
    return Finding("modèle français", "fr_core_news_md")


def _chromium(_: Settings) -> Finding:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    lost = (
        "absent : les pages écrites par JavaScript ne sont pas lues ni photographiées"
    )
    return Finding("Chromium", path or lost, present=path is not None, needed=False)


def _fonts(_: Settings) -> Finding:
    lost = "aucune : les photographies de pages montreraient des carrés"
    lister = shutil.which("fc-list")
    if lister is None:
        return Finding("polices", lost, present=False, needed=False)
    listed = subprocess.run(
        [lister, ":lang=fr", "family"], capture_output=True, check=False, timeout=20
    )
    count = len(listed.stdout.splitlines())
    if not count:
        return Finding("polices", lost, present=False, needed=False)
    return Finding("polices", f"{count} pour le français")


def _absent(settings: Settings) -> bool:
    database = Database(settings.database_url)
    try:
        return schema_version(database) is None
    finally:
        database.close()


LOOKS: Final[tuple[Callable[[Settings], Finding], ...]] = (
    _home,
    _database,
    _workspace,
    _contact,
    _disk,
    _french_rules,
    _french_model,
    _chromium,
    _fonts,
)
