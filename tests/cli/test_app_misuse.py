"""Every sentence of click that a user can meet is said in one French line."""

import click
import pytest

from cli.app import run
from tests.cli.planted import Planted, plain

FILE = click.Path(exists=True, dir_okay=False)
FOLDER = click.Path(exists=True, file_okay=False)

USAGE_ERRORS: list[tuple[click.Parameter, list[str], str]] = [
    (click.Argument(["FICHIER"]), [], "il manque l’argument FICHIER"),
    (
        click.Argument(["FICHIER"], nargs=-1, required=True),
        [],
        "il manque l’argument FICHIER",
    ),
    (
        click.Argument(["mode"], type=click.Choice(["a", "b"])),
        [],
        "il manque l’argument MODE",
    ),
    (click.Option(["--site"], required=True), [], "il manque l’option --site"),
    (click.Option(["--site"]), ["--site"], "l’option --site attend une valeur"),
    (
        click.Option(["--deux"], nargs=2),
        ["--deux", "a"],
        "l’option --deux attend 2 valeurs",
    ),
    (
        click.Option(["--json"], is_flag=True),
        ["--json=1"],
        "l’option --json ne prend pas de valeur",
    ),
    (click.Option(["--json"], is_flag=True), ["là"], "argument en trop : là"),
    (
        click.Option(["--json"], is_flag=True),
        ["là", "ici"],
        "argument en trop : là ici",
    ),
    (click.Option(["--json"], is_flag=True), ["-z"], "option inconnue : -z"),
    (
        click.Option(["-n"], type=int),
        ["-n", "l'un"],
        "l’option -n : « l'un » n’est pas un nombre entier",
    ),
    (
        click.Option(["-n"], type=float),
        ["-n", "x"],
        "l’option -n : « x » n’est pas un nombre",
    ),
    (
        click.Option(["-n"], type=bool),
        ["-n", "x"],
        "l’option -n : « x » n’est ni oui ni non",
    ),
    (
        click.Option(["-n"], type=click.UUID),
        ["-n", "x"],
        "l’option -n : « x » n’est pas un identifiant UUID",
    ),
    (
        click.Option(["-n"], type=click.IntRange(1, 9)),
        ["-n", "x"],
        "l’option -n : « x » n’est pas un nombre entier",
    ),
    (
        click.Option(["-n"], type=click.FloatRange(0, 1)),
        ["-n", "x"],
        "l’option -n : « x » n’est pas un nombre",
    ),
    (
        click.Option(["-n"], type=click.IntRange(min=1)),
        ["-n", "-5"],
        "l’option -n : -5 est hors des bornes admises (x>=1)",
    ),
    (
        click.Option(["-f"], type=click.Choice(["pdf", "odt"])),
        ["-f", "doc"],
        "l’option -f : « doc » n’est pas admis (choix : pdf, odt)",
    ),
    (
        click.Option(["-f"], type=click.Choice(["pdf"])),
        ["-f", "doc"],
        "l’option -f : « doc » n’est pas admis (choix : pdf)",
    ),
    (
        click.Option(["--on"], type=click.DateTime(["%Y-%m-%d"])),
        ["--on", "hier"],
        "l’option --on : « hier » n’est pas un jour du calendrier (forme attendue : AAAA-MM-JJ)",
    ),
    (
        click.Argument(["FICHIER"], type=FILE),
        ["absent"],
        "l’argument FICHIER : « absent » n’existe pas",
    ),
    (
        click.Argument(["FICHIER"], type=FILE),
        ["/"],
        "l’argument FICHIER : « / » est un dossier, pas un fichier",
    ),
    (
        click.Argument(["DOSSIER"], type=FOLDER),
        [__file__],
        f"l’argument DOSSIER : « {__file__} » est un fichier, pas un dossier",
    ),
    (
        click.Argument(["FICHIER"], type=click.File()),
        ["absent"],
        "l’argument FICHIER : « absent » ne s’ouvre pas (fichier introuvable)",
    ),
]


@pytest.mark.parametrize(("parameter", "arguments", "sentence"), USAGE_ERRORS)
def test_a_misuse_is_one_french_line(
    plant: Planted,
    capsys: pytest.CaptureFixture[str],
    parameter: click.Parameter,
    arguments: list[str],
    sentence: str,
) -> None:
    command = click.Command("essai", params=[parameter], callback=lambda **_: None)
    plant(command)
    assert run(["essai", *arguments]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert plain(streams.err) == f"vigie : {sentence}. Voir « vigie essai --help ».\n"
