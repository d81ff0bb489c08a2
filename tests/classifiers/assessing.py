"""Small sites assessed in one line, for the tests of this folder."""

from datetime import UTC, datetime
from functools import cache

from classifiers.assess import SiteAssessor
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import offers
from classifiers.site import TaggedSite
from classifiers.tagger import PageTagger
from dossier.model import Assessment, CaptureId, Finding, PageText, SiteId
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId

DAY = datetime(2026, 6, 1, tzinfo=UTC)
HOST = "essai.example"


@cache
def assessor() -> SiteAssessor:
    """Built once a process."""
    return SiteAssessor(catalogue())


@cache
def tagger() -> PageTagger:
    """Built once a process."""
    return PageTagger(catalogue())


def page(text: str, path: str = "", host: str = HOST) -> PageText:
    """One page of a fictional site."""
    return PageText(
        CaptureId(f"{host}/{path}"),
        SiteId(host),
        f"https://{host}/{path}",
        text,
        captured_at=DAY,
    )


def assess(*texts: str, host: str = HOST) -> Assessment:
    """A site of these pages, the first at its root."""
    pages = [page(text, f"p{n}" if n else "", host) for n, text in enumerate(texts)]
    return assessor().assess(SiteId(host), pages)


def tag(text: str, path: str = "") -> TaggedPage:
    """One page, with its mentions."""
    return tagger().tag(page(text, path))


def tagged(*texts: str, host: str = HOST) -> TaggedSite:
    """A site of these pages, before any element is assessed."""
    pages = [page(text, f"p{n}" if n else "", host) for n, text in enumerate(texts)]
    return TaggedSite(SiteId(host), tuple(tagger().tag(one) for one in pages))


def offered(*texts: str) -> list[str]:
    """Words of the firm offers that a site of these pages makes."""
    return [offer.place.words().text for offer in offers(tagged(*texts)) if offer.firm]


def finding(element: ElementId, *texts: str) -> Finding:
    """The answer for one element."""
    return {found.element: found for found in assess(*texts).elements}[element]


def fees(*texts: str) -> set[tuple[str, str, str]]:
    """Amount, basis and period of each fee; ``""`` where there is none."""
    return {
        (
            "" if fee.amount is None else f"{fee.amount.normalize():f}",
            fee.basis.value,
            fee.period.value if fee.period else "",
        )
        for fee in assess(*texts).fees
    }
