"""A process that owns one Chromium: nothing of it is left when its owner ends, however.

Run by path, standard library only: ``chromium_guard.py MEMORY PROFILE COMMAND…``. Writes the
process id of Chromium on standard output, then, if it comes to it, one word: ``memory`` or
``ended``. Ends Chromium, its children and its profile when standard input closes.
"""

import contextlib
import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PULSE = 0.25
"""Seconds between two looks at the memory."""

_DEATH_SIGNAL = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


def processes(leader: int, profile: str) -> Iterator[int]:
    """Every live process of the session of ``leader``, and crash handlers that left it."""
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            number = int(entry.name)
            # The name stands in brackets and may hold anything; then state, parent, group, session.
            name, _, rest = (entry / "stat").read_text().rpartition(")")
            fields = rest.split()
            named = os.fsencode(profile) in (entry / "cmdline").read_bytes()
            ours = int(fields[3]) == leader or (named and "(chrom" in name)
            if ours and fields[0] != "Z":
                yield number


def own_memory(leader: int, profile: str) -> int:
    """Bytes that belong to these processes alone: shared files are not counted."""
    total = 0
    for number in processes(leader, profile):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{number}/status").read_text().splitlines():
                if line.startswith("RssAnon:"):
                    total += int(line.split()[1]) * 1024
    return total


def watch(child: "subprocess.Popen[bytes]", memory: int, profile: str) -> str:
    """Wait for the end of the owner (``""``), of Chromium, or of the memory it may take."""
    while True:
        readable, _, _ = select.select([sys.stdin], [], [], PULSE)
        if readable:
            return ""
        if child.poll() is not None:
            return "ended"
        if own_memory(child.pid, profile) > memory:
            return "memory"


def kill(child: "subprocess.Popen[bytes]", profile: str) -> None:
    """Kill until none is left."""
    for _ in range(200):
        left = list(processes(child.pid, profile))
        for number in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        if not left:
            break
        child.poll()
        time.sleep(0.01)
    child.wait()


def _die_with_guard() -> None:
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _tell(word: str) -> None:
    with contextlib.suppress(BrokenPipeError):
        os.write(sys.stdout.fileno(), f"{word}\n".encode())


def main(arguments: list[str]) -> int:
    """Start Chromium, watch it, clear up."""
    memory, profile, *command = arguments
    with Path(profile, "stderr.log").open("wb") as errors:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
            # This process has one thread: nothing can be held across the fork.
            preexec_fn=_die_with_guard,  # noqa: PLW1509
        )
    try:
        _tell(str(child.pid))
        word = watch(child, int(memory), profile)
        if word:
            # Told before it dies: who sees it dead finds the reason waiting.
            _tell(word)
            kill(child, profile)
            sys.stdin.read()
    finally:
        kill(child, profile)
        shutil.rmtree(profile, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
