"""Which addresses a seal captures: those asked for, or those that a site's review cites."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.targets import target
from dossier.case import CaseId
from dossier.model import Assessment, Outcome, Quote, SiteId
from dossier.store import Store
from web.addresses import AddressPolicy, Refusal

MOST_PAGES: Final = 15
BY_HAND: Final = "adresse désignée"
CITED: Final = "page citée par l’examen du site"
ENTRY: Final = "page d’entrée du site"


@dataclass(frozen=True, slots=True)
class Address:
    """One address to capture, and why."""

    site: SiteId
    url: str
    decided: str
    fallback: str = ""
    """Asked when nothing answers at ``url``."""
    refusal: Refusal | None = None
    """Why it is never asked."""


def addresses(
    store: Store, asked: Sequence[str], policy: AddressPolicy
) -> list[Address]:
    """What ``asked``, sites or addresses, come to; each address once, in their order.

    A site gives the pages that its decisions and its last assessment quote, at most
    ``MOST_PAGES``, else its entry page. Raises ``UnusableInputError`` for what is neither a
    site nor an address.
    """
    known = set(store.sites())
    found: dict[str, Address] = {}
    for text in asked:
        named = target(text, policy)
        given = "://" in text or text.strip() not in {named.site, f"www.{named.site}"}
        start = Address(
            named.site,
            named.url,
            BY_HAND if given else ENTRY,
            named.fallback,
            named.refusal,
        )
        cited = [] if given or named.site not in known else _cited(store, named.site)
        for each in cited or [start]:
            found.setdefault(each.url, each)
    return [_checked(each, policy) for each in found.values()]


def _checked(address: Address, policy: AddressPolicy) -> Address:
    """A quoted address was imported from anywhere: it is refused as any other is."""
    if address.refusal:
        return address
    return Address(
        address.site,
        address.url,
        address.decided,
        address.fallback,
        policy.check(address.url),
    )


def _cited(store: Store, site: SiteId) -> list[Address]:
    case = store.case_of(site)
    quotes = list(_decided(store, case.id)) if case else []
    assessment = store.assessment(site)
    if assessment:
        quotes += _quoted(assessment)
    urls = list(dict.fromkeys(quote.url for quote in quotes))[:MOST_PAGES]
    return [Address(site, url, CITED) for url in urls]


def _decided(store: Store, case: CaseId) -> Iterator[Quote]:
    """The words that persons relied on come first."""
    for decision in store.decisions(case).values():
        yield from (quote for quote in decision.quotes if isinstance(quote, Quote))


def _quoted(assessment: Assessment) -> Iterator[Quote]:
    """What the proposal rests on, then what speaks for the site, then who runs it."""
    findings = [*assessment.elements]
    for provision in assessment.provisions:
        findings += provision.findings
    met = [f for f in findings if f.outcome is Outcome.MET]
    others = [f for f in findings if f.outcome is not Outcome.MET]
    for finding in (*met, *others):
        yield from finding.quotes
    yield from (fee.quote for fee in assessment.fees)
    yield from (one.quote for one in assessment.exculpatory)
    if assessment.operator.quote:
        yield assessment.operator.quote
