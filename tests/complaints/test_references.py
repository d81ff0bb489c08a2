"""Articles cited without their text are dated records, under the number of the day."""

from dataclasses import astuple
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.references import FILE, cited_texts, load, references
from legal_refs.catalogue import catalogue
from legal_refs.clocks import clocks
from legal_refs.faults import LawError

(RENUMBERED,) = clocks().renumbered
EVE = RENUMBERED.since - timedelta(days=1)
FORMER = (
    "ancien article 40-2 du code de procédure pénale, "
    "dont le nouveau numéro n’est pas tenu"
)


def test_a_reference_is_printed_while_its_number_holds() -> None:
    law = references(catalogue(), EVE)
    assert law.suites == "article 40-2 du code de procédure pénale"
    assert law.signaler == "article 40, alinéa 1 du code de procédure pénale"
    assert law.element_moral == "article 121-3 du code pénal"
    assert "renuméroté" not in law.reserve


def test_a_number_that_is_not_held_is_said_not_to_be() -> None:
    law = references(catalogue(), RENUMBERED.since)
    assert law.suites == FORMER
    assert law.signaler.startswith("ancien article 40, alinéa 1 du code")
    assert law.imputation == "article 121-2 du code pénal"
    assert "renuméroté" in law.reserve


@given(on=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_reference_is_ever_empty_nor_a_former_number_given_as_current(
    on: date,
) -> None:
    for said in astuple(references(catalogue(), on)):
        assert said
        if on >= RENUMBERED.since and RENUMBERED.code.lower() in said.lower():
            assert not said.startswith("article")


def test_a_text_that_the_catalogue_holds_is_named_from_it() -> None:
    law = references(catalogue(), date(2026, 1, 1))
    assert "583-1" in law.aide_gratuite
    assert law.reserve.endswith(".")


def test_an_article_that_is_not_held_is_cited_from_its_code_and_number(
    tmp_path: Path,
) -> None:
    path = tmp_path / "references.yml"
    own = '    code: Code pénal\n    article: "1"\n    checked_on: null'
    held = FILE.read_text("utf-8").replace("    text: css_l583_1", own)
    path.write_text(held, "utf-8")
    assert references(catalogue(), EVE, path).aide_gratuite == "article 1 du code pénal"


def test_the_texts_that_letters_name_are_known() -> None:
    named = cited_texts(catalogue())
    assert {"cpp_40_2", "cp_121_3", "css_l583_1"} <= named <= catalogue().texts.keys()


def test_every_code_renumbered_is_one_that_documents_cite() -> None:
    law = references(catalogue(), EVE)
    for changed in clocks().renumbered:
        assert any(changed.code.lower() in said.lower() for said in astuple(law))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("    text: css_l583_1", "    text: css_l999_9", "inconnu dans le droit tenu"),
        (
            "    text: css_l583_1",
            "    text: css_l583_1\n    code: Code pénal",
            "donne lui-même",
        ),
        ("    text: css_l583_1", "    code: Code pénal", "un code et un article"),
        ("  aide_gratuite:", "  aide_payante:", "aucun document ne la cite"),
        ("  aide_gratuite:", "  aide_payante:", "manquante « aide_gratuite »"),
        (
            "    text: css_l583_1",
            "    text: css_l583_1\n    page: 4",
            "clé inconnue « page »",
        ),
        ("    text: css_l583_1", "    article: 010", "mettre des guillemets"),
        (
            "    text: css_l583_1",
            "    text: css_l583_1\n    checked_on: hier",
            "une date est attendue",
        ),
    ],
)
def test_a_mistake_is_found_at_its_line(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    before, found, after = FILE.read_text("utf-8").partition(old)
    assert found
    path = tmp_path / "references.yml"
    path.write_text(before + new + after, "utf-8")
    with pytest.raises(LawError) as refused:
        load(path, catalogue())
    (fault,) = [f for f in refused.value.faults if reason in f.reason]
    assert fault.file == "references.yml"
    line = before.count("\n") + 1
    assert abs(fault.line - line) <= 1 or "manquante" in reason
