"""A page that a browser showed becomes the files and the facts of an exhibit."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit
from uuid import uuid4

from dossier.errors import UnusableInputError
from dossier.exhibits import Exhibit, ExhibitKind
from dossier.model import CaptureOutcome, SiteId
from evidence.facts import (
    SPECIMEN,
    BrowserFacts,
    ContactFacts,
    Facts,
    PageFacts,
    RobotsFacts,
)
from evidence.manifest import digest
from evidence.package import TEXT, Sealer
from evidence.warc import warc
from reading.document import read
from reading.html import read_html
from reading.model import READER_VERSION, Reading
from web.browser_model import PageView

SOFTWARE: Final = f"Vigie {version('vigie')}"
ENDINGS: Final = {
    "application/pdf": "pdf",
    "application/json": "json",
    "text/plain": "txt",
    "text/html": "html",
    "application/xhtml+xml": "html",
}
LONGEST_PATH: Final = 80
TextOf: TypeAlias = Literal["dom", "response", ""]
"""Where the canonical text was read."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The robots.txt of the origin, as it was when the page was asked."""

    url: str
    status: int
    body: bytes
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Request:
    """Who has a page sealed, for which site, and why."""

    site: SiteId
    by: str
    decided: str
    fictional: bool = False
    robots: Leave | None = None


def seal_page(page: PageView, request: Request, sealer: Sealer) -> Exhibit:
    """Seal what ``page`` is: a page, or the fact that it could not be had.

    A document that is no HTML (PDF, JSON, plain text) is read in the bytes of the answer;
    HTML is read in what the browser made of it. Raises as ``Sealer.seal``.
    """
    files, reading, text_of = _contents(page)
    content = next((name for name in files if name.startswith("response.")), None)
    if reading:
        files[TEXT] = reading.text.encode("utf-8", "replace")
        files["spans.json"] = _spans(reading)
    files["page.warc.gz"] = warc(page, SOFTWARE)
    if request.robots:
        files["robots.txt"] = request.robots.body
    facts = Facts(
        id=new_id(page.started_at),
        kind=ExhibitKind.CAPTURE,
        site=request.site,
        title=title(page),
        url=page.url or page.requested,
        at=page.started_at,
        by=request.by,
        software=SOFTWARE,
        reader=READER_VERSION,
        content=content,
        content_sha256=digest(files[content]) if content else None,
        text_sha256=digest(files[TEXT]) if TEXT in files else None,
        mention=SPECIMEN if request.fictional else "",
        page=_measured(page, request, text_of),
    )
    return sealer.seal(facts, files)


def _measured(page: PageView, request: Request, text_of: TextOf) -> PageFacts:
    return PageFacts(
        requested=page.requested,
        ended_at=page.ended_at,
        outcome=page.outcome,
        reason=page.reason,
        status=page.status,
        content_type=page.content_type,
        width=page.width,
        height=page.height,
        pictures=len(page.tiles),
        cut=page.cut,
        body_exact=page.body_exact,
        text_of=text_of,
        robots=_robots(request.robots),
        browser=_browser(page),
        contacts=tuple(
            ContactFacts(host=c.host, port=c.port, address=c.address, refusal=c.refusal)
            for c in page.contacts
        ),
        decided=request.decided,
    )


def new_id(at: datetime) -> str:
    """A name for an exhibit made at ``at``: its day, then what nothing else bears."""
    return f"{at.astimezone(UTC):%Y%m%d}-{uuid4().hex[:12]}"


def title(page: PageView) -> str:
    """What the exhibit is, in one neutral line.

    Made of the address alone: what the page says of itself may name somebody (D2).
    """
    parts = urlsplit(page.url or page.requested)
    path = (
        parts.path
        if len(parts.path) <= LONGEST_PATH
        else f"{parts.path[:LONGEST_PATH]}…"
    )
    where = f"{parts.netloc.rpartition('@')[2]}{path}".rstrip("/")
    if page.outcome is CaptureOutcome.STORED:
        return f"Page {where}"
    return f"Page {where}, non accessible"


def _contents(
    page: PageView,
) -> tuple[dict[str, bytes], Reading | None, TextOf]:
    """The files of the page itself, its text, and where the text was read."""
    said = {"status": page.status, "headers": [list(pair) for pair in page.headers]}
    files = {
        "headers.json": _json(said),
        "console.txt": "".join(f"{line}\n" for line in page.console).encode(
            "utf-8", "replace"
        ),
    }
    for number, tile in enumerate(page.tiles, start=1):
        files[f"image-{number:03}.png"] = tile
    kind = page.content_type.partition(";")[0].strip().lower()
    html = ENDINGS.get(kind, "html") == "html"
    answered = None
    if page.body:
        files[f"response.{ENDINGS.get(kind, 'bin')}"] = page.body
        answered = _read(page)
    if page.dom:
        files["dom.html"] = page.dom.encode("utf-8", "replace")
    if page.dom and html:
        if answered:
            files["response-text.txt"] = answered.text.encode("utf-8", "replace")
        shown = _read_dom(page.dom)
        return files, shown, "dom" if shown else ""
    return files, answered, "response" if answered else ""


def _read(page: PageView) -> Reading | None:
    try:
        return read(page.body, content_type=page.content_type, url=page.url)
    except UnusableInputError:
        return None  # kept as bytes; what cannot be read has no text


def _read_dom(dom: str) -> Reading | None:
    try:
        return read_html(dom)
    except UnusableInputError:
        return None


def _spans(reading: Reading) -> bytes:
    return _json([[s.start, s.end, s.origin.value] for s in reading.spans])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _robots(leave: Leave | None) -> RobotsFacts | None:
    if leave is None:
        return None
    return RobotsFacts(
        url=leave.url, status=leave.status, at=leave.at, sha256=digest(leave.body)
    )


def _browser(page: PageView) -> BrowserFacts | None:
    browser = page.browser
    if browser is None:
        return None
    return BrowserFacts(
        version=browser.version,
        executable=browser.executable,
        executable_sha256=browser.executable_sha256,
        arguments=browser.arguments,
        agent=browser.agent,
    )
