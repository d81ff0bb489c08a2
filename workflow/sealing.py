"""What seals in this home: its key, and the authority that its settings name."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dossier.errors import UnusableInputError
from dossier.settings import Settings
from evidence.authorities import HttpAuthority, LocalAuthority
from evidence.keys import SealingKey
from evidence.package import Sealer
from evidence.stamps import StampAuthority

KEYS: Final = "keys"
URL: Final = "VIGIE_TSA_URL"
ROOT: Final = "VIGIE_TSA_ROOT"


def sealer(settings: Settings, authority: StampAuthority | None = None) -> Sealer:
    """Seals with the key of this home, stamped by ``authority`` or that of the settings."""
    keys = settings.home / KEYS
    return Sealer(settings.home, SealingKey(keys), authority or stamper(settings))


def stamper(
    settings: Settings, environ: Mapping[str, str] = os.environ
) -> StampAuthority:
    """The authority at ``VIGIE_TSA_URL``, else this home's own (« non probant »).

    Raises ``UnusableInputError`` when ``VIGIE_TSA_ROOT`` does not say what to trust it by.
    """
    url, root = environ.get(URL, ""), environ.get(ROOT, "")
    if not url:
        return LocalAuthority(settings.home / KEYS / "horodatage")
    if not root:
        raise UnusableInputError(
            f"{URL} est donné sans {ROOT} : indiquez le certificat racine (PEM) de "
            "l’autorité de temps"
        )
    return HttpAuthority(url, Path(root).expanduser().absolute())
