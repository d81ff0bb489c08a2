"""The use case « tableau de bord »: its server and one worker, watched until told to end.

The server listens on this machine alone. A worker that dies is started again; a server
that dies ends all. SIGTERM and SIGINT end both children, and theirs.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Final

from dossier.errors import UnfinishedError, UnusableInputError
from dossier.settings import Settings
from dossier.store import open_store
from workflow.serve_child import DASHBOARD, WORKER
from workflow.serve_look import ADDRESS, arguments

PORT: Final = 8501
START_SECONDS: Final = 90.0
GRACE_SECONDS: Final = 12.0
"""More than the worker grants its own child."""
PULSE_SECONDS: Final = 0.2
REST_SECONDS: Final = 1.0
"""Before a worker that died is started again; doubled each time it dies at once."""
LONGEST_REST: Final = 60.0
STEADY_SECONDS: Final = 30.0
HEALTH: Final = "/sante"


def serve(
    settings: Settings,
    *,
    port: int = PORT,
    ready: Callable[[str], None] = lambda _: None,
    told: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the dashboard until SIGTERM or SIGINT; to be called from the main thread.

    ``ready`` is given the address once it answers; port 0 takes any that is free. Raises
    ``UnusableInputError`` when the port is taken or the home unusable, ``UnfinishedError``
    when the server stops by itself.
    """
    with open_store(settings):
        pass
    taken = free_port(port)
    house = _House(settings, taken, told)
    with house.listening():
        try:
            house.run(ready)
        finally:
            house.end()


def free_port(port: int) -> int:
    """``port`` itself, or a free one for 0; ``UnusableInputError`` when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
            probe.listen(1)
        except (OSError, OverflowError) as error:
            raise UnusableInputError(
                f"le port {port} de cette machine est pris ou interdit : arrêtez ce qui "
                "l’occupe, ou choisissez-en un autre avec --port"
            ) from error
        return int(probe.getsockname()[1])


@dataclass
class _House:
    """The two children of one call of ``serve``."""

    settings: Settings
    port: int
    told: Callable[[str], None]
    stop: Event = field(default_factory=Event)
    server: "subprocess.Popen[bytes] | None" = None
    worker: "subprocess.Popen[bytes] | None" = None
    born: float = 0.0
    rest: float = REST_SECONDS

    @contextmanager
    def listening(self) -> Iterator[None]:
        def end(_signal: int, _frame: FrameType | None) -> None:
            self.stop.set()

        each = (signal.SIGTERM, signal.SIGINT)
        before = {number: signal.signal(number, end) for number in each}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def run(self, ready: Callable[[str], None]) -> None:
        self.server = self._child(DASHBOARD, *arguments(script(), self.port))
        self._start_worker()
        self._wait()
        if not self.stop.is_set():
            ready(f"http://{ADDRESS}:{self.port}/")
        while not self.stop.wait(PULSE_SECONDS):
            self._look_at_server(self.server)
            self._look_at_worker()

    def end(self) -> None:
        """Tell both to end, together, then make sure."""
        children = [child for child in (self.server, self.worker) if child]
        for child in children:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, until - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    def _wait(self) -> None:
        """Until the server answers; it answers this process before any browser."""
        until = time.monotonic() + START_SECONDS
        while not self.stop.wait(PULSE_SECONDS):
            self._look_at_server(self.server)
            if _answers(self.port):
                return
            if time.monotonic() > until:
                raise UnfinishedError(
                    f"le tableau de bord n’a pas répondu en {START_SECONDS:g} s, voir "
                    f"{self._log(DASHBOARD)}"
                )

    def _look_at_server(self, server: "subprocess.Popen[bytes] | None") -> None:
        if server is None or server.poll() is None:
            return
        raise UnfinishedError(
            f"le tableau de bord s’est arrêté (code {server.returncode}), voir "
            f"{self._log(DASHBOARD)}"
        )

    def _look_at_worker(self) -> None:
        if self.worker is not None and self.worker.poll() is None:
            return
        moment = time.monotonic()
        if self.worker is not None:
            steady = moment - self.born > STEADY_SECONDS
            self.rest = REST_SECONDS if steady else min(self.rest * 2, LONGEST_REST)
            self.told(
                f"l’exécutant s’est arrêté (code {self.worker.returncode}), il reprend dans "
                f"{self.rest:g} s ; voir {self._log(WORKER)}"
            )
            self.worker, self.born = None, moment
        elif moment - self.born >= self.rest:
            self._start_worker()

    def _start_worker(self) -> None:
        self.worker = self._child(WORKER)
        self.born = time.monotonic()

    def _child(self, role: str, *rest: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | self.settings.environment()
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        log = self._log(role)
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as written:
            return subprocess.Popen(
                [sys.executable, "-m", "workflow.serve_child", role, *rest],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                start_new_session=True,
            )

    def _log(self, role: str) -> Path:
        name = {DASHBOARD: "tableau-de-bord", WORKER: "executant"}[role]
        return self.settings.home / "logs" / f"{name}.log"


def script() -> str:
    """Where the dashboard is, in a checkout as in an installed Vigie; it is not imported."""
    found = find_spec("dashboard")
    if found is None or found.origin is None:
        raise UnfinishedError("le tableau de bord est absent : réinstallez Vigie")
    return found.origin


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(
            f"http://{ADDRESS}:{port}{HEALTH}", timeout=5
        ) as got:
            return bool(got.status == 200)  # noqa: PLR2004 - HTTP
    except (OSError, urllib.error.URLError):
        return False
