"""``vigie work``: do the jobs that wait."""

import click

from cli.app import settings
from cli.french import typeset
from cli.output import not_as_it_must_be
from dossier.jobs import Job, JobState


@click.command()
@click.option(
    "--once", is_flag=True, help="Exécuter un travail au plus, puis rendre la main."
)
def command(once: bool) -> None:
    """Exécuter les travaux en attente.

    Chaque travail tourne dans un processus à part, limité en durée et en mémoire. SIGTERM
    arrête le travail en cours, qui sera repris. Avec --once, le code de retour est 1 quand
    le travail a échoué.
    """
    from workflow.work import work  # noqa: PLC0415 - the help needs no database

    failed = []

    def tell(job: Job) -> None:
        words = {
            JobState.DONE: "fait",
            JobState.FAILED: f"échoué : {job.outcome}",
            JobState.WAITING: "rendu, il sera repris",
        }.get(job.state, "repris par un autre")
        click.echo(typeset(f"travail nº {job.id} ({job.kind}) : {words}"))
        if job.state is JobState.FAILED:
            failed.append(job)

    work(settings(), once=once, told=tell)
    if once and failed:
        not_as_it_must_be()
