"""Pages as a browser would hand them over, and authorities of every temper."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from dossier.exhibits import Exhibit
from dossier.model import CaptureOutcome, SiteId
from evidence.authorities import LocalAuthority
from evidence.capture import Leave, Request, seal_page
from evidence.keys import SealingKey
from evidence.package import Sealer

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
END = START.replace(second=4)


@dataclass(frozen=True)
class FakeExchange:
    url: str = "https://aides.example/tarifs"
    method: str = "GET"
    status: int | None = 200
    request_headers: tuple[tuple[str, str], ...] = (("User-Agent", "Vigie/0.1"),)
    response_headers: tuple[tuple[str, str], ...] = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "a=1\nb=2"),
    )
    body: bytes | None = b"<p>49 EUR</p>"
    remote_address: str = "192.0.2.7"


@dataclass(frozen=True)
class FakeBrowser:
    version: str = "Chromium 150"
    executable: str = "/usr/bin/chromium"
    executable_sha256: str = "ab" * 32
    arguments: tuple[str, ...] = ("--headless",)


@dataclass(frozen=True)
class FakePage:
    requested: str = "https://aides.example/tarifs"
    url: str = "https://aides.example/tarifs"
    started_at: datetime = START
    ended_at: datetime = END
    outcome: CaptureOutcome = CaptureOutcome.STORED
    reason: str = ""
    status: int | None = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    content_type: str = "text/html; charset=utf-8"
    body: bytes = "<p>Constitution du dossier : 49 €</p>".encode()
    dom: str = "<html><body><p>Constitution du dossier : 59 €</p></body></html>"
    tiles: tuple[bytes, ...] = (PIXEL, PIXEL)
    width: int = 1280
    height: int = 9000
    cut: bool = False
    console: tuple[str, ...] = ("avertissement",)
    exchanges: tuple[FakeExchange, ...] = (FakeExchange(),)
    browser: FakeBrowser = field(default_factory=FakeBrowser)


DEAD = FakePage(
    url="",
    outcome=CaptureOutcome.DNS_FAILURE,
    reason="le nom n’existe pas",
    status=None,
    headers=(),
    content_type="",
    body=b"",
    dom="",
    tiles=(),
    width=0,
    height=0,
    exchanges=(FakeExchange(status=None, response_headers=(), body=None),),
)

REQUEST = Request(
    SiteId("aides.example"),
    "Camille Exemple",
    "pages citées",
    robots=Leave("https://aides.example/robots.txt", 200, b"User-agent: *\n", START),
)


def sealer(home: Path) -> Sealer:
    """Seals under ``home`` with a key and an authority of its own."""
    keys = home / "keys"
    return Sealer(home, SealingKey(keys), LocalAuthority(keys / "horodatage"))


def sealed(home: Path, page: FakePage | None = None) -> Exhibit:
    """One page sealed under ``home``."""
    return seal_page(page or FakePage(), REQUEST, sealer(home))


def unsealed(home: Path) -> Exhibit:
    """One page that no authority stamped."""
    return seal_page(FakePage(), REQUEST, replace(sealer(home), authority=None))
