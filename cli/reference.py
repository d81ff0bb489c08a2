"""Writes docs/commands.md from the commands themselves: `python -m cli.reference`."""

import sys

from cli.app import VERBS, help_page

HEAD = """# Commandes

Cette page est écrite par `make reference` à partir des commandes elles-mêmes.

Codes de retour : 0, fait ; 1, fait, mais quelque chose n’est pas comme il le faudrait ; 2, arguments ou
données inutilisables ; 3, travail inachevé.
"""


def reference() -> str:
    """The whole page: the list of commands, then each help page as it is printed."""
    pages = [("vigie", help_page("vigie"))]
    pages += [(f"vigie {name}", help_page("vigie", name)) for name in VERBS]
    parts = [f"## {title}\n\n```text\n{page}\n```\n" for title, page in pages]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    sys.stdout.write(reference())
