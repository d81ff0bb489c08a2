"""Is it to obtain named social benefits?"""

from collections import Counter

from classifiers.mentions.benefits import BENEFIT
from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import Link, Offer
from classifiers.quoting import quotes
from classifiers.site import GOODS, NAMES, Place, TaggedSite
from dossier.model import Finding, Origin, Outcome
from legal_refs.ids import BenefitId, ElementId

ELEMENT = ElementId.BUT_PRESTATIONS


def assess(site: TaggedSite, offered: tuple[Offer, ...]) -> Finding:
    """``MET`` when benefits are named on the pages that offer to act."""
    places = [Place(page, m.start, m.end) for page, m in _aimed(site, offered)]
    if places:
        return Finding(ELEMENT, Outcome.MET, quotes(places, most=3))
    return Finding(ELEMENT, Outcome.UNDETERMINED)


def benefits(site: TaggedSite, offered: tuple[Offer, ...]) -> tuple[BenefitId, ...]:
    """Benefits aimed at, the most named first, then by slug."""
    counts = Counter(
        mention.role
        for _, mention in _aimed(site, offered)
        if mention.kind.startswith(f"{BENEFIT}.")
    )
    return tuple(
        BenefitId(slug)
        for slug, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _aimed(
    site: TaggedSite, offered: tuple[Offer, ...]
) -> list[tuple[TaggedPage, Mention]]:
    """Names on the site, nearest to an act first; none when no act is linked."""
    if not any(offer.link for offer in offered):
        return []
    acting = {offer.place.page.page.capture for offer in offered if offer.link}
    named = [
        (page, mention)
        for page, mention in site.mentions(*NAMES)
        if site.plain(page) and not _about_goods(page, mention)
    ]
    close = {
        (offer.place.page.page.capture, mention.start)
        for offer in offered
        if offer.link >= Link.NEAR
        for mention in offer.place.page.within(
            *offer.place.page.lines(offer.place.start, offer.place.end, 3, 3), *NAMES
        )
    }
    return sorted(
        named,
        key=lambda item: (
            item[0].origin(item[1].start) in (Origin.TITLE, Origin.LINK, Origin.META),
            (item[0].page.capture, item[1].start) not in close,
            item[0].page.capture not in acting,
        ),
    )


def _about_goods(page: TaggedPage, mention: Mention) -> bool:
    first, last = page.sentence(mention.start, mention.end)
    return bool(page.within(first, last, GOODS))
