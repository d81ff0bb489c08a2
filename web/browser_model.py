"""What a browser was shown, and what went over the wire while it was."""

from dataclasses import dataclass
from datetime import datetime

from dossier.model import CaptureOutcome, Sha256

Headers = tuple[tuple[str, str], ...]
"""Names and values as received, in order, duplicates kept."""


@dataclass(frozen=True, slots=True)
class BrowserFacts:
    """Which program looked, and how it was started."""

    version: str
    executable: str
    executable_sha256: Sha256
    arguments: tuple[str, ...]
    """As the system holds them, without the program itself."""
    agent: str = ""
    """The ``User-Agent`` it sent."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what answered it; each redirect is one of its own."""

    url: str
    method: str
    status: int | None
    request_headers: Headers
    response_headers: Headers
    mime: str
    body: bytes | None
    """After content decoding (gzip, br…); ``None`` when not kept: over 10 MB, or none came."""
    exact: bool
    """Whether ``body`` is known to be the bytes received; a text subresource not in ASCII
    is what Chromium decoded, encoded again."""
    remote: str
    """``address:port`` the relay connected to for this host; empty when nothing was."""
    kind: str
    """``Document``, ``Script``, ``Image``, ``XHR``…: Chromium's own word."""
    at: datetime
    """When it was sent, UTC."""
    failure: str = ""
    """Chromium's own word (``net::ERR_…``) when it brought no answer; for why a
    connection was refused, see ``PageView.contacts``."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A name the browser asked for, and where the relay connected it."""

    host: str
    port: int
    address: str
    """``address:port``; empty when refused or unreachable."""
    refusal: str = ""
    """One French line."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One address opened in a browser, and all that was shown. Never half of a tile."""

    requested: str
    url: str
    """Address shown at the end."""
    started_at: datetime
    ended_at: datetime
    outcome: CaptureOutcome
    reason: str
    """One French line unless ``STORED``."""
    status: int | None = None
    headers: Headers = ()
    content_type: str = ""
    body: bytes = b""
    """Response of the main document, after content decoding; see ``body_exact``."""
    body_exact: bool = True
    dom: str = ""
    """The document as scripts left it, serialised; empty when nothing was shown."""
    tiles: tuple[bytes, ...] = ()
    """PNG, top to bottom, each at most 8 192 px high; one below the other, they are the page."""
    width: int = 0
    height: int = 0
    """Of the page as pictured, in CSS pixels, one picture pixel each."""
    cut: bool = False
    """The page is longer than what was pictured."""
    title: str = ""
    console: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    contacts: tuple[Contact, ...] = ()
    browser: BrowserFacts | None = None
    """``None`` when no browser was needed to refuse."""
