"""Breaks a module on purpose, one small way at a time, and sees whether its tests notice.

Each mutant lives in a forked process whose import of the module yields the mutated
code: nothing on disk changes. What does not reach the module is imported once, before
the forks; what reaches it is forgotten in the fork and imported again.
"""

import ast
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, singledispatch
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutants",
    max_examples=20,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
"""The same examples for every mutant and every run: a mutant is noticed or is not."""

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
LARGE = 100
"""A bound from which one more shows nowhere: its mutant is 0."""
SLOWER, LEAST_SECONDS = 5, 20.0
"""A mutant that takes that many times the tests' own time loops, and counts as noticed."""
HUNG = 900
"""Seconds of the clock after which a mutant that waits for ever counts as noticed."""
PLUGINS = ("_hypothesis_pytestplugin", "pytest_socket")
OPTIONS = [
    "-x",
    "-q",
    "--tb=no",
    "--assert=plain",
    "--hypothesis-profile=mutants",
    *("-p", "no:cacheprovider"),
    *(option for plugin in PLUGINS for option in ("-p", plugin)),
]
for plugin in PLUGINS:
    importlib.import_module(plugin)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of a module."""

    line: int
    change: str
    code: CodeType


def mutants(source: str, path: str = "<mutant>") -> Iterator[Mutant]:
    """Every mutant of ``source``, in the order of its lines."""
    for index, variant in _choices(source):
        yield _mutant(source, path, index, variant)


def sample(source: str, path: str, size: int) -> list[Mutant]:
    """At most ``size`` mutants, always the same ones for the same source."""
    every = _choices(source)
    kept = every if len(every) <= size else random.Random(0).sample(every, size)
    return [_mutant(source, path, *choice) for choice in kept]


def _choices(source: str) -> list[tuple[int, int]]:
    return [
        (index, variant)
        for index, place in enumerate(_places(ast.parse(source)))
        for variant in range(len(_variants(place)))
    ]


def _mutant(source: str, path: str, index: int, variant: int) -> Mutant:
    tree = ast.parse(source)
    node = _places(tree)[index]
    before, mutated = ast.unparse(node), _variants(node)[variant]
    _replace(tree, node, mutated)
    code = compile(ast.fix_missing_locations(tree), path, "exec")
    change = f"{before} → {ast.unparse(mutated)}"
    return Mutant(getattr(node, "lineno", 0), change, code)


def _places(tree: ast.Module) -> list[ast.AST]:
    """Where something may change: not in decorators and guards, whose mutants are equivalent."""
    spared: set[ast.AST] = set()
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", []):
            spared.update(ast.walk(decorator))
        if isinstance(node, ast.keyword) and node.arg == "strict":
            spared.update(ast.walk(node))
    return [node for node in ast.walk(tree) if node not in spared and _variants(node)]


@singledispatch
def _variants(node: ast.AST) -> list[ast.AST]:
    """What may stand in the place of ``node``; most nodes have nothing."""
    del node
    return []


@_variants.register
def _compared(node: ast.Compare) -> list[ast.AST]:
    other = COMPARISONS.get(type(node.ops[0])) if len(node.ops) == 1 else None
    return [ast.Compare(node.left, [other()], node.comparators)] if other else []


@_variants.register
def _joined(node: ast.BoolOp) -> list[ast.AST]:
    return [
        ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    ]


@_variants.register
def _denied(node: ast.UnaryOp) -> list[ast.AST]:
    return [node.operand] if isinstance(node.op, ast.Not) else []


@_variants.register
def _computed(node: ast.BinOp) -> list[ast.AST]:
    other = None if _is_type(node) else OPERATORS.get(type(node.op))
    return [ast.BinOp(node.left, other(), node.right)] if other else []


@_variants.register
def _chosen(node: ast.IfExp) -> list[ast.AST]:
    return [node.body, node.orelse]


@_variants.register
def _written(node: ast.Constant) -> list[ast.AST]:
    if isinstance(node.value, bool):
        return [ast.Constant(not node.value)]
    if not isinstance(node.value, int | float):
        return []
    return [ast.Constant(node.value + 1 if node.value < LARGE else 0)]


@_variants.register
def _filtered(node: ast.comprehension) -> list[ast.AST]:
    return (
        [ast.comprehension(node.target, node.iter, [], node.is_async)]
        if node.ifs
        else []
    )


@_variants.register
def _skipped(node: ast.Continue) -> list[ast.AST]:
    del node
    return [ast.Break()]


def _is_type(node: ast.BinOp) -> bool:
    """``int | None`` in an annotation: no behaviour to change."""
    return isinstance(node.op, ast.BitOr) and any(
        isinstance(side, ast.Constant) and side.value is None
        for side in (node.left, node.right)
    )


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.mutated = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - importlib's signature
        return self.mutated


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, path: Path, code: CodeType) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - importlib's signature
        target: ModuleType | None = None,  # noqa: ARG002 - importlib's signature
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = _Loader(fullname, str(self.path), self.code)
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=loader
        )


@cache
def _reaching(module: str) -> tuple[str, ...]:
    """Modules of the project, imported so far, whose imports lead to ``module``; itself too."""
    uses = {
        name: _imported(Path(loaded.__file__))
        for name, loaded in sys.modules.items()
        if (getattr(loaded, "__file__", None) or "").startswith(f"{Path.cwd()}{os.sep}")
        and loaded.__file__
        and loaded.__file__.endswith(".py")
        and f"{os.sep}." not in loaded.__file__
    }
    found = {module}
    while more := {name for name, used in uses.items() if used & found} - found:
        found |= more
    return tuple(sorted(found))


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def _forget(module: str) -> None:
    """Whatever holds the unbroken module must be imported again."""
    for name in _reaching(module):
        sys.modules.pop(name, None)
        package, _, leaf = name.rpartition(".")
        if package in sys.modules and hasattr(sys.modules[package], leaf):
            delattr(sys.modules[package], leaf)


def is_noticed(name: str, path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether ``tests`` fail, crash or never end with ``mutant`` in the place of module ``name``."""
    return _try(name, path, mutant, tests, LEAST_SECONDS)[0]


