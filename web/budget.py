"""One rate per registrable domain, shared by every process of this machine."""

import fcntl
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 1.0
"""Seconds between two requests to one domain, unless its robots.txt asks for more."""


@dataclass(frozen=True)
class RateBudget:
    """Hands out turns. A turn taken is never given twice, whoever asks and from where."""

    folder: Path
    clock: Callable[[], float] = time.time
    """Wall clock: the only one two processes share."""

    def reserve(self, domain: str, interval: float) -> float:
        """Take the next turn of ``domain``; return how many seconds to wait for it.

        Two turns of a domain are at least the ``interval`` of the second apart.
        """
        if interval <= 0:
            return 0.0
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(domain.encode()).hexdigest()[:24]
        with (self.folder / name).open("a+", encoding="ascii") as turns:
            fcntl.flock(turns, fcntl.LOCK_EX)
            turns.seek(0)
            now = self.clock()
            turn = max(now, _last(turns.read(), now) + interval)
            turns.truncate(0)
            turns.write(f"{turn:.6f} {now:.6f}")
            turns.flush()
        return turn - now


def _last(text: str, now: float) -> float:
    """The turn last taken, in the time of ``now``."""
    try:
        turn, taken = map(float, text.split())
    except ValueError:
        return 0.0
    # A clock set back since then must not stop a domain for hours.
    return turn - max(taken - now, 0.0)
