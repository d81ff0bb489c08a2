"""Whether quoted words name a benefit that a text covers.

The catalogue's own convention: an alias in capitals matches those capitals as a whole
word, any other whatever its case and accents.
"""

import re
import unicodedata
from collections.abc import Iterable

from legal_refs.catalogue import Catalogue
from legal_refs.model import Benefit, Provision


def names_a_benefit(
    provision: Provision, quotes: Iterable[str], catalogue: Catalogue
) -> bool:
    """Whether one of ``quotes`` names a benefit of ``provision``."""
    said = " \n ".join(quotes)
    folded = _plain(said)
    covered = (catalogue.benefits[name] for name in provision.benefits)
    return any(_named(benefit, said, folded) for benefit in covered)


def _named(benefit: Benefit, said: str, folded: str) -> bool:
    return any(
        _whole(alias, said) if alias.isupper() else _whole(_plain(alias), folded)
        for alias in benefit.aliases
    )


def _whole(alias: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(alias)}(?:e?s)?(?!\w)", text) is not None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())
