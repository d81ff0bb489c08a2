"""What verbs print: JSON for programs, a table for people."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

import click

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What would act on a terminal instead of being read; tabs and line feeds apart."""


def harmless(text: str) -> str:
    """``text`` with what a page or a server could make a terminal do as U+FFFD."""
    return CONTROL.sub("\ufffd", text)


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Print ``value`` as JSON in UTF-8, accents as they are, then a line feed."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False))


def print_json_line(value: object) -> None:
    """Print ``value`` as one line of JSON Lines, at once, so that a reader can follow."""
    print_json(value, indent=None)
    sys.stdout.flush()


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: ruled on a terminal, tab-separated when piped."""
    if not sys.stdout.isatty():
        for row in (headings, *rows):
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, terminals only
    from rich.table import Table  # noqa: PLC0415 - costs 40 ms, terminals only
    from rich.text import Text  # noqa: PLC0415 - costs 40 ms, terminals only

    table = Table(*headings)
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    Console().print(table)


def note(message: str) -> None:
    """Tell a person something beside the result: one line on stderr."""
    click.echo(harmless(message), err=True)


def not_as_it_must_be() -> NoReturn:
    """End with exit code 1: done, but something is not as it must be."""
    raise SystemExit(1)
