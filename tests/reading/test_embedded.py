"""Words that a page carries as data."""

import json

import pytest

import reading.html
from dossier.model import Origin
from reading.document import read
from reading.embedded import MOST_STRINGS, Json
from reading.html import read_html
from tests.reading.spans import shown


def page(data: object, kind: str = "application/ld+json", visible: str = "Un") -> str:
    said = json.dumps(data).replace("</", "<\\/")
    return f'<p>{visible}</p><script type="{kind}">{said}</script>'


def embedded(text: str) -> list[str]:
    found = read_html(text)
    return [
        found.text[span.start : span.end]
        for span in found.spans
        if span.origin is Origin.EMBEDDED
    ]


@pytest.mark.parametrize(
    ("offer", "line"),
    [
        ({"price": "29.90", "priceCurrency": "EUR"}, "29.90 EUR"),
        ({"price": 29.9, "priceCurrency": "EUR"}, "29.9 EUR"),
        ({"lowPrice": 19, "priceCurrency": "EUR"}, "19 EUR"),
        (
            {"name": "Suivi", "price": 9, "priceCurrency": "EUR", "unitText": "MONTH"},
            "Suivi 9 EUR MONTH",
        ),
    ],
)
def test_the_price_of_an_offer_is_written_as_in_the_data(
    offer: dict[str, Json], line: str
) -> None:
    assert embedded(page({"@type": "Product", "offers": [offer]})) == [line]


@pytest.mark.parametrize(
    "data",
    [
        {"price": "", "priceCurrency": "EUR"},
        {"price": True, "priceCurrency": "EUR"},
        {"price": 29},
        {"id": "un long identifiant sans intérêt"},
        {"image": "https://exemple.example/une/longue/adresse avec quelques mots"},
        {"script": "function lire(a) { return a + un + deux + trois; }"},
        {"jeton": "x" * 80},
        {"titre": "Accueil"},
        ["", None, 3, {}, []],
    ],
)
def test_identifiers_addresses_and_code_are_left_out(data: object) -> None:
    assert embedded(page(data)) == []


def test_the_state_of_a_framework_is_read() -> None:
    data = {
        "props": {"pageProps": {"texte": "Abonnement de 29 € par mois sans engagement"}}
    }
    said = page(data, kind="application/json")
    assert embedded(said) == ["Abonnement de 29 € par mois sans engagement"]


def test_a_state_assigned_by_a_script_is_read() -> None:
    said = (
        '<p>Un</p><script>window.__INITIAL_STATE__ = {"a": "29 € par mois"};</script>'
    )
    assert embedded(said) == ["29 € par mois"]


def test_markup_in_data_is_read_as_markup() -> None:
    data = {
        "content": {"rendered": "<p>Abonnement <b>29&nbsp;€</b></p><p>Sans frais</p>"}
    }
    assert embedded(page(data)) == ["Abonnement 29\xa0€", "Sans frais"]


def test_what_is_visible_is_not_said_twice() -> None:
    visible = "Nous suivons <b>votre</b> dossier"
    assert embedded(page({"d": "Nous suivons votre  dossier"}, visible=visible)) == []


def test_data_of_too_many_lines_is_all_read_but_no_longer_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading.html, "MOST_COMPARED", 2)
    lines = ["29 € par mois", "19 € par an", "9 € la page", "9 € la page"]
    visible = "29 € par mois<p>9 € la page"
    assert embedded(page(lines, visible=visible)) == ["19 € par an", "9 € la page"]


def test_what_the_data_says_twice_is_said_once() -> None:
    line = "Nous suivons votre dossier"
    assert embedded(page([line, {"d": line}])) == [line]


def test_data_that_is_not_json_is_passed_over() -> None:
    assert (
        read_html('Un<script type="application/ld+json">{"a": </script>').text == "Un"
    )


def test_markup_that_holds_itself_ends() -> None:
    inner = "Un deux trois quatre"
    for _ in range(8):
        inner = page(inner, visible="Niveau")
    assert read_html(inner).text == "Niveau"


def test_a_page_of_the_wordpress_api_is_read() -> None:
    body = json.dumps(
        {
            "id": 12,
            "link": "https://exemple.example/tarifs",
            "title": {"rendered": "Nos <i>tarifs</i>"},
            "content": {"rendered": "<table><tr><td>Suivi<td>29&nbsp;€</table>"},
        }
    ).encode()
    assert shown(read(body)) == "[embedded: Nos tarifs]\n[embedded: Suivi 29\xa0€]"


def test_no_more_strings_are_read_than_allowed() -> None:
    lines = [f"{number} €" for number in range(MOST_STRINGS + 5)]
    assert embedded(page(lines)) == lines[:MOST_STRINGS]


def test_no_more_characters_are_read_than_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading.html, "MOST_CHARACTERS", 12)
    assert embedded(page(["29 € par mois", "19 euros", "9 euros", "9 €"])) == [
        "19 euros",
        "9 €",
    ]
