"""An assessment as the JSON row of the interface."""

from decimal import Decimal
from typing import TypeAlias

from dossier.model import Assessment, Fee, Finding, ProvisionFinding, Quote

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def row(assessment: Assessment) -> dict[str, Json]:
    """One row a site, keys as ``vigie assess --jsonl`` documents them."""
    return {
        "site": assessment.site,
        "verdict": assessment.verdict.value,
        "probability": assessment.probability,
        "reserve": assessment.reserve,
        "elements": _elements(assessment.elements),
        "provisions": [_provision(found) for found in assessment.provisions],
        "benefits": list(assessment.benefits),
        "fees": [_fee(fee) for fee in assessment.fees],
        "exculpatory": [
            {"reason": ground.reason, "quote": _quote(ground.quote)}
            for ground in assessment.exculpatory
        ],
        "disputed": list(assessment.disputed),
        "operator": {
            "kind": assessment.operator.kind.value,
            "siren": assessment.operator.siren,
            "name": assessment.operator.name,
            "quote": _quote(assessment.operator.quote),
        },
        "missing": list(assessment.missing),
        "versions": {
            "law": assessment.versions.law,
            "lexicons": assessment.versions.lexicons,
            "model": assessment.versions.model,
            "code": assessment.versions.code,
        },
    }


def _quote(quote: Quote | None) -> Json:
    if quote is None:
        return None
    return {
        "id": quote.capture,
        "url": quote.url,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }


def _elements(findings: tuple[Finding, ...]) -> dict[str, Json]:
    return {
        finding.element.value: {
            "outcome": finding.outcome.value,
            "quotes": [_quote(quote) for quote in finding.quotes],
        }
        for finding in findings
    }


def _provision(found: ProvisionFinding) -> Json:
    return {
        "id": found.provision,
        "state": found.state.value,
        "probability": found.probability,
        "elements": _elements(found.findings),
    }


def _fee(fee: Fee) -> Json:
    return {
        "amount": None if fee.amount is None else plain(fee.amount),
        "currency": fee.currency,
        "basis": fee.basis.value,
        "period": fee.period.value if fee.period else None,
        "agreed_beforehand": fee.agreed_beforehand,
        "quote": _quote(fee.quote),
    }


def plain(amount: Decimal) -> str:
    """Cents when there are any: ``29.90``, ``12``; never an exponent."""
    if amount == amount.to_integral_value():
        return str(amount.quantize(Decimal(1)))
    cents = amount.quantize(Decimal("0.01"))
    return str(cents if cents == amount else amount.normalize())
