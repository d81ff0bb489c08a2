"""The JSON row of the interface, key by key."""

import json
from decimal import Decimal
from typing import Any

import pytest

from dossier.model import Assessment
from tests.workflow.pages import OFFER, line
from workflow.assess import assess_lines
from workflow.rows import plain, row

KEYS = {
    "site",
    "verdict",
    "probability",
    "reserve",
    "elements",
    "provisions",
    "benefits",
    "fees",
    "exculpatory",
    "disputed",
    "operator",
    "missing",
    "versions",
}
ELEMENTS = {
    "intermediaire",
    "offre_de_services",
    "remuneration",
    "public_vise",
    "but_prestations",
}


@pytest.fixture(scope="module")
def offer() -> dict[str, Any]:
    (answer,) = assess_lines([line(id="p1", site="a.example", url="u", text=OFFER)])
    assert isinstance(answer, Assessment)
    told: dict[str, Any] = json.loads(json.dumps(row(answer)))
    return told


def test_a_row_has_the_keys_of_the_interface(offer: dict[str, Any]) -> None:
    assert set(offer) == KEYS
    assert set(offer["elements"]) == ELEMENTS


def test_a_fee_is_told_with_its_words(offer: dict[str, Any]) -> None:
    (fee,) = offer["fees"]
    quote = fee.pop("quote")
    assert fee == {
        "amount": "29.90",
        "currency": "EUR",
        "basis": "fixed",
        "period": None,
        "agreed_beforehand": True,
    }
    assert OFFER[quote["start"] : quote["end"]] == quote["text"]
    assert quote["id"] == "p1"


def test_an_alert_on_a_text_to_confirm_says_so(offer: dict[str, Any]) -> None:
    assert offer["verdict"] == "alert"
    assert offer["reserve"] is True


def test_versions_name_what_would_change_the_answer(offer: dict[str, Any]) -> None:
    versions = offer["versions"]
    assert isinstance(versions, dict)
    assert all(versions[name] for name in ("law", "lexicons", "model", "code"))


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("29.9", "29.90"),
        ("12", "12"),
        ("12.00", "12"),
        ("1E+3", "1000"),
        ("0.805", "0.805"),
    ],
)
def test_amounts_have_cents_or_none(amount: str, said: str) -> None:
    assert plain(Decimal(amount)) == said
