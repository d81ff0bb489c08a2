"""Is it to obtain named social benefits?"""

from collections import Counter

from classifiers.mentions.benefits import BENEFIT
from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import KINDS, Offer
from classifiers.quoting import quotes
from classifiers.site import GOODS, NAMES, Place, TaggedSite
from dossier.model import Finding, Origin, Outcome
from legal_refs.ids import BenefitId, ElementId

MANY = 4
ELEMENT = ElementId.BUT_PRESTATIONS


def assess(site: TaggedSite, offered: tuple[Offer, ...]) -> Finding:
    """``MET`` when benefits are named on the pages that offer to act."""
    places = [Place(page, m.start, m.end) for page, m in _aimed(site, offered)]
    if places:
        return Finding(ELEMENT, Outcome.MET, quotes(places, most=1))
    return Finding(ELEMENT, Outcome.UNDETERMINED)


def benefits(site: TaggedSite, offered: tuple[Offer, ...]) -> tuple[BenefitId, ...]:
    """Benefits aimed at, the most named first, then by slug.

    Those of the sentences that act, of the lines around them, of titles and of lists;
    a benefit named elsewhere counts only when none of these names one.
    """
    named = _aimed(site, offered)
    close = _close(offered)
    sure = [item for item in named if _at(*item) in close or _announced(*item)]
    counts = Counter(
        mention.role
        for _, mention in sure or named
        if mention.kind.startswith(f"{BENEFIT}.")
    )
    return tuple(
        BenefitId(slug)
        for slug, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _at(page: TaggedPage, mention: Mention) -> tuple[str, int]:
    return page.page.capture, mention.start


def _close(offered: tuple[Offer, ...]) -> set[tuple[str, int]]:
    """Where benefits stand in the sentence of an act, else within three lines."""
    found = set()
    for offer in offered:
        page, place = offer.place.page, offer.place
        span = page.sentence(place.start, place.end)
        if not page.within(*span, *NAMES):
            span = page.lines(place.start, place.end, 3, 3)
        found |= {_at(page, mention) for mention in page.within(*span, *NAMES)}
    return found


def _announced(page: TaggedPage, mention: Mention) -> bool:
    """Whether a title names it, or a sentence that lists several."""
    if page.origin(mention.start) is Origin.TITLE or not page.line(mention.start):
        return True
    around = page.sentence(mention.start, mention.end)
    return len({name.role for name in page.within(*around, BENEFIT)}) > 1


def _aimed(
    site: TaggedSite, offered: tuple[Offer, ...]
) -> list[tuple[TaggedPage, Mention]]:
    """Names on the site, in the sentences that act first; none when no act is linked."""
    if not any(offer.link for offer in offered):
        return []
    close = _close(offered)
    named = [
        (page, mention)
        for page, mention in site.said(*NAMES)
        if site.plain(page) and not _about_goods(page, mention)
    ]
    return sorted(
        named,
        key=lambda item: (
            item[0].origin(item[1].start) in (Origin.TITLE, Origin.LINK, Origin.META),
            -_named_together(*item) - 2 * (_at(*item) in close),
        ),
    )


def _named_together(page: TaggedPage, mention: Mention) -> int:
    """Different benefits in the same sentence: a list says what the offer is about."""
    around = page.sentence(mention.start, mention.end)
    return min(MANY, len({name.role for name in page.within(*around, BENEFIT)}))


def _about_goods(page: TaggedPage, mention: Mention) -> bool:
    """Whether its sentence names goods: before a list of benefits, or nearer than any act."""
    around = page.sentence(mention.start, mention.end)
    goods, acts = page.within(*around, GOODS), page.within(*around, *KINDS)
    if not goods:
        return False
    if _named_together(page, mention) > 1 and goods[0].start > mention.end:
        return False
    return not (acts and _nearest(mention, acts) < _nearest(mention, goods))


def _nearest(mention: Mention, others: list[Mention]) -> int:
    return min(
        max(mention.start - other.end, other.start - mention.end, 0) for other in others
    )
