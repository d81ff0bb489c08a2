"""Does the site offer to act? The offer is enough; the act need not follow."""

from classifiers.offers import Link, Offer
from classifiers.quoting import quotes
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.OFFRE_DE_SERVICES
SEVERAL = 2
"""Acts on pages that name benefits elsewhere, before they count without a closer link."""


def assess(offered: tuple[Offer, ...]) -> Finding:
    """``MET`` on an act linked to benefits; a mere simulation leaves it undetermined."""
    linked = [offer for offer in offered if offer.link >= Link.NEAR]
    loose = [offer for offer in offered if offer.link is Link.PAGE]
    chosen = linked or (loose if len(loose) >= SEVERAL else [])
    if not chosen:
        return Finding(ELEMENT, Outcome.UNDETERMINED)
    return Finding(ELEMENT, Outcome.MET, quotes(offer.place for offer in chosen))
