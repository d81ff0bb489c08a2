"""What a template may not hold, found without running it.

Fields are followed through the types of the context, branches not taken included.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes

LAW_IN_PROSE: Final = re.compile(
    r"\b[LRD]\.?\s?\d{2,}|\barticles?\s+\d|\bart\.\s?\S?\d|\bn°\s?\d{4}|\d{3}-\d|\b\d+\s*(?:€|euros)",
    re.IGNORECASE,
)
"""A number of an article or a statute, or a sum: they come from the law files."""

_LOGIC: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
"""Loops and conditions on fields; all else belongs in code, where it is typed and tested."""


def faults(source: str, context: type) -> list[str]:
    """What breaks the rules in ``source``, for the frozen dataclass that fills it."""
    tree = Environment(autoescape=True).parse(source)
    return [*_logic(tree), *_law(tree), *_unknown(tree.body, _types(context))]


def _logic(tree: nodes.Template) -> Iterator[str]:
    for node in _walk(tree):
        if not isinstance(node, _LOGIC):
            yield f"line {node.lineno}: {type(node).__name__} is logic"


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _law(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.TemplateData):
        if found := LAW_IN_PROSE.search(node.data):
            yield f"line {node.lineno}: law in prose, « {found[0]} »"


def _unknown(body: list[nodes.Node], known: Mapping[str, object]) -> Iterator[str]:
    for node in body:
        if isinstance(node, nodes.For):
            item = _item(_typed(node.iter, known))
            if item is None or not isinstance(node.target, nodes.Name):
                yield f"line {node.lineno}: loops over what is no list"
                continue
            yield from _unknown(node.body, {**known, node.target.name: item})
            yield from _unknown(node.else_, known)
        elif isinstance(node, nodes.If):
            yield from _named(node.test, known)
            yield from _unknown([*node.body, *node.elif_, *node.else_], known)
        else:
            yield from _named(node, known)


def _named(node: nodes.Node, known: Mapping[str, object]) -> Iterator[str]:
    if isinstance(node, nodes.Getattr | nodes.Name):
        if _typed(node, known) is None:
            yield f"line {node.lineno}: unknown field {_path(node)}"
        return
    for child in node.iter_child_nodes():
        yield from _named(child, known)


def _typed(node: nodes.Node, known: Mapping[str, object]) -> object | None:
    """The type of a name or a field; ``None`` when there is no such thing."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _typed(node.node, known)
        return _types(owner).get(node.attr) if isinstance(owner, type) else None
    return None


def _types(owner: type) -> dict[str, object]:
    if not is_dataclass(owner):
        return {}
    hints = get_type_hints(owner)
    return {field.name: hints[field.name] for field in fields(owner)}


def _item(kind: object | None) -> object | None:
    arguments = get_args(kind) if get_origin(kind) is tuple else ()
    return arguments[0] if arguments[1:] == (Ellipsis,) else None


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "?"
