"""``vigie doctor``: what this machine has and lacks."""

import click

from cli.app import settings
from cli.french import typeset
from cli.output import not_as_it_must_be, print_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
def command(as_json: bool) -> None:
    """Dire ce qui manque sur cette machine.

    Une ligne par point ; ce qui manque dit ce qui est perdu. Le code de retour est 1 quand
    manque quelque chose d’indispensable. Rien n’est créé ni changé.
    """
    from workflow.house import doctor  # noqa: PLC0415 - the help needs no database

    findings = list(doctor(settings()))
    if as_json:
        print_json(
            [
                {
                    "name": finding.name,
                    "present": finding.present,
                    "needed": finding.needed,
                    "detail": finding.detail,
                }
                for finding in findings
            ]
        )
    else:
        for finding in findings:
            lack = "MANQUE" if finding.needed else "facultatif"
            state = "présent" if finding.present else lack
            click.echo(typeset(f"{state} — {finding.name} : {finding.detail}"))
    if any(finding.needed and not finding.present for finding in findings):
        not_as_it_must_be()
