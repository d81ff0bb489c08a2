"""A dashboard at work: fictional sites on loopback, ``vigie serve``, and its worker."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dossier.jobs import JobId
from dossier.settings import Settings
from tests.browser import hostile
from workflow.demonstration import demonstration
from workflow.demonstration_sites import FOLDER
from workflow.desk_job import Errand, errand
from workflow.desk_web import announced

PAYING: Final = "brumel-allocations.example"
ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+/")
START_SECONDS: Final = 90
JOB_SECONDS: Final = 240


@dataclass(frozen=True)
class Dashboard:
    """Where it answers, and what it keeps."""

    settings: Settings
    address: str

    def at(self, path: str = "") -> str:
        """The address of one of its pages."""
        return self.address + path

    def done(self, number: JobId) -> Errand:
        """That job once it has ended well."""
        found = errand(self.settings, number)
        end = time.monotonic() + JOB_SECONDS
        while not found.ended:
            assert time.monotonic() < end, found
            time.sleep(0.3)
            found = errand(self.settings, number)
        assert not found.failed, found.reason
        return found


def sites(folder: Path) -> Path:
    """One site of the demonstration, and the hostile one."""
    shutil.copytree(FOLDER / PAYING, folder / PAYING)
    entries = (FOLDER / "sites.yml").read_text(encoding="utf-8").split("\n- ")
    (mine,) = (entry for entry in entries if f"host: {PAYING}\n" in entry)
    written = f"- {mine}{hostile.ENTRY}"
    (folder / "sites.yml").write_text(written, encoding="utf-8")
    hostile.write(folder)
    return folder


@contextmanager
def open_house(home: Path, folder: Path) -> Iterator[Dashboard]:
    """Serve the sites of ``folder``, and the dashboard of ``home`` that may read them."""
    settings = Settings.at(home, allow_loopback=True)
    home.mkdir(parents=True, exist_ok=True)
    with (
        demonstration(home.parent, folder) as web,
        announced(settings, web),
        _serving(settings) as address,
    ):
        yield Dashboard(settings, address)


@contextmanager
def _serving(settings: Settings) -> Iterator[str]:
    said = settings.home.parent / "dit.log"
    with said.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", "serve", "--port", "0"],
            env=os.environ | settings.environment(),
            stderr=errors,
        )
    try:
        until(lambda: ADDRESS.search(said.read_text("utf-8")) or process.poll())
        found = ADDRESS.search(said.read_text("utf-8"))
        assert found, said.read_text("utf-8")
        yield found[0]
    finally:
        process.terminate()
        process.wait(30)


def until(true: Callable[[], object], seconds: float = START_SECONDS) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "never came"
        time.sleep(0.1)
