"""The page on the law says what the law files and the code do."""

import re
from datetime import date
from pathlib import Path

import pytest

from dossier import migrations
from legal_refs.clock_days import a_year_after
from legal_refs.model import State
from legal_refs.schema import NOT_HELD, UNKNOWN, TextRow, WordingRow
from tests.architecture.tree import ROOT, text_of
from workflow.desk_law import TRUSTS
from workflow.law_readings import LAWYERS, OFFICIAL
from workflow.law_readings_words import Comparison

PAGE = Path("docs/method-law.md")
TEXT = text_of(PAGE)
FOLDED = " ".join(TEXT.split())
STATES = re.findall(r"^\| ([●○▲–] [^|]+?) \|", TEXT, re.MULTILINE)


def test_every_file_named_is_there() -> None:
    files = re.findall(r"`(legal_refs/[^`]+)`", TEXT)
    assert [name for name in files if not (ROOT / name).exists()] == []
    held = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "legal_refs").glob("*.yml")
    }
    assert held <= set(files)


def test_the_states_are_those_of_the_screen() -> None:
    assert list(TRUSTS.values()) == STATES


def test_the_states_of_a_file_are_those_it_may_say() -> None:
    for state in State:
        assert f"`state: {state}`" in TEXT


@pytest.mark.parametrize(
    "key", ["role", "use", "unknown", "reserve", "confirmed", "state"]
)
def test_a_key_of_a_text_is_one_that_is_read(key: str) -> None:
    assert f"`{key}" in TEXT
    assert key in TextRow.model_fields


def test_the_keys_of_a_wording_are_those_that_are_read() -> None:
    for key in ("read_on", "elements", "excerpt", "text", "start"):
        assert f"`{key}" in TEXT
        assert key in WordingRow.model_fields
    assert f"`text: {NOT_HELD}`" in TEXT
    assert f"`start: {UNKNOWN}`" in TEXT


def test_who_may_read_and_where_are_those_of_the_code() -> None:
    assert {role.value for role in LAWYERS} == {"juriste", "avocat"}
    assert "**juriste** ou **avocat**" in TEXT
    for host in OFFICIAL:
        assert f"`{host}`" in TEXT


def test_a_reading_is_worth_the_months_that_are_written() -> None:
    assert "**douze mois**" in TEXT
    assert a_year_after(date(2026, 11, 22)) == date(2027, 11, 22)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("l'aide", "l’aide", True),
        ("« aide »", '"aide"', True),
        ("six - mois", "six – mois", True),
        ("4 500 euros", "4500\u00a0euros", True),
        ("une aide", "une  aide", True),
        ("une aide", "une aide,", False),
        ("une aide", "Une aide", False),
        ("une aide", "deux aides", False),
        ("4 500 euros", "4 501 euros", False),
    ],
)
def test_what_does_not_count_is_what_is_written(
    ours: str, theirs: str, *, same: bool
) -> None:
    assert (
        "Ne comptent pas : les espaces, les apostrophes, les guillemets, les tirets et "
        "l’espace des milliers. Tout le reste compte : un mot, une virgule, une majuscule, un "
        "chiffre." in FOLDED
    )
    assert Comparison(ours, theirs).same is same


def test_the_version_that_keeps_wordings_is_named() -> None:
    assert "0004" in migrations.VERSIONS
    assert "version 0004 de la base" in FOLDED


def test_the_names_of_the_screens_are_those_shown() -> None:
    views = "".join(path.read_text("utf-8") for path in (ROOT / "views").glob("*.py"))
    for name in (
        "J’ai lu ce texte",
        "Relire ce texte et le comparer",
        "Textes changés",
    ):
        assert name in views
    for name in ("J’ai lu ce texte", "Relire ce texte et le comparer"):
        assert f"« {name} »" in TEXT
    for kind in ("Texte changé", "Rédaction changée"):
        assert f"**{kind}**" in TEXT
        assert kind in text_of(Path("workflow/desk_law.py"))
