"""Small pages of fictional sites, as JSON lines."""

import json

OFFER = (
    "Nos experts remplissent votre dossier RSA et l’envoient à la CAF.\n"
    "Frais de dossier : 29,90 € TTC."
)
LIBRARY = "La bibliothèque ouvre le mardi.\nInscription gratuite pour tous."


def line(**keys: object) -> str:
    """One JSON line."""
    return json.dumps(keys, ensure_ascii=False)


def html(text: str) -> str:
    """The text as the paragraphs of a page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.splitlines())
    return f"<html><body>{body}</body></html>"
