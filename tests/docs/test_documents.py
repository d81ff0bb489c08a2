"""Documents cannot drift from what they describe."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from benchmarks.report import README, expected_readme, page, saved
from cli.app import VERBS
from cli.reference import reference
from tests.architecture.tree import ROOT, project_files, python_files, text_of

PAGES = [path for path in project_files() if path.suffix == ".md"]
CODE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")
TARGETS = set(re.findall(r"^([a-z-]+):", text_of(Path("Makefile")), re.MULTILINE))


def commands(path: Path) -> list[list[str]]:
    return [
        shlex.split(line)
        for block in CODE.findall(text_of(path))
        for line in block.splitlines()
        if line
    ]


def test_the_two_commands_stand_in_the_readme() -> None:
    assert commands(Path("README.md"))[:2] == [["make", "demo"], ["make", "test"]]


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_every_command_shown_exists(path: Path) -> None:
    for program, *words in commands(path):
        if program == "make":
            assert words[0] in TARGETS
            for argument in words[1:]:
                assert argument.removeprefix("ARGS=").split()[0] in VERBS
        elif program == "vigie":
            assert words[0] in VERBS


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_every_link_leads_to_a_file(path: Path) -> None:
    targets = LINK.findall(text_of(path))
    assert [link for link in targets if not (ROOT / path.parent / link).exists()] == []


def test_the_readme_counts_the_demonstration_sites() -> None:
    words = {16: "seize"}
    sites = text_of(Path("data/demo_web/sites.yml")).count("\n- host:")
    assert f"{words[sites]} sites fictifs" in text_of(Path("README.md"))


def test_every_room_stands_on_the_map_of_the_readme() -> None:
    rooms = {path.parts[0] for path in python_files() if len(path.parts) > 1}
    text = text_of(Path("README.md"))
    assert [room for room in sorted(rooms) if f"`{room}/" not in text] == []


def test_every_target_is_explained_by_make_itself() -> None:
    told = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    inner = {
        "help",
        "clean",
        "machine",
        "format-check",
        "lint",
        "types",
        "layers",
        "yaml",
    }
    assert TARGETS - inner == set(
        re.findall(r"^make ([a-z-]+)", told.stdout, re.MULTILINE)
    )


def test_the_command_reference_is_what_the_commands_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert text_of(Path("docs/commands.md")) == reference(), "make reference"


def test_the_numbers_of_the_readme_are_those_that_were_measured() -> None:
    assert README.read_text(encoding="utf-8") == expected_readme()


def test_the_page_of_benchmarks_is_written_from_the_results() -> None:
    assert text_of(Path("docs/benchmarks.md")) == page(saved())


def test_every_name_of_the_glossary_is_in_the_code() -> None:
    later = {"Exhibit", "Review"}
    code = "\n".join(
        text_of(path) for path in python_files() if path.parts[0] != "tests"
    )
    rows = re.findall(
        r"^\| [^|]+ \| ([^|]+) \|", text_of(Path("docs/glossary.md")), re.MULTILINE
    )
    names = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    lost = {name for name in names - later if not re.search(rf"\b{name}\b", code)}
    data = "\n".join(text_of(path) for path in project_files() if path.suffix == ".yml")
    assert {name for name in lost if not re.search(rf"\b{name}\b", data)} == set()


def test_architecture_names_five_types_and_six_rules_before_anything_else() -> None:
    text = text_of(Path("docs/architecture.md"))
    assert re.findall(r"^## (.*)$", text, re.MULTILINE)[:2] == [
        "Five types",
        "Six rules",
    ]
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) == 6
    assert len(text.splitlines()) <= 100


def test_the_licence_is_the_one_the_package_declares() -> None:
    assert (
        text_of(Path("LICENSE")).split("\n")[0].strip()
        == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    )
    assert 'license = "EUPL-1.2"' in text_of(Path("pyproject.toml"))


def test_decisions_are_numbered_without_a_gap_and_say_what_was_refused() -> None:
    decisions = [
        path
        for path in PAGES
        if path.parent == Path("docs/decisions") and path.stem != "README"
    ]
    numbers = [path.name[:4] for path in decisions]
    assert numbers == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        assert f"# {path.name[:4]}. " in text_of(path)
        assert "**Choice.**" in text_of(path)
        assert "**Refused.**" in text_of(path)
