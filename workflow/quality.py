"""Figures of quality, each from counts that the table also prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dossier.model import Assessment, Finding, Verdict
from workflow.labelled import SiteLabel

BINS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` out of ``total``."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """``None`` when there was nothing to count."""
        return self.hits / self.total if self.total else None


def pooled(rates: Iterable[Rate]) -> Rate:
    """All the hits out of all the totals."""
    held = list(rates)
    return Rate(sum(rate.hits for rate in held), sum(rate.total for rate in held))


def f_score(right: Rate, found: Rate) -> float | None:
    """Harmonic mean of a precision and a recall; ``None`` when neither counts anything."""
    if right.value is None and found.value is None:
        return None
    total = (right.value or 0.0) + (found.value or 0.0)
    return 2 * (right.value or 0.0) * (found.value or 0.0) / total if total else 0.0


def precision(pairs: Iterable[tuple[bool, bool]]) -> Rate:
    """Of what was raised, what should be: pairs are (raised, right)."""
    raised = [right for found, right in pairs if found]
    return Rate(sum(raised), len(raised))


def recall(pairs: Iterable[tuple[bool, bool]]) -> Rate:
    """Of what should be raised, what was."""
    wanted = [found for found, right in pairs if right]
    return Rate(sum(wanted), len(wanted))


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error in ten equal bins (Naeini and others, 2015)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, right in pairs:
        bins[min(int(chance * BINS), BINS - 1)].append((chance, right))
    gaps = (
        abs(sum(chance for chance, _ in held) - sum(right for _, right in held))
        for held in bins
        if held
    )
    return sum(gaps) / len(pairs) if pairs else 0.0


def deciding_words(finding: Finding, label: SiteLabel) -> tuple[Rate, Rate]:
    """Precision and recall of the quotes against the words that decide the element.

    A quote is right when it shares a deciding passage; a passage is found when a quote
    holds it, or when it holds the quote.
    """
    wanted = [folded(words) for words in label.deciding.get(finding.element.value, ())]
    quoted = [folded(quote.text) for quote in finding.quotes]
    right = sum(any(_meet(quote, words) for words in wanted) for quote in quoted)
    found = sum(any(_meet(quote, words) for quote in quoted) for words in wanted)
    return Rate(right, len(quoted)), Rate(found, len(wanted))


def folded(words: str) -> str:
    """``words`` with every run of white space, no-break included, as one space."""
    return " ".join(words.split())


def _meet(quote: str, words: str) -> bool:
    return quote in words or words in quote


def fee_keys(assessment: Assessment) -> set[tuple[str, str, str, str]]:
    """Fees found, comparable with ``label_keys``."""
    return {
        (
            plain(fee.amount),
            fee.currency,
            fee.basis.value,
            fee.period.value if fee.period else "",
        )
        for fee in assessment.fees
    }


def label_keys(label: SiteLabel) -> set[tuple[str, str, str, str]]:
    """Fees wanted."""
    return {
        (_amount(fee.amount), fee.currency, fee.basis, fee.period or "")
        for fee in label.fees
    }


def _amount(words: str | None) -> str:
    try:
        return plain(Decimal(words)) if words else ""
    except InvalidOperation:
        return words or ""


def plain(amount: Decimal | None) -> str:
    """``29.9`` for 29.90, so that equal sums are equal words."""
    return "" if amount is None else f"{amount.normalize():f}"


def is_alert(verdict: Verdict) -> bool:
    """Whether the verdict accuses."""
    return verdict is Verdict.ALERT
