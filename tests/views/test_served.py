"""What leaves the server: French, headers, and nothing for a name that is not ours."""

import asyncio
from collections.abc import Sequence

import pytest
from starlette.types import Message, Receive, Scope, Send

from views.served import Served

PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>'
    b"<script>\n  window.prerenderReady = false\n</script></head><body>"
    b"<noscript>You need to enable JavaScript</noscript></body></html>"
)


def serving(kind: str, *chunks: bytes) -> Served:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [
            (b"content-type", kind.encode()),
            (b"content-length", str(sum(map(len, chunks))).encode()),
            (b"etag", b'"ancien"'),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, chunk in enumerate(chunks, 1):
            more = number < len(chunks)
            await send({"type": "http.response.body", "body": chunk, "more_body": more})

    return Served(app)


class Client:
    """Asks an application without a network."""

    def __init__(self, app: Served) -> None:
        self.app = app
        self.sent: list[Message] = []

    def get(
        self,
        path: str = "/",
        host: str = "127.0.0.1:8501",
        *,
        kind: str = "http",
        headers: Sequence[tuple[bytes, bytes]] = (),
    ) -> "Client":
        async def receive() -> Message:
            return {"type": "http.request"}

        async def send(message: Message) -> None:
            self.sent.append(message)

        scope: Scope = {
            "type": kind,
            "method": "GET",
            "path": path,
            "headers": [(b"host", host.encode()), *headers],
        }
        asyncio.run(self.app(scope, receive, send))
        return self

    @property
    def headers(self) -> dict[str, str]:
        return {k.decode(): v.decode() for k, v in self.sent[0]["headers"]}

    @property
    def body(self) -> bytes:
        return b"".join(m.get("body", b"") for m in self.sent[1:])


def test_the_page_says_that_it_is_in_french_and_is_ours() -> None:
    body = Client(serving("text/html; charset=utf-8", PAGE)).get().body.decode()
    assert '<html lang="fr">' in body
    assert "<title>Vigie</title>" in body
    assert "Vigie a besoin de JavaScript" in body
    assert "enable JavaScript" not in body


def test_the_page_has_no_script_in_its_own_text() -> None:
    assert b"prerender" not in Client(serving("text/html", PAGE)).get().body


def test_a_page_sent_in_pieces_has_the_length_it_says() -> None:
    client = Client(serving("text/html", PAGE[:40], PAGE[40:])).get()
    assert client.headers["content-length"] == str(len(client.body))
    assert b'lang="fr"' in client.body


def test_what_was_rewritten_does_not_bear_the_mark_of_what_was_not() -> None:
    assert "etag" not in Client(serving("text/html", PAGE)).get().headers


def test_the_labels_of_a_script_are_french() -> None:
    client = Client(serving("text/javascript", b"x=`Choose an ", b"option`"))
    assert client.get("/static/js/a.js").body == b"x=`Choisir`"


def test_what_a_picture_or_a_download_holds_is_not_touched() -> None:
    words = b"`Choose an option`"
    assert Client(serving("image/png", words)).get("/media/a.png").body == words
    assert Client(serving("text/javascript", words)).get("/media/a.js").body == words


def test_what_a_browser_already_holds_does_not_spare_the_rewriting() -> None:
    scopes: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, send: Send) -> None:
        scopes.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body"})

    asked = [(b"If-None-Match", b"x"), (b"Range", b"bytes=0-4"), (b"Accept", b"*/*")]
    Client(Served(app)).get(headers=asked)
    names = [name for name, _ in scopes[0]["headers"]]
    assert names == [b"host", b"Accept"]


@pytest.mark.parametrize("kind", ["text/html", "image/png", "application/json"])
def test_every_answer_bears_the_security_headers(kind: str) -> None:
    headers = Client(serving(kind, b"x")).get().headers
    policy = dict(
        part.split(" ", 1) for part in headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example:80", ""]
)
def test_a_name_that_is_not_of_this_machine_is_refused(host: str) -> None:
    client = Client(serving("text/html", PAGE)).get(host=host)
    assert client.sent[0]["status"] == 421
    assert b"<html" not in client.body


@pytest.mark.parametrize("host", ["127.0.0.1", "LOCALHOST:8501", "[::1]:8501", "[::1]"])
def test_this_machine_answers_by_all_its_names(host: str) -> None:
    assert Client(serving("text/html", PAGE)).get(host=host).sent[0]["status"] == 200


def test_a_foreign_page_opens_no_channel() -> None:
    client = Client(serving("text/html", PAGE))
    client.get("/_stcore/stream", host="evil.example", kind="websocket")
    assert client.sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1:9999", "http://evil.example", "null"]
)
def test_a_page_of_another_server_opens_no_channel(origin: str) -> None:
    client = Client(serving("text/html", PAGE))
    said = ((b"origin", origin.encode()),)
    client.get("/_stcore/stream", kind="websocket", headers=said)
    assert client.sent == [{"type": "websocket.close", "code": 1008}]


def test_our_own_page_opens_its_channel() -> None:
    client = Client(serving("text/html", b"ok"))
    said = ((b"origin", b"http://127.0.0.1:8501"),)
    client.get("/_stcore/stream", kind="websocket", headers=said)
    assert client.sent[0]["type"] != "websocket.close"
