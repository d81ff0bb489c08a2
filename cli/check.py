"""``vigie check``: one address, one answer, one page."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.app import settings
from cli.output import harmless, note, print_json
from dossier.errors import UnusableInputError
from dossier.model import Capture

if TYPE_CHECKING:
    from rich.status import Status


@click.command(name="check")
@click.argument("url", metavar="ADRESSE")
@click.option(
    "--print",
    "target",
    metavar="FICHIER.pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Écrire la réponse dans un fichier PDF d’une page.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire l’évaluation en JSON.")
@click.option("--as", "as_user", metavar="PERSONNE", help="Au nom de qui lire le site.")
def command(url: str, target: Path | None, as_json: bool, as_user: str | None) -> None:
    """Répondre sur un site en une page imprimable.

    Lit au plus quinze pages décisives en trois minutes au plus et n’ouvre aucun
    dossier. Ce n’est pas un avis de conformité.
    """
    from workflow.check import check, unread  # noqa: PLC0415 - spaCy only when needed
    from workflow.check_page import as_text, one_page  # noqa: PLC0415
    from workflow.rows import row  # noqa: PLC0415
    from workflow.survey import SurveyOptions  # noqa: PLC0415

    if target is not None and not target.absolute().parent.is_dir():
        raise UnusableInputError(f"le dossier de « {target} » n’existe pas")
    with _progress(url) as told:
        found = check(
            settings(),
            url,
            on_outcome=lambda capture: _tell(told, capture),
            options=SurveyOptions(as_user=as_user),
        )
    if target is not None:
        target.write_bytes(one_page(found))
    if as_json:
        print_json(row(found.assessment))
    else:
        click.echo(harmless(as_text(found)), nl=False)
    if target is not None:
        note(f"Page écrite\u00a0: {target.absolute()}")
    if not found.pages:
        raise unread(found)


def _progress(url: str) -> "AbstractContextManager[Status | None]":
    """A line on a terminal while pages are read, nothing elsewhere."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, terminals only
    from rich.markup import escape  # noqa: PLC0415 - costs 40 ms, terminals only

    return Console(stderr=True).status(f"Lecture de {escape(url)}…", spinner="line")


def _tell(status: "Status | None", capture: Capture) -> None:
    if status is not None:
        from rich.markup import escape  # noqa: PLC0415 - terminals only

        status.update(escape(f"{capture.url}…"))
