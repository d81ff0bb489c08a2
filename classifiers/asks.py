"""Which prices the reader is asked to pay for the assessed service.

A sum alone proves nothing: on these pages most sums are the benefit itself, the
rent, or the price of something else. A price is tied to the service by the words
of its own clause first, then by what stands around it; the reason is kept.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from classifiers.mentions.mention import How, Mention
from classifiers.mentions.price_model import Tax
from classifiers.mentions.prices import Price
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import FIRM, KINDS, Link, Offer
from classifiers.site import GOODS, NAMES, Place, TaggedSite
from dossier.model import FeeBasis, Origin

OBJECT, ASKED = "remuneration.objet", "remuneration.demande"
FREELY, RECEIVED = "remuneration.libre", "remuneration.pas_un_prix"
CONDITION = "remuneration.sous_condition"
"""Free if refused, free to compute, free at the body: not free for the act."""
NOTHING_TO_PAY, BAIT = "remuneration.rien_a_payer", "remuneration.appat"
TRIAL = "remuneration.entree"
"""What « it is free » speaks of when a simulation stands on the line or just above."""
NEUTRAL, UNIT = "remuneration.neutre", "autres_biens.unite"
EXAMPLE = "remuneration.exemple"
PRO = "public_vise.professionnels"
TRADES, OTHER_TRADE = 0.35, 1.5
"""Other goods for one word on benefits: from which closer ties are asked."""
PRICE_PAGES = re.compile(
    r"\b(?:tarifs?|prix|cgv|conditions (?:generales|financieres|tarifaires)|conditions$|abonnements?|abonner|formules?|offres?|honoraires|cout|coute"
    r"|financement|pricing|grille|combien|inscription|pack|souscription|contribution|participation|commander?|acheter|paiement|payer|remuneration|frais|souscrire|adhesion|adherer)\b"
)
CLAUSE = re.compile(r"[.;!?•|]\s+|\n|\s/\s")
WORD = re.compile(r"[a-z]{4,}")
ALONE = 25
"""Characters beside a price that still stands alone."""
MOST_LOOSE = 6
"""Sums without a word of their own on one page: more than that are not prices."""
AROUND = 2
"""Lines on each side in which a price still belongs to an act."""


class Tie(IntEnum):
    """What ties a price to the service, from nothing to the very clause."""

    NONE = 0
    SITE = 1
    """Recurring or alone on its line, on a site that lives from claims."""
    PAGE = 2
    """It stands on a page of prices."""
    NEAR = 3
    """An act stands within two lines, or it is on a button."""
    LABEL = 4
    """Its clause calls it a fee: « frais de dossier », « abonnement »."""
    ACT = 5
    """Its clause names the act, the file or the help."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A price with the reason to take it for a fee."""

    place: Place
    price: Price
    tie: Tie


def asks(site: TaggedSite, offered: tuple[Offer, ...]) -> tuple[Ask, ...]:
    """Prices asked of the reader for the service, in reading order; none without an offer."""
    wanted = _least_tie(site, offered)
    if wanted is None:
        return ()
    found = [
        Ask(Place(page, price.start, price.end), price, tie)
        for page in site.pages
        for clause, price, how in _clauses(page)
        if _possible(site, page, price, how)
        for tie in [_tie(site, page, price, clause)]
        if tie >= wanted or (tie and price.basis is FeeBasis.PERCENTAGE)
    ]
    named = any(ask.tie >= Tie.LABEL for ask in found)
    loose = Counter(ask.place.page.page.capture for ask in found if ask.tie < Tie.NEAR)
    return tuple(
        ask
        for ask in found
        if not (named and _of_something_else(ask))
        if ask.tie >= Tie.NEAR or loose[ask.place.page.page.capture] <= MOST_LOOSE
    )


def _least_tie(site: TaggedSite, offered: tuple[Offer, ...]) -> Tie | None:
    """How closely a price must be tied, given what the site is about."""
    linked = [offer for offer in offered if offer.link]
    if not linked:
        return None
    if says_free(site, offered):
        return Tie.ACT
    if site.other_trade or site.trade >= OTHER_TRADE:
        return Tie.ACT
    if not any(offer.acts and offer.link >= Link.NEAR for offer in linked):
        return Tie.PAGE if site.trade < TRADES else Tie.ACT
    if site.trade >= TRADES and not site.announced:
        return Tie.LABEL
    return Tie.SITE


