"""Does the site offer to act? The offer is enough; the act need not follow."""

from classifiers.offers import Offer
from classifiers.quoting import quotes
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.OFFRE_DE_SERVICES


def assess(offered: tuple[Offer, ...]) -> Finding:
    """``MET`` on an act towards benefits; a mere simulation leaves it undetermined."""
    if not offered:
        return Finding(ELEMENT, Outcome.UNDETERMINED)
    firm = [offer.place for offer in offered if offer.firm]
    if not firm:
        likely = quotes((offer.place for offer in offered), most=3)
        return Finding(ELEMENT, Outcome.UNDETERMINED, likely)
    return Finding(ELEMENT, Outcome.MET, quotes(firm, most=1))
