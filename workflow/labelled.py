"""Labelled pages: what a person said should be found.

Two kinds of labels are read. *Practice labels* (``label`` on the page's own line) say
what the page does; *site labels* (lines without a page, with ``verdict``) say what the
assessment of the whole site should be, down to the words that decide.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dossier.errors import UnusableInputError
from dossier.model import PageText, Verdict
from workflow.assess import UnreadableLine, read_line

ALLOWED: Final[Mapping[str, frozenset[Verdict]]] = {
    "offer_paid_benefit": frozenset({Verdict.ALERT, Verdict.WATCH}),
    "offer_unpriced_benefit": frozenset({Verdict.WATCH}),
    "offer_paid_other": frozenset({Verdict.WATCH, Verdict.CLEAR}),
    "benign_benefit": frozenset({Verdict.WATCH, Verdict.CLEAR}),
    "benign_commerce": frozenset({Verdict.WATCH, Verdict.CLEAR}),
}
"""Verdicts that do not contradict a practice label."""
STRENGTH: Final = tuple(ALLOWED)
"""From the strongest practice to the weakest: a site has that of its strongest page."""


class LabelledFee(BaseModel):
    """A fee as the annotator wrote it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    amount: str | None
    currency: str = "EUR"
    basis: str
    period: str | None = None


class SiteLabel(BaseModel):
    """What a whole site should be found to be."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    site: str
    verdict: Verdict
    subclass: str = ""
    elements: dict[str, str] = {}
    deciding: dict[str, tuple[str, ...]] = {}
    benefits: tuple[str, ...] = ()
    fees: tuple[LabelledFee, ...] = ()
    disputed: tuple[str, ...] = ()


@dataclass
class LabelledSite:
    """Pages of one site with their labels."""

    name: str
    pages: list[PageText] = field(default_factory=list)
    practices: list[str] = field(default_factory=list)
    """One practice label a page, in the same order, or none."""
    label: SiteLabel | None = None

    @property
    def practice(self) -> str:
        """The strongest practice among the pages; empty when unlabelled."""
        return min(self.practices, key=STRENGTH.index, default="")


def load(files: Iterable[Path]) -> list[LabelledSite]:
    """Every labelled site of ``files``, in order; ``UnusableInputError`` on a bad line."""
    sites: dict[str, LabelledSite] = {}
    for path in files:
        for number, line in enumerate(_lines(path), start=1):
            _take(sites, path, number, line)
    found = [site for site in sites.values() if site.pages]
    if not any(site.label or site.practices for site in found):
        raise UnusableInputError("aucune page étiquetée dans ces fichiers")
    return [site for site in found if site.label or site.practices]


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        yield from (line for line in lines if line.strip())


def _take(sites: dict[str, LabelledSite], path: Path, number: int, line: str) -> None:
    try:
        raw = json.loads(line)
        if "verdict" in raw and "html" not in raw and "text" not in raw:
            label = SiteLabel.model_validate(raw)
            sites.setdefault(label.site, LabelledSite(label.site)).label = label
            return
    except (ValueError, ValidationError, TypeError, RecursionError) as error:
        raise UnusableInputError(f"{path}, ligne {number} : illisible") from error
    page = read_line(line, number)
    if isinstance(page, UnreadableLine):
        raise UnusableInputError(f"{path}, ligne {number} : {page.reason}")
    site = sites.setdefault(page.site, LabelledSite(page.site))
    site.pages.append(page)
    practice = raw.get("label")
    if practice in ALLOWED:
        site.practices.append(practice)
