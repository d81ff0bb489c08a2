"""Pages as JSON Lines, one object a line."""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from reading.characters import encoded, without_surrogates
from reading.embedded import data_of
from reading.records import AS_GIVEN, BrokenRecord, Response

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes; JSON may write a character in six."""


class PageObject(BaseModel):
    """The object of one line; keys it does not name, such as labels, are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = ""
    site: str = ""
    url: str = ""
    html: str | None = None
    text: str | None = None
    captured_at: datetime | None = None

    @field_validator("id", "site", "url", "text")
    @classmethod
    def _storable(cls, value: str | None) -> str | None:
        return None if value is None else without_surrogates(value)


def json_lines(file: BinaryIO) -> Iterator[Response | BrokenRecord]:
    """One page a line; a line that gives none comes as a ``BrokenRecord`` with its number."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        where = f"ligne {number}"
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield BrokenRecord(where, "ligne trop longue")
        elif line.strip():
            found = _read(line, where)
            if found is not None:
                yield found


def _read(line: bytes, where: str) -> Response | BrokenRecord | None:
    try:
        found = data_of(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BrokenRecord(where, "ce n’est pas de l’UTF-8")
    if not isinstance(found, dict):
        return BrokenRecord(where, "ce n’est pas un objet JSON")
    try:
        page = PageObject.model_validate(found)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        return BrokenRecord(where, f"champ « {key} » inutilisable")
    if page.text is not None:
        body, kind = page.text.encode(), AS_GIVEN
    elif page.html is not None:
        body, kind = encoded(page.html), "text/html; charset=utf-8"
    elif "verdict" in found:
        return None  # a label of the whole site, among its pages
    else:
        return BrokenRecord(where, "ni « html » ni « text »")
    return Response(
        page.url, body, kind, page.captured_at, None, page.site, page.id, page.text
    )
