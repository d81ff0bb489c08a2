"""From elements to provisions: what each text asks, and whether it was read."""

from collections.abc import Mapping
from datetime import date

from dossier.model import Fee, Finding, Outcome, ProvisionFinding, ProvisionState
from legal_refs.catalogue import Catalogue
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from legal_refs.model import Provision


def measure(
    catalogue: Catalogue,
    benefits: tuple[BenefitId, ...],
    findings: Mapping[ElementId, Finding],
    fees: tuple[Fee, ...],
    on: date,
) -> tuple[ProvisionFinding, ...]:
    """Each provision whose benefit is named and whose wording is held for ``on``."""
    named: dict[ProvisionId, None] = {}
    for benefit in benefits:
        named |= dict.fromkeys(catalogue.benefits[benefit].provisions)
    return tuple(
        ProvisionFinding(
            provision=slug,
            state=ProvisionState(text.state.value),
            probability=0.0,
            findings=tuple(
                _asked(text, element, findings[element], fees)
                for element in text.elements
            ),
        )
        for slug in sorted(named)
        for text in [catalogue.provisions[slug].as_known(on)]
        if text.in_force(on)
    )


def _asked(
    text: Provision, element: ElementId, finding: Finding, fees: tuple[Fee, ...]
) -> Finding:
    """The element as this text words it: some want the price agreed beforehand."""
    if (
        element is ElementId.REMUNERATION
        and text.agreed_beforehand
        and finding.outcome is Outcome.MET
        and not any(fee.agreed_beforehand for fee in fees)
    ):
        return Finding(element, Outcome.UNDETERMINED, finding.quotes)
    return finding


def grounds(
    measured: tuple[ProvisionFinding, ...], catalogue: Catalogue
) -> tuple[ProvisionFinding, ...]:
    """Those whose every element is met and that can carry an alert."""
    return tuple(
        found
        for found in measured
        if found.outcome is Outcome.MET and catalogue.provisions[found.provision].alerts
    )
