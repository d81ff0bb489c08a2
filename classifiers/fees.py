"""Which sums the reader is asked to pay for the assessed service.

A sum alone proves nothing: on these pages most sums are the benefit itself, the
rent, or the price of something else. A price becomes a fee by what stands
around it; every weight below is one sentence a person can check.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from classifiers.mentions.mention import How
from classifiers.mentions.prices import Price
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import KINDS, Offer
from classifiers.site import GOODS, NAMES, Place, TaggedSite
from dossier.model import Fee, FeeBasis, Origin

ACTS = KINDS
ASKED = "remuneration.demande"
FREELY, NO_PRICE = "remuneration.libre", "remuneration.pas_un_prix"
NOTHING_TO_PAY, BAIT = "remuneration.rien_a_payer", "remuneration.appat"
PRO = "public_vise.professionnels"
ENOUGH = 3
MUCH_TRADE = 1.5
FREE_HANDICAP = 3
UNANNOUNCED = 2
"""Where the act is said to be free, only a price tied closely to it counts."""
PRICE_PAGES = ("tarif", "prix", "cgv", "conditions", "abonnement", "formule", "offre")


@dataclass(frozen=True, slots=True)
class Ask:
    """A price with the reasons to take it for a fee."""

    place: Place
    price: Price
    weight: int


def asks(site: TaggedSite, offered: tuple[Offer, ...]) -> tuple[Ask, ...]:
    """Prices asked of the reader for the service, in reading order."""
    core = any(offer.link for offer in offered) and site.trade < MUCH_TRADE
    enough = ENOUGH + (0 if site.announced else UNANNOUNCED)
    free = FREE_HANDICAP if says_free(site, offered) else 0
    return tuple(
        Ask(Place(page, price.start, price.end), price, weight)
        for page in site.pages
        for price, how in page.prices
        if _possible(site, page, price, how)
        for weight in [_weigh(site, page, price) + (2 if core else 0)]
        if _tied(site, page, price)
        if weight >= enough + (0 if price.basis is FeeBasis.PERCENTAGE else free)
    )


def says_free(site: TaggedSite, offered: tuple[Offer, ...]) -> bool:
    """Whether a sentence beside an act, or right after it, says that it costs nothing."""
    return any(
        not page.within(*page.sentence(claim.start, claim.end), BAIT)
        and any(
            offer.place.page is page
            and abs(page.line(offer.place.start) - page.line(claim.start)) <= 1
            for offer in offered
        )
        for page, claim in site.mentions(NOTHING_TO_PAY)
    )


def _possible(
    site: TaggedSite, page: TaggedPage, price: Price, how: frozenset[How]
) -> bool:
    if how or price.zero or price.instead_of or price.restates or price.net_of_credit:
        return False
    if price.benefit_label and not price.label:
        return False
    sentence = page.sentence(price.start, price.end)
    if page.within(*sentence, FREELY):
        return False
    if site.plain(page):
        return True
    return bool(page.within(*sentence, "intermediaire.nous"))


def _weigh(site: TaggedSite, page: TaggedPage, price: Price) -> int:
    line = page.lines(price.start, price.end, 0, 0)
    sentence = page.sentence(price.start, price.end)
    near = page.lines(price.start, price.end, 3, 3)
    for_act = bool(page.within(*line, *ACTS))
    for_us = for_act or bool(price.label) or bool(page.within(*line, ASKED))
    return sum(
        (
            2 if price.label else 0,
            2 if price.basis in (FeeBasis.PERCENTAGE, FeeBasis.PREMIUM_PHONE) else 0,
            1 if price.basis is FeeBasis.SUBSCRIPTION or price.tax else 0,
            _beside(page, line, near, (ASKED,), 2, 1),
            _beside(page, line, near, ACTS, 2, 2),
            1 if page.origin(price.start) is Origin.BUTTON else 0,
            1 if _price_page(site, page) else 0,
            _beside(page, line, near, (GOODS,), -4, 0 if for_act else -2),
            _beside(page, line, near, (PRO,), -4, -3),
            -2 if page.within(*line, *NAMES) and not for_us else 0,
            -2 if price.benefit_label else 0,
            -3 if not price.label and page.within(*sentence, NO_PRICE) else 0,
        )
    )


def _tied(site: TaggedSite, page: TaggedPage, price: Price) -> bool:
    """Whether something near ties the price to a service rather than to nothing."""
    near = page.lines(price.start, price.end, 3, 3)
    return (
        bool(price.label)
        or price.basis in (FeeBasis.PERCENTAGE, FeeBasis.PREMIUM_PHONE)
        or page.origin(price.start) is Origin.BUTTON
        or _price_page(site, page)
        or bool(page.within(*near, *ACTS, ASKED))
    )


def _beside(
    page: TaggedPage,
    line: tuple[int, int],
    near: tuple[int, int],
    kinds: tuple[str, ...],
    same: int,
    close: int,
) -> int:
    """``same`` when one stands on the line, ``close`` when within three lines, else 0."""
    if page.within(*line, *kinds):
        return same
    return close if page.within(*near, *kinds) else 0


def _price_page(site: TaggedSite, page: TaggedPage) -> bool:
    head = site.url_words(page) + " " + page.folded[:120]
    return any(word in head for word in PRICE_PAGES)


def as_fees(asked: tuple[Ask, ...]) -> tuple[Fee, ...]:
    """Fees unique by amount, basis and period, in reading order."""
    unique: dict[tuple[object, ...], Fee] = {}
    for fee in _fees(asked):
        unique.setdefault((fee.amount, fee.currency, fee.basis, fee.period), fee)
    return tuple(unique.values())


def _fees(asked: tuple[Ask, ...]) -> Iterator[Fee]:
    for ask in asked:
        price = ask.price
        yield Fee(
            amount=price.amount,
            currency=price.currency,
            basis=price.basis,
            period=price.period,
            agreed_beforehand=price.amount is not None,
            quote=ask.place.quote(),
        )
