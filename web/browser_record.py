"""What goes over the wire while a page is shown, as DevTools tells it."""

import asyncio
import base64
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from web.browser_model import Exchange, Headers
from web.relay import Relayed
from web.urls import masked

KEPT_BYTES: Final = 10_000_000
"""Of one body."""
KEPT_IN_ALL: Final = 60_000_000
EXCHANGES: Final = 3_000
CONSOLE_LINES, CONSOLE_SIGNS = 500, 1_000
ENDLESS: Final = {"EventSource", "WebSocket", "Media", "Ping"}
"""Kinds whose end nobody waits for."""

Event = Mapping[str, Any]


@dataclass
class Hop:
    """One request on its way."""

    url: str
    method: str
    kind: str
    at: datetime
    asked: Headers
    main: bool
    status: int | None = None
    answered: Headers = ()
    mime: str = ""
    charset: str = ""
    on_wire: bool = True
    """Whether DevTools tells its headers as they were sent and received."""
    failure: str = ""
    body: bytes | None = None
    exact: bool = True
    remote: str = ""


@dataclass
class NetworkRecord:
    """Listens to one page from before its first request."""

    cdp: CDPSession
    frame: str
    """Id of the main frame."""
    relayed: Callable[[str], Relayed | None]
    hops: dict[str, list[Hop]] = field(default_factory=lambda: defaultdict(list))
    whole: dict[str, bytes] = field(default_factory=dict)
    """Bodies of documents taken byte for byte, by id of request."""
    streaming: bool = False
    """Documents are kept as they come: they may never end."""
    pending: set[str] = field(default_factory=set)
    console: list[str] = field(default_factory=list)
    loading: bool = True
    """The main frame has asked for a document and not finished loading it."""
    documents: list[str] = field(default_factory=list)
    """Ids of the main frame's documents, in order."""
    _asked: dict[str, list[Headers]] = field(default_factory=lambda: defaultdict(list))
    _answered: dict[str, list[Headers]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _room: int = KEPT_IN_ALL

    async def listen(self) -> None:
        """Begin."""
        for name, heard in {
            "Network.requestWillBeSent": self._sent,
            "Network.requestWillBeSentExtraInfo": self._sent_on_wire,
            "Network.responseReceived": self._received,
            "Network.responseReceivedExtraInfo": self._received_on_wire,
            "Network.dataReceived": self._streamed,
            "Network.loadingFinished": self._finished,
            "Network.loadingFailed": self._failed,
            "Page.loadEventFired": self._loaded,
            "Runtime.consoleAPICalled": self._said,
            "Runtime.exceptionThrown": self._thrown,
            "Log.entryAdded": self._noted,
        }.items():
            self.cdp.on(name, heard)
        sizes = {
            "maxTotalBufferSize": 2 * KEPT_IN_ALL,
            "maxResourceBufferSize": KEPT_BYTES,
        }
        await self.cdp.send("Network.enable", sizes)
        await self.cdp.send("Network.setBypassServiceWorker", {"bypass": True})
        for domain in ("Page", "Runtime", "Log"):
            await self.cdp.send(f"{domain}.enable")

    @property
    def quiet(self) -> bool:
        """Nothing is on its way that will end by itself."""
        return not self.loading and not self.pending

    @property
    def main(self) -> tuple[str, Hop] | None:
        """The last document of the main frame, and the id of its request.

        One it gave up for another, or that is a file, does not count if others were shown.
        """
        found = [(number, self.hops[number][-1]) for number in self.documents]
        kept = [one for one in found if "ABORTED" not in one[1].failure]
        return next(reversed(kept or found), None)

    def note(self, line: str) -> None:
        """One more line of console, cut to a bearable length."""
        if len(self.console) < CONSOLE_LINES:
            self.console.append(line[:CONSOLE_SIGNS])

    async def bodies(self) -> None:
        """Wait for the bodies asked for."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def drop(self) -> None:
        """Ask for no more bodies."""
        for task in self._tasks:
            task.cancel()

    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything so far, in the order sent."""
        return tuple(sorted(self._exchanges(), key=lambda one: one.at))

    def _exchanges(self) -> Iterator[Exchange]:
        for number, hops in self.hops.items():
            wire = 0
            if number in self.whole:
                last = hops[-1]
                last.body, last.exact, last.failure = self.whole[number], True, ""
            for hop in hops:
                asked, answered = hop.asked, hop.answered
                if hop.on_wire:
                    asked = _nth(self._asked[number], wire, asked)
                    answered = _nth(self._answered[number], wire, answered)
                    wire += 1
                yield Exchange(
                    url=masked(hop.url),
                    method=hop.method,
                    status=hop.status,
                    request_headers=asked,
                    response_headers=answered,
                    mime=hop.mime,
                    body=hop.body,
                    exact=hop.exact,
                    remote=hop.remote,
                    kind=hop.kind,
                    failure=hop.failure,
                    at=hop.at,
                )

    def answered(
        self, number: str, status: int, headers: Sequence[Mapping[str, str]]
    ) -> None:
        """Write down an answer that may be shown to nobody: DevTools tells of no other."""
        for hop in self.hops.get(number, [])[-1:]:
            pairs = tuple((one["name"], one["value"]) for one in headers)
            named = {name.lower(): value for name, value in pairs}
            hop.mime = named.get("content-type", "").partition(";")[0].strip()
            hop.status, hop.answered, hop.remote = status, pairs, self._remote(hop.url)

    def headers(self, number: str) -> Headers:
        """Headers of the last answer to one request, as received."""
        received = self._answered[number]
        return received[-1] if received else self.hops[number][-1].answered

    def _sent(self, event: Event) -> None:
        number, request = event["requestId"], event["request"]
        if urlsplit(request["url"]).scheme not in {"http", "https", "ws", "wss"}:
            return
        if "redirectResponse" in event and self.hops[number]:
            self._answer(self.hops[number][-1], event["redirectResponse"])
        elif len(self.hops) >= EXCHANGES:
            return
        kind = event.get("type", "Other")
        main = kind == "Document" and event.get("frameId") == self.frame
        self.hops[number].append(
            Hop(
                url=request["url"] + request.get("urlFragment", ""),
                method=request["method"],
                kind=kind,
                at=datetime.fromtimestamp(event["wallTime"], UTC),
                asked=_pairs(request["headers"]),
                main=main,
            )
        )
        if main:
            self.loading = True
            if number not in self.documents:
                self.documents.append(number)
        elif kind not in ENDLESS:
            self.pending.add(number)

    def _answer(self, hop: Hop, response: Event) -> None:
        hop.status, hop.mime = response["status"], response["mimeType"]
        hop.charset = response.get("charset", "")
        hop.answered = _pairs(response["headers"])
        hop.remote = self._remote(hop.url)

    def _remote(self, url: str) -> str:
        met = self.relayed(url)
        return met.address if met else ""

    def _received(self, event: Event) -> None:
        for hop in self.hops.get(event["requestId"], [])[-1:]:
            hop.on_wire = event.get("hasExtraInfo", True)
            self._answer(hop, event["response"])
            if hop.main and self.streaming:
                self._begin(self._stream(event["requestId"], hop))

    async def _stream(self, number: str, hop: Hop) -> None:
        told = await self.cdp.send(
            "Network.streamResourceContent", {"requestId": number}
        )
        # What came before the order comes with its answer; the rest is told as it comes.
        hop.body = base64.b64decode(told["bufferedData"]) + (hop.body or b"")

    def _streamed(self, event: Event) -> None:
        for hop in self.hops.get(event["requestId"], [])[-1:]:
            if event.get("data") and len(hop.body or b"") < KEPT_BYTES:
                hop.body = (hop.body or b"") + base64.b64decode(event["data"])

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(_unless_gone(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _sent_on_wire(self, event: Event) -> None:
        self._asked[event["requestId"]].append(_pairs(event["headers"]))

    def _received_on_wire(self, event: Event) -> None:
        raw = event.get("headersText")
        found = _parsed(raw) if raw else _pairs(event["headers"])
        self._answered[event["requestId"]].append(found)

    def _finished(self, event: Event) -> None:
        number = event["requestId"]
        self.pending.discard(number)
        hops = self.hops.get(number)
        # Without a status, what is finished is Chromium's own page of error.
        if hops and hops[-1].status and number not in self.whole and self._room > 0:
            self._begin(self._fetch(number, hops[-1]))

    async def _fetch(self, number: str, hop: Hop) -> None:
        got = await self.cdp.send("Network.getResponseBody", {"requestId": number})
        if got["base64Encoded"]:
            body, exact = base64.b64decode(got["body"]), True
        else:
            body = _encoded(got["body"], hop.charset)
            exact = got["body"].isascii()
        if hop.body is None and len(body) <= min(KEPT_BYTES, self._room):
            self._room -= len(body)
            hop.body, hop.exact = body, exact

    def _failed(self, event: Event) -> None:
        number = event["requestId"]
        self.pending.discard(number)
        for hop in self.hops.get(number, [])[-1:]:
            hop.failure = event.get("errorText", "") or "net::ERR_FAILED"
            if hop.main and self.documents[-1] == number:
                self.loading = False

    def _loaded(self, _: Event) -> None:
        self.loading = False

    def _said(self, event: Event) -> None:
        words = (
            str(one.get("value", one.get("description", ""))) for one in event["args"]
        )
        self.note(f"{event['type']}: {' '.join(words)}")

    def _thrown(self, event: Event) -> None:
        details = event["exceptionDetails"]
        told = details.get("exception", {}).get("description") or details["text"]
        self.note(f"exception: {told}")

    def _noted(self, event: Event) -> None:
        entry = event["entry"]
        where = f" ({masked(entry['url'])})" if entry.get("url") else ""
        self.note(f"{entry['level']}: {entry['text']}{where}")


async def _unless_gone(work: Coroutine[Any, Any, None]) -> None:
    # DevTools forgets a body when its page is replaced: it is then not kept.
    with suppress(PlaywrightError):
        await work


def _nth(known: list[Headers], index: int, default: Headers) -> Headers:
    return known[index] if index < len(known) else default


def _pairs(headers: Mapping[str, str]) -> Headers:
    """DevTools joins the values of one name with line feeds."""
    return tuple(
        (name, value)
        for name, joined in headers.items()
        for value in joined.split("\n")
    )


def _parsed(raw: str) -> Headers:
    lines = (line.partition(":") for line in raw.split("\r\n")[1:] if ":" in line)
    return tuple((name.strip(), value.strip()) for name, _, value in lines)


def _encoded(text: str, charset: str) -> bytes:
    try:
        return text.encode(charset or "utf-8")
    except (LookupError, UnicodeError):
        return text.encode("utf-8", "replace")
