"""The use case « mesurer » on what is stored, and on files that are not."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from dossier.errors import DamagedError, UnfinishedError, UnusableInputError
from dossier.journal import JournalKind, digest_of
from dossier.model import Assessment, CaptureId, PageText, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import DEMONSTRATION
from reading.document import read
from reading.model import READER_VERSION
from workflow.assess import assessor
from workflow.ingest import pages_of
from workflow.workspace import acting


def read_captures(store: Store, site: SiteId) -> dict[CaptureId, str]:
    """Read what this reader has not read yet; what cannot be, and why, one French line."""
    unreadable = {}
    for capture in store.unread(site, READER_VERSION):
        try:
            reading = read(
                store.body(capture.id),
                content_type=capture.content_type,
                url=capture.url,
            )
        except UnusableInputError as error:
            unreadable[capture.id] = str(error)
            continue
        store.put_text(capture.id, reading.text, reading.spans, READER_VERSION)
    return unreadable


def assess_site(store: Store, site: SiteId) -> Assessment:
    """Measure a stored site and keep the proposal, unless it repeats the last one."""
    read_captures(store, site)
    assessment = assessor().assess(site, store.texts(site))
    store.put_assessment(assessment)
    return assessment


def known_sites(store: Store, names: Iterable[str]) -> list[SiteId]:
    """The sites asked for, or every site; ``UnusableInputError`` names an unknown one."""
    known = store.sites()
    asked = [SiteId(name) for name in names]
    if unknown := next((name for name in asked if name not in set(known)), None):
        raise UnusableInputError(f"site inconnu de ce dossier : « {unknown} »")
    return asked or known


def is_file(name: str) -> bool:
    """Whether the argument names a file rather than a site."""
    return Path(name).is_file()


def stored_assessments(
    settings: Settings, names: Sequence[str], *, as_user: str | None = None
) -> Generator[Assessment]:
    """Measure sites of the store, all of them when none is named, one at a time.

    Each proposal is stored; the run is journaled. Raises ``RefusedError`` without a
    workspace, unless every site belongs to the demonstration; and, after the last site,
    ``UnfinishedError`` naming those whose pages are no longer what was stored.
    """
    with open_store(settings) as store:
        sites = known_sites(store, names)
        fictional = all(store.workspace_of(site) == DEMONSTRATION for site in sites)
        actor = acting(settings, as_user=as_user, loopback_only=fictional)
        verdicts, damaged = [], []
        try:
            for site in sites:
                try:
                    assessment = assess_site(store, site)
                except DamagedError as error:
                    damaged.append(f"{site} ({error})")
                    continue
                verdicts.append(f"{site} {assessment.verdict.value}")
                yield assessment
        finally:  # what was stored is journaled, even for a caller who stops here
            if verdicts:
                payload = digest_of("\n".join(verdicts))
                subject = f"{len(verdicts)} site(s)"
                store.append(JournalKind.SITES_ASSESSED, subject, payload, actor.name)
    if damaged:
        raise UnfinishedError(f"sites non mesurés : {', '.join(damaged)}")


def file_assessments(files: Sequence[Path]) -> Iterator[Assessment]:
    """Measure the pages of files without storing them, site by site, in file order."""
    sites: dict[SiteId, list[PageText]] = {}
    for page in (page for path in files for page in pages_of(path)):
        sites.setdefault(page.site, []).append(page)
    for site, pages in sites.items():
        yield assessor().assess(site, pages)
