"""What a dossier is made of.

Everything here is immutable and needs only the standard library and the slugs of
``legal_refs``, so that a dossier can be reopened, and argued over, years after
the page was captured.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NewType

from legal_refs.ids import BenefitId, DisputedId, ElementId, ProvisionId

SiteId = NewType("SiteId", str)
"""Host in lower case, without ``www.``, with the port when it is not the scheme's own."""

CaptureId = NewType("CaptureId", str)
"""Names one capture: an event that points to bytes, never the bytes themselves."""

Sha256 = NewType("Sha256", str)
"""64 lower-case hexadecimal digits."""


class UnsupportedFindingError(ValueError):
    """A finding asserts something and quotes nothing."""


class CaptureOutcome(StrEnum):
    """What became of one request. A closed list: every fetch ends in exactly one."""

    STORED = "stored"
    REFUSED_PRIVATE = "refused_private"
    REFUSED_ROBOTS = "refused_robots"
    REFUSED_SCHEME = "refused_scheme"
    REFUSED_CREDENTIALS = "refused_credentials"
    HTTP_ERROR = "http_error"
    BLOCKED = "blocked"
    CAPTCHA = "captcha"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"
    NOT_TEXT = "not_text"
    TIMEOUT = "timeout"
    DNS_FAILURE = "dns_failure"
    TLS_FAILURE = "tls_failure"
    CONNECTION_FAILED = "connection_failed"
    REDIRECT_LOOP = "redirect_loop"
    LEFT_SITE = "left_site"
    DUPLICATE = "duplicate"
    OVER_BUDGET = "over_budget"
    BROWSER_FAILED = "browser_failed"
    """Our own browser died: says nothing about the site."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch or import of one address, and where its bytes are."""

    id: CaptureId
    site: SiteId
    url: str
    captured_at: datetime
    """With its zone; UTC when made here."""
    by: str
    """Who or what captured: ``crawl``, ``import``, or a user."""
    outcome: CaptureOutcome
    reason: str = ""
    """One French line when the outcome is not ``STORED``."""
    status: int | None = None
    content_type: str = ""
    blob: Sha256 | None = None
    size: int = 0
    """Bytes of the decoded body."""


class Origin(StrEnum):
    """Where a stretch of canonical text stood in the page."""

    VISIBLE = "visible"
    TITLE = "title"
    META = "meta"
    HIDDEN = "hidden"
    STRUCK = "struck"
    ALT = "alt"
    BUTTON = "button"
    FORM = "form"
    LINK = "link"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """``[start, end)`` of a canonical text, in Unicode code points, and its origin."""

    start: int
    end: int
    origin: Origin


@dataclass(frozen=True)
class PageText:
    """The canonical text of one capture. Offsets are Unicode code points of ``text``."""

    capture: CaptureId
    site: SiteId
    url: str
    text: str
    spans: tuple[TextSpan, ...] = ()
    """Sorted, disjoint; what no span covers is ``VISIBLE``."""
    captured_at: datetime | None = None

    @cached_property
    def sha256(self) -> Sha256:
        """Digest of ``text`` in UTF-8."""
        return Sha256(hashlib.sha256(self.text.encode()).hexdigest())

    def quote(self, start: int, end: int) -> "Quote":
        """The words at ``[start, end)``, bound to this text by its digest."""
        return Quote(
            self.capture, self.url, self.sha256, start, end, self.text[start:end]
        )

    def contains(self, quote: "Quote") -> bool:
        """Whether ``quote`` is verbatim and in place: the check a court would make."""
        return (
            quote.capture == self.capture
            and quote.text_sha256 == self.sha256
            and self.text[quote.start : quote.end] == quote.text
        )


@dataclass(frozen=True, slots=True)
class Quote:
    """Words on a captured page, with the means to find them again."""

    capture: CaptureId
    url: str
    text_sha256: Sha256
    start: int
    end: int
    text: str


class Outcome(StrEnum):
    """What the pages say. Silence is never an answer, hence three values."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer for one element, and the words it rests on."""

    element: ElementId
    outcome: Outcome
    quotes: tuple[Quote, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.UNDETERMINED and not self.quotes:
            raise UnsupportedFindingError(
                f"{self.element}: {self.outcome.value}, no quote"
            )


class FeeBasis(StrEnum):
    """What the sum is counted on."""

    FIXED = "fixed"
    HOURLY = "hourly"
    SUBSCRIPTION = "subscription"
    PERCENTAGE = "percentage"
    PREMIUM_PHONE = "premium_phone"


class FeePeriod(StrEnum):
    """What the sum is due for, each time."""

    HOUR = "hour"
    MINUTE = "minute"
    CALL = "call"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FIRST_MONTH = "first_month"
    SUMS_OBTAINED = "sums_obtained"


@dataclass(frozen=True, slots=True)
class Fee:
    """A sum or rate asked of the reader for the assessed service."""

    amount: Decimal | None
    """``None`` when a price is announced without a figure (« sur devis »)."""
    currency: str
    """ISO 4217 code, or ``%``."""
    basis: FeeBasis
    period: FeePeriod | None
    agreed_beforehand: bool
    """Whether the page fixes the sum before the service, as some provisions require."""
    quote: Quote


class Verdict(StrEnum):
    """What the machine proposes about a site; never a decision."""

    ALERT = "alert"
    WATCH = "watch"
    CLEAR = "clear"


class ProvisionState(StrEnum):
    """How well the wording is known."""

    VERIFIED = "verified"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class ProvisionFinding:
    """One site measured against one provision, element by element."""

    provision: ProvisionId
    state: ProvisionState
    probability: float
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """``MET`` when all are, ``NOT_MET`` when one is not, else ``UNDETERMINED``."""
        outcomes = {finding.outcome for finding in self.findings}
        if Outcome.NOT_MET in outcomes:
            return Outcome.NOT_MET
        return Outcome.MET if outcomes == {Outcome.MET} else Outcome.UNDETERMINED


@dataclass(frozen=True, slots=True)
class Exculpatory:
    """Something that speaks for the site, printed with every verdict."""

    reason: str
    """Slug: ``avocat``, ``association``, ``simulation_gratuite``…"""
    quote: Quote


class OperatorKind(StrEnum):
    """Who runs the site, as far as its notices say."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Operator:
    """The operator named by the site. Company-only: a natural person stays unnamed (D2)."""

    kind: OperatorKind
    siren: str = ""
    """Nine digits with a valid check digit; empty for a sole trader."""
    name: str = ""
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What the assessment was made with; a change recomputes it."""

    law: str
    lexicons: str
    model: str
    code: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A site measured over all its pages."""

    site: SiteId
    verdict: Verdict
    probability: float
    """Calibrated probability that the verdict should be ``ALERT``, whatever it is."""
    reserve: bool
    """An alert that rests only on wordings still to confirm."""
    elements: tuple[Finding, ...]
    """One per element, whatever the provisions."""
    versions: Versions
    provisions: tuple[ProvisionFinding, ...] = ()
    """Those whose benefit is named."""
    benefits: tuple[BenefitId, ...] = ()
    fees: tuple[Fee, ...] = ()
    """Unique by amount, basis and period."""
    exculpatory: tuple[Exculpatory, ...] = ()
    disputed: tuple[DisputedId, ...] = ()
    operator: Operator = field(default_factory=lambda: Operator(OperatorKind.UNKNOWN))
    missing: tuple[str, ...] = ()
    """What was not read and would decide, one short phrase each."""