def firmly_tied(asked: tuple[Ask, ...], offered: tuple[Offer, ...]) -> bool:
    """Whether a person would see the price and the act as one thing: an alert needs it."""
    priced = [ask.tie for ask in asked if ask.price.amount is not None]
    tie = max(priced, default=Tie.NONE)
    link = max((offer.link for offer in offered if offer.acts), default=Link.NONE)
    if link is Link.SENTENCE and any(map(_recurs, asked)):
        return True
    return tie >= (Tie.PAGE if link >= Link.NEAR else Tie.LABEL)


def _recurs(ask: Ask) -> bool:
    """« 29 € par mois » that opens its line or stands alone: what else is charged for?"""
    page, price = ask.place.page, ask.price
    line = page.lines(price.start, price.end, 0, 0)
    alone = (line[1] - line[0]) - (price.end - price.start) <= ALONE
    opens = price.start == line[0]
    recurs = price.basis is FeeBasis.SUBSCRIPTION
    return bool(ask.tie) and recurs and (alone or opens)


def says_free(site: TaggedSite, offered: tuple[Offer, ...]) -> bool:
    """Whether a sentence beside an act, or right after it, says that it costs nothing."""
    acts = {
        (offer.place.page.page.capture, offer.place.page.line(offer.place.start) + away)
        for offer in offered
        for away in range(-AROUND, AROUND + 1)
    }
    return any(
        (page.page.capture, page.line(claim.start)) in acts
        and not page.denied(claim)
        and not page.within(*page.sentence(claim.start, claim.end), BAIT, CONDITION)
        and not page.within(*page.lines(claim.start, claim.end, 1, 0), TRIAL)
        for page, claim in site.mentions(NOTHING_TO_PAY)
    )


def _possible(
    site: TaggedSite, page: TaggedPage, price: Price, how: frozenset[How]
) -> bool:
    if how or price.zero or price.instead_of or price.restates or price.net_of_credit:
        return False
    if price.benefit_label and not price.label and not _in_a_cell(page, price):
        return False
    sentence = page.sentence(price.start, price.end)
    if page.within(*sentence, FREELY, EXAMPLE):
        return False
    return site.plain(page) or bool(page.within(*sentence, "intermediaire.nous"))


def _in_a_cell(page: TaggedPage, price: Price) -> bool:
    """« Dossier RSA | 29 € »: what is sold in one cell, its price in the next."""
    first, _ = page.lines(price.start, price.end, 0, 0)
    sold = page.within(first, price.start, *KINDS)
    between = page.page.text[sold[-1].end : price.start] if sold else ""
    return between.endswith("\t") and sold[0].start == first


def _clauses(
    page: TaggedPage,
) -> Iterator[tuple[tuple[int, int], Price, frozenset[How]]]:
    """Each price with the words that are its own: what leads to it and what follows."""
    prices = page.prices
    for index, (price, how) in enumerate(prices):
        line = page.lines(price.start, price.end, 0, 0)
        first = max(line[0], prices[index - 1][0].end if index else 0)
        last = min(
            line[1], prices[index + 1][0].start if index + 1 < len(prices) else line[1]
        )
        breaks = list(CLAUSE.finditer(page.folded, first, price.start))
        if breaks and breaks[-1].end() < price.start:
            first = breaks[-1].end()
        stop = CLAUSE.search(page.folded, price.end, last)
        last = stop.start() if stop else last
        if last < line[1] and not stop and WORD.search(page.folded, first, price.start):
            last = _before_next(page, price.end, last)
        yield (min(first, price.start), max(last, price.end)), price, how


def _before_next(page: TaggedPage, start: int, end: int) -> int:
    """Where the words about this price end when another price follows on the line."""
    comma = page.folded.find(",", start, end)
    return comma if comma >= 0 else start


def _tie(
    site: TaggedSite, page: TaggedPage, price: Price, clause: tuple[int, int]
) -> Tie:
    own = _by_clause(page, price, clause)
    if own is not None:
        return own
    near = page.lines(price.start, price.end, AROUND, AROUND)
    line = page.lines(price.start, price.end, 0, 0)
    if page.within(*near, PRO) or _beside_goods(page, price, near):
        return Tie.NONE
    if _on_a_card(page, price, line):
        return Tie.ACT
    if page.within(*near, *KINDS) or page.origin(price.start) is Origin.BUTTON:
        return Tie.NEAR
    if _price_page(site, page) or price.basis is FeeBasis.PREMIUM_PHONE:
        return Tie.PAGE
    return Tie.SITE if _stands_out(page, price, line, near) else Tie.NONE


