"""The tests notice when what decides is broken on purpose."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.long
SAMPLE = 12
FLOOR = 0.8
"""Some mutants change nothing that shows: a bound on a list that is never that long."""
SECONDS = 90
"""Of processor for one module: all of them stay within the half hour on two cores."""
LEAST = 5
"""Mutants that must be hunted in that time, or the tests of the module are too slow."""
ROOMS = (
    "classifiers",
    "classifiers/elements",
    "classifiers/mentions",
    "classifiers/qualifiers",
)
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ROOMS
    for path in (ROOT / room).glob("*.py")
    if path.name != "__init__.py"
)
PRICES = (
    "mentions/test_prices.py",
    "mentions/test_prices_phones.py",
    "mentions/test_prices_lexicon.py",
    "mentions/test_prices_laws.py",
)
"""The price modules are one machine in parts: its marked sentences hold them all."""
ALSO: dict[str, tuple[str, ...]] = {
    "asks": ("elements/test_remuneration.py", "test_sites.py"),
    "offers": ("elements/test_offre_de_services.py", "test_sites.py"),
    "subjects": ("elements/test_offre_de_services.py",),
}
"""Tests that hold a module besides those of its own name."""
SLOW_TO_LOAD = "tests.classifiers.assessing"
HUNT = """
import sys
from pathlib import Path
from tests.long.mutation import hunt
name, path, size, seconds, warm, *tests = sys.argv[1:]
if warm:
    from classifiers.qualifiers.pipeline import qualifier_pipeline
    from tests.classifiers.assessing import assessor, tagger
    assessor(), tagger(), qualifier_pipeline()
found = hunt(name, Path(path), tests, int(size), float(seconds))
print(repr((found.hunted, found.alive, found.seconds)))
"""


def mirror(module: str) -> list[str]:
    """The mirrored test files, and those that hold the module besides."""
    path = Path(module)
    room = ROOT / "tests" / "classifiers"
    mirrored = (ROOT / "tests" / path.parent).glob(f"test_{path.stem}*.py")
    held = PRICES if path.stem.startswith("price_") else ALSO.get(path.stem, ())
    found = {str(test) for test in (*mirrored, *(room / name for name in held))}
    return sorted(found)


def is_slow_to_load(test: str) -> bool:
    """Whether the tagger and its qualifiers are worth loading once, before the mutants."""
    return SLOW_TO_LOAD in Path(test).read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES)
def test_most_mutants_of_a_module_are_noticed(
    module: str, record_property: Callable[[str, object], None]
) -> None:
    tests = mirror(module)
    assert tests, "no test file bears the name of the module"
    name = module.removesuffix(".py").replace("/", ".")
    warm = "warm" if any(is_slow_to_load(test) for test in tests) else ""
    command = [sys.executable, "-c", HUNT, name, module, str(SAMPLE), str(SECONDS)]
    result = subprocess.run(
        [*command, warm, *tests],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    hunted, alive, _ = ast.literal_eval(result.stdout.splitlines()[-1])
    record_property("mesure", f"{hunted - len(alive)} mutants vus sur {hunted}")
    assert hunted >= LEAST or not alive, f"{hunted} mutants in {SECONDS} s"
    assert hunted - len(alive) >= hunted * FLOOR, "\n".join(alive)
