"""Articles of procedure and general law that a document names: dated records, not strings."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from complaints.typography import typeset
from legal_refs.catalogue import Catalogue
from legal_refs.clocks import clocks
from legal_refs.faults import Fault, LawError
from legal_refs.ids import ProvisionId
from legal_refs.marked import Marked, read
from legal_refs.schema import Row, Slug, Words
from legal_refs.validation import validated

FILE: Final = Path(__file__).with_name("references.yml")


class _Reference(Row):
    text: Slug | None = None
    """A text of the catalogue, instead of a code and an article."""
    code: str = ""
    article: str = ""
    paragraph: str = ""
    checked_on: date | None = None
    """Last read in an official source; ``None``: never."""


class ReferencesFile(Row):
    """``references.yml``."""

    reserve: Words
    renumbered: Words
    references: Annotated[dict[Slug, _Reference], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class References:
    """What may be cited on a day, each under its number of that day; never empty.

    Where a code was renumbered and the new number is not held, the words say so and name the
    former number as former.
    """

    signaler: str
    prescription: str
    prescription_contravention: str
    suites: str
    element_moral: str
    imputation: str
    denonciation: str
    aide_gratuite: str
    reserve: str


def references(catalogue: Catalogue, on: date, path: Path = FILE) -> References:
    """« article … du code pénal » and the others, for a document dated ``on``.

    Raises ``LawError`` with every fault of ``references.yml``.
    """
    rows = load(path, catalogue)
    said = {name: _said(row, catalogue, on) for name, row in rows.references.items()}
    lacking = any(_number_lacks(row, catalogue, on) for row in rows.references.values())
    reserve = f"{rows.reserve} {rows.renumbered}" if lacking else rows.reserve
    return References(reserve=typeset(reserve), **said)


def cited_texts(catalogue: Catalogue) -> frozenset[ProvisionId]:
    """The texts held that a letter names without quoting them."""
    rows = load(FILE, catalogue).references.values()
    return frozenset(ProvisionId(row.text) for row in rows if row.text)


@cache
def _read(path: Path) -> tuple[Marked, ReferencesFile | None, tuple[Fault, ...]]:
    marked = read(path, path.name)
    rows, faults = validated(marked, ReferencesFile)
    return marked, rows, tuple(faults)


def load(path: Path, catalogue: Catalogue) -> ReferencesFile:
    """The file at ``path``; raises ``LawError`` with every fault, by line."""
    marked, rows, faults = _read(path)
    if rows is not None:
        faults = tuple(_faults(marked, rows, catalogue))
    if rows is None or faults:
        raise LawError(faults)
    return rows


def _faults(
    marked: Marked, rows: ReferencesFile, catalogue: Catalogue
) -> Iterator[Fault]:
    asked = {field.name for field in fields(References)} - {"reserve"}
    for name in asked - rows.references.keys():
        yield marked.fault(("references",), f"référence manquante « {name} »")
    for name, row in rows.references.items():
        path = ("references", name)
        if name not in asked:
            yield marked.fault(
                path, f"référence « {name} » : aucun document ne la cite"
            )
        if row.text and (row.code or row.article):
            yield marked.fault(
                (*path, "text"), "un texte tenu donne lui-même son code et son article"
            )
        elif row.text and row.text not in catalogue.texts:
            yield marked.fault(
                (*path, "text"), f"texte « {row.text} » : inconnu dans le droit tenu"
            )
        elif not row.text and not (row.code and row.article):
            yield marked.fault(path, "il faut un texte tenu, ou un code et un article")


def _placed(row: _Reference, catalogue: Catalogue) -> tuple[str, str]:
    if row.text is None:
        return row.code, row.article
    text = catalogue.texts[ProvisionId(row.text)]
    return text.code, text.article


def _said(row: _Reference, catalogue: Catalogue, on: date) -> str:
    code, article = _placed(row, catalogue)
    return typeset(clocks().cited(code, article, on, row.paragraph))


def _number_lacks(row: _Reference, catalogue: Catalogue, on: date) -> bool:
    code, article = _placed(row, catalogue)
    changed = clocks().renumbering(code, on)
    return changed is not None and article not in changed.articles
