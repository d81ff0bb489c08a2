"""The hunt spares what changes nothing, and reaches what was imported before it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.long.mutation import mutants

ADULT = "def adult(age):\n    return age >= 18\n"
DOOR = "from age import adult\n\ndef opens(age):\n    return adult(age)\n"
GOOD = "assert opens(18) and not opens(17)"
WEAK = "assert opens(30)"


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("@dataclass(frozen=True)\nclass A: pass", []),
        ("zip(a, b, strict=True)", []),
        ("MOST = 400", ["400 → 0"]),
        ("MOST = 99", ["99 → 100"]),
    ],
)
def test_what_shows_nowhere_is_spared(source: str, changes: list[str]) -> None:
    assert [mutant.change for mutant in mutants(source)] == changes


def hunted(folder: Path, check: str) -> subprocess.CompletedProcess[str]:
    """A hunt in module ``age``, read through a module that was imported before it."""
    (folder / "age.py").write_text(ADULT, encoding="utf-8")
    (folder / "door.py").write_text(DOOR, encoding="utf-8")
    test = f"from door import opens\ndef test_opens():\n    {check}\n"
    (folder / "test_door.py").write_text(test, encoding="utf-8")
    code = (
        "from pathlib import Path; import door; from tests.long.mutation import hunt;"
        "found = hunt('age', Path('age.py'), ['test_door.py'], 9, 60);"
        "print((found.hunted, found.alive))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{folder}:{ROOT}"},
    )


@pytest.mark.parametrize(
    ("check", "alive"),
    [(GOOD, ()), (WEAK, ("l. 2 : age >= 18 → age > 18", "l. 2 : 18 → 19"))],
)
def test_a_module_imported_before_sees_the_mutant(
    tmp_path: Path, check: str, alive: tuple[str, ...]
) -> None:
    assert ast.literal_eval(hunted(tmp_path, check).stdout) == (2, alive)


def test_tests_that_fail_without_a_mutant_are_told(tmp_path: Path) -> None:
    result = hunted(tmp_path, "assert opens(3)")
    assert result.returncode != 0
    assert "test_door.py fails without any mutant" in result.stderr
