"""``vigie receive``: register pieces that somebody gave."""

from collections.abc import Sequence
from pathlib import Path

import click

from cli.app import UNUSABLE, settings
from cli.french import typeset
from cli.output import not_as_it_must_be, note, print_json, print_table
from dossier.case import CaseId
from dossier.exhibits import Exhibit, ExhibitKind, SealState
from dossier.settings import Settings

KINDS = [kind.value for kind in ExhibitKind if kind.received]


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FICHIER…",
    type=click.Path(path_type=Path),
)
@click.option(
    "--from",
    "giver",
    required=True,
    metavar="QUI",
    help="Qui remet la pièce. Ce nom ne paraît dans aucun document.",
)
@click.option(
    "--shows",
    required=True,
    metavar="QUOI",
    help="Ce qu’elle est offerte à montrer, en une phrase sans nom ni numéro.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    metavar="SORTE",
    help=f"Sa sorte : {', '.join(KINDS)}.",
)
@click.option("--original", is_flag=True, help="C’est un original, et non une copie.")
@click.option("--site", default="", metavar="SITE", help="Le site qu’elle concerne.")
@click.option("--case", "case", metavar="DOSSIER", help="Le dossier où la verser.")
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(  # noqa: PLR0913 - one parameter an option
    *,
    files: tuple[Path, ...],
    giver: str,
    shows: str,
    kind: str | None,
    original: bool,
    site: str,
    case: str | None,
    as_json: bool,
    as_user: str | None,
) -> None:
    """Enregistrer et sceller des pièces reçues.

    Facture, relevé, contrat, courriel, copie d’écran, enregistrement… : 50 Mo au plus
    chacune. Le fichier reste où il est ; une copie est scellée. Le sceau prouve la date de
    réception et que rien n’a changé depuis, jamais que la pièce est vraie. Un programme,
    une archive ou un fichier piégé est refusé, avec sa raison.
    """
    from workflow.receive import (  # noqa: PLC0415 - the help needs no database
        Gift,
        ReceiveOptions,
        receive,
    )

    own = settings()
    received = receive(
        own,
        files,
        Gift(giver, shows, ExhibitKind(kind) if kind else None, original, site),
        case=CaseId(case) if case else None,
        options=ReceiveOptions(as_user=as_user),
    )
    rows = [_row(own, path, exhibit) for path, exhibit in received.exhibits]
    refused = [(one.path, one.reason) for one in received.refused]
    if as_json:
        print_json([*rows, *(_refusal(*one) for one in refused)])
    else:
        _show(received.exhibits, own)
    for path, reason in refused:
        note(typeset(f"vigie : « {path.name} » : {reason}"))
    if refused and not rows:
        raise SystemExit(UNUSABLE)
    if refused or any(row["state"] != SealState.SEALED for row in rows):
        not_as_it_must_be()


def _row(own: Settings, path: Path, exhibit: Exhibit) -> dict[str, str]:
    return {
        "file": str(path.absolute()),
        "id": exhibit.id,
        "kind": exhibit.kind.value,
        "state": exhibit.seal.state.value,
        "package": str(own.home / exhibit.folder),
        "reason": exhibit.seal.reason,
    }


def _refusal(path: Path, reason: str) -> dict[str, str | None]:
    return {
        "file": str(path.absolute()),
        "id": None,
        "kind": None,
        "state": "REFUSED",
        "package": None,
        "reason": reason,
    }


def _show(exhibits: Sequence[tuple[Path, Exhibit]], own: Settings) -> None:
    if not exhibits:
        return
    print_table(
        ("état", "pièce", "fichier", "paquet", "raison"),
        [
            (
                exhibit.seal.state.value,
                exhibit.title,
                path.name,
                str(own.home / exhibit.folder),
                exhibit.seal.reason,
            )
            for path, exhibit in exhibits
        ],
    )
