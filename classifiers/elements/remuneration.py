"""Is money due from the reader for it?

One fee settles it, whatever else the pages claim: « gratuit » on the way in never
clears a site. A free claim about the act itself, with no fee anywhere, does.
"""

from classifiers.asks import Ask
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import ACT
from classifiers.quoting import quotes
from classifiers.site import Place, TaggedSite
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.REMUNERATION
FREE, BAIT = "remuneration.gratuit", "remuneration.appat"


def assess(site: TaggedSite, asked: tuple[Ask, ...]) -> Finding:
    """Fees first; then the free claims that bear on the act; else undetermined."""
    priced = [ask for ask in asked if ask.price.amount is not None]
    if chosen := sorted(priced, key=lambda ask: -ask.tie):
        return Finding(ELEMENT, Outcome.MET, quotes(ask.place for ask in chosen))
    if asked:
        return Finding(ELEMENT, Outcome.UNDETERMINED, quotes(a.place for a in asked))
    if free := [place for page in site.pages for place in _free(page)]:
        return Finding(ELEMENT, Outcome.NOT_MET, quotes(free))
    return Finding(ELEMENT, Outcome.UNDETERMINED)


def _free(page: TaggedPage) -> list[Place]:
    """Free claims that are neither denied nor a bait and stand beside an act."""
    found = []
    for claim in page.of(FREE):
        first, last = page.sentence(claim.start, claim.end)
        if page.denied(claim) or page.within(first, last, BAIT):
            continue
        if page.within(*page.lines(claim.start, claim.end, 1, 1), ACT):
            found.append(Place(page, claim.start, claim.end))
    return found
