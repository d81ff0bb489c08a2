"""Every document a page wants to show passes here: looked at, taken byte for byte, or refused."""

import asyncio
import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy, Refusal
from web.browser_record import NetworkRecord

DOCUMENT_BYTES: Final = 20_000_000
"""Of a page that is shown; what is larger is refused."""
FILE_BYTES: Final = 50_000_000
"""Of a file that is not shown (PDF…)."""
NAVIGATIONS: Final = 20
"""Documents one page may lead to by itself."""
CHUNK: Final = 1 << 20
SHOWN: Final = re.compile(
    r"text/(?:html|plain|xml|markdown)|application/(?:xhtml\+xml|xml|json|ld\+json)"
    r"|image/|\Z",
    re.IGNORECASE,
)
"""Types the browser shows by itself; no type at all counts."""

TOO_LARGE = Refusal(
    CaptureOutcome.TOO_LARGE, f"page de plus de {DOCUMENT_BYTES // 1_000_000} Mo"
)
FILE_TOO_LARGE = Refusal(
    CaptureOutcome.TOO_LARGE, f"fichier de plus de {FILE_BYTES // 1_000_000} Mo"
)
LOOP = Refusal(
    CaptureOutcome.REDIRECT_LOOP, f"plus de {NAVIGATIONS} redirections de suite"
)
Event = Mapping[str, Any]


@dataclass
class DocumentGate:
    """Guards the documents of one page, frames included, from before its first request."""

    cdp: CDPSession
    policy: AddressPolicy
    patience: float
    """Seconds for the whole body of a document; then ``late``."""
    record: NetworkRecord
    """Told of answers, and of bodies taken whole."""
    refusal: Refusal | None = None
    """Why the main frame was not shown what it asked for last."""
    file: bytes | None = None
    """Body of the last answer when it is a file, which no page shows."""
    frozen: bool = False
    """The main frame may go nowhere else."""
    late: bool = False
    """A document took too long to be taken whole before being shown."""
    streaming: bool = False
    """Documents are shown as they come, and not taken here."""
    _visited: int = 0
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def listen(self) -> None:
        """Begin."""
        self.cdp.on("Fetch.requestPaused", self._begin)
        stages = [
            {"resourceType": "Document", "requestStage": stage}
            for stage in ("Request", "Response")
        ]
        await self.cdp.send("Fetch.enable", {"patterns": stages})

    def drop(self) -> None:
        """Leave what is not answered yet."""
        for task in self._tasks:
            task.cancel()

    def _begin(self, event: Event) -> None:
        task = asyncio.ensure_future(self._paused(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _paused(self, event: Event) -> None:
        try:
            if "responseStatusCode" in event:
                await self._answered(event)
            elif "responseErrorReason" in event:
                await self._do("continueRequest", event)
            else:
                await self._asked(event)
        except PlaywrightError:
            # The page went away meanwhile: there is nobody left to answer.
            return

    async def _do(self, action: str, event: Event, **more: object) -> dict[str, Any]:
        told: dict[str, Any] = await self.cdp.send(
            f"Fetch.{action}", {"requestId": event["requestId"], **more}
        )
        return told

    async def _asked(self, event: Event) -> None:
        url, main = event["request"]["url"], event["frameId"] == self.record.frame
        if main and self.frozen:
            await self._abort(event)
            return
        refusal = self.policy.check(url)
        if not main and urlsplit(url).scheme in {"about", "blob", "data"}:
            refusal = None
        if main:
            self.refusal, self.file = refusal, None
            self._visited += "redirectedRequestId" not in event
            if self._visited > NAVIGATIONS:
                self.refusal, self.frozen = LOOP, True
                await self._abort(event)
                return
        if refusal:
            await self._do("failRequest", event, errorReason="BlockedByClient")
        else:
            await self._do("continueRequest", event)

    async def _answered(self, event: Event) -> None:
        headers = {
            one["name"].lower(): one["value"] for one in event["responseHeaders"]
        }
        main = event["frameId"] == self.record.frame
        status = event["responseStatusCode"]
        self.record.answered(event["networkId"], status, event["responseHeaders"])
        moved = 300 <= status < 400 and "location" in headers  # noqa: PLR2004
        if moved or not main or status in {204, 205, 304}:
            await self._do("continueResponse", event)
        elif _is_file(headers):
            # A page that sends a file by itself stays: nothing is downloaded.
            take = self._take_file if self._visited == 1 else self._abort
            await take(event)
        elif int(headers.get("content-length", "0") or 0) > DOCUMENT_BYTES:
            self.refusal = TOO_LARGE
            await self._abort(event)
        elif self.streaming:
            await self._do("continueResponse", event)
        else:
            await self._take(event)

    async def _abort(self, event: Event) -> None:
        await self._do("failRequest", event, errorReason="Aborted")

    async def _take(self, event: Event) -> None:
        try:
            async with asyncio.timeout(self.patience):
                got = await self._do("getResponseBody", event)
        except TimeoutError:
            # Once asked for its body, DevTools shows nothing of a document before its end.
            self.late = True
            return
        body = _bytes(got)
        if len(body) > DOCUMENT_BYTES:
            self.refusal = TOO_LARGE
            await self._abort(event)
            return
        self.record.whole[event["networkId"]] = body
        await self._do("continueResponse", event)

    async def _take_file(self, event: Event) -> None:
        stream = (await self._do("takeResponseBodyAsStream", event))["stream"]
        taken = bytearray()
        whole = False
        while len(taken) <= FILE_BYTES and not whole:
            part = await self.cdp.send("IO.read", {"handle": stream, "size": CHUNK})
            taken += _bytes({**part, "body": part["data"]})
            whole = part["eof"]
        await self.cdp.send("IO.close", {"handle": stream})
        if whole and len(taken) <= FILE_BYTES:
            self.file = self.record.whole[event["networkId"]] = bytes(taken)
        else:
            self.refusal = FILE_TOO_LARGE
        await self._abort(event)


def _is_file(headers: Mapping[str, str]) -> bool:
    attached = headers.get("content-disposition", "").lower().startswith("attachment")
    return attached or not SHOWN.match(headers.get("content-type", "").strip())


def _bytes(told: Mapping[str, Any]) -> bytes:
    text: str = told["body"]
    return base64.b64decode(text) if told.get("base64Encoded") else text.encode()
