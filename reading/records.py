"""What an archive holds: pages that can be read, and what could not be."""

from dataclasses import dataclass
from datetime import datetime

LARGEST_BODY = 10 * 1024 * 1024
"""Bytes kept of one response once decoded; a larger one is a broken record."""

AS_GIVEN = "text/plain; charset=utf-8; reading=as-given"
"""Type of a text that somebody already read: it is its own canonical text."""


@dataclass(frozen=True, slots=True)
class Response:
    """One page as an archive holds it."""

    url: str
    body: bytes
    """Decoded: neither compressed nor chunked."""
    content_type: str = ""
    captured_at: datetime | None = None
    status: int | None = None
    site: str = ""
    """Named by the archive; empty when the address must tell."""
    id: str = ""
    text: str | None = None
    """A canonical text that came instead of a page."""


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """Something in an archive that gives no page."""

    where: str
    """« ligne 12 », « octet 340 » or an address."""
    reason: str
    """In French, one line."""

    def __str__(self) -> str:
        return f"{self.where} : {self.reason}"
