"""``vigie draft``: from a reviewed case to a letter with its exhibits."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.app import settings
from cli.output import harmless, note, print_json
from dossier.case import CaseId

if TYPE_CHECKING:
    from workflow.draft import Drafted


@click.command(name="draft")
@click.argument("case", metavar="DOSSIER")
@click.option(
    "--for",
    "for_",
    metavar="DESTINATAIRE",
    default="procureur",
    show_default=True,
    help="À qui écrire ; « all » : tout ce que le signataire peut envoyer.",
)
@click.option(
    "--format",
    "formats",
    metavar="FORMATS",
    default="docx,pdf",
    show_default=True,
    help="docx, pdf, odt, séparés par des virgules.",
)
@click.option(
    "--out",
    metavar="RÉPERTOIRE",
    type=click.Path(path_type=Path, file_okay=False),
    help="Où écrire ; à défaut, avec les données de Vigie.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON.")
@click.option("--as", "as_user", metavar="PERSONNE", help="Au nom de qui rédiger.")
def command(  # noqa: PLR0913, PLR0917 - one an option
    case: str,
    for_: str,
    formats: str,
    out: Path | None,
    as_json: bool,
    as_user: str | None,
) -> None:
    """Rédiger la plainte ou le signalement d’un dossier relu, avec ses pièces.

    Refusé tant qu’une décision manque, est périmée ou ne s’appuie pas sur une pièce
    scellée. Sans seconde lecture, chaque page porte « PROJET — NON VALIDÉ ».
    """
    from workflow.draft import draft  # noqa: PLC0415 - typst and pandoc only when needed

    done = draft(
        settings(),
        CaseId(case),
        for_=for_,
        formats=formats.split(","),
        out=out,
        as_user=as_user,
    )
    if as_json:
        print_json(_row(done))
        return
    for file in done.files:
        click.echo(harmless(str(file.path)))
    for name, reason in done.refused:
        note(f"Non rédigé, {name}\u00a0: {reason}")
    for hold in done.holds:
        note(f"Avant de signer\u00a0: {hold}")
    for warning in done.warnings:
        note(f"À relire\u00a0: {warning}")


def _row(done: "Drafted") -> dict[str, object]:
    return {
        "case": done.case,
        "folder": str(done.folder),
        "ready": not done.holds,
        "documents": [
            {
                "kind": file.kind,
                "format": file.format,
                "path": str(file.path),
                "sha256": file.sha256,
            }
            for file in done.files
        ],
        "refused": [{"for": name, "reason": reason} for name, reason in done.refused],
        "before_signing": list(done.holds),
        "warnings": list(done.warnings),
    }
