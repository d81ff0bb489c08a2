"""The lists of pyproject.toml name every package and every data file of the tree."""

import tomllib
from pathlib import Path
from typing import Any

from tests.architecture.tree import ROOT, project_files

SETTINGS: dict[str, Any] = tomllib.loads(
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")
)
PACKAGES: list[str] = SETTINGS["tool"]["setuptools"]["packages"]
PACKAGE_DATA: dict[str, list[str]] = SETTINGS["tool"]["setuptools"]["package-data"]
ROOMS = {package.split(".")[0] for package in PACKAGES}
KEPT_HOME = {Path("data/gold")}
"""Folders of rooms that serve the development only."""


def shipped() -> set[Path]:
    """Files that the lists put in the wheel."""
    code = {
        path.relative_to(ROOT)
        for package in PACKAGES
        for path in (ROOT / package.replace(".", "/")).glob("*.py")
    }
    data = {
        path.relative_to(ROOT)
        for package, patterns in PACKAGE_DATA.items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
        if path.is_file()
    }
    return code | data


def test_packages_are_listed_once_and_in_order() -> None:
    assert sorted(set(PACKAGES)) == PACKAGES


def test_every_listed_package_exists() -> None:
    assert [
        name for name in PACKAGES if not (ROOT / name.replace(".", "/")).is_dir()
    ] == []


def test_every_pattern_finds_a_file() -> None:
    lost = [
        f"{package}: {pattern}"
        for package, patterns in PACKAGE_DATA.items()
        for pattern in patterns
        if not any((ROOT / package.replace(".", "/")).glob(pattern))
    ]
    assert lost == []


def test_every_room_of_the_tree_is_listed() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms - {"tests", "benchmarks"} <= ROOMS


def test_no_file_of_a_room_is_forgotten() -> None:
    in_rooms = {
        path
        for path in project_files()
        if path.parts[0] in ROOMS and not KEPT_HOME & set(path.parents)
    }
    assert in_rooms - shipped() == set()
