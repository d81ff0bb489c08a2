"""`make bench`: runs every benchmark, each in its own process, then writes what was measured.

A process of its own keeps one benchmark's memory and caches out of the next.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.report import Measure, Run, below, publish, save

BENCHMARKS = sorted(
    path.stem
    for path in Path(__file__).parent.glob("[a-z]*.py")
    if path.stem != "report"
)


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


def told(found: Iterable[Measure] | Mapping[str, float]) -> tuple[Measure, ...]:
    """What a benchmark measured; the crawl's plain figures get their names here."""
    if not isinstance(found, Mapping):
        return tuple(found)
    ours = found["crawl_pages_per_second"]
    ratio = found["crawl_over_bare_scrapy"]
    return (
        Measure(
            "parcours d’un site, tout compris", ours, "pages/s", "Scrapy nu", ratio
        ),
        Measure(
            "Scrapy nu, même site", found["bare_scrapy_pages_per_second"], "pages/s"
        ),
        Measure("mémoire du parcours, au plus haut", found["crawl_peak_mb"], "Mo"),
        Measure("mémoire de Scrapy nu, même site", found["bare_scrapy_peak_mb"], "Mo"),
    )


def all_measures() -> Iterator[Measure]:
    """The figures of every benchmark, in turn."""
    for name in BENCHMARKS:
        sys.stderr.write(f"{name}…\n")
        yield from measures(name)


def main() -> int:
    """Exit code 1 when a figure misses its bound, as the tables show."""
    if len(sys.argv) > 1:
        one = told(import_module(f"benchmarks.{sys.argv[1]}").measure())
        sys.stdout.write(f"\n{json.dumps([asdict(row) for row in one])}\n")
        return 0
    found = tuple(all_measures())
    save(Run(datetime.now(UTC).date().isoformat(), machine(), found))
    publish()
    missed = below(found)
    sys.stderr.writelines(f"non tenu : {name}\n" for name in missed)
    return 1 if missed else 0


sys.exit(main())
