"""Reads the two places where the layers are written: the page and the linter's file."""

import configparser
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/architecture.md"
LINTER = ROOT / ".importlinter"

ROOM = re.compile(r"\(?[\w.]+/?\)?")


@dataclass(frozen=True, slots=True)
class Room:
    """A room as a layer line names it; ``built`` unless it stands in parentheses."""

    name: str
    built: bool


def room(word: str) -> Room:
    """``(views/)`` is the room ``views``, not built."""
    return Room(word.strip("()/"), built=not word.startswith("("))


def fenced(kind: str) -> list[str]:
    """The lines of the page's block ```` ```kind ````."""
    found = re.search(
        rf"^```{kind}\n(.*?)^```$",
        PAGE.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    if found is None:
        raise LookupError(f"docs/architecture.md has no {kind} block")
    return found[1].splitlines()


def layers_of_the_page() -> list[tuple[list[Room], bool]]:
    """Each layer, top first: its rooms, and whether they must ignore each other."""
    lines = (re.sub(r"^[a-z ]+?  +", "", line) for line in fenced("layers"))
    return [
        ([room(word) for word in ROOM.findall(line)], "|" in line) for line in lines
    ]


def doors_of_the_page() -> dict[str, tuple[str, ...]]:
    """Third-party package → the only rooms that import it."""
    split = (line.split() for line in fenced("doors"))
    return {
        package: tuple(word.strip("()") for word in rooms) for package, *rooms in split
    }


def linter() -> configparser.ConfigParser:
    """The linter's file, as import-linter reads it."""
    parser = configparser.ConfigParser()
    parser.read_string(LINTER.read_text(encoding="utf-8"))
    return parser


def values(section: str, key: str) -> list[str]:
    """The lines of one setting of the linter's file."""
    return linter()[section][key].split("\n")[1:]


def contract(name: str) -> str:
    """The section of the contract ``name``."""
    return f"importlinter:contract:{name}"


def layers_of_the_linter() -> list[tuple[list[Room], bool]]:
    """The same shape as `layers_of_the_page`."""
    return [
        ([room(word) for word in ROOM.findall(line)], "|" in line)
        for line in values(contract("layers"), "layers")
    ]


def built_rooms() -> list[str]:
    """Rooms of the page that are packages of the tree, top first."""
    return [
        room.name
        for rooms, _ in layers_of_the_page()
        for room in rooms
        if (ROOT / room.name / "__init__.py").exists()
    ]
