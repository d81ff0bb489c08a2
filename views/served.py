"""What the server sends around the pages: French, security headers, nothing from outside.

Streamlit's own page says ``lang="en"`` and its labels are English; both are mended in
the bytes served, so that nothing a crawled page says can be mistaken for a label.
"""

from collections.abc import MutableMapping
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from views.labels import in_french

HEALTH: Final = "/sante"
HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names by which this machine calls itself: any other is a page that lies about who it is."""

SOURCES: Final = (
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "media-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
"""What a page may load, and from where: this server alone."""
POLICY: Final = "; ".join(SOURCES)

HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)
SHORTCUTS: Final = frozenset(
    {b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding"}
)
WRITTEN: Final = (b"text/html", b"text/javascript", b"application/javascript")
STALE: Final = frozenset({b"etag", b"last-modified", b"content-length"})


async def healthy(_: Request) -> PlainTextResponse:
    """The answer of ``/sante``: this process answers."""
    return PlainTextResponse("Vigie répond.\n")


class Served:
    """Refuses foreign host names, adds the headers, and turns the labels into French."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif not _local(scope):
            await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await (self._app if _ours(scope) else _refuse)(scope, receive, send)
        else:
            await self._app(_whole_and_plain(scope), receive, _Answer(scope, send))


class _Answer:
    """Passes an answer on; a page or a script is held until it is whole, then rewritten."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._path: str = scope["path"]
        self._head: bool = scope["method"] == "HEAD"
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
            if not self._head and _kind(message) in WRITTEN:
                self._start = message
                return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._whole(self._start)

    async def _whole(self, start: Message) -> None:
        body = in_french(
            self._path, bytes(self._body), page=_kind(start) == b"text/html"
        )
        kept = [item for item in start["headers"] if item[0].lower() not in STALE]
        start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _local(scope: Scope) -> bool:
    host = _header(scope, b"host").decode("latin-1")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in HOSTS


def _ours(scope: Scope) -> bool:
    """Whether the page that opens a socket came from this very server (RFC 6455, 10.2)."""
    origin = _header(scope, b"origin").lower()
    return not origin or origin == b"http://" + _header(scope, b"host").lower()


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    said = "Vigie ne répond qu’à l’adresse de cette machine.\n"
    await PlainTextResponse(said, status_code=421)(scope, receive, send)


def _whole_and_plain(scope: Scope) -> Scope:
    """What is rewritten must come whole and plain, whatever the browser already has."""
    if scope["path"].startswith(("/media", "/_stcore")):
        return scope
    kept = [item for item in scope["headers"] if item[0].lower() not in SHORTCUTS]
    return {**scope, "headers": kept}


def _kind(message: Message) -> bytes:
    return _header(message, b"content-type").partition(b";")[0].strip().lower()


def _header(message: MutableMapping[str, object], name: bytes) -> bytes:
    headers = message.get("headers", ())
    if not isinstance(headers, list | tuple):
        return b""
    found = (value for key, value in headers if key.lower() == name)
    return bytes(next(found, b""))
