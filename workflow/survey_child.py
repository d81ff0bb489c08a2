"""One crawl in a process of its own: a Scrapy reactor never starts twice in one.

The parent writes a pickled ``Assignment`` on standard input and keeps that pipe open:
when it closes, the parent is gone and the child ends at once, so that a crawl killed
and resumed is never two crawls. Captures come back as lines of JSON.
"""

import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, NoReturn

from pydantic import BaseModel, TypeAdapter

from crawler.pages import Order
from dossier.errors import VigieError
from dossier.model import Capture
from dossier.ports import PageScorer
from dossier.settings import Settings

ORPHAN = 9
"""Exit code of a child whose parent is gone."""
REFUSED = 3
BROKEN = 1


class Message(BaseModel):
    """One line from child to parent."""

    told: Capture | None = None
    """A capture just stored."""
    ended: tuple[Capture, ...] | None = None
    """Every capture of the run: the crawl is over."""
    refused: str = ""
    """A French line: the crawl could not be done, and nothing is broken."""


_MESSAGE = TypeAdapter(Message)


@dataclass(frozen=True)
class Assignment:
    """What a child is told to do."""

    settings: Settings
    order: Order
    scorer: PageScorer


@dataclass
class Child:
    """A running crawl, seen from its parent."""

    assignment: Assignment
    log: Path
    """Where its standard error goes: empty unless something broke."""
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _over: bool = field(default=False, init=False)
    _start: threading.Lock = field(default_factory=threading.Lock, init=False)

    def messages(self) -> Iterator[Message]:
        """Run the crawl, yielding what it tells; nothing once ``end`` was called."""
        with self._start:
            process = None if self._over else self._started()
        if process is None:
            return
        with process:
            try:
                _send(process.stdin, self.assignment)
                for line in process.stdout or ():
                    yield _MESSAGE.validate_json(line)
            finally:
                self.end()

    def _started(self) -> "subprocess.Popen[bytes]":
        self.log.parent.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONUTF8": "1",
        }
        with self.log.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from {__name__} import run; run()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environment,
                # Ctrl-C is for the parent, which closes the pipe.
                start_new_session=True,
            )
        return self._process

    def end(self) -> None:
        """Close the pipe: the child stops within the instant, or never starts."""
        with self._start:
            self._over = True
        if self._process is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()

    @property
    def code(self) -> int | None:
        """Exit code once ended."""
        return None if self._process is None else self._process.returncode


def _send(pipe: IO[bytes] | None, assignment: Assignment) -> None:
    if pipe is None:
        raise RuntimeError("the child has no standard input")
    body = pickle.dumps(assignment)
    with suppress(BrokenPipeError):
        pipe.write(len(body).to_bytes(8, "big") + body)
        pipe.flush()


def _receive(pipe: BinaryIO) -> Assignment:
    size = int.from_bytes(pipe.read(8), "big")
    assignment = pickle.loads(pipe.read(size))  # noqa: S301 - written by our own parent
    if not isinstance(assignment, Assignment):
        raise TypeError(type(assignment))
    return assignment


def _follow_parent(pipe: BinaryIO) -> None:
    """End this process, whatever it does, when the parent's end of ``pipe`` closes."""

    def watch() -> None:
        pipe.read()
        os._exit(ORPHAN)

    threading.Thread(target=watch, daemon=True).start()


def main() -> int:
    """Do what standard input says; a bug ends in a traceback on standard error."""
    from crawler.crawling import crawl_site  # noqa: PLC0415 - loads Scrapy
    from dossier.store import open_store  # noqa: PLC0415 - loads SQLAlchemy

    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a stray print must not pass for a message
    assignment = _receive(sys.stdin.buffer)
    _follow_parent(sys.stdin.buffer)

    def tell(message: Message) -> None:
        lines.write(message.model_dump_json(exclude_defaults=True) + "\n")
        lines.flush()

    try:
        with open_store(assignment.settings) as store:
            captures = crawl_site(
                assignment.order,
                store,
                scorer=assignment.scorer,
                told=lambda capture: tell(Message(told=capture)),
            )
    except VigieError as error:
        tell(Message(refused=str(error)))
        return REFUSED
    tell(Message(ended=tuple(captures)))
    return 0


def run() -> NoReturn:
    """Be the child: do the work, then leave without waiting for any thread."""
    try:
        status = main()
    except BaseException:  # noqa: BLE001 - told in the log, which the parent names
        traceback.print_exc()
        status = BROKEN
    sys.stderr.flush()
    # A name lookup may still hang in a thread: it must not hold the process.
    os._exit(status)
