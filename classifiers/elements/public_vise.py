"""Is it addressed to insured persons, recipients, or anyone?"""

from classifiers.folding import fold
from classifiers.lexicon import load_classes
from classifiers.offers import Link, Offer
from classifiers.quoting import quotes
from classifiers.site import NAMES, Place, TaggedSite
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.PUBLIC_VISE
PERSONS, PROS = "public_vise.personnes", "public_vise.professionnels"
YOU = frozenset(map(fold, load_classes()["vous"]))
AROUND, ENOUGH = 2, 2
DOMINANT = 3
"""Different words for professionals before a site is taken to address them."""


def assess(site: TaggedSite, offered: tuple[Offer, ...]) -> Finding:
    """Read beside the acts: whom does the sentence of the offer speak to?

    An offer to claim a benefit named beside it speaks to those who may claim it, at least.
    """
    pros = [
        Place(page, mention.start, mention.end) for page, mention in site.mentions(PROS)
    ]
    if pros and _for_professionals(site, offered):
        return Finding(ELEMENT, Outcome.NOT_MET, quotes(pros, most=2))
    if not offered:
        return Finding(ELEMENT, Outcome.UNDETERMINED)
    acting = {offer.place.page.page.capture for offer in offered}
    named = [
        Place(page, mention.start, mention.end)
        for page, mention in site.said(PERSONS)
        if page.page.capture in acting
    ]
    aimed = [offer.place for offer in offered if offer.link is Link.SENTENCE]
    aimed += [name for offer in offered for name in _named_beside(offer)]
    near = {offer.place.page.line(offer.place.start) for offer in offered}
    ranked = sorted((_says_little(place, near), n) for n, place in enumerate(named))
    chosen = [named[n] for (nouns, far), n in ranked if nouns or not far]
    if found := [*chosen, *aimed]:
        return Finding(ELEMENT, Outcome.MET, quotes(found, most=1))
    return Finding(ELEMENT, Outcome.UNDETERMINED)


def _named_beside(offer: Offer) -> list[Place]:
    """Benefits named within three lines of an act that founds the offer."""
    if not offer.firm or offer.link is not Link.NEAR:
        return []
    page = offer.place.page
    around = page.lines(offer.place.start, offer.place.end, 3, 3)
    return [Place(page, name.start, name.end) for name in page.within(*around, *NAMES)]


def _says_little(place: Place, near: set[int]) -> tuple[int, bool]:
    """Sentences that name most kinds of persons first, then those close to an act."""
    page = place.page
    sentence = page.sentence(place.start, place.end)
    nouns = {
        page.folded[mention.start : mention.end]
        for mention in page.within(*sentence, PERSONS)
    } - YOU
    line = page.line(place.start)
    close = any(abs(line - other) <= AROUND for other in near)
    return (-min(len(nouns), ENOUGH), not close)


def _for_professionals(site: TaggedSite, offered: tuple[Offer, ...]) -> bool:
    """Many words for professionals, and at least half of the offers made beside them."""
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
