"""Names of things the law speaks of. One slug is also a module, a lexicon and a test."""

from enum import StrEnum
from typing import NewType

ProvisionId = NewType("ProvisionId", str)
"""``css_l554_2``: code, then article, in snake case."""

BenefitId = NewType("BenefitId", str)
"""``rsa``, ``prime_activite``: unaccented snake case of the usual name."""

DisputedId = NewType("DisputedId", str)
"""Names an entry of ``cas_discutes.yml``."""

AdjacentId = NewType("AdjacentId", str)
"""Names a ground of ``adjacent.yml``."""


class ElementId(StrEnum):
    """The five questions every provision asks of a site."""

    INTERMEDIAIRE = "intermediaire"
    OFFRE_DE_SERVICES = "offre_de_services"
    REMUNERATION = "remuneration"
    PUBLIC_VISE = "public_vise"
    BUT_PRESTATIONS = "but_prestations"
