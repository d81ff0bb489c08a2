"""``vigie crawl``: walk through sites and keep their pages."""

from collections import Counter

import click

from cli.app import settings
from cli.output import note, print_json, print_table
from cli.progress import counted
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
        with counted("Exploration…", shown=not as_json) as tell:
            captures = survey(
                settings(),
                sites,
                max_pages=max_pages,
                resume=resume,
                on_outcome=lambda c: tell(f"{c.outcome.value} · {c.url}"),
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
