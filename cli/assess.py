"""``vigie assess``: stored sites, files, or a stream of pages, measured to the texts."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from cli.app import settings
from cli.output import not_as_it_must_be, print_json, print_json_line, print_table
from dossier.errors import UnfinishedError, UnusableInputError
from dossier.model import Assessment, Verdict

SAID = {
    Verdict.ALERT: "Toutes les conditions d’un texte se lisent sur ce site — à examiner",
    Verdict.WATCH: "Aide payante possible",
    Verdict.CLEAR: "Rien relevé dans les pages lues",
}


@click.command(name="assess")
@click.argument("sites", nargs=-1, metavar="[SITE|FICHIER]…")
@click.option(
    "--jsonl",
    "stream",
    metavar="FICHIER|-",
    help="Lire des pages en JSON Lines et écrire une ligne JSON par site.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire les résultats en JSON.")
@click.option("--as", "as_user", metavar="USER", help="Agir au nom de cette personne.")
def command(
    sites: tuple[str, ...], stream: str | None, as_json: bool, as_user: str | None
) -> None:
    """Mesurer des sites aux textes, condition par condition, citations à l’appui.

    Sans argument : tous les sites rangés dans l’espace de travail. Un argument qui est
    un fichier (HTML, WARC, WACZ, JSON Lines) est lu sans être rangé.
    """
    if stream is not None:
        if sites:
            raise UnusableInputError("« --jsonl » se passe de tout autre argument")
        _assess_stream(stream)
        return
    from workflow.stored import is_file  # noqa: PLC0415 - spaCy only when needed

    files = [Path(name) for name in sites if is_file(name)]
    if files and len(files) != len(sites):
        raise UnusableInputError("donnez des sites ou des fichiers, pas les deux")
    found = _from_files(files) if files else _from_store(sites, as_user)
    measured: list[Assessment] = []
    try:
        measured.extend(found)
    except UnfinishedError:
        _show(measured, as_json)
        raise
    _show(measured, as_json)


def _assess_stream(name: str) -> None:
    from workflow.assess import UnreadableLine, assess_lines  # noqa: PLC0415
    from workflow.rows import row  # noqa: PLC0415

    unreadable = False
    with _opened(name) as lines:
        for answer in assess_lines(lines):
            if isinstance(answer, UnreadableLine):
                unreadable = True
                print_json_line(
                    {"site": answer.site, "line": answer.number, "error": answer.reason}
                )
            else:
                print_json_line(row(answer))
    if unreadable:
        not_as_it_must_be()


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as lines:
        yield lines


def _from_store(sites: tuple[str, ...], as_user: str | None) -> Iterable[Assessment]:
    from workflow.stored import stored_assessments  # noqa: PLC0415

    return stored_assessments(settings(), sites, as_user=as_user)


def _from_files(files: list[Path]) -> Iterable[Assessment]:
    from workflow.stored import file_assessments  # noqa: PLC0415

    return file_assessments(files)


def _show(found: Iterable[Assessment], as_json: bool) -> None:
    from workflow.rows import row  # noqa: PLC0415

    if as_json:
        print_json([row(assessment) for assessment in found])
        return
    print_table(
        ("site", "réponse", "ce qui manque"),
        (
            (
                assessment.site,
                SAID[assessment.verdict],
                " ; ".join(assessment.missing),
            )
            for assessment in found
        ),
    )
