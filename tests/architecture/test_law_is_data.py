"""The law is read in its files: no shipped code says a statute, nor cites an article."""

from functools import cache
from pathlib import Path

import pytest

from tests.architecture.law_in_code import (
    law_in_module,
    law_in_template,
    statutes,
)
from tests.architecture.tree import ROOT, project_files, shipped_modules

TEMPLATES = [
    path
    for path in project_files()
    if path.suffix in {".j2", ".typ"} and path.parts[0] not in {"tests", "benchmarks"}
]


@cache
def known() -> frozenset[tuple[str, ...]]:
    return statutes()


@pytest.mark.parametrize("path", shipped_modules(), ids=str)
def test_no_module_holds_law(path: Path) -> None:
    assert law_in_module(ROOT / path, known()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_template_holds_law(path: Path) -> None:
    assert law_in_template(ROOT / path, known()) == []


def test_there_are_templates_and_statutes_to_look_for() -> None:
    assert TEMPLATES
    assert len(known()) > 10_000


@pytest.mark.parametrize(
    "line",
    [
        'SAID = "puni par l’article L. 377-2"',
        'SAID = "CSS L377-2"',
        'SAID = f"code pénal, art. 121-3, {1}"',
        "# see 113-2-1",
        '"""Follows article 40 of the code."""',
        'SAID = "loi n° 71-1130"',
        "def read():\n    '''Le mandat est gratuit s\\'il n\\'y a convention contraire.'''",
        "# Nul ne peut, directement ou par personne interposée, donner des",
        'SAID = "TOUT INTERMÉDIAIRE CONVAINCU D’AVOIR OFFERT OU FAIT OFFRIR"',
    ],
)
def test_a_planted_piece_of_law_is_found(line: str, tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(line + "\n", encoding="utf-8")

    assert law_in_module(planted, known())


@pytest.mark.parametrize(
    "line",
    [
        'TEXT = ProvisionId("css_l377_2")',
        "# D18 of the design; NF Z67-147; 2026-11-22; SHA-256; ISO-8859-1",
        '"""Words of the statute, moyennant émoluments convenus, in two lines."""',
    ],
)
def test_what_is_not_law_is_left_alone(line: str, tmp_path: Path) -> None:
    innocent = tmp_path / "innocent.py"
    innocent.write_text(line + "\n", encoding="utf-8")

    assert law_in_module(innocent, known()) == []


def test_a_planted_piece_of_law_is_found_in_a_template(tmp_path: Path) -> None:
    planted = tmp_path / "planted.j2"
    planted.write_text("<p>Vu {{ law }}</p>\n<p>Vu l’article 40</p>\n", "utf-8")

    assert law_in_template(planted, known()) == ["2: article 40"]
