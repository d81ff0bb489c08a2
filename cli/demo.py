"""``vigie demo``: the whole chain on fictional sites, expected against found."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from cli.app import UNFINISHED, settings
from cli.french import typeset
from cli.output import harmless, not_as_it_must_be, note, print_json, print_table
from cli.progress import progress

if TYPE_CHECKING:
    from workflow.demo import Demonstrated

SAID = {"alert": "à examiner", "watch": "à surveiller", "clear": "rien relevé"}
UNREAD = "non lu"
WORKING = "Lecture des sites fictifs, scellement et rédaction : deux minutes environ…"


@click.command(name="demo")
@click.option(
    "--no-serve",
    is_flag=True,
    help="Finir après les fichiers, sans ouvrir le tableau de bord.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire les résultats en JSON.")
def command(no_serve: bool, as_json: bool) -> None:
    """Jouer toute la chaîne sur des sites fictifs, servis sur cette machine seulement.

    Compare ce qui est attendu à ce qui est trouvé, écrit une réponse par site, mène deux
    dossiers jusqu’au signalement avec leurs pièces scellées, puis ouvre le tableau de
    bord. Les faits, les sociétés, les personnes et les adresses sont inventés.
    """
    from workflow.demo import demonstrate, show  # noqa: PLC0415 - heavy, only when run

    own = settings()
    with _ended_by_sigterm():
        with _progress() as told:
            done = demonstrate(own, told=told)
        if as_json:
            print_json(_row(done))
        else:
            _show(done)
        _tell_faults(done)
        if not no_serve:
            show(
                own,
                ready=lambda address: _tell_address(done, address),
                told=lambda line: note(typeset(f"vigie : {line}")),
            )
    if done.lost:
        raise SystemExit(UNFINISHED)
    if not done.as_expected:
        not_as_it_must_be()


def _row(done: "Demonstrated") -> dict[str, object]:
    return {
        "sites": [
            {
                "site": compared.site.host,
                "expected": compared.site.expected,
                "found": compared.found,
                "differences": list(compared.differences),
            }
            for compared in done.sites
        ],
        "case": done.case,
        "exhibits": [str(path) for path in done.exhibits],
        "documents": [str(path) for path in done.documents],
    }


def _show(done: "Demonstrated") -> None:
    print_table(
        ("site", "ce qu’il montre", "attendu", "trouvé", "écart"),
        [
            (
                compared.site.host,
                compared.site.kind,
                _said(compared.site.expected, read=compared.site.read),
                _said(compared.found, read=bool(compared.answer.pages)),
                "\u00a0; ".join(compared.differences) or "aucun",
            )
            for compared in done.sites
        ],
    )
    wrong = sum(1 for compared in done.sites if compared.differences)
    right = len(done.sites) - wrong
    click.echo(f"{right} sites sur {len(done.sites)} sont comme attendu.")
    click.echo(typeset(f"Réponses imprimées : {done.answers[0].parent}"))
    for one in done.cases:
        if one.documents:
            sealed = f"Dossier {one.case} : {len(one.exhibits)} pièces scellées"
            click.echo(typeset(f"{sealed}, signalement rédigé en DOCX et PDF :"))
            click.echo(harmless(str(one.documents[0].parent)))


def _tell_faults(done: "Demonstrated") -> None:
    if done.lost:
        note(typeset(f"vigie : {done.lost}"))
    for one in done.cases:
        for fault in one.faults:
            note(typeset(f"vigie : dossier {one.script.site} : {fault}"))


def _tell_address(done: "Demonstrated", address: str) -> None:
    page = f"dossier?dossier={done.case}" if done.case else ""
    note(typeset(f"Tableau de bord : {address}{page} (Ctrl+C pour arrêter)"))


def _said(verdict: str, *, read: bool) -> str:
    return SAID[verdict] if read else UNREAD


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Leave as Ctrl+C does, so that browser, crawlers and sites end too."""

    def end(_signal: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A line that moves on a terminal; one that stays elsewhere."""
    if not sys.stderr.isatty():
        note(typeset(WORKING))
    with progress(typeset(WORKING)) as say:
        yield lambda phrase: say(typeset(f"{phrase[:1].upper()}{phrase[1:]}…"))
