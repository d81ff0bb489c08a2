"""Pages as a browser would hand them over, and authorities of every temper."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dossier.exhibits import Exhibit
from dossier.model import CaptureOutcome, Sha256, SiteId
from evidence.authorities import LocalAuthority
from evidence.capture import Leave, Request, seal_page
from evidence.keys import SealingKey
from evidence.package import Sealer
from web.browser_model import BrowserFacts, Contact, Exchange, PageView

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4"
    "890000000b4944415478da636000020000050001e9fadcd80000000049454e44"
    "ae426082"
)
START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
END = START.replace(second=4)


EXCHANGE = Exchange(
    url="https://aides.example/tarifs",
    method="GET",
    status=200,
    request_headers=(("User-Agent", "Vigie/0.1"),),
    response_headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    ),
    mime="text/html",
    body=b"<p>49 EUR</p>",
    exact=True,
    remote="192.0.2.7:443",
    kind="Document",
    at=START,
)
BROWSER = BrowserFacts(
    "Chromium 150", "/usr/bin/chromium", Sha256("ab" * 32), ("--headless",), "Vigie/0.1"
)
PAGE = PageView(
    requested="https://aides.example/tarifs",
    url="https://aides.example/tarifs",
    started_at=START,
    ended_at=END,
    outcome=CaptureOutcome.STORED,
    reason="",
    status=200,
    headers=(("Content-Type", "text/html"),),
    content_type="text/html; charset=utf-8",
    body="<p>Constitution du dossier : 49 €</p>".encode(),
    dom="<html><body><p>Constitution du dossier : 59 €</p></body></html>",
    tiles=(PIXEL, PIXEL),
    width=1280,
    height=9000,
    console=("avertissement",),
    exchanges=(EXCHANGE,),
    contacts=(Contact("aides.example", 443, "192.0.2.7:443"),),
    browser=BROWSER,
)
DEAD = PageView(
    requested="https://aides.example/tarifs",
    url="",
    started_at=START,
    ended_at=END,
    outcome=CaptureOutcome.DNS_FAILURE,
    reason="le nom n’existe pas",
    exchanges=(
        replace(EXCHANGE, status=None, response_headers=(), body=None, remote=""),
    ),
    browser=BROWSER,
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


def sealed(home: Path, page: PageView | None = None) -> Exhibit:
    """One page sealed under ``home``."""
    return seal_page(page or PAGE, REQUEST, sealer(home))


def unsealed(home: Path) -> Exhibit:
    """One page that no authority stamped."""
    return seal_page(PAGE, REQUEST, replace(sealer(home), authority=None))
