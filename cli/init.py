"""``vigie init``: declare the workspace and its first person."""

import sys
from collections.abc import Mapping

import click

from cli.app import settings
from cli.french import typeset
from cli.output import print_json
from dossier.errors import UnusableInputError
from dossier.workspaces import Ground, LegalQuality, User, Workspace


@click.command()
@click.option("--responsable", metavar="NOM", help="Qui répond du traitement.")
@click.option(
    "--qualite",
    type=click.Choice([each.value for each in LegalQuality]),
    help="Sa qualité en droit.",
)
@click.option(
    "--fondement",
    type=click.Choice([each.value for each in Ground]),
    help="Ce qui lui permet de traiter des données d’infraction.",
)
@click.option("--finalite", metavar="TEXTE", help="Ce à quoi servent les données.")
@click.option("--personne", metavar="NOM", help="La première personne qui agit.")
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
def command(*, as_json: bool, **answers: str | None) -> None:
    """Déclarer l’espace de travail et la première personne.

    Ce qui manque est demandé quand un clavier est là. Rien ne s’écrit dans un dossier sans
    cette déclaration, hors démonstration.
    """
    from workflow.workspace import declare, workspace_of  # noqa: PLC0415 - no database yet

    said = _complete(answers)
    workspace = workspace_of(
        said["responsable"],
        LegalQuality(said["qualite"]),
        Ground(said["fondement"]),
        said["finalite"],
    )
    first = declare(settings(), workspace, said["personne"])
    _show(workspace, first, as_json=as_json)


def _complete(answers: Mapping[str, str | None]) -> dict[str, str]:
    """The answers, asking at the keyboard, when there is one, for those that are missing."""
    from workflow.workspace import GROUNDS, QUALITIES  # noqa: PLC0415 - no database yet

    questions = {
        "responsable": "Qui répond du traitement (nom de l’organisme)",
        "qualite": _question("Sa qualité", QUALITIES),
        "fondement": _question("Son fondement", GROUNDS),
        "finalite": "À quoi servent les données",
        "personne": "Votre nom, tel qu’il paraîtra dans le journal",
    }
    choices = {
        "qualite": click.Choice([each.value for each in LegalQuality]),
        "fondement": click.Choice([each.value for each in Ground]),
    }
    missing = [name for name in questions if answers[name] is None]
    if missing and not sys.stdin.isatty():
        options = ", ".join(f"--{name}" for name in missing)
        raise UnusableInputError(f"il manque {options}")
    said = {name: answer for name, answer in answers.items() if answer is not None}
    for name in missing:
        said[name] = click.prompt(
            questions[name], type=choices.get(name), err=True, show_choices=False
        )
    return said


def _show(workspace: Workspace, first: User, *, as_json: bool) -> None:
    from workflow.workspace import GROUNDS, QUALITIES  # noqa: PLC0415 - no database yet

    roles = sorted(first.roles)
    if as_json:
        print_json(
            {
                "controller": workspace.controller,
                "quality": workspace.quality.value,
                "ground": workspace.ground.value,
                "purpose": workspace.purpose,
                "person": first.name,
                "roles": roles,
            }
        )
        return
    declared = (
        f"Espace de travail déclaré : {workspace.controller} "
        f"({QUALITIES[workspace.quality]}), fondement : {GROUNDS[workspace.ground]}."
    )
    click.echo(typeset(declared))
    click.echo(typeset(f"{first.name} y agit comme {', '.join(roles)}."))


def _question(
    words: str, labels: Mapping[LegalQuality, str] | Mapping[Ground, str]
) -> str:
    lines = [f"  {each.value} : {label}" for each, label in labels.items()]
    return "\n".join([f"{words}, parmi", *lines, words])
