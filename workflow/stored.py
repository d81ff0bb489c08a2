"""The use case « mesurer » on what is stored, and on files that are not."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dossier.errors import UnusableInputError
from dossier.model import Assessment, PageText, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from reading.document import read
from reading.model import READER_VERSION
from workflow.assess import assessor
from workflow.ingest import pages_of


def read_captures(store: Store, site: SiteId) -> None:
    """Read what this reader has not read yet; what cannot be read has no text."""
    for capture in store.unread(site, READER_VERSION):
        try:
            reading = read(
                store.body(capture.id),
                content_type=capture.content_type,
                url=capture.url,
            )
        except UnusableInputError:
            continue
        store.put_text(capture.id, reading.text, reading.spans, READER_VERSION)


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
    settings: Settings, names: Sequence[str]
) -> Iterator[Assessment]:
    """Measure sites of the store, all of them when none is named, one at a time."""
    with open_store(settings) as store:
        for site in known_sites(store, names):
            yield assess_site(store, site)


def file_assessments(files: Sequence[Path]) -> Iterator[Assessment]:
    """Measure the pages of files without storing them, site by site, in file order."""
    sites: dict[SiteId, list[PageText]] = {}
    for page in (page for path in files for page in pages_of(path)):
        sites.setdefault(page.site, []).append(page)
    for site, pages in sites.items():
        yield assessor().assess(site, pages)
