"""Every refusal is one French line with the documented exit code."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from cli.app import VERBS, run
from dossier.errors import RefusedError, UnfinishedError, UnusableInputError, VigieError
from tests.cli.planted import Planted, plain

HEAVY = (
    "spacy",
    "edsnlp",
    "scrapy",
    "twisted",
    "sqlmodel",
    "sqlalchemy",
    "streamlit",
    "rich",
)


def vigie(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=False, timeout=60
    )


def raising(error: BaseException) -> click.Command:
    def callback() -> None:
        raise error

    return click.Command("essai", callback=callback)


def test_the_help_page_loads_no_engine() -> None:
    probe = (
        "import sys; from cli.app import run; run(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_the_help_page_is_french_and_names_every_verb() -> None:
    page = plain(vigie("--help").stdout)
    assert page.startswith("Utilisation : vigie ")
    assert "\nOptions :" in page
    assert "\nCommandes :" in page
    assert "Afficher cette aide." in page
    assert all(f"\n  {verb} " in page for verb in VERBS)
    for english in ("Usage", "Commands", "Show this"):
        assert english not in page


def test_french_punctuation_keeps_its_no_break_space() -> None:
    page = vigie("--help").stdout
    assert "Utilisation\u00a0:" in page
    assert "«\u00a0vigie" in page


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_french(verb: str) -> None:
    result = vigie(verb, "--help")
    assert result.returncode == 0, result.stderr
    page = plain(result.stdout)
    assert page.startswith(f"Utilisation : vigie {verb}")
    assert "Afficher cette aide." in page
    for english in ("Usage", "Show this", "default:", "required]", "[default"):
        assert english not in page


def test_the_version_is_the_installed_one() -> None:
    from importlib.metadata import version

    assert vigie("--version").stdout == f"vigie {version('vigie')}\n"


def test_no_verb_shows_the_help_and_refuses() -> None:
    result = vigie()
    assert result.returncode == 2
    assert "Commandes" in result.stdout
    assert (
        plain(result.stderr)
        == "vigie : indiquez une commande. Voir « vigie --help ».\n"
    )


def test_an_unknown_verb_suggests_the_nearest() -> None:
    result = vigie("evalute")
    assert result.returncode == 2
    assert plain(result.stderr) == (
        "vigie : commande inconnue : evalute"
        " (vouliez-vous dire evaluate ?). Voir « vigie --help ».\n"
    )


def test_an_unknown_option_suggests_the_nearest() -> None:
    result = vigie("--vrsion")
    assert result.returncode == 2
    assert plain(result.stderr) == (
        "vigie : option inconnue : --vrsion"
        " (vouliez-vous dire --version ?). Voir « vigie --help ».\n"
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnusableInputError("Le fichier est vide."), 2),
        (RefusedError("Le fichier est vide."), 2),
        (VigieError("Le fichier est vide."), 2),
        (UnfinishedError("Le fichier est vide."), 3),
    ],
)
def test_an_error_of_the_house_is_its_line_and_its_code(
    plant: Planted, capsys: pytest.CaptureFixture[str], error: VigieError, code: int
) -> None:
    plant(raising(error))
    assert run(["essai"]) == code
    assert plain(capsys.readouterr().err) == "vigie : Le fichier est vide.\n"


def test_an_error_on_several_lines_is_folded_to_one(
    plant: Planted, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(raising(UnusableInputError("Deux\n  lignes.")))
    run(["essai"])
    assert plain(capsys.readouterr().err) == "vigie : Deux lignes.\n"


@pytest.mark.parametrize(
    ("number", "code", "reason"),
    [
        (errno.ENOENT, 2, "fichier introuvable"),
        (errno.EACCES, 2, "accès refusé"),
        (errno.EISDIR, 2, "c’est un dossier"),
        (errno.ENOSPC, 3, "disque plein"),
        (errno.EIO, 3, "erreur de lecture ou d’écriture"),
    ],
)
def test_a_file_the_system_refuses_is_named(
    plant: Planted,
    capsys: pytest.CaptureFixture[str],
    number: int,
    code: int,
    reason: str,
) -> None:
    plant(raising(OSError(number, os.strerror(number), "page.html")))
    assert run(["essai"]) == code
    assert plain(capsys.readouterr().err) == f"vigie : « page.html » : {reason}\n"


def test_a_bug_crashes(plant: Planted) -> None:
    plant(raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        run(["essai"])


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_said_and_unfinished(
    plant: Planted, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    plant(raising(error))
    assert run(["essai"]) == 3
    assert capsys.readouterr().err == "vigie\u00a0: Interrompu.\n"


@pytest.mark.parametrize("code", [0, 1, 3])
def test_the_exit_code_a_verb_chose_is_kept(plant: Planted, code: int) -> None:
    plant(raising(SystemExit(code)))
    assert run(["essai"]) == code


def test_control_c_ends_a_verb_that_waits_for_input() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "prêt\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 3
    assert plain(errors) == "vigie : Interrompu.\n"


PLANTED = """
import sys, time, click
from types import ModuleType
from cli.app import VERBS, Verb, main
module = ModuleType("cli.essai")
VERBS["essai"] = Verb("essai", "")
sys.modules["cli.essai"] = module
"""
WAITING = (
    PLANTED
    + """
import signal
# A shell that starts tests in the background leaves SIGINT ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)

def callback():
    print("prêt", flush=True)
    time.sleep(60)
module.command = click.Command("essai", callback=callback)
main(["essai"])
"""
)
TALKATIVE = (
    PLANTED
    + """
def callback():
    for _ in range(100_000):
        click.echo("une ligne")
module.command = click.Command("essai", callback=callback)
main(["essai"])
"""
)


def test_a_reader_that_leaves_is_no_noise(tmp_path: Path) -> None:
    script = tmp_path / "bavard.py"
    script.write_text(TALKATIVE, encoding="utf-8")
    result = subprocess.run(
        f"{sys.executable} {script} | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert result.stdout == "une ligne\n"
    assert result.stderr == ""


@pytest.mark.parametrize("locale", ["C", "POSIX", "fr_FR.ISO-8859-1", "C.UTF-8"])
def test_output_is_utf_8_whatever_the_locale(locale: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cli", "--help"],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "latin-1"},
    )
    assert "Repère" in result.stdout.decode("utf-8")


def test_an_argument_that_is_not_utf_8_is_refused_without_a_traceback() -> None:
    result = subprocess.run(
        [sys.executable.encode(), b"-m", b"cli", b"\xff"],
        capture_output=True,
        check=False,
    )
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
