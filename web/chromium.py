"""One Chromium process with an empty profile: found, started, watched, ended."""

import hashlib
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from dossier.errors import UnfinishedError
from dossier.model import Sha256
from web.chromium_options import PREFERENCES, options

PROGRAMS: Final = (
    # The program itself before Debian's launcher, which adds extensions to it.
    "/usr/lib/chromium/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
GUARD: Final = Path(__file__).with_name("chromium_guard.py")
START_SECONDS: Final = 30.0
END_SECONDS: Final = 10.0
LONGEST_FOLDER: Final = 36
PREFIX: Final = "vigie-chromium-"
"""How the folder of a profile is named, in the folder for temporary files."""

MISSING: Final = (
    "Chromium est introuvable : installez-le (Debian, Ubuntu : « apt install chromium »)"
    " puis recommencez"
)


def find_chromium() -> Path:
    """The browser of this machine. Raises ``UnfinishedError`` that says how to install one."""
    found = (shutil.which(name) for name in PROGRAMS)
    path = next(filter(None, found), None)
    if path is None:
        raise UnfinishedError(MISSING)
    return Path(path)


@dataclass
class Chromium:
    """A running browser. ``end`` must be called; a guard ends it with this process otherwise."""

    guard: "subprocess.Popen[bytes]"
    pid: int
    profile: Path
    endpoint: str
    """Address of its DevTools socket, on loopback."""

    @classmethod
    def start(
        cls,
        program: Path,
        *,
        trusted: Sequence[str] = (),
        memory: int,
    ) -> Self:
        """A browser cut off from any network. Raises ``UnfinishedError``.

        ``trusted`` are SHA-256 of public keys whose certificates are taken as they come,
        ``memory`` the bytes above which it is killed.
        """
        profile = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_short_folder()))
        (profile / "Default").mkdir()
        (profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES))
        command = [str(program), *options(profile, trusted)]
        guard = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-S",
                str(GUARD),
                str(memory),
                str(profile),
                *command,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(profile),
            # Unbuffered: ``fate`` asks the pipe itself whether a word waits.
            bufsize=0,
            start_new_session=True,
        )
        browser = cls(guard, 0, profile, "")
        try:
            browser.pid = int(browser._line() or 0)
            browser.endpoint = browser._await_endpoint()
        except BaseException:
            browser.end()
            raise
        return browser

    @property
    def fate(self) -> str:
        """``""`` while it runs; ``memory`` when it took too much; else ``ended``."""
        stdout = self.guard.stdout
        if stdout is None or stdout.closed:
            return "ended"
        if select.select([stdout], [], [], 0)[0]:
            self._fate = self._line() or "ended"
        return self._fate

    _fate = ""

    @property
    def running(self) -> bool:
        """Whether it can still be asked for a page."""
        return self.guard.poll() is None and not self.fate

    def facts(self) -> tuple[Path, Sha256, tuple[str, ...]]:
        """The program that runs, its digest, and the arguments the system holds for it."""
        program = Path(f"/proc/{self.pid}/exe").resolve()
        stat = program.stat()
        line = Path(f"/proc/{self.pid}/cmdline").read_bytes()
        # Chromium rewrites its line with spaces; most systems show it with NUL.
        words = os.fsdecode(line).replace("\0", " ").split(" --")
        arguments = tuple(f"--{word.strip()}" for word in words[1:])
        return program, _digest(program, stat.st_mtime_ns, stat.st_size), arguments

    def end(self) -> None:
        """End it and all its processes, and forget its profile."""
        for pipe in (self.guard.stdin, self.guard.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self.guard.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.guard.kill()
            self.guard.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _line(self) -> str:
        line = self.guard.stdout.readline() if self.guard.stdout else b""
        return line.decode("ascii").strip()

    def _await_endpoint(self) -> str:
        port_file = self.profile / "DevToolsActivePort"
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.running:
            with suppress(OSError, ValueError):
                port, path = port_file.read_text().split()
                return f"ws://127.0.0.1:{port}{path}"
            time.sleep(0.02)
        raise UnfinishedError(f"Chromium ne démarre pas : {self._complaint()}")

    def _complaint(self) -> str:
        """The last line of what it wrote, for whoever installs it."""
        with suppress(OSError):
            log = (self.profile / "stderr.log").read_text(errors="replace")
            lines = [line for line in log.splitlines() if line.strip()]
            return lines[-1][-300:] if lines else "aucun message"
        return "aucun message"


@lru_cache(maxsize=4)
def _digest(program: Path, _changed: int, _size: int) -> Sha256:
    with program.open("rb") as file:
        return Sha256(hashlib.file_digest(file, "sha256").hexdigest())


def _short_folder() -> str:
    """Where temporary files go, or where a socket's name (107 bytes) has room for Chromium's."""
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) <= LONGEST_FOLDER else "/tmp"  # noqa: S108


def _environment(profile: Path) -> dict[str, str]:
    """Nothing of the person who runs it: no home, no proxy, no display."""
    path = os.environ.get("PATH", os.defpath)
    home = {
        "HOME": str(profile),
        "XDG_CONFIG_HOME": str(profile),
        "TMPDIR": str(profile),
    }
    return {"PATH": path, "LANG": "fr_FR.UTF-8", **home}
