"""A site on loopback that remembers who asked for what."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

SIZE = 60


@dataclass
class Served:
    """Where the site is, and how often each path was asked."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def page(path: str) -> str | None:
    """A page that links to its neighbours; ``None`` outside the site."""
    number = int(path[1:] or "0") if path[1:].isdigit() or path == "/" else SIZE
    if number >= SIZE:
        return None
    near = ((number * 2 + 1) % SIZE, (number * 2 + 2) % SIZE, (number + 7) % SIZE)
    links = "".join(f'<a href="/{other}">page {other}</a> ' for other in near)
    return f"<title>Page {number}</title><p>Demande de RSA, page {number}.</p>{links}"


@contextmanager
def serving() -> Iterator[Served]:
    """Serve until the block ends."""
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked[self.path] += 1
            html = page(self.path)
            body = (html or "").encode()
            self.send_response(200 if html else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
