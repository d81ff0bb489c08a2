"""`make test-long`: replays the laws on many examples, then the long trials, and writes the report."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.report import LONG_RUN, RESULTS, ROOT, publish
from tests.long.report import Told, told, written


def pytest_run(selection: str, *options: str) -> tuple[int, list[Told]]:
    """The exit code of pytest on ``selection``, and what each test did."""
    with tempfile.TemporaryDirectory() as folder:
        junit = Path(folder) / "junit.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-m",
            selection,
            f"--junitxml={junit}",
        ]
        environment = {**os.environ, "VIGIE_HYPOTHESIS": "long"}
        code = subprocess.run(
            [*command, *options], cwd=ROOT, env=environment, check=False
        ).returncode
        return code, told(junit) if junit.exists() else []


def commit() -> str:
    """The short name of the commit that runs, or « inconnu » outside a clone."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    result = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    return result.stdout.strip() or "inconnu"


def main() -> int:
    """The worst exit code of the two runs."""
    start = time.monotonic()
    laws_code, laws = pytest_run("hypothesis and not long", "-n", "2")
    trials_code, trials = pytest_run("long", "-n", "2", "--dist", "loadgroup")
    minutes = (time.monotonic() - start) / 60
    today = datetime.now(UTC).date().isoformat()
    LONG_RUN.write_text(
        written(today, commit(), minutes, laws, trials), encoding="utf-8"
    )
    if RESULTS.exists():
        publish()
    return max(laws_code, trials_code)


if __name__ == "__main__":
    sys.exit(main())
