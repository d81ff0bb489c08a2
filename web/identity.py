"""How the house names itself to the servers it reads."""

import unicodedata

PRODUCT = "Vigie"
"""The token a robots.txt may address."""


def user_agent(contact: str = "", controller: str = "") -> str:
    """The honest name sent with every request.

    ``contact`` is a page, or an e-mail address, where a site may write; ``controller``
    is who answers for the reading. Both are written in printable ASCII.
    """
    told = ["robot de lecture"]
    if controller:
        told.append(_ascii(controller))
    if contact:
        told.append(f"+{_ascii(contact)}")
    return f"{PRODUCT}/0.1 ({'; '.join(told)})"


def _ascii(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(sign for sign in flat if sign.isprintable() and sign not in "();")
