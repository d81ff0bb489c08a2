"""A web on loopback that behaves as badly as a test asks, and remembers what it was asked."""

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """What to answer; ``length`` lies about the body when given."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None


Behaviour = Reply | Callable[["Handler"], None]


@dataclass
class Loopback:
    """A running server."""

    url: str
    port: int
    asked: list[str] = field(default_factory=list)
    """Paths, in order of arrival, robots.txt included."""
    agents: set[str] = field(default_factory=set)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    pages: Callable[[str], Behaviour | None]
    seen: Loopback

    def handle_error(self, *_: object) -> None:
        """Clients that leave are what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.seen.asked.append(self.path)
        self.server.seen.agents.add(self.headers.get("User-Agent", ""))
        behaviour = self.server.pages(self.path)
        if callable(behaviour):
            behaviour(self)
            self.close_connection = True
        else:
            self.reply(behaviour or Reply(b"absent", 404))

    def reply(self, reply: Reply) -> None:
        length = len(reply.body) if reply.length is None else reply.length
        headers = {"Content-Type": reply.content_type, "Content-Length": str(length)}
        self.send_response(reply.status)
        for name, value in {**headers, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        self.close_connection = reply.length is not None

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def served(
    pages: Mapping[str, Behaviour] | Callable[[str], Behaviour | None],
    *,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Loopback]:
    """Serve ``pages`` on a free port while the context lasts."""
    server = Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if tls is not None:
        scheme = "https"
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    where = Loopback(f"{scheme}://127.0.0.1:{server.server_port}", server.server_port)
    server.pages = pages if callable(pages) else pages.get
    server.seen = where
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield where
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
