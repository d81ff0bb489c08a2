"""``vigie check``: one address, one answer, one page."""

from pathlib import Path

import click

from cli.app import settings
from cli.output import harmless, note, print_json
from cli.progress import progress
from dossier.errors import UnusableInputError


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
    with progress(f"Lecture de {url}…") as say:
        found = check(
            settings(),
            url,
            on_outcome=lambda capture: say(f"{capture.url}…"),
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
