"""`make bench`: runs every benchmark, each in its own process, then writes what was measured.

A process of its own keeps one benchmark's memory and caches out of the next.
"""

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.report import Measure, Run, below, publish, save

BENCHMARKS = ("reading", "assess", "crawl")


def measures(name: str) -> tuple[Measure, ...]:
    """The figures of ``benchmarks/<name>.py``, measured in a process of their own."""
    command = [sys.executable, "-m", "benchmarks", name]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return tuple(Measure(**row) for row in json.loads(out.splitlines()[-1]))


def machine() -> str:
    """The machine in one French phrase."""
    cpu = platform.processor() or platform.machine()
    known = Path("/proc/cpuinfo")
    if known.exists():
        lines = known.read_text(encoding="utf-8").splitlines()
        names = [
            line.split(":")[1].strip()
            for line in lines
            if line.startswith("model name")
        ]
        cpu = names[0] if names else cpu
    return f"{os.cpu_count()} cœurs {cpu}, Python {platform.python_version()}"


def main() -> int:
    """Exit code 1 when a figure misses its bound, as the tables show."""
    if len(sys.argv) > 1:
        found = import_module(f"benchmarks.{sys.argv[1]}").measure()
        sys.stdout.write(f"{json.dumps([asdict(row) for row in found])}\n")
        return 0
    found = []
    for name in BENCHMARKS:
        sys.stderr.write(f"{name}…\n")
        found += measures(name)
    today = datetime.now(UTC).date().isoformat()
    save(Run(today, machine(), tuple(found)))
    publish()
    missed = below(found)
    sys.stderr.writelines(f"sous la barre : {name}\n" for name in missed)
    return 1 if missed else 0


sys.exit(main())
