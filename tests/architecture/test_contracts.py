"""The linter's file says what docs/architecture.md says, and refuses what it refuses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.contracts import (
    PAGE,
    ROOT,
    built_rooms,
    contract,
    doors_of_the_page,
    layers_of_the_linter,
    layers_of_the_page,
    linter,
    values,
)

DOORS = [
    name for name in linter().sections() if name.startswith("importlinter:contract:")
]
SINGLE_FILE = "dashboard.py"
WRITERS = ("dossier.store", "dossier.database", "dossier.tables", "dossier.migrations")
"""What turns types into rows."""


def test_the_linter_and_the_page_name_the_same_layers() -> None:
    page = [
        ([room for room in rooms if room.name != SINGLE_FILE], independent)
        for rooms, independent in layers_of_the_page()
    ]
    assert layers_of_the_linter() == page


def test_a_room_stands_in_parentheses_until_it_is_built() -> None:
    for rooms, _ in layers_of_the_page():
        for room in rooms:
            place = ROOT / room.name
            exists = place.is_file() or (place / "__init__.py").exists()
            assert exists == room.built, room.name


def test_every_built_room_is_a_root_of_the_linter() -> None:
    assert values("importlinter", "root_packages") == built_rooms()


def test_every_package_of_the_tree_is_a_room() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "benchmarks"} == set(built_rooms())


@pytest.mark.parametrize("package", doors_of_the_page())
def test_every_door_has_its_contract(package: str) -> None:
    allowed = doors_of_the_page()[package]
    sections = [
        section
        for section in DOORS
        if package in linter()[section].get("forbidden_modules", "").split()
    ]
    assert len(sections) == 1
    section = sections[0]
    assert linter()[section]["allow_indirect_imports"] == "True"
    assert values(section, "source_modules") == [
        room for room in built_rooms() if room not in allowed
    ]
    ignored = linter()[section].get("ignore_imports", "").split("\n")[1:]
    assert ignored == [
        f"{room} -> {package}"
        for room in allowed
        if "." in room and room != SINGLE_FILE
    ]


def test_entries_see_only_use_cases_and_types_of_the_case() -> None:
    rooms = {
        room.name: layer
        for layer, (rooms, _) in enumerate(layers_of_the_page())
        for room in rooms
    }
    behind = [room for room in built_rooms() if 2 <= rooms[room] <= 3]
    entries = [room for room in built_rooms() if rooms[room] == 0]
    assert values(contract("entry"), "source_modules") == entries
    assert values(contract("entry"), "forbidden_modules") == [*behind, *WRITERS]
    assert all(f"`{module}`" in PAGE.read_text(encoding="utf-8") for module in WRITERS)


VIOLATIONS = {
    "layers": ("reading/model.py", "import classifiers"),
    "entry": ("cli/output.py", "import dossier.store"),
    "scrapy": ("reading/model.py", "import scrapy"),
    "playwright": ("crawler/planted.py", "import playwright.sync_api"),
    "spacy": ("crawler/planted.py", "from spacy.tokens import Doc"),
    "documents": ("workflow/planted.py", "import typst"),
    "streamlit": ("workflow/planted.py", "import streamlit"),
    "pyspark": ("workflow/planted.py", "import pyspark"),
}
MORE_VIOLATIONS = [
    ("layers", "crawler/planted.py", "import classifiers"),
    ("layers", "web/planted.py", "import rendering"),
    ("layers", "legal_refs/ids.py", "import dossier"),
    ("layers", "dossier/errors.py", "import workflow"),
    ("layers", "workflow/planted.py", "import cli"),
    ("entry", "cli/output.py", "from classifiers import assess"),
    ("entry", "cli/output.py", "import reading.model"),
    ("entry", "cli/output.py", "from dossier import tables"),
    ("spacy", "reading/model.py", "def late():\n    import edsnlp"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    # A fresh interpreter whose path starts in the copy: the checkout is not the subject.
    code = (
        "import sys; from importlinter.cli import lint_imports_command as c;"
        f"sys.path[:] = [{str(tree)!r}] + [p for p in sys.path if p not in ('', {str(ROOT)!r})];"
        "c(['--no-cache', '--no-logo'])"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rooms and of the linter's file, kept by the linter."""
    copy = tmp_path_factory.mktemp("tree")
    for room in built_rooms():
        shutil.copytree(
            ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / ".importlinter", copy)
    return copy


def test_the_rooms_keep_every_contract(tree: Path) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout
    assert f"{len(DOORS)} kept, 0 broken" in result.stdout


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract(name) for name in VIOLATIONS} == set(DOORS)


@pytest.mark.parametrize(
    ("name", "path", "statement"),
    [(name, *planted) for name, planted in VIOLATIONS.items()] + MORE_VIOLATIONS,
)
def test_a_planted_violation_breaks_its_contract(
    tree: Path, name: str, path: str, statement: str
) -> None:
    module = tree / path
    before = module.read_text(encoding="utf-8") if module.exists() else None
    module.write_text(f"{before or ''}\n{statement}\n", encoding="utf-8")
    try:
        result = lint(tree)
    finally:
        if before is None:
            module.unlink()
        else:
            module.write_text(before, encoding="utf-8")
    assert result.returncode == 1, result.stdout
    assert f"{linter()[contract(name)]['name']} BROKEN" in result.stdout
