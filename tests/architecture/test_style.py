"""The house style that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import (
    ROOT,
    project_files,
    python_files,
    shipped_modules,
    text_of,
)

DRAWERS = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "core",
    "manager",
    "base",
}
MACHINE_PATHS = re.compile("/" + r"(work|tmp/vigie|root/\.\w+)/|/home/" + r"\w+/")
REGISTRIES = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "python" + "hosted",
            r"npmjs\." + "org",
            r"deb\.debian\." + "org",
        )
    )
)
ARTICLE = re.compile(r"\b[LRD]\.?\s?\d{3}-\d")
WORDS_FOR_LATER = (
    ("TO", "DO"),
    ("FIX", "ME"),
    ("raise NotImplemented", "Error"),
    ("mark", r".skip\b"),
    ("x", "fail"),
)
UNFINISHED = re.compile("|".join(map("".join, WORDS_FOR_LATER)))


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=str)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@named(python_files())
def test_a_module_fits_in_four_hundred_lines(path: Path) -> None:
    assert len(text_of(path).splitlines()) <= 400


@named(python_files())
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = [
        node.name
        for node in functions(ast.parse(text_of(path)))
        if (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long == []


@named(python_files())
def test_no_module_is_a_drawer(path: Path) -> None:
    assert not DRAWERS & {*path.parts[:-1], *path.stem.split("_")}


@named(shipped_modules())
def test_a_statute_is_named_by_its_slug(path: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in strings if ARTICLE.search(text)] == []


@named(shipped_modules())
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(text_of(path)))


@named(python_files())
def test_nothing_is_left_for_later(path: Path) -> None:
    assert UNFINISHED.findall(text_of(path)) == []


def test_no_file_names_a_place_of_one_machine() -> None:
    assert [
        path for path in project_files() if MACHINE_PATHS.search(text_of(path))
    ] == []


def test_no_file_names_a_package_registry() -> None:
    assert [path for path in project_files() if REGISTRIES.search(text_of(path))] == []


def test_locks_hold_versions_and_digests_only() -> None:
    locks = [path for path in project_files() if path.suffix == ".lock"]
    assert [path.name for path in locks] == [
        "requirements-dev.lock",
        "requirements-scale.lock",
        "requirements.lock",
    ]
    for lock in locks:
        assert "://" not in text_of(lock)
        for pin in re.split(r"\n(?=\S)", text_of(lock).strip()):
            assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", pin), pin
            assert "--hash=sha256:" in pin


def test_yaml_has_one_extension() -> None:
    assert [path for path in project_files() if path.suffix == ".yaml"] == [
        Path(".pre-commit-config.yaml")
    ], "pre-commit knows no other name; everything else is .yml"


def test_no_file_is_too_big_for_a_review() -> None:
    big = [
        path for path in project_files() if (ROOT / path).stat().st_size > 2 * 1024**2
    ]
    assert big == []


def imported_by(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def forbidden_to_the_dashboard(path: Path) -> set[str]:
    """What a dashboard entry may not import: everything behind the use cases."""
    behind = {
        "crawler",
        "evidence",
        "classifiers",
        "complaints",
        "web",
        "reading",
        "rendering",
    }
    return imported_by(path) & (
        behind | {"legal_refs", "scrapy", "spacy", "sqlmodel", "sqlalchemy"}
    )


def test_the_dashboard_entry_is_short_and_sees_only_views_and_use_cases() -> None:
    for path in project_files():
        if path == Path("dashboard.py"):
            assert len(text_of(path).splitlines()) <= 40
            assert forbidden_to_the_dashboard(path) == set()


def test_a_planted_import_of_a_stage_is_seen_in_a_dashboard_entry(
    tmp_path: Path,
) -> None:
    planted = tmp_path / "dashboard.py"
    planted.write_text(
        "def late():\n    from crawler.run import crawl\n", encoding="utf-8"
    )
    assert forbidden_to_the_dashboard(planted) == {"crawler"}
