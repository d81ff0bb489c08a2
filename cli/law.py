"""``vigie law``: what is held of the law, on a day, and beside the official base."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from cli.french import help_in_french, typeset
from cli.output import harmless, not_as_it_must_be, print_json, print_table
from cli.progress import progress

as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Afficher le résultat en JSON."
)


@click.group(
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    options_metavar="[OPTIONS]",
    no_args_is_help=False,
    epilog="« vigie law COMMANDE --help » détaille chaque commande.",
)
def command() -> None:
    """Lire le droit tenu, à une date, et le comparer à la base officielle.

    Ni base ni espace de travail ne sont nécessaires, et rien n’est écrit.
    """


def _verb(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A verb of ``vigie law``, its help page in French."""

    def declared(function: Callable[..., None]) -> click.Command:
        return help_in_french(command.command(name)(function))

    return declared


@_verb("list")
@as_json_option
def list_all(as_json: bool) -> None:
    """Lister tout ce que « vigie law show » sait montrer.

    Textes, prestations, cas discutés, autres qualifications, autorités, lieux, départements
    et leurs tribunaux, délais.
    """
    from workflow.check_words import today  # noqa: PLC0415 - the help reads nothing
    from workflow.law import shipped  # noqa: PLC0415
    from workflow.law_list import HEADINGS, rows  # noqa: PLC0415
    from workflow.law_rows import listed  # noqa: PLC0415

    law, on = shipped(), today()
    if as_json:
        print_json(listed(law, on))
        return
    print_table(HEADINGS, rows(law, on))


@_verb("show")
@click.argument("names", nargs=-1, required=True, metavar="NOM")
@click.option(
    "--on",
    "day",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Jour des faits (AAAA-MM-JJ) ; aujourd’hui par défaut.",
)
@as_json_option
def show(names: tuple[str, ...], day: datetime | None, as_json: bool) -> None:
    """Dire ce que le droit tenu répond un jour donné.

    NOM est un identifiant de « vigie law list », le nom ou le sigle d’une prestation
    (« RSA »), un numéro d’article, ou un département (« Landes », « 2A »). Pour une
    prestation : le texte applicable, depuis quand, la peine encourue par une société, et la
    voie officielle gratuite. Pour une autorité : ses voies et qui peut lui écrire. Pour un
    département : ses tribunaux. Pour un délai : sa durée et ce qui reste à confirmer.
    """
    from workflow.check_words import today  # noqa: PLC0415 - the help reads nothing
    from workflow.law import shipped  # noqa: PLC0415
    from workflow.law_names import find  # noqa: PLC0415
    from workflow.law_rows import shown as as_row  # noqa: PLC0415
    from workflow.law_words import shown as as_lines  # noqa: PLC0415

    law, on = shipped(), day.date() if day else today()
    entry = find(law, " ".join(names))
    if as_json:
        print_json(as_row(law, entry, on))
        return
    for line in as_lines(law, entry, on):
        click.echo(typeset(line))


@_verb("check")
@click.option(
    "--dump",
    "folder",
    metavar="DOSSIER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Paquet @socialgouv/legi-data déjà déplié, au lieu de le demander à npm.",
)
@as_json_option
def check(folder: Path | None, as_json: bool) -> None:
    """Comparer les textes tenus à la base officielle.

    Compare mots, identifiants et dates aux codes du paquet @socialgouv/legi-data, que npm
    va chercher. Le code de retour est 1 à la moindre différence. Un texte hors de ces
    codes est dit « non comparable » et ne change pas le code de retour.
    """
    from legal_refs.comparison import Outcome  # noqa: PLC0415 - the help reads nothing
    from workflow.law import check as compared  # noqa: PLC0415
    from workflow.law import shipped  # noqa: PLC0415
    from workflow.law_check_words import told  # noqa: PLC0415
    from workflow.law_rows import checked  # noqa: PLC0415

    law = shipped()
    with progress("Lecture de la base officielle…"):
        found = compared(law, folder)
    if as_json:
        print_json(checked(found))
    else:
        for line in told(law, found):
            click.echo(harmless(typeset(line)))
    if found.of(Outcome.DIFFERENT):
        not_as_it_must_be()
