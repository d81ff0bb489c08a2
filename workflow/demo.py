"""The use case « démonstration »: the whole chain on fictional sites, over loopback."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.model import Capture
from dossier.settings import Settings
from dossier.store import open_store
from workflow.check import answer
from workflow.check_answer import SPECIMEN
from workflow.check_page import one_page
from workflow.demo_expected import Compared, compared
from workflow.demonstration import demonstration
from workflow.demonstration_sites import FOLDER, demo_sites
from workflow.survey import SurveyOptions, crawl

MAX_PAGES = 25
"""Requests a site: more than any of them needs but the one whose calendar never ends."""


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What the demonstration read, and what it printed."""

    sites: tuple[Compared, ...]
    documents: tuple[Path, ...]
    """One absolute path a site, in the same order."""

    @property
    def as_expected(self) -> bool:
        """Whether every site is as expected."""
        return not any(site.differences for site in self.sites)


def demonstrate(
    settings: Settings,
    *,
    folder: Path = FOLDER,
    on_outcome: Callable[[Capture], None] = lambda _: None,
) -> Demonstrated:
    """Serve, crawl, measure and print every fictional site of ``folder``.

    Everything is kept under ``demo`` of the home, started afresh each time: two runs
    find the same. Nothing outside loopback is contacted, whatever the settings say.
    """
    home = settings.home / "demo"
    database, printed = home / "dossier", home / "reponses"
    for stale in (database, printed):
        shutil.rmtree(stale, ignore_errors=True)
    printed.mkdir(parents=True)
    own = Settings.at(database, allow_loopback=True)
    with demonstration(home, folder) as web:
        sites = _read(
            own,
            folder,
            on_outcome,
            SurveyOptions(hosts=web.hosts, authority=web.certificate),
        )
    return Demonstrated(sites, tuple(_print(site, printed) for site in sites))


def _read(
    settings: Settings,
    folder: Path,
    on_outcome: Callable[[Capture], None],
    options: SurveyOptions,
) -> tuple[Compared, ...]:
    sites = demo_sites(folder)
    with open_store(settings) as store:
        captures = crawl(
            store,
            settings,
            [site.host for site in sites],
            max_pages=MAX_PAGES,
            on_outcome=on_outcome,
            options=options,
        )
        found = []
        for site in sites:
            own = [capture for capture in captures if capture.site == site.host]
            read = answer(store, f"https://{site.host}/", own)
            store.put_assessment(read.assessment)
            found.append(compared(site, replace(read, banner=SPECIMEN)))
    return tuple(found)


def _print(site: Compared, folder: Path) -> Path:
    path = (folder / f"{site.site.host.removesuffix('.example')}.pdf").absolute()
    path.write_bytes(one_page(site.answer))
    return path
