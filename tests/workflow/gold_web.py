"""The gold set served as sites on loopback, crawled on one side and imported on the other."""

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dossier.model import CaptureOutcome
from dossier.settings import Settings
from tests.crawler.loopback import Behaviour, Handler, Reply, served
from tests.data_gold.gold import GoldPage, pages
from workflow.demonstration_authority import authority
from workflow.ingest import ingest
from workflow.rows import Json, row
from workflow.stored import stored_assessments
from workflow.survey import SurveyOptions, survey

MAP = "/sitemap.xml"


@dataclass(frozen=True)
class Web:
    """Where the sites are, and who vouches for them."""

    hosts: Mapping[str, str]
    certificate: Path


def development(sites: Sequence[str] = ()) -> list[GoldPage]:
    """Pages of ``sites``, or of every development site, in file order."""
    found = [page for page in pages() if page.split == "development"]
    return [page for page in found if page.site in sites] if sites else found


@contextmanager
def gold_web(gold: Sequence[GoldPage], folder: Path) -> Iterator[Web]:
    """Serve ``gold`` over HTTPS under its own names while the context lasts.

    Menus of the gold set leave out some pages: each site declares all of them in a map.
    """
    bodies = {_place(page.url): page.html for page in gold}
    for page in gold:
        bodies[page.site, MAP] = _map([p.url for p in gold if p.site == page.site])
    names = list(dict.fromkeys(page.site for page in gold))
    trusted = authority(folder, names)

    def answer(handler: Handler) -> None:
        body = bodies.get((handler.headers.get("Host", ""), handler.path))
        kind = "application/xml" if handler.path == MAP else "text/html; charset=utf-8"
        handler.reply(
            Reply(b"absent", 404) if body is None else Reply(body.encode(), 200, kind)
        )

    def pages_of(_path: str) -> Behaviour:
        return answer

    with served(pages_of, tls=_context(trusted.server)) as server:
        where = f"127.0.0.1:{server.port}"
        yield Web(dict.fromkeys(names, where), trusted.certificate)


def crawled(gold: Sequence[GoldPage], home: Path) -> dict[str, dict[str, Json]]:
    """What is found on each site once crawled; every one of its pages was stored."""
    settings = Settings.at(home, allow_loopback=True)
    first = {page.site: page.url for page in reversed(gold)}
    with gold_web(gold, home / "authority") as web:
        options = SurveyOptions(hosts=web.hosts, authority=web.certificate)
        captures = survey(settings, list(first.values()), options=options)
    stored = {c.url for c in captures if c.outcome is CaptureOutcome.STORED}
    assert stored == {page.url for page in gold}
    return found(settings)


def imported(gold: Sequence[GoldPage], home: Path) -> dict[str, dict[str, Json]]:
    """What is found on each site once its pages are imported as JSON Lines."""
    home.mkdir()
    file = home / "pages.jsonl"
    lines = (page.model_dump_json(exclude={"split"}) for page in gold)
    file.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings.at(home, allow_loopback=True)
    ingest(settings, [file])
    return found(settings)


def found(settings: Settings) -> dict[str, dict[str, Json]]:
    """The row of each stored site, without the names of captures."""
    return {
        assessment.site: {k: without_ids(v) for k, v in row(assessment).items()}
        for assessment in stored_assessments(settings, [])
    }


def without_ids(value: Json) -> Json:
    """``value`` without the name of the capture in each quote: a crawl draws its own."""
    if isinstance(value, dict):
        quote = {"url", "start", "end"} <= set(value)
        return {
            key: without_ids(inner)
            for key, inner in value.items()
            if not (quote and key == "id")
        }
    return [without_ids(inner) for inner in value] if isinstance(value, list) else value


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.netloc, parts.path


def _map(urls: Sequence[str]) -> str:
    listed = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><urlset xmlns="{space}">{listed}</urlset>'


def _context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
