"""click speaks English: this module says the same in one French line.

click's own catalogue follows the locale of the machine, and most machines that run
Vigie have none. Every sentence of click that a user can meet is listed here and
raised for real in the tests, so that a new version of click cannot slip one in.
"""

import os
import re
from collections.abc import Iterable, Sequence

import click

NO_BREAK = "\u00a0"
HELD = "\ue000"
"""Stands for a no-break space while click wraps lines, which takes it for a space."""

BEFORE_WORD = re.compile(r"(?<=«) ")
AFTER_WORD = re.compile(r" (?=[:;?!»](?:\s|$|[.,)]))")

QUOTED = re.compile(r"(?:^|(?<=, ))'(.*?)'(?=, |$)")

HEADINGS = {
    "Options": "Options",
    "Commands": "Commandes",
    "Positional arguments": "Arguments",
}

EXTRAS = (
    (re.compile(r"\[default: "), "[défaut : "),
    (re.compile(r"; required\]$"), " ; obligatoire]"),
    (re.compile(r"\[required\]$"), "[obligatoire]"),
)

SENTENCES = (
    (r"Got unexpected extra arguments? \((?P<a>.*)\)", "argument en trop : {a}"),
    (
        r"Option ['\"](?P<a>.+)['\"] requires an argument\.",
        "l’option {a} attend une valeur",
    ),
    (
        r"Option ['\"](?P<a>.+)['\"] requires (?P<b>\d+) arguments\.",
        "l’option {a} attend {b} valeurs",
    ),
    (
        r"Option ['\"](?P<a>.+)['\"] does not take a value\.",
        "l’option {a} ne prend pas de valeur",
    ),
    (
        r"Argument ['\"](?P<a>.+)['\"] takes (?P<b>\d+) values\.",
        "{a} attend {b} valeurs",
    ),
    (
        r"['\"](?P<a>.*)['\"] is not a valid integer( range)?\.",
        "« {a} » n’est pas un nombre entier",
    ),
    (
        r"['\"](?P<a>.*)['\"] is not a valid float( range)?\.",
        "« {a} » n’est pas un nombre",
    ),
    (r"['\"](?P<a>.*)['\"] is not a valid boolean\..*", "« {a} » n’est ni oui ni non"),
    (
        r"['\"](?P<a>.*)['\"] is not a valid UUID\.",
        "« {a} » n’est pas un identifiant UUID",
    ),
    (
        r"(?P<a>\S+) is not in the range (?P<b>.+)\.",
        "{a} est hors des bornes admises ({b})",
    ),
    (
        r"['\"](?P<a>.*)['\"] is not one of (?P<b>.+)\.",
        "« {a} » n’est pas admis (choix : {b})",
    ),
    (
        r"['\"](?P<a>.*)['\"] is not ['\"](?P<b>.+)['\"]\.",
        "« {a} » n’est pas admis (choix : {b})",
    ),
    (
        r"['\"](?P<a>.*)['\"] does not match the formats? (?P<b>.+)\.",
        "« {a} » n’est pas un jour du calendrier (forme attendue : AAAA-MM-JJ)",
    ),
    (r"\w+ ['\"](?P<a>.*)['\"] does not exist\.", "« {a} » n’existe pas"),
    (r"\w+ ['\"](?P<a>.*)['\"] is a file\.", "« {a} » est un fichier, pas un dossier"),
    (
        r"\w+ ['\"](?P<a>.*)['\"] is a directory\.",
        "« {a} » est un dossier, pas un fichier",
    ),
    (r"\w+ ['\"](?P<a>.*)['\"] is not readable\.", "« {a} » n’est pas lisible"),
    (r"\w+ ['\"](?P<a>.*)['\"] is not writable\.", "« {a} » n’est pas modifiable"),
    (r"['\"](?P<a>.*)['\"]: (?P<b>.+)", "« {a} » ne s’ouvre pas ({b})"),
    (r"Missing command\.", "indiquez une commande"),
)

SYSTEM = {
    "No such file or directory": "fichier introuvable",
    "Permission denied": "accès refusé",
    "Is a directory": "c’est un dossier",
    "Not a directory": "un élément du chemin n’est pas un dossier",
    "File exists": "le fichier existe déjà",
    "File name too long": "nom de fichier trop long",
    "No space left on device": "disque plein",
    "Read-only file system": "disque en lecture seule",
    "Too many open files": "trop de fichiers ouverts",
    "Input/output error": "erreur de lecture ou d’écriture",
}


class FrenchFormatter(click.HelpFormatter):
    """Lays out a help page under French headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Utilisation : ")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)} :\n")

    def write_text(self, text: str) -> None:
        super().write_text(typeset(text, HELD))

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 30,
        col_spacing: int = 2,
    ) -> None:
        french = [(term, _extras(text)) for term, text in rows]
        super().write_dl(french, col_max, col_spacing)

    def getvalue(self) -> str:
        return typeset(super().getvalue()).replace(HELD, NO_BREAK)


class FrenchContext(click.Context):
    """Carries the French formatter to the help pages."""

    formatter_class = FrenchFormatter


def help_in_french(command: click.Command) -> click.Command:
    """``command`` itself, its help page now in French."""
    command.context_class = FrenchContext
    if not any("--help" in param.opts for param in command.params):
        click.help_option("--help", help="Afficher cette aide.")(command)
    return command


def sentence(error: click.ClickException) -> str:
    """What ``error`` says, in one French line without a final full stop."""
    match error:
        case click.NoSuchOption():
            text = f"option inconnue : {error.option_name}"
            return text + _suggestion(error.possibilities)
        case click.exceptions.NoSuchCommand():
            text = f"commande inconnue : {error.command_name}"
            return text + _suggestion(error.possibilities)
        case click.MissingParameter():
            return f"il manque {_name(error)}"
        case click.BadParameter():
            return f"{_name(error)} : {translated(error.message)}"
        case click.FileError():
            reason = system_reason(error.message)
            return f"« {error.ui_filename} » ne s’ouvre pas ({reason})"
        case _:
            return translated(error.message)


def translated(message: str) -> str:
    """A sentence of click in French; any other message folded to one line."""
    for pattern, french in SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            words = {key: _plain(word) for key, word in found.groupdict().items()}
            return french.format(**words)
    return " ".join(message.split()).removesuffix(".")


def system_reason(message: str | None) -> str:
    """The operating system's reason in French, or as it came."""
    return SYSTEM.get(message or "", message or "cause inconnue")


def system_sentence(error: OSError) -> str:
    """One French line on a file or device that the system refused."""
    reason = system_reason(os.strerror(error.errno) if error.errno else error.strerror)
    if error.filename is None:
        return reason
    return f"« {os.fsdecode(error.filename)} » : {reason}"


def typeset(text: str, space: str = NO_BREAK) -> str:
    """``text`` with the no-break spaces that French sets beside its punctuation."""
    return AFTER_WORD.sub(space, BEFORE_WORD.sub(space, text))


def _extras(text: str) -> str:
    for pattern, french in EXTRAS:
        text = pattern.sub(french, text)
    return typeset(text, HELD)


def _suggestion(names: Sequence[str] | None) -> str:
    return f" (vouliez-vous dire {' ou '.join(sorted(names))} ?)" if names else ""


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument):
        return f"l’argument {error.param.human_readable_name}"
    if error.param is not None:
        return f"l’option {error.param.opts[0]}"
    return str(error.param_hint or "la valeur")


def _plain(word: str | None) -> str:
    """Quoted Python names as a person writes them."""
    return SYSTEM.get(word or "", QUOTED.sub(r"\1", word or ""))
