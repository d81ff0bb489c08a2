"""A YAML file read with the line of every value, and without YAML 1.1's traps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from legal_refs.faults import Fault

OCTAL = re.compile(r"[-+]?0[0-9_]+|[-+]?[0-9]+(?::[0-5]?[0-9])+")
"""Figures that YAML 1.1 reads in base 8 (``01000``) or 60 (``12:30``)."""

BOOLEAN_WORDS = re.compile(r"yes|no|on|off|y|n", re.IGNORECASE)
PLAIN_TAGS = frozenset({"bool", "float", "int", "null", "str", "timestamp"})
"""What a tag may say without changing how a value is read."""
INTEGER, BOOLEAN = "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool"


@dataclass(frozen=True, slots=True)
class Marked:
    """One file: its value, and where each part of it stands."""

    name: str
    value: object
    """``None`` when the file has faults."""
    root: yaml.Node | None
    faults: tuple[Fault, ...] = ()

    def line(self, path: Sequence[str | int] = ()) -> int:
        """Line of the value at ``path``, or of the nearest part of it that exists."""
        node, line = self.root, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def fault(self, path: Sequence[str | int], reason: str) -> Fault:
        """A fault at ``path`` of this file."""
        return Fault(self.name, self.line(path), reason)


def read(path: Path, name: str) -> Marked:
    """The file at ``path``; what is wrong with it is listed, never raised."""
    try:
        text = path.read_text(encoding="utf-8")
        loader = yaml.CSafeLoader(text)
        root = loader.get_single_node()
        hidden = tuple(Fault(name, *found) for found in _shorthand(text))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        return Marked(name, None, None, (_unreadable(name, error),))
    if root is None:
        return Marked(name, None, None, (Fault(name, 1, "fichier vide"),))
    faults = hidden or tuple(Fault(name, *found) for found in _traps(root, loader))
    value: object = None if faults else loader.construct_document(root)
    return Marked(name, value, root, faults)


def _unreadable(name: str, error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    return Fault(name, mark.line + 1 if mark else 1, f"fichier illisible ({reason})")


def _shorthand(text: str) -> Iterator[tuple[int, str]]:
    """Anchors, aliases and tags: what a reader of the file would not see."""
    if not any(sign in text for sign in "&*!"):
        return
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        tag = token.value if isinstance(token, yaml.TagToken) else None
        if tag and tag[0] == "!!" and tag[1] in PLAIN_TAGS:
            continue
        if tag or isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            yield token.start_mark.line + 1, "ni ancre, ni renvoi, ni étiquette (& * !)"


def _traps(node: yaml.Node, loader: yaml.CSafeLoader) -> Iterator[tuple[int, str]]:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        reason = _scalar_trap(node, loader)
        if reason:
            yield line, reason
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _traps(item, loader)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield key.start_mark.line + 1, "une clé doit être un mot"
            elif key.value in seen:
                yield key.start_mark.line + 1, f"clé répétée « {key.value} »"
            else:
                seen.add(key.value)
            yield from _traps(value, loader)


def _scalar_trap(node: yaml.ScalarNode, loader: yaml.CSafeLoader) -> str:
    if node.tag == INTEGER and OCTAL.fullmatch(node.value):
        read_as = loader.construct_object(node)
        return f"« {node.value} » serait lu {read_as} : mettre des guillemets"
    if node.tag == BOOLEAN and BOOLEAN_WORDS.fullmatch(node.value):
        return f"« {node.value} » serait lu vrai ou faux : mettre des guillemets"
    try:
        loader.construct_object(node)
    except (yaml.YAMLError, ValueError):
        return f"« {node.value} » n’est pas une valeur possible"
    return ""


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        found = node.value[step]
        return found, found.start_mark.line + 1
    return None
