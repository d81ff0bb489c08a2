"""The use case « importer »: files of pages become stored captures and canonical texts."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Final

from dossier.captures import LONGEST_SITE, capture_id
from dossier.errors import UnusableInputError
from dossier.journal import JournalKind, digest_of
from dossier.model import Capture, CaptureId, CaptureOutcome, PageText, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from reading.archives import responses
from reading.document import read
from reading.model import READER_VERSION, Reading
from reading.records import BrokenRecord, Response
from web.urls import masked, site_of
from workflow.workspace import acting

IMPORT: Final = "import"
"""Who captured what a file brought."""
BATCH_PAGES: Final = 100
BATCH_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: Path
    pages: int = 0
    """Pages now stored, whether this import brought them or an earlier one."""
    new: int = 0
    sites: tuple[SiteId, ...] = ()
    broken: tuple[str, ...] = ()
    """What could not be read in it, one French line each."""
    refusal: str = ""
    """Why nothing of it could be used."""


@dataclass(slots=True)
class _Page:
    """One response on its way to the store."""

    capture: Capture
    body: bytes | None
    reading: Reading | None
    name: str
    """The file, and the address when it gives one: what a person is told."""


@dataclass(slots=True)
class _Tally:
    pages: int = 0
    new: int = 0
    sites: dict[SiteId, None] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    refusal: str = ""
    """Why the reading of the file ended before the file did."""


def ingest(
    settings: Settings,
    files: Sequence[Path],
    *,
    as_user: str | None = None,
    on_page: Callable[[str], None] = lambda _: None,
) -> list[FileReport]:
    """Store the pages of ``files``, in order; one report a file, whatever is in it.

    A page already stored, from the same file or another, is not stored again. Raises
    ``RefusedError`` without a workspace, before anything is read.
    """
    actor = acting(settings, as_user=as_user, files_only=True)
    reports = []
    with open_store(settings) as store:
        for path in files:
            report = _ingested(store, path, actor.workspace, on_page)
            if report.new:
                told = repr((path.name, report.pages, report.sites))
                store.append(
                    JournalKind.PAGES_IMPORTED, path.name, digest_of(told), actor.name
                )
            reports.append(report)
    return reports


def pages_of(path: Path) -> Iterator[PageText]:
    """The texts of a file without storing anything: the last page of each address.

    What cannot be read is left out; ``UnusableInputError`` when nothing can.
    """
    pages: dict[tuple[str, str], PageText] = {}
    reason = "aucune page dans ce fichier"
    for number, found in enumerate(responses(path), start=1):
        try:
            page = _page(found, path, number)
        except UnusableInputError as error:
            reason = str(error)
            continue
        capture, reading = page.capture, page.reading
        if reading is None:
            reason = capture.reason
            continue
        named = isinstance(found, Response) and found.id
        pages.pop((capture.site, capture.url), None)
        pages[capture.site, capture.url] = PageText(
            CaptureId(named or capture.id),
            capture.site,
            capture.url,
            reading.text,
            reading.spans,
            capture.captured_at,
        )
    if not pages:
        told = reason.startswith(path.name)
        raise UnusableInputError(reason if told else f"« {path} » : {reason}")
    yield from pages.values()


def _ingested(
    store: Store, path: Path, workspace: str, on_page: Callable[[str], None]
) -> FileReport:
    tally = _Tally()
    waiting: list[_Page] = []
    for page in _read(path, tally):
        on_page(page.capture.url)
        waiting.append(page)
        held = sum(len(one.body or b"") for one in waiting)
        if len(waiting) >= BATCH_PAGES or held >= BATCH_BYTES:
            _store(store, waiting, workspace, tally)
    _store(store, waiting, workspace, tally)
    refusal = tally.refusal
    if not tally.pages and not refusal:
        refusal = next(iter(tally.broken), f"« {path} » : aucune page dans ce fichier")
    return FileReport(
        path, tally.pages, tally.new, tuple(tally.sites), tuple(tally.broken), refusal
    )


def _read(path: Path, tally: _Tally) -> Iterator[_Page]:
    """The pages of a file; what cannot be one is counted. What storing raises passes."""
    found = enumerate(responses(path), start=1)
    while True:
        try:
            number, response = next(found)
        except StopIteration:
            return
        except UnusableInputError as error:
            tally.refusal = str(error)
            return
        try:
            page = _page(response, path, number)
        except UnusableInputError as error:
            told = str(error)
            named = told.startswith(path.name)
            tally.broken.append(told if named else f"{path.name}, {number} : {told}")
            continue
        yield page


def _store(store: Store, waiting: list[_Page], workspace: str, tally: _Tally) -> None:
    with store.batch():
        for page in waiting:
            capture = page.capture
            if not _known(store, capture.id):
                store.enter_site(capture.site, workspace)
                store.keep(capture, page.body)
                if page.reading is not None:
                    read_as = page.reading
                    store.put_text(
                        capture.id, read_as.text, read_as.spans, READER_VERSION
                    )
                tally.new += 1
            if capture.outcome is CaptureOutcome.STORED:
                tally.pages += 1
                tally.sites[capture.site] = None
            else:
                tally.broken.append(f"{page.name} : {capture.reason}")
    waiting.clear()


def _known(store: Store, capture: CaptureId) -> bool:
    try:
        store.capture(capture)
    except UnusableInputError:
        return False
    return True


def _page(found: Response | BrokenRecord, path: Path, number: int) -> _Page:
    """The capture of one response; ``UnusableInputError`` when it cannot be one."""
    if isinstance(found, BrokenRecord):
        whole = found.where == path.name
        raise UnusableInputError(f"{found}" if whole else f"{path.name}, {found}")
    capture = _capture(found, path, number)
    name = f"{path.name}, {capture.url}" if found.url else path.name
    if found.status is not None and found.status // 100 != HTTPStatus.OK // 100:
        return _Page(
            replace(
                capture,
                outcome=CaptureOutcome.HTTP_ERROR,
                reason=f"réponse {found.status}",
            ),
            None,
            None,
            name,
        )
    try:
        reading = read(found.body, content_type=found.content_type, url=capture.url)
    except UnusableInputError as error:
        capture = replace(capture, outcome=CaptureOutcome.NOT_TEXT, reason=str(error))
        return _Page(capture, found.body, None, name)
    if not reading.text:
        capture = replace(
            capture, outcome=CaptureOutcome.EMPTY, reason="page sans texte"
        )
        return _Page(capture, found.body, None, name)
    return _Page(capture, found.body, reading, name)


def _capture(found: Response, path: Path, number: int) -> Capture:
    url = masked(found.url) or f"fichier:{slug(path.stem)}#{found.id or number}"
    site = _site(found, path)
    when = found.captured_at
    body = hashlib.sha256(found.body).hexdigest()
    run = f"{IMPORT}\n{site}\n{when.isoformat() if when else ''}\n{body}"
    return Capture(
        id=capture_id(run, url),
        site=site,
        url=url,
        captured_at=_universal(when) if when else datetime.now(UTC),
        by=IMPORT,
        outcome=CaptureOutcome.STORED,
        status=found.status,
        content_type=found.content_type,
        size=len(found.body),
    )


def _universal(when: datetime) -> datetime:
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as error:
        raise UnusableInputError(f"date inutilisable : {when.isoformat()}") from error


def _site(found: Response, path: Path) -> SiteId:
    """As the file names it, else the host of the address, else after the file."""
    name = found.site.strip()
    try:
        name = name or (site_of(found.url) if found.url else "")
    except ValueError as error:
        raise UnusableInputError(
            f"adresse inutilisable : « {found.url[:80]} »"
        ) from error
    if len(name) > LONGEST_SITE or not name.isprintable():
        raise UnusableInputError(f"nom de site inutilisable : « {name[:60]} »")
    return SiteId(name or f"fichier-{slug(path.stem)}")


def slug(name: str) -> str:
    """``name`` in lower-case ASCII letters and digits, hyphens between."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "sans-nom"
