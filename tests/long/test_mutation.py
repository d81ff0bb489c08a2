"""The mutation engine finds what a weak test lets live."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.long.mutation import mutants, sample

ADULT = "def adult(age):\n    return age >= 18\n"


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("a == b", ["a == b → a != b"]),
        ("a < b", ["a < b → a <= b"]),
        ("a in b", ["a in b → a not in b"]),
        ("a and b", ["a and b → a or b"]),
        ("not a", ["not a → a"]),
        ("a + b", ["a + b → a - b"]),
        ("a if b else c", ["a if b else c → a", "a if b else c → c"]),
        ("f(True)", ["True → False"]),
        ("f(2)", ["2 → 3"]),
        ("[a for a in b if c]", [" for a in b if c →  for a in b"]),
        ("for a in b:\n    continue", ["continue → break"]),
        ("x: int | None = y", []),
        ("'text'", []),
    ],
)
def test_a_construct_has_its_mutants(source: str, changes: list[str]) -> None:
    assert [mutant.change for mutant in mutants(source)] == changes


def test_a_mutant_changes_one_place_only() -> None:
    first, second = mutants("def f(a, b): return (a == b, a == b)")
    space: dict[str, object] = {}
    exec(first.code, space)
    assert space["f"](1, 1) == (False, True)  # type: ignore[operator]
    assert first.line == second.line == 1


def test_the_sample_is_the_same_every_time() -> None:
    source = "\n".join(f"x{n} == y" for n in range(50))
    assert [m.change for m in sample(source, "", 5)] == [
        m.change for m in sample(source, "", 5)
    ]
    assert len(sample(source, "", 5)) == 5


@pytest.mark.parametrize(
    ("check", "noticed"),
    [
        ("assert adult(18) and not adult(17)", [True, True]),
        ("assert adult(30) and not adult(3)", [False, False]),
        ("assert adult(18) and not adult(3)", [True, True]),
    ],
)
def test_a_mutant_lives_only_where_tests_are_weak(
    tmp_path: Path, check: str, noticed: list[bool]
) -> None:
    """In a process of its own: forking this one would copy the whole test run."""
    (tmp_path / "age.py").write_text(ADULT, encoding="utf-8")
    test = f"from age import adult\ndef test_adult():\n    {check}\n"
    (tmp_path / "test_age.py").write_text(test, encoding="utf-8")
    code = (
        "from pathlib import Path; from tests.long.mutation import is_noticed, mutants;"
        "path = Path('age.py');"
        "print([is_noticed('age', path, m, ['test_age.py']) for m in mutants(path.read_text())])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}"},
    )
    assert ast.literal_eval(result.stdout) == noticed
