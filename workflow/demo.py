"""The use case « démonstration »: the whole chain on fictional sites, over loopback."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dossier.case import CaseId
from dossier.errors import RefusedError, UnusableInputError
from dossier.settings import Settings
from dossier.store import open_store
from workflow.check import answer
from workflow.check_answer import SPECIMEN
from workflow.check_page import one_page
from workflow.demo_cases import Played, Stage, Told
from workflow.demo_expected import Compared, compared
from workflow.demonstration import Demonstration, demonstration
from workflow.demonstration_cases import demo_cases
from workflow.demonstration_sites import FOLDER, demo_sites
from workflow.desk_web import announced
from workflow.serve import PORT, free_port, serve
from workflow.survey import SurveyOptions, crawl

MAX_PAGES: Final = 25
"""Requests a site: more than any of them needs but the one whose calendar never ends."""
ANY_PORT: Final = 0


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What the demonstration read, sealed and wrote."""

    sites: tuple[Compared, ...]
    answers: tuple[Path, ...]
    """One printed page a site, absolute, in the same order."""
    cases: tuple[Played, ...] = ()
    lost: str = ""
    """What this machine lacks to seal and draft, one French line; empty when nothing."""

    @property
    def case(self) -> CaseId | None:
        """The case to look at."""
        return next((one.case for one in self.cases if one.case), None)

    @property
    def exhibits(self) -> tuple[Path, ...]:
        """The sealed packages of every case, absolute."""
        return tuple(path for one in self.cases for path in one.exhibits)

    @property
    def documents(self) -> tuple[Path, ...]:
        """Every file written for a person, absolute: drafts first, then answers."""
        return (*(path for one in self.cases for path in one.documents), *self.answers)

    @property
    def as_expected(self) -> bool:
        """Whether every site is as expected, and every case went to its document."""
        apart = any(site.differences for site in self.sites)
        return not apart and all(one.whole for one in self.cases)


def demonstrate(
    settings: Settings, *, folder: Path = FOLDER, told: Told = lambda _: None
) -> Demonstrated:
    """Serve, crawl, measure and print every fictional site of ``folder``, then its cases.

    Everything is kept under ``demo`` of the home, started afresh each time: two runs
    find the same. Nothing outside loopback is contacted, whatever the settings say.
    Raises ``RefusedError`` while another demonstration runs in this home.
    """
    home = settings.home / "demo"
    printed = home / "reponses"
    with _alone(home):
        for stale in (_own(settings).home, printed, home / "pieces"):
            _clear(stale)
        printed.mkdir(parents=True)
        with demonstration(home, folder) as web:
            sites = _read(_own(settings), folder, web, told)
            answers = tuple(_print(site, printed) for site in sites)
            stage = Stage(_own(settings), web, home / "pieces", told)
            staged = stage.play(demo_cases(folder))
    return Demonstrated(sites, answers, staged.cases, staged.lost)


def show(
    settings: Settings,
    *,
    folder: Path = FOLDER,
    port: int = PORT,
    ready: Callable[[str], None] = lambda _: None,
    told: Told = lambda _: None,
) -> None:
    """Serve the fictional sites and the dashboard on what was demonstrated, until told to end.

    As ``workflow.serve.serve``, but a ``port`` that is taken gives way to a free one.
    """
    home, own = settings.home / "demo", _own(settings)
    with _alone(home), demonstration(home, folder) as web, announced(own, web):
        serve(own, port=_port(port, told), ready=ready, told=told)


def _own(settings: Settings) -> Settings:
    return Settings.at(settings.home / "demo" / "dossier", allow_loopback=True)


def _port(wanted: int, told: Told) -> int:
    try:
        return free_port(wanted)
    except UnusableInputError:
        found = free_port(ANY_PORT)
        told(f"le port {wanted} est pris, le tableau de bord prend le port {found}")
        return found


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Keep the home for one demonstration: another would empty it under the dashboard."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "verrou").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RefusedError(
                f"une démonstration tourne déjà dans « {home} » : arrêtez-la (Ctrl+C), ou "
                "donnez un autre VIGIE_HOME"
            ) from error
        yield


def _clear(folder: Path) -> None:
    """Remove ``folder`` and all it holds, sealed packages included: they are fictional."""
    if not folder.is_dir():
        return
    for place, _, _ in os.walk(folder):
        Path(place).chmod(0o700)
    shutil.rmtree(folder)


def _read(
    settings: Settings, folder: Path, web: Demonstration, told: Told
) -> tuple[Compared, ...]:
    sites = demo_sites(folder)
    with open_store(settings) as store:
        captures = crawl(
            store,
            settings,
            [site.host for site in sites],
            max_pages=MAX_PAGES,
            on_outcome=lambda capture: told(f"lecture de {capture.url}"),
            options=SurveyOptions(hosts=web.hosts, authority=web.certificate),
        )
        found = []
        for site in sites:
            told(f"mesure de {site.host}")
            own = [capture for capture in captures if capture.site == site.host]
            read = answer(store, f"https://{site.host}/", own)
            store.put_assessment(read.assessment)
            found.append(compared(site, replace(read, banner=SPECIMEN)))
    return tuple(found)


def _print(site: Compared, folder: Path) -> Path:
    path = (folder / f"{site.site.host.removesuffix('.example')}.pdf").absolute()
    path.write_bytes(one_page(site.answer))
    return path