def _try(
    name: str, path: Path, mutant: Mutant, tests: Sequence[str], patience: float
) -> tuple[bool, float]:
    """Whether the mutant is noticed, and the processor seconds it took: other work does not count."""
    _reaching(name)
    child = os.fork()
    if child == 0:
        _live(name, path, mutant, tests, patience)
    _, status, usage = os.wait4(child, 0)
    return status != 0, usage.ru_utime + usage.ru_stime


def _live(
    name: str, path: Path, mutant: Mutant, tests: Sequence[str], patience: float
) -> None:
    """In the child: never returns."""
    code = 3
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, patience)
        signal.alarm(HUNG)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        _forget(name)
        sys.meta_path.insert(0, _Finder(name, path, mutant.code))
        code = int(pytest.main([*OPTIONS, *tests]))
    os._exit(code)


@dataclass(frozen=True, slots=True)
class Hunt:
    """What a module's tests noticed."""

    hunted: int
    alive: tuple[str, ...]
    """Line and change of each mutant that nothing noticed."""
    seconds: float
    """Of processor."""


def hunt(name: str, path: Path, tests: Sequence[str], size: int, most: float) -> Hunt:
    """At most ``size`` mutants of module ``name``, begun within ``most`` seconds of processor.

    The fastest tests go first. Raises ``RuntimeError`` when a test file fails without any mutant.
    """
    source = path.read_text(encoding="utf-8")
    whole = Mutant(0, "", compile(source, str(path), "exec"))
    taken: dict[str, float] = {}
    for test in tests:
        noticed, taken[test] = _try(name, path, whole, [test], most)
        if noticed:
            raise RuntimeError(f"{test} fails without any mutant")
    spent = sum(taken.values())
    patience = max(LEAST_SECONDS, SLOWER * spent)
    ordered = sorted(taken, key=lambda test: taken[test])
    hunted, alive = 0, []
    for mutant in sample(source, str(path), size):
        if spent > most:
            break
        noticed, seconds = _try(name, path, mutant, ordered, patience)
        spent += seconds
        hunted += 1
        if not noticed:
            alive.append(f"l. {mutant.line} : {mutant.change}")
    return Hunt(hunted, tuple(alive), spent)
