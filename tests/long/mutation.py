"""Breaks a module on purpose, one small way at a time, and sees whether its tests notice.

Each mutant lives in a forked process whose import of the module yields the mutated
code: nothing on disk changes, and the heavy libraries are imported once.
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
from functools import singledispatch
from pathlib import Path
from types import CodeType, ModuleType

import pytest

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
KILLED_BY_TIME = 120
"""Seconds after which a mutant that loops counts as noticed."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of a module."""

    line: int
    change: str
    code: CodeType


def mutants(source: str, path: str = "<mutant>") -> Iterator[Mutant]:
    """Every mutant of ``source``, in the order of its lines."""
    places = [node for node in ast.walk(ast.parse(source)) if _variants(node)]
    for index, place in enumerate(places):
        for variant in range(len(_variants(place))):
            tree = ast.parse(source)
            node = [node for node in ast.walk(tree) if _variants(node)][index]
            before = ast.unparse(node)
            mutated = _variants(node)[variant]
            _replace(tree, node, mutated)
            fixed = ast.fix_missing_locations(tree)
            change = f"{before} → {ast.unparse(mutated)}"
            yield Mutant(
                getattr(place, "lineno", 0), change, compile(fixed, path, "exec")
            )


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
    return [ast.Constant(node.value + 1)] if isinstance(node.value, int | float) else []


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


def is_noticed(name: str, path: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether ``tests`` fail, crash or never end with ``mutant`` in the place of module ``name``."""
    child = os.fork()
    if child == 0:
        _live(name, path, mutant, tests)
    _, status = os.waitpid(child, 0)
    return status != 0


def _live(name: str, path: Path, mutant: Mutant, tests: Sequence[str]) -> None:
    """In the child: never returns."""
    code = 3
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(KILLED_BY_TIME)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, _Finder(name, path, mutant.code))
        options = [
            "-x",
            "-q",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
        ]
        code = int(pytest.main([*options, *tests]))
    os._exit(code)


def sample(source: str, path: str, size: int) -> list[Mutant]:
    """At most ``size`` mutants, always the same ones for the same source."""
    every = list(mutants(source, path))
    return every if len(every) <= size else random.Random(0).sample(every, size)
