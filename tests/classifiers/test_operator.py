"""Who runs the site, and what is never said of a natural person (D2)."""

import json
from dataclasses import asdict

import pytest

from classifiers.operator import operator
from dossier.model import OperatorKind
from tests.classifiers.assessing import assess
from tests.classifiers.marked import site_of

ACT = "Nous remplissons et envoyons votre demande de RSA.\n29 € le dossier."
SIREN = "732 829 320"
HOST = "Hébergeur : Nuage SAS, RCS Lille 542 107 651"
LONG = "rue des Lilas " * 10
FAR = "\nConditions générales" * 12 + "\n"


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


@pytest.mark.parametrize(
    ("notices", "siren"),
    [
        (f"Aide Claire SASU\nLyon\nFrance\nSIREN {SIREN}", "732829320"),
        (f"Aide Claire SASU\nLyon\nRhône\nFrance\nSIREN {SIREN}", ""),
        (f"SIREN {SIREN}\nAide Claire SASU", "732829320"),
        (f"SIREN {SIREN}\nLyon\nAide Claire SASU", ""),
        (f"Aide Claire SASU, SIREN 732 829 321 puis {SIREN}", "732829320"),
        (f"{HOST}{FAR}Aide Claire SASU, SIREN {SIREN}", "732829320"),
        (f"{SIREN}, Aide Claire SASU", ""),
    ],
)
def test_a_number_is_given_only_beside_the_name(notices: str, siren: str) -> None:
    found = operator(site_of(notices))
    assert (found.kind, found.siren) == (OperatorKind.COMPANY, siren)
    assert found.name == "Aide Claire"


@pytest.mark.parametrize(
    "notices",
    [
        f"{HOST}\n{LONG}\nAide Claire SASU, SIREN {SIREN}",
        f"{HOST} {LONG}\nAide Claire SASU\nSIREN {SIREN}",
        f"Conception : Atelier SARL\nAide Claire SASU\nSIREN {SIREN}",
        f"Conception : Atelier SARL\nAide Claire SASU, SIREN {SIREN}",
        f"Aide Claire SASU\nSIREN {SIREN}\nConception : Atelier SARL",
        f"{HOST} {LONG}\nSIREN {SIREN}\nAide Claire SASU",
    ],
)
def test_a_number_goes_with_the_company_it_is_written_beside(notices: str) -> None:
    found = operator(site_of(notices))
    assert (found.siren, found.name) == ("732829320", "Aide Claire")


def test_the_page_of_the_notices_may_be_any() -> None:
    found = operator(site_of("Accueil", "Tarifs", f"Aide Claire SASU, SIREN {SIREN}"))
    assert (found.siren, found.name) == ("732829320", "Aide Claire")


def test_the_host_of_the_site_does_not_run_it() -> None:
    assert operator(site_of(HOST)).kind is OperatorKind.UNKNOWN
    assert operator(site_of(f"{HOST}{FAR}Aide Claire SASU")).name == "Aide Claire"
    assert operator(site_of(HOST, "Aide Claire SASU")).name == "Aide Claire"


@pytest.mark.parametrize(
    ("notices", "kind"),
    [
        ("Statut juridique\nLyon\nauto-entrepreneur", OperatorKind.SOLE_TRADER),
        ("auto-entrepreneur\nLyon\nÉditeur du site", OperatorKind.SOLE_TRADER),
        ("Statut juridique\nLyon\nRhône\nauto-entrepreneur", OperatorKind.UNKNOWN),
        ("auto-entrepreneur\nLyon\nRhône\nÉditeur du site", OperatorKind.UNKNOWN),
        ("Nous aidons les auto-entrepreneurs.", OperatorKind.UNKNOWN),
    ],
)
def test_a_sole_trader_is_told_near_a_notice(notices: str, kind: OperatorKind) -> None:
    assert operator(site_of(notices)).kind is kind


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
