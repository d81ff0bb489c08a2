"""``vigie import``: pages already gathered become stored pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.app import settings
from cli.output import (
    not_as_it_must_be,
    note,
    print_json,
    print_table,
)
from cli.progress import counted
from dossier.errors import UnusableInputError

if TYPE_CHECKING:
    from workflow.ingest import FileReport


@click.command(name="import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FICHIER…",
    type=click.Path(path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON.")
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(files: tuple[Path, ...], as_json: bool, as_user: str | None) -> None:
    """Ranger des pages déjà recueillies : WARC, WACZ, HTML, PDF ou JSON Lines.

    Importer deux fois le même fichier n’ajoute rien. Ce qui ne peut être lu est dit,
    une ligne chacun, et le reste est rangé.
    """
    from workflow.ingest import ingest  # noqa: PLC0415 - the help needs no database

    with counted("Import…") as on_page:
        reports = ingest(settings(), files, as_user=as_user, on_page=on_page)
    if not any(report.pages for report in reports):
        *others, last = [report.refusal for report in reports]
        for line in others:
            note(line)
        raise UnusableInputError(last)
    for line in _complaints(reports):
        note(line)
    _show(reports, as_json=as_json)
    if any(report.broken or report.refusal for report in reports):
        not_as_it_must_be()


def _complaints(reports: "list[FileReport]") -> Iterator[str]:
    for report in reports:
        if report.refusal:
            yield report.refusal
        if report.pages:
            yield from report.broken


def _show(reports: "list[FileReport]", *, as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "file": str(report.path.absolute()),
                    "pages": report.pages,
                    "new": report.new,
                    "sites": list(report.sites),
                    "unreadable": list(report.broken)
                    or ([report.refusal] if report.refusal else []),
                }
                for report in reports
            ]
        )
        return
    print_table(
        ("fichier", "pages", "nouvelles", "sites"),
        [(str(r.path), str(r.pages), str(r.new), str(len(r.sites))) for r in reports],
    )
