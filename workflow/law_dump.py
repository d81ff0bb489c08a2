"""Reads the official codes as the package `@socialgouv/legi-data` publishes them.

One file a code, named by its identifier, holds a tree of sections and articles. Dates
are milliseconds since 1970, at midnight UTC; the year 2999 stands for no end.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dossier.errors import UnusableInputError
from legal_refs.model import LegalText
from legal_refs.official import (
    OfficialArticle,
    OfficialBase,
    OfficialVersion,
    bare,
)
from workflow.law_markup import words_of

CODES: Final = "LEGITEXT*.json"
FOREVER: Final = 2999
MANIFEST: Final = "package.json"


def _day(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    try:
        return datetime.fromtimestamp(value / 1000, UTC).date()
    except (OverflowError, OSError) as error:
        raise ValueError(value) from error


Day = Annotated[date, BeforeValidator(_day)]


class _Row(BaseModel):
    """What is read of a node: its other keys are left."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Version(_Row):
    id: str
    start: Day = Field(alias="dateDebut")
    end: Day = Field(alias="dateFin")


class _Article(_Row):
    id: str
    num: str
    markup: str = Field("", alias="texteHtml")
    flat: str = Field("", alias="texte")
    state: str | None = Field(None, alias="etat")
    start: Day | None = Field(None, alias="dateDebut")
    end: Day | None = Field(None, alias="dateFin")
    versions: list[_Version] = Field(alias="articleVersions")


class _Code(_Row):
    title: str
    as_of: date = Field(alias="dateDebutVersion")


class _Manifest(_Row):
    name: str
    version: str


RowT = TypeVar("RowT", bound=_Row)


@dataclass(frozen=True, slots=True)
class Dump:
    """A copy of the official base, and the name it gives itself."""

    name: str
    """« @socialgouv/legi-data 2.513.0 », or the folder when it names nothing."""
    base: OfficialBase


def read_dump(folder: Path, texts: Collection[LegalText]) -> Dump:
    """The codes of ``folder``, with the articles that ``texts`` may be compared to.

    ``folder`` is an unpacked package, its ``data`` folder, or where it was unpacked.
    Raises ``UnusableInputError`` when it holds no code, or one that cannot be read.
    """
    files = _files(folder)
    as_of: dict[str, date] = {}
    articles: list[OfficialArticle] = []
    wanted = _wanted(texts)
    for path in files:
        tree = _tree(path)
        code = _row(_Code, tree.get("data"), path)
        as_of[code.title] = code.as_of
        articles += _articles(code.title, tree, wanted, path)
    return Dump(_name(folder, files[0]), OfficialBase(as_of, tuple(articles)))


def _files(folder: Path) -> list[Path]:
    for place in (folder, folder / "data", folder / "package" / "data"):
        if files := sorted(place.glob(CODES)):
            return files
    raise UnusableInputError(f"« {folder} » : aucun code ({CODES}) dans ce dossier")


def _wanted(texts: Collection[LegalText]) -> frozenset[str]:
    numbers = {bare(text.article) for text in texts}
    identifiers = {held.legiarti or "" for text in texts for held in text.wordings}
    return frozenset((numbers | identifiers) - {""})


def _articles(
    title: str, tree: Mapping[str, object], wanted: frozenset[str], path: Path
) -> Iterator[OfficialArticle]:
    for node in _nodes(tree, path):
        if node.get("type") == "article" and wanted & _names(node.get("data")):
            yield _article(title, _row(_Article, node["data"], path))


def _article(title: str, row: _Article) -> OfficialArticle:
    return OfficialArticle(
        code=title,
        number=row.num,
        legiarti=row.id,
        text=words_of(row.markup),
        versions=tuple(_version(one.id, one.start, one.end) for one in row.versions),
        flat=" ".join(row.flat.split()),
        state=row.state or "",
        own=_version(row.id, row.start, row.end) if row.start and row.end else None,
    )


def _version(name: str, start: date, end: date) -> OfficialVersion:
    return OfficialVersion(name, start, None if end.year >= FOREVER else end)


def _nodes(tree: Mapping[str, object], path: Path) -> Iterator[Mapping[str, object]]:
    """Every node in the order of the code, without recursion: the file may be deep."""
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict):
            raise _unreadable(path, "un nœud n’est pas un objet")
        yield node
        children = node.get("children", [])
        if not isinstance(children, list):
            raise _unreadable(path, "« children » n’est pas une liste")
        waiting += reversed(children)


def _names(data: object) -> set[str]:
    """The number and the identifiers of an article, before any of it is checked."""
    if not isinstance(data, dict):
        return set()
    versions = data.get("articleVersions")
    rows = versions if isinstance(versions, list) else []
    names = {str(row.get("id")) for row in rows if isinstance(row, dict)}
    return names | {bare(str(data.get("num"))), str(data.get("id"))}


def _tree(path: Path) -> Mapping[str, object]:
    try:
        tree = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, "ce n’est pas du JSON") from error
    if not isinstance(tree, dict):
        raise _unreadable(path, "ce n’est pas un code")
    return tree


def _row(shape: type[RowT], data: object, path: Path) -> RowT:
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) or "data"
        raise _unreadable(path, f"« {place} » n’a pas la forme attendue") from error


def _unreadable(path: Path, reason: str) -> UnusableInputError:
    return UnusableInputError(f"« {path} » illisible : {reason}")


def _name(folder: Path, code: Path) -> str:
    for place in code.parents[:2]:
        if (place / MANIFEST).is_file():
            found = _row(_Manifest, _tree(place / MANIFEST), place / MANIFEST)
            return f"{found.name} {found.version}"
    return str(folder)
