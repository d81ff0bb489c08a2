"""Articles of procedure and general law that a document names: dated records, not strings."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict

from complaints.typography import article, in_sentence, typeset
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ProvisionId

_FILE: Final = Path(__file__).with_name("references.yml")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = ""
    article: str = ""
    until: date | None = None
    text: str = ""
    """A text of the catalogue, instead of a code and an article."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    reserve: str
    references: dict[str, _Row]


@dataclass(frozen=True, slots=True)
class References:
    """What may be cited on a day: empty strings where the number no longer holds."""

    signaler: str
    prescription: str
    suites: str
    element_moral: str
    imputation: str
    denonciation: str
    aide_gratuite: str
    reserve: str


def references(catalogue: Catalogue, on: date) -> References:
    """« article 121-3 du code pénal » and the others, for a document dated ``on``."""
    file = _file()
    said = {name: _said(row, catalogue, on) for name, row in file.references.items()}
    return References(reserve=typeset(file.reserve), **said)


def _said(row: _Row, catalogue: Catalogue, on: date) -> str:
    if row.text:
        return article(catalogue.texts[ProvisionId(row.text)])
    if row.until is not None and on >= row.until:
        return ""
    return typeset(f"article {row.article} du {in_sentence(row.code)}")


@cache
def _file() -> _File:
    return _File.model_validate(yaml.safe_load(_FILE.read_text("utf-8")))
