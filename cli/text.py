"""``vigie text``: the canonical text of one file, exactly."""

import sys
from pathlib import Path

import click


@click.command(name="text")
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Afficher le texte canonique d’un fichier (HTML, PDF, JSON ou texte).

    Le texte sort tel que les citations le comptent, en UTF-8, sans rien ajouter :
    ni saut de ligne final, ni couleur.
    """
    from workflow.texts import read_file  # noqa: PLC0415 - the help reads nothing

    sys.stdout.buffer.write(read_file(file).text.encode())
    sys.stdout.buffer.flush()
