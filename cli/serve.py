"""``vigie serve``: the dashboard, and the worker that does its long work."""

import click

from cli.app import settings
from cli.french import typeset
from cli.output import note


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8501,
    show_default=True,
    metavar="PORT",
    help="Port de cette machine ; 0 prend le premier qui est libre.",
)
def command(port: int) -> None:
    """Ouvrir le tableau de bord sur cette machine.

    N’écoute que sur 127.0.0.1 et lance un exécutant pour les travaux longs. SIGTERM ou
    Ctrl+C arrête tout.
    """
    from workflow.serve import serve  # noqa: PLC0415 - the help needs no database

    def ready(address: str) -> None:
        note(typeset(f"Tableau de bord : {address} (Ctrl+C pour arrêter)"))

    serve(
        settings(),
        port=port,
        ready=ready,
        told=lambda line: note(typeset(f"vigie : {line}")),
    )
