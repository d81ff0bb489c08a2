"""Expected against found, site by site: what the demonstration is judged on."""

from dataclasses import dataclass

from dossier.model import Fee, Outcome
from workflow.check_answer import Answer
from workflow.demonstration_sites import DemoSite


@dataclass(frozen=True, slots=True)
class Compared:
    """One site of the demonstration, read."""

    site: DemoSite
    answer: Answer
    differences: tuple[str, ...]
    """One French line each; none when all is as expected."""

    @property
    def found(self) -> str:
        """The verdict found, in the words of the interface."""
        return self.answer.assessment.verdict.value


def compared(site: DemoSite, answer: Answer) -> Compared:
    """``answer`` against what ``site`` promises: the verdict exactly, lists at least."""
    found = answer.assessment
    differences = [
        *_verdict(site.expected, found.verdict.value),
        *_lacking("aide non lue", site.benefits, set(found.benefits)),
        *_lacking("texte non atteint", site.provisions, _met(answer)),
        *_lacking("somme non lue", site.fees, {spelled(fee) for fee in found.fees}),
        *_unnamed(site, answer),
    ]
    if site.read != bool(answer.pages):
        differences.append(
            "aucune page lue" if site.read else "pages lues malgré le refus"
        )
    return Compared(site, answer, tuple(differences))


def spelled(fee: Fee) -> str:
    """A fee as ``sites.yml`` writes it: ``29.90 EUR subscription quarter``."""
    amount = "-" if fee.amount is None else f"{fee.amount:f}"
    if "." in amount:
        amount = amount.rstrip("0").rstrip(".")
        whole, point, cents = amount.partition(".")
        amount = f"{whole}{point}{cents.ljust(2, '0') if cents else ''}"
    words = (
        amount,
        fee.currency,
        fee.basis.value,
        fee.period.value if fee.period else "",
    )
    return " ".join(filter(None, words))


def _verdict(expected: str, found: str) -> list[str]:
    return [] if expected == found else [f"attendu {expected}, trouvé {found}"]


def _lacking(label: str, expected: tuple[str, ...], found: set[str]) -> list[str]:
    return [f"{label}\u00a0: {item}" for item in expected if item not in found]


def _met(answer: Answer) -> set[str]:
    provisions = answer.assessment.provisions
    return {str(item.provision) for item in provisions if item.outcome is Outcome.MET}


def _unnamed(site: DemoSite, answer: Answer) -> list[str]:
    told = " ".join((*answer.assessment.missing, *answer.unread)).lower()
    return [
        f"manque non nommé\u00a0: {word}" for word in site.missing if word not in told
    ]
