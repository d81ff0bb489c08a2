"""Writes docs/commands.md from the commands themselves: `python -m cli.reference`."""

import sys

from cli.app import VERBS, help_page, verbs_of

HEAD = """# Commandes

Cette page est écrite par `make reference` à partir des commandes elles-mêmes.

Codes de retour : 0, fait ; 1, fait, mais quelque chose n’est pas comme il le faudrait ; 2, arguments ou
données inutilisables ; 3, travail inachevé.

## Réglages

| variable | rôle |
|---|---|
| `VIGIE_HOME` | dossier des données ; `data/var` du dossier courant par défaut |
| `VIGIE_DATABASE_URL` | `sqlite:///…` ou `postgresql://…` ; un fichier de `VIGIE_HOME` par défaut |
| `VIGIE_CONTACT` | page ou adresse électronique donnée à chaque site parcouru, pour qu’il puisse écrire |
| `VIGIE_TSA_URL` | autorité de temps (RFC 3161) qui date les pièces ; à défaut, une autorité locale, « non probante » |
| `VIGIE_TSA_ROOT` | fichier PEM du certificat racine de cette autorité, suivi de ses intermédiaires |
| `VIGIE_ALLOW_LOOPBACK` | `1` laisse parcourir cette machine : essais et démonstration seulement |
"""


def reference() -> str:
    """The whole page: the list of commands, then each help page as it is printed."""
    pages = [("vigie", help_page("vigie"))]
    for name in VERBS:
        paths = [(name,), *((name, verb) for verb in verbs_of(name))]
        pages += [
            (f"vigie {' '.join(path)}", help_page("vigie", *path)) for path in paths
        ]
    parts = [f"## {title}\n\n```text\n{page}\n```\n" for title, page in pages]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    sys.stdout.write(reference())
