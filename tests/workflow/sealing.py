"""A browser that shows what a test tells it to, and counts what it was asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Self

from dossier.model import CaptureOutcome, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from evidence.authorities import LocalAuthority
from evidence.stamps import NoStampError, StampAuthority
from tests.evidence.fakes import DEAD, PAGE
from tests.workflow.reviewing import TEXT
from web.browser_model import PageView
from workflow.seal import SealOptions

HOSTS = {"aides.example": "127.0.0.1:1"}
"""Loopback alone: the demonstration, which needs no workspace."""


URL = "https://aides.example/"


@dataclass
class Browser:
    """Pages by address; what no page stands for does not answer."""

    pages: Mapping[str, PageView] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    opened: int = 0

    def __call__(self) -> Self:
        return self

    def __enter__(self) -> Self:
        self.opened += 1
        return self

    def __exit__(self, *_: object) -> None:
        self.opened += 100

    def capture(self, url: str) -> PageView:
        self.asked.append(url)
        now = datetime.now(UTC)
        page = self.pages.get(url) or replace(
            DEAD, outcome=CaptureOutcome.CONNECTION_FAILED, reason="rien ne répond"
        )
        return replace(page, requested=url, started_at=now, ended_at=now)


def page(url: str, text: str, **changes: object) -> PageView:
    """A page that shows ``text``, a paragraph a line."""
    dom = "".join(f"<p>{line}</p>" for line in text.splitlines())
    shown = replace(PAGE, url=url, requested=url, dom=dom, body=dom.encode())
    return replace(shown, **changes)  # type: ignore[arg-type]  # by name, in tests


def robots(url: str, text: str = "", status: int = 200) -> dict[str, PageView]:
    """What answers at the robots.txt of the origin of ``url``."""
    place = f"{'/'.join(url.split('/')[:3])}/robots.txt"
    shown = replace(
        PAGE,
        url=place,
        status=status,
        body=text.encode(),
        content_type="text/plain",
        dom="",
        tiles=(),
        outcome=CaptureOutcome.STORED if status < 400 else CaptureOutcome.HTTP_ERROR,
    )
    return {place: shown}


def showing(text: str = TEXT, url: str = URL) -> Browser:
    """A browser that shows ``text`` at ``url``, where robots.txt refuses nothing."""
    return Browser({url: page(url, text), **robots(url)})


@dataclass
class Moody:
    """An authority that stamps when it is in the mood."""

    true: LocalAuthority
    willing: bool = False

    def roots(self) -> bytes:
        return self.true.roots()

    def reply(self, query: bytes) -> bytes:
        if not self.willing:
            raise NoStampError("l’autorité de temps ne répond pas")
        return self.true.reply(query)


def moody(settings: Settings) -> Moody:
    return Moody(LocalAuthority(settings.home / "keys" / "horodatage"))


def options(
    browser: Browser,
    *,
    stamper: StampAuthority | None = None,
    as_user: str | None = None,
) -> SealOptions:
    return SealOptions(as_user=as_user, hosts=HOSTS, stamper=stamper, sessions=browser)


def local(settings: Settings) -> Settings:
    return replace(settings, allow_loopback=True)


def folders(settings: Settings) -> list[str]:
    """Names of the packages on the disk."""
    place = settings.home / "exhibits"
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def kinds(settings: Settings) -> list[str]:
    """What the journal tells of, oldest first."""
    with open_store(settings) as store:
        return [line.kind for line in store.journal()]


def captured(settings: Settings, site: str) -> list[tuple[str, str]]:
    """Addresses and outcomes that the store keeps of a site."""
    with open_store(settings) as store:
        kept = store.captures(SiteId(site), stored_only=False)
    return [(capture.url, capture.outcome.value) for capture in kept]


Change = Callable[[Settings], None]
