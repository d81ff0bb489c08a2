"""A line that moves where a person looks, and nothing anywhere else."""

import os
import subprocess
import sys

import pytest

from cli.progress import counted

SHOWN = """
import time
from cli.progress import counted
with counted("Début…") as tell:
    tell("page [bold]un[/bold] \\x1b]0;pris\\x07")
    time.sleep(0.5)
"""


def on_a_terminal(code: str) -> str:
    here, there = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run(
        [sys.executable, "-c", code], stderr=there, env=environment, check=True
    )
    os.close(there)
    with os.fdopen(here, "rb", buffering=0) as terminal:
        return terminal.read(65536).decode(errors="replace")


def test_a_terminal_shows_a_number_before_what_was_told() -> None:
    assert "1 · page" in on_a_terminal(SHOWN)


def test_what_a_page_wrote_acts_neither_as_markup_nor_on_the_terminal() -> None:
    seen = on_a_terminal(SHOWN)
    assert "[bold]un[/bold]" in seen
    assert "\x1b]0;" not in seen


def test_nothing_is_written_where_no_terminal_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with counted("Début…") as tell:
        tell("page")
    assert capsys.readouterr() == ("", "")
