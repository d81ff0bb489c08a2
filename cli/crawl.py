"""``vigie crawl``: walk through sites and keep their pages."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from cli.app import settings
from cli.output import note, print_json, print_table
from dossier.model import Capture


@click.command()
@click.argument("sites", nargs=-1, required=True, metavar="SITE…")
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Nombre de pages demandées à chaque site, au plus (100 par défaut).",
)
@click.option("--resume", is_flag=True, help="Reprendre une exploration interrompue.")
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(
    sites: tuple[str, ...],
    max_pages: int | None,
    resume: bool,
    as_json: bool,
    as_user: str | None,
) -> None:
    """Parcourir des sites et garder leurs pages.

    SITE est un nom de site ou une adresse. Les pages qui décident (tarifs, conditions,
    questions, mentions légales) sont lues d’abord. Ce qui n’est pas gardé l’est comme
    résultat, avec sa raison.
    """
    from workflow.survey import (  # noqa: PLC0415 - the store only when needed
        SurveyOptions,
        SurveyUnfinishedError,
        survey,
    )

    try:
        with _progress(as_json=as_json) as on_outcome:
            captures = survey(
                settings(),
                sites,
                max_pages=max_pages,
                resume=resume,
                on_outcome=on_outcome,
                options=SurveyOptions(as_user=as_user),
            )
    except SurveyUnfinishedError as error:
        _show(error.captures, as_json=as_json)
        raise
    _show(captures, as_json=as_json)


def _show(captures: list[Capture], *, as_json: bool) -> None:
    if as_json:
        print_json([_row(capture) for capture in captures])
        return
    print_table(
        ("résultat", "adresse", "octets", "raison"),
        [
            (c.outcome.value, c.url, str(c.size) if c.blob else "", c.reason)
            for c in captures
        ],
    )
    counts = Counter(capture.outcome.value for capture in captures)
    told = ", ".join(f"{name} : {count}" for name, count in counts.most_common())
    note(f"{len(captures)} adresse(s). {told}")


def _row(capture: Capture) -> dict[str, str | int | None]:
    return {
        "url": capture.url,
        "outcome": capture.outcome.value,
        "reason": capture.reason,
        "bytes": capture.size,
        "sha256": capture.blob,
    }


@contextmanager
def _progress(*, as_json: bool) -> Iterator[Callable[[Capture], None]]:
    """A line that moves on a terminal; nothing elsewhere, nor with ``--json``."""
    if as_json or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, terminals only
    from rich.markup import escape  # noqa: PLC0415 - costs 40 ms, terminals only

    console = Console(stderr=True)
    count = 0
    with console.status("Exploration…") as status:

        def show(capture: Capture) -> None:
            nonlocal count
            count += 1
            status.update(f"{count} · {capture.outcome.value} · {escape(capture.url)}")

        yield show
