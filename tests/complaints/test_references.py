"""Articles cited without their text are dated records."""

from datetime import date

from complaints.references import references
from legal_refs.catalogue import catalogue


def test_a_reference_is_printed_while_its_number_holds() -> None:
    law = references(catalogue(), date(2028, 12, 31))
    assert law.suites == "article 40-2 du code de procédure pénale"
    assert law.element_moral == "article 121-3 du code pénal"


def test_a_reference_is_left_out_once_its_code_is_renumbered() -> None:
    law = references(catalogue(), date(2029, 1, 1))
    assert (law.suites, law.signaler, law.prescription) == ("", "", "")
    assert law.imputation


def test_a_text_that_the_catalogue_holds_is_named_from_it() -> None:
    law = references(catalogue(), date(2026, 1, 1))
    assert "583-1" in law.aide_gratuite
    assert law.reserve.endswith(".")
