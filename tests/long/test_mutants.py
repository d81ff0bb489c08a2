"""The tests notice when what decides is broken on purpose."""

import ast
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
HUNT = """
import sys
from pathlib import Path
import edsnlp.pipes.qualifiers.negation, spacy.lang.fr
from tests.long.mutation import Mutant, is_noticed, sample
path, name, size, *tests = sys.argv[1:]
source = Path(path).read_text(encoding="utf-8")
whole = Mutant(0, "", compile(source, path, "exec"))
if is_noticed(name, Path(path), whole, tests):
    sys.exit("the tests fail without any mutant")
hunted = sample(source, path, int(size))
alive = [
    f"l. {mutant.line} : {mutant.change}"
    for mutant in hunted
    if not is_noticed(name, Path(path), mutant, tests)
]
print(repr((len(hunted), alive)))
"""


def tests_of(module: str) -> list[str]:
    """The mirrored test files when there are some, else the tests of the room."""
    path = Path(module)
    mirror = ROOT / "tests" / path.parent
    named = sorted(mirror.glob(f"test_{path.stem}*.py"))
    return [str(found) for found in named] or [str(mirror)]


@pytest.mark.parametrize("module", MODULES)
def test_most_mutants_of_a_module_are_noticed(
    module: str, record_property: Callable[[str, object], None]
) -> None:
    name = module.removesuffix(".py").replace("/", ".")
    result = subprocess.run(
        [sys.executable, "-c", HUNT, module, name, str(SAMPLE), *tests_of(module)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    hunted, alive = ast.literal_eval(result.stdout.splitlines()[-1])
    record_property("mesure", f"{hunted - len(alive)} mutants vus sur {hunted}")
    assert len(alive) <= hunted * (1 - FLOOR), "\n".join(alive)
