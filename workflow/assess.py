"""The use case « mesurer »: stored sites, files, or a stream of pages, to assessments."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from classifiers.assess import SiteAssessor
from dossier.errors import VigieError
from dossier.model import Assessment, CaptureId, PageText, SiteId
from legal_refs.catalogue import catalogue
from reading.characters import without_surrogates
from reading.html import read_html


class PageLine(BaseModel):
    """One line of ``vigie assess --jsonl``; keys it does not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = ""
    site: str = ""
    url: str = ""
    html: str | None = None
    text: str | None = None
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A line that gives no page: its number from 1, and why, in French."""

    number: int
    reason: str
    site: str = ""


@cache
def assessor() -> SiteAssessor:
    """The assessor of the shipped law and lexicons, built once a process."""
    return SiteAssessor(catalogue())


def read_line(line: bytes | str, number: int) -> PageText | UnreadableLine:
    """The page of one JSON line. ``text`` is taken unchanged but for lone surrogates."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return UnreadableLine(number, "ligne illisible : ce n’est pas du JSON")
    try:
        page = PageLine.model_validate(found)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "objet"
        return UnreadableLine(number, f"ligne inutilisable : champ « {where} »")
    name = without_surrogates(page.site or page.id or f"ligne-{number}")
    try:
        return _page(page, SiteId(name), number)
    except VigieError as error:
        return UnreadableLine(number, str(error), name)


def _page(page: PageLine, site: SiteId, number: int) -> PageText | UnreadableLine:
    capture = CaptureId(without_surrogates(page.id or f"ligne-{number}"))
    url = without_surrogates(page.url)
    if page.text is not None:
        text = without_surrogates(page.text)
        return PageText(capture, site, url, text, captured_at=page.captured_at)
    if page.html is None:
        return UnreadableLine(number, "ni « html » ni « text » sur cette ligne", site)
    reading = read_html(page.html)
    return PageText(capture, site, url, reading.text, reading.spans, page.captured_at)


def assess_lines(
    lines: Iterable[bytes | str],
) -> Iterator[Assessment | UnreadableLine]:
    """One answer a site or unreadable line, in order of first appearance.

    Pages of one site need not be adjacent, so nothing comes out before the last line
    is read; only canonical texts are kept meanwhile. A line without a site, or whose
    site is its own id, is a site by itself.
    """
    sites: dict[str | int, list[PageText]] = {}
    answers: dict[str | int, UnreadableLine | None] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        page = read_line(line, number)
        if isinstance(page, UnreadableLine):
            answers[number] = page
            continue
        key: str | int = page.site if str(page.capture) != page.site else number
        answers.setdefault(key)
        sites.setdefault(key, []).append(page)
    for place, unreadable in answers.items():
        yield unreadable or assessor().assess(sites[place][0].site, sites[place])
