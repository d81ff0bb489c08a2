"""What singles a person out is recognised however it is written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.names import masked, named, personal_number, slug, words_of


@pytest.mark.parametrize(
    "words",
    [
        "NIR 1850575116001",
        "185057511600123",
        "1 85 05 75 116 001 23",
        "1.85.05.75.116.001.23",
        "1 85 05 2A 004 123 45",
        "1/85/05/75/116/001/23",
        "numéro d’allocataire 1234567",
        "allocataire 1234567 A",
        "allocataire n° 123-45-67",
        "0612345678",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "１２３４５６７",
        "12\u200b34567",
        "1 2 3 4 5 6 7",
        "123456789",
        "SIREN 123456789",
        "732829320",
        "dossier 732 829 320 00074",
        "le 21/11/2026 au 1234567",
    ],
)
def test_a_number_of_a_person_is_recognised(words: str) -> None:
    assert personal_number(words)


@pytest.mark.parametrize(
    "words",
    [
        "prélèvement de 49,90 € le 21/11/2026",
        "deux prélèvements, le 21/11/2026 et le 05-12-2026",
        "du 2026-11-21 au 2026-12-21",
        "l’année 2025-2026",
        "3 appels à 2,99 € la minute",
        "une facture de 1 200 € réglée en 3 fois",
        "la société SIREN 732 829 320",
        "SIRET : 732 829 320 00074",
        "",
    ],
)
def test_a_date_a_sum_or_a_company_is_no_person(words: str) -> None:
    assert personal_number(words) == ""


@given(st.integers(10**6, 10**15), st.sampled_from(["", " ", ".", "-", " ", "/"]))
def test_any_long_number_is_recognised_whatever_separates_its_digits(
    number: int, between: str
) -> None:
    assert personal_number(f"n° {between.join(str(number))} (dossier)")


@pytest.mark.parametrize(
    "words", ["JEANNE a payé", "facture de jeanne", "l’aide à Hélène", "mme helene"]
)
def test_a_name_is_recognised_whatever_its_case_and_accents(words: str) -> None:
    assert named(words, words_of("Jeanne Hélène D."))


def test_short_words_of_a_name_are_not_looked_for() -> None:
    assert words_of("Mme de la Tour") == {"mme", "tour"}
    assert not named("il a payé", words_of("Al Li"))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("facture.pdf", "facture.pdf"),
        ("facture-Dupont.pdf", "facture-….pdf"),
        ("factureDUPONT.pdf", "….pdf"),
        ("caf-1234567.pdf", "caf-….pdf"),
        ("tarif 49 €.png", "tarif 49 €.png"),
    ],
)
def test_a_file_name_loses_what_names_its_giver(name: str, kept: str) -> None:
    assert masked(name, words_of("Jeanne Dupont")) == kept


@given(st.text())
def test_a_slug_is_a_safe_ascii_name(words: str) -> None:
    made = slug(words)
    assert made
    assert len(made) <= 40
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")


def test_a_slug_keeps_the_letters_under_accents() -> None:
    assert slug("Relevé d’août (2)") == "releve-daout-2"
    assert slug("../../etc/passwd") == "etc-passwd"
    assert slug("日本") == "piece"
