"""Is it addressed to insured persons, recipients, or anyone?"""

from classifiers.folding import fold
from classifiers.lexicon import load_classes
from classifiers.offers import Link, Offer
from classifiers.quoting import quotes
from classifiers.site import Place, TaggedSite
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.PUBLIC_VISE
PERSONS, PROS = "public_vise.personnes", "public_vise.professionnels"
YOU = frozenset(map(fold, load_classes()["vous"]))
DOMINANT = 3
"""Different words for professionals before a site is taken to address them."""


def assess(site: TaggedSite, offered: tuple[Offer, ...]) -> Finding:
    """Read beside the acts: whom does the sentence of the offer speak to?

    An offer to claim a named benefit speaks to those who may claim it, at least.
    """
    beside = [
        Place(offer.place.page, mention.start, mention.end)
        for offer in offered
        for mention in offer.place.page.within(
            *offer.place.page.lines(offer.place.start, offer.place.end, 2, 2), PERSONS
        )
    ]
    pros = [
        Place(page, mention.start, mention.end)
        for page, mention in site.mentions(PROS)
    ]
    if pros and _for_professionals(site, offered):
        return Finding(ELEMENT, Outcome.NOT_MET, quotes(pros))
    acting = {offer.place.page.page.capture for offer in offered}
    anywhere = [
        Place(page, mention.start, mention.end)
        for page, mention in site.mentions(PERSONS)
        if page.page.capture in acting
    ]
    aimed = [offer.place for offer in offered if offer.link is Link.SENTENCE]
    if offered and (found := beside or anywhere or aimed):
        return Finding(ELEMENT, Outcome.MET, quotes(sorted(found, key=_only_you), most=1))
    return Finding(ELEMENT, Outcome.UNDETERMINED)


def _only_you(place: Place) -> bool:
    """« vous » says less than « retraités »: nouns first."""
    return place.page.folded[place.start : place.end] in YOU


def _for_professionals(site: TaggedSite, offered: tuple[Offer, ...]) -> bool:
    """Many words for professionals, and more offers made beside them than not."""
    if len(site.cues(PROS)) < DOMINANT:
        return False
    to_pros = sum(
        bool(
            offer.place.page.within(
                *offer.place.page.lines(offer.place.start, offer.place.end, 4, 4), PROS
            )
        )
        for offer in offered
    )
    return to_pros * 2 >= len(offered)
