"""``vigie migrate``: bring the database to this program's version."""

import click

from cli.app import settings
from cli.french import typeset


@click.command()
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(as_user: str | None) -> None:
    """Mettre la base à la version du programme.

    Aucune ligne n’est perdue ; une base plus récente que le programme est refusée.
    """
    from workflow.house import migrate  # noqa: PLC0415 - the help needs no database

    before, after = migrate(settings(), by=as_user)
    if before == after:
        click.echo(typeset(f"Base déjà à la version {after}."))
    else:
        click.echo(typeset(f"Base passée de la version {before} à la version {after}."))
