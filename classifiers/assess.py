"""A site's pages to its assessment: elements, provisions, verdict, and what speaks for it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from urllib.parse import urlsplit

from classifiers import lexicon
from classifiers.asks import asks, firmly_tied
from classifiers.disputed import ceiling, disputed
from classifiers.elements import (
    but_prestations,
    intermediaire,
    offre_de_services,
    public_vise,
    remuneration,
)
from classifiers.exculpatory import exculpatory
from classifiers.fees import as_fees
from classifiers.missing import missing
from classifiers.offers import offers
from classifiers.operator import operator
from classifiers.probability import MODEL, probability
from classifiers.provisions import grounds, measure
from classifiers.site import TaggedSite
from classifiers.standing import standing
from classifiers.tagger import PageTagger
from classifiers.verdict import Reading, verdict
from dossier.model import (
    Assessment,
    PageText,
    ProvisionState,
    SiteId,
    Verdict,
    Versions,
)
from legal_refs.catalogue import Catalogue


class SiteAssessor:
    """Measures sites; built once, then pure: same pages in, same assessment out."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tagger = PageTagger(catalogue)
        self._official = frozenset(
            host.removeprefix("www.")
            for benefit in catalogue.benefits.values()
            if (host := urlsplit(benefit.route.url).hostname)
        )
        self._versions = Versions(
            law=catalogue.digest[:16],
            lexicons=lexicon.digest(),
            model=MODEL,
            code=version("vigie"),
        )

    def assess(self, site: SiteId, pages: Sequence[PageText]) -> Assessment:
        """Over all pages of ``site``; the law is that of the latest capture's day."""
        tagged = TaggedSite(site, tuple(self._tagger.tag(page) for page in pages))
        offered = offers(tagged)
        asked = asks(tagged, offered)
        fees = as_fees(asked)
        named = but_prestations.benefits(tagged, offered)
        found = (
            intermediaire.assess(tagged, offered, asked, self._official),
            offre_de_services.assess(offered),
            remuneration.assess(tagged, asked),
            public_vise.assess(tagged, offered),
            but_prestations.assess(tagged, offered),
        )
        findings = {finding.element: finding for finding in found}
        stands = standing(tagged, asked, self._official)
        cases = disputed(tagged, offered, fees, named, stands)
        measured = measure(self._catalogue, named, findings, fees, _day(pages))
        carried = grounds(measured, self._catalogue)
        reading = Reading(
            findings,
            offered,
            bool(carried),
            firmly_tied(asked, offered),
            stands,
            ceiling(cases, self._catalogue),
        )
        decided = verdict(reading)
        chance = probability(reading, decided, tagged.trade)
        runs = operator(tagged)
        return Assessment(
            site=site,
            verdict=decided,
            probability=chance,
            reserve=decided is Verdict.ALERT
            and all(text.state is ProvisionState.TO_CONFIRM for text in carried),
            elements=found,
            versions=self._versions,
            provisions=tuple(
                replace(text, probability=chance if text in carried else 0.0)
                for text in measured
            ),
            benefits=named,
            fees=fees,
            exculpatory=exculpatory(tagged),
            disputed=cases,
            operator=runs,
            missing=missing(tagged, findings, runs, stands),
        )


def _day(pages: Sequence[PageText]) -> date:
    days = [page.captured_at for page in pages if page.captured_at]
    return max(days).date() if days else datetime.now(UTC).date()
