"""Figures are written once, by a command, and quoted as written."""

from pathlib import Path

import pytest

from benchmarks.report import (
    Measure,
    Run,
    below,
    block,
    number,
    page,
    save,
    saved,
    table,
)

RATIO = Measure("lecture", 300.0, "pages/s", "lexbor seul", 0.5, floor=0.4)
MEMORY = Measure("mémoire", 410.0, "Mo", ceiling=400.0)
RUN = Run("2026-01-02", "2 cœurs", (RATIO, MEMORY))


def test_a_run_reads_back_as_it_was_written(tmp_path: Path) -> None:
    save(RUN, tmp_path / "results.json")
    assert saved(tmp_path / "results.json") == RUN


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.456, "0,46"),
        (12.34, "12,3"),
        (123.4, "123"),
        (1234.5, "1\u00a0234"),
        (-5.0, "-5,00"),
    ],
)
def test_numbers_are_written_as_french_writes_them(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("measure", "held"),
    [
        (Measure("m", 1, "u"), True),
        (Measure("m", 100, "u", "b", 0.4, floor=0.4), True),
        (Measure("m", 100, "u", "b", 0.39, floor=0.4), False),
        (Measure("m", 40, "u", floor=40), True),
        (Measure("m", 39, "u", floor=40), False),
        (Measure("m", 400, "u", ceiling=400), True),
        (Measure("m", 401, "u", ceiling=400), False),
    ],
)
def test_a_figure_is_judged_by_its_ratio_when_it_has_one(
    measure: Measure, held: bool
) -> None:
    assert measure.held is held


def test_what_misses_its_bound_is_named_and_shown() -> None:
    assert below(RUN.measures) == ["mémoire"]
    assert "| mémoire | 410 Mo |  | ≤ 400, **non tenu** |" in table(RUN.measures)
    assert "| lecture | 300 pages/s | 0,50 × lexbor seul | ≥ 0,40 × |" in table(
        RUN.measures
    )


def test_the_page_says_when_and_where() -> None:
    assert "Le 2026-01-02, sur 2 cœurs." in page(RUN)


def test_the_readme_quotes_the_last_long_run() -> None:
    quoted = block(RUN, "# Tests longs\n\nDernière exécution le 2026-01-01 : 3 lois.\n")
    assert "Dernière exécution le 2026-01-01 : 3 lois.\n" in quoted
    assert "Tests longs" not in block(RUN, "")
