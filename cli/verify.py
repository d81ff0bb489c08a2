"""``vigie verify``: whether what is kept is still what was kept."""

from pathlib import Path

import click

from cli.app import settings
from cli.french import typeset
from cli.output import not_as_it_must_be, print_json


@click.command()
@click.argument("paths", nargs=-1, metavar="[CHEMIN]…", type=click.Path(path_type=Path))
@click.option(
    "--fingerprint",
    default="",
    metavar="F",
    help="Empreinte attendue de la clé qui signe le journal, ou le paquet.",
)
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
def command(paths: tuple[Path, ...], fingerprint: str, as_json: bool) -> None:
    """Contrôler l’intégrité d’une base, d’un dossier ou d’un paquet.

    CHEMIN est un dossier de données (VIGIE_HOME), un fichier de base, le paquet d’une
    pièce ou un dossier de paquets ; sans CHEMIN, les données courantes. Une ligne par
    contrôle ; le code de retour est 0 quand tous sont conformes, 1 sinon. Un paquet seul
    dit que rien n’a changé ; l’empreinte de la clé, obtenue ailleurs, dit d’où il vient.
    """
    from workflow.verify import verify  # noqa: PLC0415 - the help needs no database

    checks = []
    for check in verify(paths, settings(), fingerprint=fingerprint):
        checks.append(check)
        if not as_json:
            state = "conforme" if check.holds else "NON CONFORME"
            click.echo(
                typeset(f"{state} — {check.path} — {check.name} : {check.detail}")
            )
    if as_json:
        print_json(
            [
                {
                    "path": str(check.path),
                    "check": check.name,
                    "holds": check.holds,
                    "detail": check.detail,
                }
                for check in checks
            ]
        )
    if not all(check.holds for check in checks):
        not_as_it_must_be()
