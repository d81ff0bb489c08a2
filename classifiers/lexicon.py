"""Cue lists, read from the YAML files that jurists review.

A cue is one or more words, as on the page, or a pattern of them:

- ``<monter>`` stands for any word form of that class of ``classes.yml``;
- ``…`` allows a few words in between, never the end of a sentence;
- ``dossier*`` matches every word that begins so.

The class ``<prestation>`` holds every benefit's name, from the catalogue.

Case, accents and typography are ignored. Every cue carries an example that it
matches; ``tests/classifiers/test_lexicons.py`` holds them to it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

LEXICONS = Path(str(files("classifiers") / "lexicons"))
CLASSES = "classes"
LINKS = "links"
"""Read by ``classifiers/links.py`` in addresses and menus, never in a page's text."""


class LexiconError(ValueError):
    """A lexicon names a class that does not exist or holds a malformed cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a lexicon."""

    lexicon: str
    role: str
    text: str
    example: str

    @property
    def kind(self) -> str:
        """``lexicon.role``: the name under which its matches are found."""
        return f"{self.lexicon}.{self.role}"


@cache
def load_classes() -> Mapping[str, tuple[str, ...]]:
    """Word classes by name."""
    raw = yaml.safe_load((LEXICONS / f"{CLASSES}.yml").read_text(encoding="utf-8"))
    return {
        name: tuple(form for entry in forms for form in _forms(_words(entry)))
        for name, forms in raw.items()
    }


def _words(entry: object) -> str:
    """YAML reads a bare ``on`` as true: only what was meant as words is taken."""
    if not isinstance(entry, str):
        raise LexiconError(f"{CLASSES}.yml: {entry!r} needs quotes")
    return entry


def _forms(entry: str) -> list[str]:
    """``mont|e|ons`` is « monte » and « montons »."""
    stem, *endings = entry.split("|")
    return [stem + ending for ending in endings] or [stem]


@cache
def load_lexicon(name: str) -> tuple[Cue, ...]:
    """Every cue of ``lexicons/<name>.yml``; raises ``LexiconError`` on a malformed one."""
    raw = yaml.safe_load((LEXICONS / f"{name}.yml").read_text(encoding="utf-8"))
    cues = []
    for role, entries in raw.items():
        for entry in entries:
            if set(entry) != {"cue", "example"}:
                raise LexiconError(f"{name}.yml, {role}: {entry!r}")
            cues.append(Cue(name, role, str(entry["cue"]), str(entry["example"])))
    return tuple(cues)


def cue_lexicons() -> tuple[str, ...]:
    """Names of the lexicons whose cues are looked for in pages, in order."""
    excluded = {CLASSES, LINKS}
    return tuple(
        sorted(
            path.stem
            for path in LEXICONS.glob("*.yml")
            if path.stem not in excluded and not path.stem.startswith("prices")
        )
    )


@cache
def digest() -> str:
    """SHA-256 over every lexicon file, first 16 digits: the version assessments carry."""
    total = hashlib.sha256()
    for path in sorted(LEXICONS.glob("*.yml")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]
