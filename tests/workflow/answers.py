"""Answers about an imaginary site, for the tests of what is printed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from dossier.model import (
    Assessment,
    Capture,
    CaptureId,
    CaptureOutcome,
    Exculpatory,
    Fee,
    FeeBasis,
    FeePeriod,
    Finding,
    Outcome,
    ProvisionFinding,
    ProvisionState,
    Quote,
    Sha256,
    SiteId,
    Verdict,
    Versions,
)
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from workflow.check_answer import Answer

HOST = "mes-aides.example"
READ_AT = datetime(2026, 11, 22, 13, 2, tzinfo=UTC)


def quote(text: str, path: str = "/") -> Quote:
    return Quote(
        CaptureId("c"), f"https://{HOST}{path}", Sha256("0" * 64), 0, len(text), text
    )


def capture(
    path: str, outcome: CaptureOutcome = CaptureOutcome.STORED, reason: str = ""
) -> Capture:
    return Capture(
        CaptureId(path),
        SiteId(HOST),
        f"https://{HOST}{path}",
        READ_AT,
        "crawl",
        outcome,
        reason,
    )


OFFER = quote("Nos conseillers déposent votre demande de RSA à votre place.")
PRICE = quote("L’abonnement coûte 29,90 € par trimestre.", "/cgv/")
FEE = Fee(
    Decimal("29.90"), "EUR", FeeBasis.SUBSCRIPTION, FeePeriod.QUARTER, True, PRICE
)
PUBLIC = quote("Étudiants, familles, retraités : vos aides.", "/")
ELEMENTS = (
    Finding(ElementId.INTERMEDIAIRE, Outcome.MET, (OFFER,)),
    Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, (OFFER,)),
    Finding(ElementId.REMUNERATION, Outcome.MET, (PRICE,)),
    Finding(ElementId.PUBLIC_VISE, Outcome.UNDETERMINED, (PUBLIC,)),
    Finding(ElementId.BUT_PRESTATIONS, Outcome.MET, (OFFER,)),
)
PAID = Assessment(
    SiteId(HOST),
    Verdict.ALERT,
    0.9731,
    False,
    ELEMENTS,
    Versions("l" * 64, "x" * 64, "m", "9.9"),
    (
        ProvisionFinding(
            ProvisionId("css_l845_6"), ProvisionState.VERIFIED, 0.9731, ELEMENTS[:3]
        ),
    ),
    (BenefitId("rsa"), BenefitId("apl"), BenefitId("aah")),
    (FEE,),
    (Exculpatory("site_prive_non_affilie", quote("Site privé non affilié.", "/faq/")),),
)
ANSWER = Answer(
    f"https://{HOST}/",
    PAID,
    (capture("/"), capture("/cgv/"), capture("/faq/")),
    READ_AT,
    catalogue(),
)
SILENT = replace(
    PAID,
    verdict=Verdict.CLEAR,
    elements=(),
    provisions=(),
    benefits=(),
    fees=(),
    exculpatory=(),
)


def about(**changes: object) -> Answer:
    """The answer about the paid site, its assessment changed."""
    return replace(ANSWER, assessment=replace(PAID, **changes))  # type: ignore[arg-type]
