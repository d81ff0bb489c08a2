"""The demonstration web: fictional sites served over HTTPS on loopback.

Host names end in ``.example`` and resolve nowhere; the crawler is told where each one
is. Pages are files; a calendar without end and a questionnaire are answered here.
"""

import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from urllib.parse import parse_qs, unquote, urlsplit

from rendering.months import MONTHS
from workflow.demonstration_authority import authority
from workflow.demonstration_sites import FOLDER, demo_sites

LOOPBACK = "127.0.0.1"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain",
}
NOT_FOUND = b"<p>Page introuvable</p>"
UNKNOWN_HOST = HTTPStatus.MISDIRECTED_REQUEST
FIRST_MONTH = "2026-11"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What a client must know to read the demonstration web, and nothing more."""

    hosts: Mapping[str, str]
    """``x.example`` → ``127.0.0.1:port``."""
    certificate: Path
    """PEM of the authority that vouches for these hosts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, or the lack of one."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = TYPES[".html"]


@contextmanager
def demonstration(home: Path, folder: Path = FOLDER) -> Iterator[Demonstration]:
    """Serve the sites of ``folder`` while the context lasts; keys stay under ``home``."""
    hosts = [site.host for site in demo_sites(folder)]
    trusted = authority(home / "autorite", hosts)
    server = _Server((LOOPBACK, 0), partial(_Handler, folder, frozenset(hosts)))
    # The handshake is made in the thread of each connection: a silent client blocks nobody.
    server.socket = trusted.context().wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        where = f"{LOOPBACK}:{server.server_port}"
        yield Demonstration(dict.fromkeys(hosts, where), trusted.certificate)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def get(site: Path, target: str) -> Answer:
    """What the site in folder ``site`` answers to ``GET target``."""
    path, query = _parts(target)
    agenda = site / "_agenda.html"
    if path == "/agenda" and agenda.is_file():
        return _month(agenda.read_text("utf-8"), parse_qs(query).get("mois", [""])[-1])
    file = _file(site, path)
    if file is None:
        return Answer(HTTPStatus.NOT_FOUND, NOT_FOUND)
    return Answer(HTTPStatus.OK, file.read_bytes(), TYPES[file.suffix])


def post(site: Path, target: str) -> Answer:
    """What the site answers to a form: the next step of its questionnaire."""
    step = re.fullmatch(r"/questionnaire/(\w+)", _parts(target)[0])
    file = site / "_etapes" / f"{step[1]}.html" if step else None
    if file is None or not file.is_file():
        return Answer(HTTPStatus.NOT_FOUND, NOT_FOUND)
    return Answer(HTTPStatus.OK, file.read_bytes())


def _parts(target: str) -> tuple[str, str]:
    """The path and query of a request target; a page that is nowhere when it is malformed."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return "/.", ""
    return unquote(parts.path), parts.query


def _file(site: Path, path: str) -> Path | None:
    """The file behind ``path``: itself, with an ending, or the index of a folder."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith((".", "_")) or "\x00" in part for part in parts):
        return None
    plain = site.joinpath(*parts)
    named = [plain.with_name(plain.name + ending) for ending in TYPES] if parts else []
    found = (file for file in (plain, *named, plain / "index.html") if file.is_file())
    file = next(found, None)
    return file if file is not None and file.suffix in TYPES else None


def _month(page: str, asked: str) -> Answer:
    shown = asked if _MONTH.match(asked) else FIRST_MONTH
    count = int(shown[:4]) * 12 + int(shown[5:]) - 1
    words = {
        "{mois}": f"{MONTHS[count % 12]} {count // 12}",
        "{precedent}": _named(count - 1),
        "{suivant}": _named(count + 1),
    }
    for mark, word in words.items():
        page = page.replace(mark, word)
    return Answer(HTTPStatus.OK, page.encode())


def _named(count: int) -> str:
    return f"{count // 12:04}-{count % 12 + 1:02}"


class _Server(ThreadingHTTPServer):
    """One thread a connection; they die with the demonstration."""

    daemon_threads = True

    def handle_error(
        self, request: socket | tuple[bytes, socket], client_address: object
    ) -> None:
        """Let go of a client that distrusts the authority or leaves; bugs are shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Routes a request to the folder of the host it names."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "SiteFictif", ""
    timeout = 30

    def __init__(self, folder: Path, hosts: frozenset[str], *args: object) -> None:
        self._folder, self._hosts = folder, hosts
        super().__init__(*args)  # type: ignore[arg-type]  # socketserver's own arguments

    def do_GET(self) -> None:
        """Answer with a page."""
        self._send(get)

    def do_HEAD(self) -> None:
        """Answer with the headers of a page."""
        self._send(get)

    def do_POST(self) -> None:
        """Answer with the next step of a form, whatever was typed."""
        self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 1 << 20))
        self._send(post)

    def _send(self, respond: Callable[[Path, str], Answer]) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        known = host in self._hosts
        answer = (
            respond(self._folder / host, self.path) if known else Answer(UNKNOWN_HOST)
        )
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - stdlib's name
        """Say nothing: the terminal belongs to the demonstration."""
