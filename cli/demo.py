"""``vigie demo``: the whole chain on fictional sites, expected against found."""

import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from cli.app import settings
from cli.output import not_as_it_must_be, note, print_json, print_table
from dossier.model import Capture

if TYPE_CHECKING:
    from rich.status import Status

    from workflow.demo import Demonstrated

SAID = {"alert": "à examiner", "watch": "à surveiller", "clear": "rien relevé"}
UNREAD = "non lu"


@click.command(name="demo")
@click.option(
    "--no-serve",
    is_flag=True,
    help="Finir après les résultats, sans ouvrir le tableau de bord.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire les résultats en JSON.")
def command(no_serve: bool, as_json: bool) -> None:
    """Jouer toute la chaîne sur des sites fictifs, servis sur cette machine seulement.

    Compare ce qui est attendu à ce qui est trouvé et écrit une réponse en PDF par
    site. Les faits, les sociétés et les adresses sont inventés.
    """
    from workflow.demo import demonstrate  # noqa: PLC0415 - Scrapy only when needed

    with _progress() as status:
        done = demonstrate(
            settings(), on_outcome=lambda capture: _tell(status, capture)
        )
    if as_json:
        print_json(_row(done))
    else:
        _show(done)
    if not no_serve and not as_json:
        note(
            "Le tableau de bord n’est pas encore là\u00a0: les réponses sont les fichiers PDF."
        )
    if not done.as_expected:
        not_as_it_must_be()


def _row(done: "Demonstrated") -> dict[str, object]:
    return {
        "sites": [
            {
                "site": compared.site.host,
                "expected": compared.site.expected,
                "found": compared.found,
                "differences": list(compared.differences),
            }
            for compared in done.sites
        ],
        "case": None,
        "exhibits": [],
        "documents": [str(path) for path in done.documents],
    }


def _show(done: "Demonstrated") -> None:
    print_table(
        ("site", "ce qu’il montre", "attendu", "trouvé", "écart"),
        [
            (
                compared.site.host,
                compared.site.kind,
                _said(compared.site.expected, read=compared.site.read),
                _said(compared.found, read=bool(compared.answer.pages)),
                "\u00a0; ".join(compared.differences) or "aucun",
            )
            for compared in done.sites
        ],
    )
    wrong = sum(1 for compared in done.sites if compared.differences)
    right = len(done.sites) - wrong
    click.echo(f"{right} sites sur {len(done.sites)} sont comme attendu.")
    click.echo(f"Réponses imprimées\u00a0: {done.documents[0].parent}")


def _said(verdict: str, *, read: bool) -> str:
    return SAID[verdict] if read else UNREAD


def _progress() -> "AbstractContextManager[Status | None]":
    if not sys.stderr.isatty():
        note("Lecture des sites fictifs…")
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, terminals only

    return Console(stderr=True).status("Lecture des sites fictifs…", spinner="line")


def _tell(status: "Status | None", capture: Capture) -> None:
    if status is not None:
        from rich.markup import escape  # noqa: PLC0415 - terminals only

        status.update(escape(f"{capture.url}…"))