def _on_a_card(page: TaggedPage, price: Price, line: tuple[int, int]) -> bool:
    """Whether it stands alone right under a line that claims a named benefit."""
    if not line[0] or _other_words(page, price, line):
        return False
    above = page.lines(line[0] - 1, line[0] - 1, 0, 0)
    claimed = page.within(*above, *FIRM) and page.within(*above, *NAMES)
    return bool(claimed) and not page.within(*above, GOODS)


def _beside_goods(page: TaggedPage, price: Price, near: tuple[int, int]) -> bool:
    """Whether goods stand around the price, nearer than any act."""
    goods, acts = page.within(*near, GOODS), page.within(*near, *KINDS)
    return _nearer(price, goods, acts)


def _stands_out(
    page: TaggedPage, price: Price, line: tuple[int, int], near: tuple[int, int]
) -> bool:
    """Recurring or alone on its line, with nothing near that is received or named."""
    if page.within(*line, *NAMES) or page.within(*near, RECEIVED):
        return False
    alone = (line[1] - line[0]) - (price.end - price.start) <= ALONE
    return alone or price.basis is FeeBasis.SUBSCRIPTION


def _by_clause(page: TaggedPage, price: Price, clause: tuple[int, int]) -> Tie | None:
    """The tie that the clause itself makes or refuses; ``None`` when it is silent."""
    acts, asked = _acts(page, price, clause), page.within(*clause, ASKED)
    rate = price.basis is FeeBasis.PERCENTAGE
    received = [] if rate else page.within(*clause, RECEIVED)
    refused = (
        page.within(*clause, PRO)
        or _nearer(price, page.within(*clause, GOODS), acts)
        or _nearer(price, received, [*acts, *asked])
        or (price.benefit_label and not acts)
    )
    if refused:
        return Tie.NONE
    if acts:
        return Tie.ACT
    if not (price.label or asked or rate or price.tax is not Tax.UNSAID):
        return None
    beside = page.lines(price.start, price.end, 1, 1)
    return Tie.NONE if _beside_goods(page, price, beside) else Tie.LABEL


def _acts(page: TaggedPage, price: Price, clause: tuple[int, int]) -> list[Mention]:
    """Acts and files of the clause, but for those that only name the fee or hold the price."""
    fees = page.within(*clause, ASKED)
    return [
        act
        for act in page.within(*clause, *KINDS, OBJECT)
        if act.end <= price.start or act.start >= price.end
        if not any(fee.start <= act.start and act.end <= fee.end for fee in fees)
    ]


def _nearer(price: Price, some: list[Mention], others: list[Mention]) -> bool:
    """Whether one of ``some`` stands nearer to the price than all ``others``."""
    return bool(some) and not (
        others and _distance(price, others) <= _distance(price, some)
    )


def _distance(price: Price, mentions: Sequence[Mention]) -> int:
    return min(
        max(price.start - mention.end, mention.start - price.end, 0)
        for mention in mentions
    )


def _of_something_else(ask: Ask) -> bool:
    """Words of its own that name nothing known, beside prices that name the act."""
    if ask.tie >= Tie.LABEL or ask.price.basis is not FeeBasis.FIXED:
        return False
    page = ask.place.page
    line = page.lines(ask.price.start, ask.price.end, 0, 0)
    return _other_words(page, ask.price, line)


def _other_words(page: TaggedPage, price: Price, line: tuple[int, int]) -> bool:
    """Whether its line holds words that say more than « à partir de », « seulement »."""
    rest = page.folded[line[0] : price.start] + page.folded[price.end : line[1]]
    neutral = {
        word
        for mention in page.within(*line, NEUTRAL)
        for word in WORD.findall(page.folded[mention.start : mention.end])
    }
    return any(word not in neutral for word in WORD.findall(rest))


def _price_page(site: TaggedSite, page: TaggedPage) -> bool:
    title = page.folded.partition("\n")[0]
    words = re.sub(r"[-_/.]", " ", site.url_words(page))
    return bool(PRICE_PAGES.search(words) or PRICE_PAGES.search(title))
