"""Which acts the site offers, and towards what: the link from an act to a benefit."""

import re
from dataclasses import dataclass
from enum import IntEnum

from classifiers.mentions.benefits import BODY
from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage
from classifiers.site import APPARATUS, GOODS, NAMES, Place, TaggedSite
from classifiers.subjects import acts_itself
from classifiers.voice import priced_like_goods, says_itself

ACT, TASK = "offre_de_services.acte", "offre_de_services.tache"
HELP, SUPPORT = "offre_de_services.aide", "offre_de_services.soutien"
GENERATED, PRODUCT = "offre_de_services.generation", "offre_de_services.produit"

BROAD, MISLED = "offre_de_services.large", "offre_de_services.faux"
"""Someone of the site and a file, whatever the verb; and the verbs that only inform."""

KINDS = (ACT, TASK, HELP, SUPPORT, GENERATED, PRODUCT, BROAD)
FIRM = (ACT, TASK, HELP, BROAD)
"""Kinds that found an offer; the others only make one likely."""
DONE_TO_US = re.compile(r"nous (?!\w*(?:ment|souvent)\b)\w+ent\b")
"""« Ils nous suivent »: the site receives and does not act."""
MOST_ACTS = 1500
"""Acts of one page that are read: a page that says more says nothing new."""


class Link(IntEnum):
    """How close a benefit stands to the act."""

    NONE = 0
    SITE = 1
    NEAR = 2
    SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """An act proposed to the reader, by the site, here and now."""

    place: Place
    kind: str
    link: Link

    @property
    def firm(self) -> bool:
        """Whether it founds the element by itself."""
        return self.kind in FIRM

    @property
    def acts(self) -> bool:
        """Whether the site does it in the person's stead, and not only beside them."""
        return self.kind in (ACT, TASK, BROAD)

    @property
    def generated(self) -> bool:
        """The reader sends the paper: whether that is an intermediary is disputed."""
        return self.kind == GENERATED


def offers(site: TaggedSite) -> tuple[Offer, ...]:
    """Acts asserted by the site, strongest link first, then in reading order."""
    found = [
        Offer(Place(page, act.start, act.end), act.kind, link)
        for page in site.pages
        for act in page.of(*KINDS)[:MOST_ACTS]
        if act.asserted and _own(site, page, act)
        for link in [_link(site, page, act)]
        if _close_enough(site, page, act, link)
    ]
    return tuple(
        sorted(found, key=lambda offer: (not offer.firm, -offer.link, offer.kind))
    )


def _own(site: TaggedSite, page: TaggedPage, act: Mention) -> bool:
    """Whether the site itself is the one who acts."""
    sentence = page.sentence(act.start, act.end)
    if not site.plain(page) or page.within(*sentence, APPARATUS):
        return False
    voiced = site.voiced or _by_name(site, page, act)
    if not voiced and site.short:
        voiced = says_itself(page, act) or priced_like_goods(page, act)
    return voiced and acts_itself(page, act)


def _by_name(site: TaggedSite, page: TaggedPage, act: Mention) -> bool:
    """« AlloDossier remplit la demande »: the site's name right before a verb, not in a title."""
    if site.name is None or act.kind != ACT or not page.line(act.start):
        return False
    first, _ = page.sentence(act.start, act.end)
    return bool(site.name.search(page.folded, first, act.start))


def _close_enough(site: TaggedSite, page: TaggedPage, act: Mention, link: Link) -> bool:
    """Help counts beside a benefit only; a product, beside a price as well."""
    if act.kind == BROAD:
        if DONE_TO_US.match(page.folded, act.start):
            return False
        first, last = page.sentence(act.start, act.end)
        known = link >= Link.NEAR or (link is Link.SITE and site.lives_from_claims)
        return known and not page.within(act.start, last, MISLED)
    if act.kind in (HELP, SUPPORT):
        return link is Link.SENTENCE
    if act.kind == PRODUCT:
        first, last = page.lines(act.start, act.end, 0, 1)
        return link is Link.SENTENCE and any(
            not how and not price.benefit_label
            for price, how in page.priced(first, last)
        )
    return link is not Link.NONE


def _link(site: TaggedSite, page: TaggedPage, act: Mention) -> Link:
    sentence = page.sentence(act.start, act.end)
    if page.within(*sentence, *NAMES):
        return Link.SENTENCE
    goods = bool(page.within(*sentence, GOODS))
    if page.within(*sentence, BODY):
        return Link.NEAR if goods else Link.SENTENCE
    if goods:
        return Link.NONE
    if page.within(*page.lines(act.start, act.end, 3, 3), *NAMES, BODY):
        return Link.NEAR
    return Link.SITE if site.names_benefits else Link.NONE
