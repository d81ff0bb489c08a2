"""Small fictional sites: who makes people pay, and the hardest who do not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.model import Assessment, PageText, SiteId, Verdict
from tests.classifiers.assessing import assessor, page

HERE = Path(__file__).parent
PAYING: dict[str, Any] = yaml.safe_load((HERE / "sites_payants.yml").read_text("utf-8"))
OTHERS: dict[str, Any] = yaml.safe_load(
    (HERE / "sites_sans_alerte.yml").read_text("utf-8")
)
WATCHED = {
    "location": "propose de constituer le dossier",
    "aide_domicile": "aide au dossier",
}
"""Clear to a reader, but watched: they do offer to build the file beside their trade."""


def judged(name: str, site: dict[str, Any]) -> Assessment:
    host = f"{name.replace('_', '-')}.example"
    pages: list[PageText] = [
        page(text, path, host) for path, text in site["pages"].items()
    ]
    return assessor().assess(SiteId(host), pages)


@pytest.mark.parametrize("name", PAYING)
def test_a_site_that_makes_people_pay_gets_its_verdict(name: str) -> None:
    assert judged(name, PAYING[name]).verdict.value == PAYING[name]["verdict"]


@pytest.mark.parametrize("name", [name for name in PAYING if "fees" in PAYING[name]])
def test_its_fees_are_exact(name: str) -> None:
    found = {
        (
            float(fee.amount or 0),
            fee.basis.value,
            fee.period.value if fee.period else None,
        )
        for fee in judged(name, PAYING[name]).fees
    }
    assert found == {
        (float(a), basis, period) for a, basis, period in PAYING[name]["fees"]
    }


@pytest.mark.parametrize("name", OTHERS)
def test_a_hard_negative_never_alerts(name: str) -> None:
    assert judged(name, OTHERS[name]).verdict is not Verdict.ALERT


@pytest.mark.parametrize("name", [name for name in OTHERS if name not in WATCHED])
def test_a_hard_negative_is_clear(name: str) -> None:
    assert judged(name, OTHERS[name]).verdict is Verdict.CLEAR
