"""docs/test-long.md: what a long run did, written from pytest's own account of it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """One test as it ended."""

    room: str
    name: str
    seconds: float
    outcome: str
    """« réussi », « échoué » or « sauté »."""
    figures: tuple[str, ...]
    """What the test recorded under ``mesure``."""


def told(junit: Path) -> list[Told]:
    """Every test of a JUnit file written by pytest."""
    return [_told(case) for case in ET.parse(junit).iter("testcase")]


def _told(case: ET.Element) -> Told:
    tags = {child.tag for child in case}
    outcome = (
        "échoué"
        if tags & {"failure", "error"}
        else "sauté"
        if "skipped" in tags
        else "réussi"
    )
    figures = [
        entry.get("value", "")
        for entry in case.iter("property")
        if entry.get("name") == "mesure"
    ]
    room = case.get("classname", "").removeprefix("tests.")
    name = case.get("name", "").removeprefix("test_").replace("_", " ")
    return Told(room, name, float(case.get("time", "0")), outcome, tuple(figures))


def written(
    date: str, commit: str, minutes: float, laws: list[Told], trials: list[Told]
) -> str:
    """The whole page. The line « Dernière exécution » is the one the README quotes."""
    failed = [test for test in (*laws, *trials) if test.outcome == "échoué"]
    summary = (
        f"Dernière exécution le {date}, commit {commit} : {_counted(len(laws), 'loi rejouée')}"
        f" sur des données tirées au sort, {_counted(len(trials), 'épreuve longue')},"
        f" {_counted(len(failed), 'échec')}, {minutes:.0f} min."
    )
    return "\n".join(
        [
            "# Tests longs",
            "",
            "Écrit par `make test-long` : pannes, données hostiles, mutants, grandes tailles.",
            "",
            summary,
            "",
            "## Épreuves",
            "",
            *_table(trials),
            "",
            "## Lois",
            "",
            "Chaque loi du code est rejouée sur vingt fois plus d’exemples que dans `make test`.",
            "",
            *_table(laws),
            "",
        ]
    )


def _counted(number: int, words: str) -> str:
    plural = " ".join(f"{word}s" for word in words.split())
    return f"{number} {plural if number > 1 else words}"


def _table(tests: Iterable[Told]) -> list[str]:
    rows = [
        f"| {test.room} | {test.name} | {test.seconds:.0f} s | {test.outcome} | {' ; '.join(test.figures)} |"
        for test in sorted(tests, key=lambda test: (test.room, test.name))
    ]
    return ["| où | épreuve | durée | issue | mesure |", "|---|---|---|---|---|", *rows]
