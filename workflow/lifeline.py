"""A child that must not outlive its parent, however the parent ends."""

import ctypes
import os
import signal
import sys
from typing import Final

KILLED_WITH_PARENT: Final = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


def end_with_parent(blow: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send ``blow`` to this process when its parent dies; Linux only."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None).prctl(KILLED_WITH_PARENT, blow)
    if os.getppid() != parent:
        sys.exit(1)
