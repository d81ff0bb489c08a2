"""The entry point: finds the verb, and turns every refusal into one French line.

A verb's module is imported only when that verb runs, so that `vigie --help` answers
without spaCy, Scrapy or a database.
"""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from typing import NamedTuple, NoReturn

import click

from cli.french import help_in_french, sentence, system_sentence, typeset
from cli.output import note
from dossier.errors import UnfinishedError, VigieError
from dossier.settings import Settings

DONE, NOT_AS_IT_MUST_BE, UNUSABLE, UNFINISHED = range(4)
"""The exit codes: part of the interface."""

UNUSABLE_FILES = {
    errno.ENOENT,
    errno.EACCES,
    errno.EPERM,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.ENAMETOOLONG,
    errno.ELOOP,
}


class Verb(NamedTuple):
    """Where a verb lives and what the list of commands says of it."""

    module: str
    purpose: str


VERBS = {
    "demo": Verb("demo", "Jouer toute la chaîne sur des sites fictifs."),
    "check": Verb("check", "Répondre sur un site en une page imprimable."),
    "crawl": Verb("crawl", "Parcourir des sites et garder leurs pages."),
    "import": Verb("import_", "Ranger des pages déjà recueillies."),
    "assess": Verb("assess", "Mesurer des sites aux textes, citations à l’appui."),
    "draft": Verb("draft", "Rédiger le document d’un dossier relu, avec ses pièces."),
    "evaluate": Verb("evaluate", "Mesurer la qualité sur des pages étiquetées."),
    "law": Verb("law", "Lire le droit tenu et le comparer à la base officielle."),
    "text": Verb("text", "Afficher le texte canonique d’un fichier."),
    "seal": Verb("seal", "Capturer des pages et les sceller comme pièces."),
    "receive": Verb("receive", "Enregistrer et sceller des pièces reçues."),
    "verify": Verb("verify", "Contrôler l’intégrité d’une base ou d’un paquet."),
    "serve": Verb("serve", "Ouvrir le tableau de bord sur cette machine."),
    "work": Verb("work", "Exécuter les travaux en attente."),
    "init": Verb("init", "Déclarer l’espace de travail et la première personne."),
    "doctor": Verb("doctor", "Dire ce qui manque sur cette machine."),
    "migrate": Verb("migrate", "Mettre la base à la version du programme."),
}


class LazyGroup(click.Group):
    """Knows its verbs by name and loads one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in VERBS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=VERBS, ctx=ctx)
        return load(cmd_name)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.purpose) for name, verb in VERBS.items()])


def load(name: str) -> click.Command:
    """The command behind the verb ``name``, its help page in French."""
    command = import_module(f"cli.{VERBS[name].module}").command
    if not isinstance(command, click.Command):
        raise TypeError(f"cli.{VERBS[name].module}.command is not a click command")
    command.name = name
    return help_in_french(command)


def settings() -> Settings:
    """Where this run keeps its data, read from the environment."""
    return Settings.from_environment()


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"vigie {version('vigie')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    options_metavar="[OPTIONS]",
    no_args_is_help=False,
    epilog="« vigie COMMANDE --help » détaille chaque commande.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Afficher la version.",
)
def app() -> None:
    """Repère les sites qui font payer l’accès aux prestations sociales."""


help_in_french(app)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``vigie`` and leave the process with one of the documented exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A lone surrogate is escaped: still valid inside a JSON string.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit code of ``vigie`` with ``arguments``; refusals are told on stderr."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _silence()
    except OSError as error:
        if error.errno is None:
            raise
        code = UNUSABLE if error.errno in UNUSABLE_FILES else UNFINISHED
        return _refuse(system_sentence(error), code)
    except REFUSALS as error:
        return _refuse(*_refusal(error, arguments))
    return code


REFUSALS = (click.ClickException, click.Abort, KeyboardInterrupt, VigieError)


def _refusal(error: BaseException, arguments: Sequence[str]) -> tuple[str, int]:
    match error:
        case click.ClickException():
            return f"{sentence(error)}. {_see(arguments)}", UNUSABLE
        case UnfinishedError():
            return str(error), UNFINISHED
        case VigieError():
            return str(error), UNUSABLE
        case _:
            return "Interrompu.", UNFINISHED


def _run(arguments: Sequence[str]) -> int:
    if not arguments:
        # The help for a person, the refusal for a script whose variable was empty.
        click.echo(help_page("vigie"))
    try:
        with app.make_context("vigie", list(arguments)) as context:
            app.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    return DONE


def help_page(*path: str) -> str:
    """The help page of ``vigie``, of one of its verbs, or of a verb of that verb."""
    command: click.Command = app
    context = app.make_context("vigie", [], resilient_parsing=True)
    for name in path[1:]:
        command = _under(command, name)
        context = command.make_context(name, [], parent=context, resilient_parsing=True)
    return command.get_help(context)


def verbs_of(verb: str) -> tuple[str, ...]:
    """The verbs of ``vigie verb``; none for most."""
    command = load(verb)
    return tuple(command.commands) if isinstance(command, click.Group) else ()


def _under(command: click.Command, name: str) -> click.Command:
    if isinstance(command, LazyGroup):
        return load(name)
    if isinstance(command, click.Group):
        return command.commands[name]
    raise TypeError(f"{command.name} has no verbs")


def _refuse(message: str, code: int) -> int:
    note(typeset(f"vigie : {' '.join(message.split())}"))
    return code


def _see(arguments: Sequence[str]) -> str:
    verb = next((word for word in arguments[:1] if word in VERBS), "")
    return f"Voir « {f'vigie {verb}'.strip()} --help »."


def _silence() -> int:
    """The reader has left, as `head` does: what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNFINISHED
