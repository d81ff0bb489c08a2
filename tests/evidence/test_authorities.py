"""Authorities that are absent, slow, wrong or hostile: a reason each, never a crash."""

import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from dossier.exhibits import StampKind
from evidence.authorities import HttpAuthority, LocalAuthority
from evidence.stamps import NoStampError, stamped

Reply = Callable[[BaseHTTPRequestHandler, bytes], None]


@contextmanager
def served(reply: Reply) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        asked: ClassVar[list[str]] = []

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            try:
                reply(self, body)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa?x=1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def local(tmp_path: Path) -> LocalAuthority:
    return LocalAuthority(tmp_path / "tsa")


@pytest.fixture
def root(tmp_path: Path, local: LocalAuthority) -> Path:
    path = tmp_path / "root.pem"
    path.write_bytes(local.roots())
    return path


def test_an_authority_over_http_stamps(local: LocalAuthority, root: Path) -> None:
    with served(lambda h, query: answer(h, local.reply(query))) as url:
        assert stamped(HttpAuthority(url, root), b"data").stamp.kind is StampKind.LOCAL


def drip(handler: BaseHTTPRequestHandler, _: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _number in range(15):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (lambda h, _: answer(h, b"garbage"), "illisible"),
        (lambda h, _: answer(h, b""), "illisible"),
        (lambda h, _: answer(h, b"<html>"), "illisible"),
        (lambda h, _: answer(h, b"no", 503), "répond 503"),
        (lambda h, _: answer(h, b"x" * (300 * 1024)), "démesurée"),
        (lambda h, _: h.connection.shutdown(2), "ne répond pas"),
        (lambda h, _: h.wfile.write(b"not http\r\n\r\n"), "ne répond pas"),
        (drip, "à temps"),
    ],
)
def test_what_an_authority_does_wrong_is_a_reason(
    root: Path, reply: Reply, reason: str
) -> None:
    with served(reply) as url, pytest.raises(NoStampError, match=reason):
        stamped(HttpAuthority(url, root, seconds=1.0), b"data")


def test_a_slow_authority_is_left_within_its_time(root: Path) -> None:
    with served(drip) as url:
        start = time.monotonic()
        with pytest.raises(NoStampError):
            HttpAuthority(url, root, seconds=0.3).reply(b"query")
        assert time.monotonic() - start < 1.5


def test_a_redirect_is_not_followed(root: Path) -> None:
    def away(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        handler.send_response(302)
        handler.send_header("Location", "http://127.0.0.1:1/")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with served(away) as url, pytest.raises(NoStampError, match="302"):
        HttpAuthority(url, root).reply(b"query")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/", "http://", "x"])
def test_an_address_of_another_sort_is_a_reason(root: Path, url: str) -> None:
    with pytest.raises(NoStampError):
        HttpAuthority(url, root).reply(b"query")


def test_nobody_at_the_address_is_a_reason(root: Path) -> None:
    with pytest.raises(NoStampError, match="ne répond pas"):
        HttpAuthority("http://127.0.0.1:1/", root).reply(b"query")


def test_a_missing_root_is_a_reason(tmp_path: Path) -> None:
    absent = HttpAuthority("http://127.0.0.1:1/", tmp_path / "absent.pem")
    with pytest.raises(NoStampError, match="introuvable"):
        absent.roots()


def test_the_keys_of_the_local_authority_are_private_and_kept(
    local: LocalAuthority,
) -> None:
    first = local.roots()
    path = local.folder / "horodatage.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert LocalAuthority(local.folder).roots() == first
    assert first.count(b"BEGIN CERTIFICATE") == 1
    assert b"PRIVATE" not in first


def test_a_damaged_local_authority_is_a_reason(local: LocalAuthority) -> None:
    local.roots()
    (local.folder / "horodatage.pem").write_bytes(b"illisible")
    with pytest.raises(NoStampError, match="autorité locale illisible"):
        local.roots()


def test_two_replies_bear_two_serial_numbers(local: LocalAuthority) -> None:
    from rfc3161_client import decode_timestamp_response

    serials = {
        decode_timestamp_response(stamped(local, b"data").reply).tst_info.serial_number
        for _ in range(3)
    }
    assert len(serials) == 3


def test_a_query_that_is_none_is_refused_by_the_local_authority(
    local: LocalAuthority,
) -> None:
    with pytest.raises(NoStampError):
        stamped(_Answering(local), b"data")


class _Answering:
    def __init__(self, true: LocalAuthority) -> None:
        self.true = true

    def roots(self) -> bytes:
        return self.true.roots()

    def reply(self, query: bytes) -> bytes:
        return self.true.reply(query[:-3])


def test_a_local_authority_without_openssl_gives_a_reason(
    local: LocalAuthority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(NoStampError, match="OpenSSL absent"):
        local.reply(b"query")
