"""The requests in flight, written down so that a resumed crawl asks in the same order."""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from pydantic import TypeAdapter, ValidationError

from dossier.errors import RefusedError
from dossier.model import SiteId

PATIENCE = 2.0
_URLS = TypeAdapter(list[str])


@dataclass
class Window:
    """One file per site, locked while its crawl lives: two never crawl one site."""

    _file: IO[str]

    def read(self) -> list[str]:
        """Addresses that were in flight when the file was last written, in order."""
        self._file.seek(0)
        try:
            return _URLS.validate_json(self._file.read() or "[]")
        except ValidationError:
            # Killed while writing: the order is lost, not the crawl.
            return []

    def write(self, urls: list[str]) -> None:
        """Replace the list."""
        text = json.dumps(urls)
        self._file.seek(0)
        self._file.write(text)
        self._file.truncate()
        self._file.flush()


@contextmanager
def opened(folder: Path, site: SiteId) -> Iterator[Window]:
    """The window of ``site``; raises ``RefusedError`` when another crawl of it is running."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(site.encode()).hexdigest()[:24]}.json"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(handle, "r+", encoding="utf-8") as file:
        if not _locked(file):
            raise RefusedError(
                f"{site} est déjà en cours d’exploration par un autre processus"
            )
        yield Window(file)


def _locked(file: IO[str]) -> bool:
    """Lock ``file``, leaving a process that was just killed the time to end."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > deadline:
                return False
            sleep(PATIENCE / 20)
        else:
            return True
