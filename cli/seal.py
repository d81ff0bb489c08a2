"""``vigie seal``: capture pages and seal them as exhibits."""

from pathlib import Path

import click

from cli.app import settings
from cli.output import not_as_it_must_be, note, print_json, print_table
from cli.progress import counted
from dossier.case import CaseId
from dossier.exhibits import Exhibit, SealState, StampKind


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="SITE|URL…")
@click.option("--reason", default="", metavar="R", help="Pourquoi, en une phrase.")
@click.option("--case", "case", metavar="DOSSIER", help="Le dossier où les verser.")
@click.option(
    "--out",
    metavar="RÉPERTOIRE",
    type=click.Path(path_type=Path, file_okay=False),
    help="Où copier aussi les paquets.",
)
@click.option("--json", "as_json", is_flag=True, help="Afficher le résultat en JSON.")
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(  # noqa: PLR0913 - one parameter an option
    *,
    targets: tuple[str, ...],
    reason: str,
    case: str | None,
    out: Path | None,
    as_json: bool,
    as_user: str | None,
) -> None:
    """Capturer des pages et les sceller comme pièces.

    Pour un SITE : les pages que citent les décisions et la dernière mesure, 15 au plus,
    sinon sa page d’entrée. Pour une URL : cette page. Une page qui ne répond plus est
    scellée comme telle. Sans marque de temps, une pièce reste UNSEALED : elle est gardée,
    n’est jamais citable, et un prochain « vigie seal » réessaie.
    """
    from workflow.seal import (  # noqa: PLC0415 - the browser only when needed
        SealOptions,
        packages,
        seal,
    )

    own = settings()
    with counted("Ouverture du navigateur…", shown=not as_json) as tell:
        exhibits = seal(
            own,
            targets,
            case=CaseId(case) if case else None,
            reason=reason,
            on_page=lambda exhibit: tell(exhibit.title),
            options=SealOptions(as_user=as_user),
        )
    _show(exhibits, packages(own, exhibits, out), as_json=as_json)
    if not all(exhibit.citable for exhibit in exhibits):
        not_as_it_must_be()


def _show(exhibits: list[Exhibit], places: list[Path | None], *, as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "url": exhibit.url,
                    "state": exhibit.seal.state.value,
                    "package": str(place) if place else None,
                    "reason": exhibit.seal.reason,
                }
                for exhibit, place in zip(exhibits, places, strict=True)
            ]
        )
        return
    print_table(
        ("état", "pièce", "marque de temps", "paquet", "raison"),
        [
            (
                exhibit.seal.state.value,
                exhibit.title,
                _stamp(exhibit),
                str(place or ""),
                exhibit.seal.reason,
            )
            for exhibit, place in zip(exhibits, places, strict=True)
        ],
    )
    sealed = sum(e.seal.state is SealState.SEALED for e in exhibits)
    note(f"{sealed} pièce(s) scellée(s) sur {len(exhibits)}.")


def _stamp(exhibit: Exhibit) -> str:
    stamp = exhibit.seal.stamp
    if stamp is None:
        return ""
    worth = "non probant" if stamp.kind is StampKind.LOCAL else "non qualifié"
    return f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC ({worth})"
