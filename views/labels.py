"""Streamlit's built-in words in French, and its page as ours.

Each literal stands in the scripts of the pinned version exactly as it is written here;
a test finds every one of them, so that an upgrade cannot bring English back.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

LABELS: Final[Mapping[str, str]] = {
    "`Choose an option`": "`Choisir`",
    "`Choose options`": "`Choisir`",
    "`No options to select`": "`Rien à choisir`",
    "`No options to select.`": "`Rien à choisir.`",
    "`No results`": "`Rien de ce nom`",
    "`Clear value`": "`Effacer`",
    "`Clear all`": "`Tout effacer`",
    "`Clear entry`": "`Effacer`",
    "`Press Enter to ${e}`": "`Entrée pour valider`",
    "`Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}`": "`${r()?`⌘`:`Ctrl`}+Entrée pour valider`",
    "`Stopping...`:`Stop`": "`Arrêt…`:`Arrêter`",
    "`Running...`": "`Vigie calcule…`",
    "`Drag and drop a file here`": "`Déposer un fichier ici`",
    "`Drag and drop files here`": "`Déposer des fichiers ici`",
    "`Upload`": "`Choisir un fichier`",
    "`Add files`": "`Ajouter un fichier`",
    " per file`": " au plus par fichier`",
    "`Link to heading`": "`Lien vers ce titre`",
    "`Copy to clipboard`": "`Copier`",
    "`Copied`": "`Copié`",
    "`Help for ${": "`Aide : ${",
    '"aria-label":`Open`': '"aria-label":`Ouvrir`',
    '"aria-label":`Close`': '"aria-label":`Fermer`',
    '"aria-label":`Sidebar`': '"aria-label":`Menu de Vigie`',
    "`Expand sidebar`": "`Ouvrir le menu`",
    "`Collapse sidebar`": "`Fermer le menu`",
    "`App pages`": "`Pages`",
    "`Main menu`": "`Menu`",
    "`Skip to main content`": "`Aller au contenu`",
    "`View less`": "`Voir moins`",
    "`Fullscreen`": "`Plein écran`",
    "`Close fullscreen`": "`Quitter le plein écran`",
    "`Next page`": "`Page suivante`",
    "`Previous page`": "`Page précédente`",
    "`Image source failed to load`": "`L’image ne s’affiche pas`",
    "`Download failed`": "`Le téléchargement a échoué`",
    "`Connection error`": "`Vigie ne répond plus`",
    "`Network error`": "`Erreur de réseau`",
    "`Page not found`": "`Page introuvable`",
    "`The page that you have requested does not seem to exist`": (
        "`La page demandée n’existe pas`"
    ),
    "`Please wait...`": "`Un instant…`",
    "`Connection lost. Please wait for the app to reconnect, then try again.`": (
        "`Connexion perdue. Attendez qu’elle revienne, puis recommencez.`"
    ),
    "`Streamlit server is not responding. Are you connected to the internet?`": (
        "`Vigie ne répond pas. Est-elle encore lancée ?`"
    ),
    "`(opens in new tab)`": "`(dans un autre onglet)`",
}
"""A literal of the scripts, with its quotes → the same in French."""

PAGE: Final = (
    ('<html lang="en">', '<html lang="fr">'),
    ("<title>Streamlit</title>", "<title>Vigie</title>"),
)
NEEDLESS: Final = re.compile(
    r'<link rel="service-desc"[^>]*>|<script>\s*window\.prerenderReady = false\s*</script>'
    r"|<!--.*?-->|<noscript>.*?</noscript>",
    re.DOTALL,
)
WITHOUT_SCRIPT: Final = (
    "<noscript><p>Vigie a besoin de JavaScript. Activez-le, puis rechargez la page.</p>"
    "</noscript>"
)
_LITERALS: Final = re.compile("|".join(map(re.escape, LABELS)).encode())
_FRENCH: Final = {key.encode(): value.encode() for key, value in LABELS.items()}


def in_french(path: str, body: bytes, *, page: bool) -> bytes:
    """``body`` of what is served at ``path``, in French; other files come unchanged."""
    if page:
        return _page(body.decode("utf-8", "replace")).encode()
    if not path.startswith("/static/js/"):
        return body
    return _script(body)


def _page(text: str) -> str:
    for english, french in PAGE:
        text = text.replace(english, french)
    text = NEEDLESS.sub("", text)
    return text.replace("<body>", f"<body>{WITHOUT_SCRIPT}")


@lru_cache(maxsize=512)
def _script(body: bytes) -> bytes:
    return _LITERALS.sub(lambda found: _FRENCH[found[0]], body)
