"""What sealing needs to know of a page that a browser showed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from dossier.model import CaptureOutcome


class Exchange(Protocol):
    """One request of the browser, and its answer."""

    @property
    def url(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def status(self) -> int | None:
        """``None`` when nothing answered."""

    @property
    def request_headers(self) -> Sequence[tuple[str, str]]: ...
    @property
    def response_headers(self) -> Sequence[tuple[str, str]]: ...
    @property
    def body(self) -> bytes | None:
        """Decoded; ``None`` when it was not kept."""

    @property
    def remote_address(self) -> str: ...


class Browser(Protocol):
    """What showed the page."""

    @property
    def version(self) -> str: ...
    @property
    def executable(self) -> str: ...
    @property
    def executable_sha256(self) -> str: ...
    @property
    def arguments(self) -> Sequence[str]: ...


class Page(Protocol):
    """One address as a browser showed it, or failed to."""

    @property
    def requested(self) -> str: ...
    @property
    def url(self) -> str:
        """Shown at the end of the redirects; empty when nothing was."""

    @property
    def started_at(self) -> datetime: ...
    @property
    def ended_at(self) -> datetime: ...
    @property
    def outcome(self) -> CaptureOutcome: ...
    @property
    def reason(self) -> str: ...
    @property
    def status(self) -> int | None: ...
    @property
    def headers(self) -> Sequence[tuple[str, str]]: ...
    @property
    def content_type(self) -> str: ...
    @property
    def body(self) -> bytes:
        """Of the answer that gave the document."""

    @property
    def dom(self) -> str:
        """The document as scripts left it; empty when there is none."""

    @property
    def tiles(self) -> Sequence[bytes]:
        """PNG, from top to bottom."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def cut(self) -> bool: ...
    @property
    def console(self) -> Sequence[str]: ...
    @property
    def exchanges(self) -> Sequence[Exchange]: ...
    @property
    def browser(self) -> Browser: ...
