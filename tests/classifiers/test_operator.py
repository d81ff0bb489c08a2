"""Who runs the site, and what is never said of a natural person (D2)."""

import json
from dataclasses import asdict

import pytest

from dossier.model import OperatorKind
from tests.classifiers.assessing import assess

ACT = "Nous remplissons et envoyons votre demande de RSA.\n29 € le dossier."
SIREN = "732 829 320"


@pytest.mark.parametrize(
    ("notices", "siren", "name"),
    [
        (
            f"Éditeur : Droits Faciles SAS, RCS Lyon {SIREN}",
            "732829320",
            "Droits Faciles",
        ),
        (f"SASU Aide Claire, SIREN : {SIREN}", "732829320", "Aide Claire"),
        (f"Société Papiers Clairs. SIRET {SIREN} 00074", "732829320", "Papiers Clairs"),
        ("Droits Faciles SARL", "", "Droits Faciles"),
    ],
)
def test_a_company_is_named(notices: str, siren: str, name: str) -> None:
    found = assess(ACT, notices).operator
    assert (found.kind, found.siren, found.name) == (OperatorKind.COMPANY, siren, name)
    assert found.quote is not None
    assert found.quote.text in notices


def test_a_page_of_nothing_but_numbers_is_read_in_bounded_time() -> None:
    numbers = f"SIREN {SIREN} " * 50_000
    assert assess(numbers).operator.kind is OperatorKind.UNKNOWN


@pytest.mark.parametrize(
    "notices",
    [
        "SIREN : 732 829 321",
        "Hébergeur : Nuage SAS, RCS Lille 732 829 320",
        "Téléphone : 732 829 320",
        "",
    ],
)
def test_a_wrong_a_host_s_or_a_bare_number_names_no_one(notices: str) -> None:
    assert assess(ACT, notices).operator.siren == ""


@pytest.mark.parametrize(
    "notices",
    [
        f"Éditrice : Jeanne Martin, auto-entrepreneur, SIREN {SIREN}",
        f"EI Mme Jeanne Martin, SIREN {SIREN}",
        f"Jeanne Martin, entreprise individuelle. SIRET {SIREN} 00074",
        f"Micro-entreprise de Mme Jeanne Martin, n° {SIREN}",
    ],
)
def test_a_sole_trader_is_a_kind_and_nothing_more(notices: str) -> None:
    found = assess(ACT, notices)
    said = json.dumps(asdict(found), ensure_ascii=False, default=str)
    assert found.operator.kind is OperatorKind.SOLE_TRADER
    assert "Martin" not in said
    assert "732829320" not in said.replace(" ", "")


def test_a_person_named_beside_the_act_stays_out_of_its_quotes() -> None:
    text = "Mme Jeanne Martin : je remplis et j’envoie votre demande de RSA.\n29 € le dossier."
    found = assess(text)
    assert found.elements[1].quotes
    assert "Martin" not in json.dumps(asdict(found), ensure_ascii=False, default=str)
