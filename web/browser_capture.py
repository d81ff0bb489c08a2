"""One visit of one address: load it, go down it, picture it, and stop when the clock says so."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from playwright.async_api import BrowserContext, CDPSession, Page
from playwright.async_api import Error as PlaywrightError
from pydantic import ValidationError

from web.addresses import AddressPolicy
from web.browser_gate import DocumentGate
from web.browser_picture import Lens, PartialPictureError, Picture, Shown
from web.browser_record import NetworkRecord
from web.relay import Relay, Relayed

LOADING: Final = 0.6
"""Part of the clock a page has to load; the rest is for picturing what it shows."""
QUIET_SECONDS: Final = 0.4
LINGERING_SECONDS: Final = 5.0
"""After the load event, for requests that do not end."""
PATIENCE: Final = 8.0
"""Seconds for a document to come whole, at most a quarter of the clock."""
ANSWER_SECONDS: Final = 2.0
"""For a page to say it is alive."""
CLOSE_SECONDS: Final = 5.0
PULSE: Final = 0.05


@dataclass
class Visit:
    """What was learnt so far; whatever ends it, what was learnt stays."""

    new_profile: Callable[[], Awaitable[BrowserContext]]
    policy: AddressPolicy
    relay: Relay
    url: str
    seconds: float
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    timed_out: bool = False
    died: bool = False
    hung: bool = False
    """The page no longer answers: its browser is not to be used again."""
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """The page or its browser died."""
    error: str = ""
    """Chromium's word for a navigation that failed before any request."""
    record: NetworkRecord | None = None
    gate: DocumentGate | None = None
    shown: Shown | None = None
    picture: Picture | None = None
    _context: BrowserContext | None = None
    _mark: int = 0
    _closing: set["asyncio.Task[None]"] = field(default_factory=set)

    def contacts(self) -> tuple[Relayed, ...]:
        """Every connection asked for since the visit began."""
        return tuple(self.relay.log[self._mark :])

    async def run(self) -> None:
        """Visit; never raises for what a site or a browser does."""
        self._mark = len(self.relay.log)
        work = asyncio.ensure_future(self._visit())
        gone = asyncio.ensure_future(self.gone.wait())
        try:
            async with asyncio.timeout(self.seconds):
                await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
                if work.done():
                    await work
                else:
                    self.died = self.hung = True
        except TimeoutError:
            self.timed_out = self.hung = True
        except PlaywrightError:
            self.died = self.hung = True
        finally:
            gone.cancel()
            await self._leave(work)

    async def _leave(self, work: "asyncio.Future[None]") -> None:
        work.cancel()
        if self.record:
            self.record.drop()
        if self.gate:
            self.gate.drop()
        await asyncio.gather(work, return_exceptions=True)
        if self._context and not self.hung:
            try:
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._context.close()
            except (TimeoutError, PlaywrightError):
                self.hung = True

    async def _visit(self) -> None:
        self._context = await self.new_profile()
        page = await self._context.new_page()
        self._context.on("page", lambda other: self._close(other, page))
        page.on("crash", lambda _: self.gone.set())
        self._context.on("close", lambda _: self.gone.set())
        cdp = await self._context.new_cdp_session(page)
        tree = await cdp.send("Page.getFrameTree")
        frame = tree["frameTree"]["frame"]["id"]
        self.record = NetworkRecord(cdp, frame, self.relay.met)
        patience = min(PATIENCE, self.seconds / 4)
        self.gate = DocumentGate(cdp, self.policy, patience, self.record)
        await self.record.listen()
        await self.gate.listen()
        await self._load(cdp, self.record, self.gate)
        if self._worth_showing(self.record, self.gate):
            self.gate.frozen = True
            await self._show(cdp, Lens(cdp, frame), self.record)
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWER_SECONDS):
                await self.record.bodies()

    def _close(self, other: Page, page: Page) -> None:
        if other is page or self.record is None:
            return
        self.record.note(f"fenêtre refusée : {other.url}")
        task = asyncio.ensure_future(_closed(other))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def _load(
        self, cdp: CDPSession, record: NetworkRecord, gate: DocumentGate
    ) -> None:
        end = time.monotonic() + self.seconds * LOADING
        going = asyncio.ensure_future(cdp.send("Page.navigate", {"url": self.url}))
        try:
            await self._settle(going, record, gate, end)
            if gate.late:
                record.note("document lent : demandé une seconde fois")
                gate.streaming = record.streaming = record.loading = True
                going.cancel()
                await cdp.send("Page.stopLoading")
                going = asyncio.ensure_future(
                    cdp.send("Page.navigate", {"url": self.url})
                )
                await self._settle(going, record, gate, end)
        finally:
            going.cancel()
            await asyncio.gather(going, return_exceptions=True)
        if self.timed_out:
            with suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await cdp.send("Page.stopLoading")

    async def _settle(
        self,
        going: "asyncio.Future[dict[str, str]]",
        record: NetworkRecord,
        gate: DocumentGate,
        end: float,
    ) -> None:
        """Wait until the page has loaded and is quiet, or may be taken to be."""
        quiet_since = loaded_since = time.monotonic()
        while True:
            await asyncio.sleep(PULSE)
            now = time.monotonic()
            if going.done() and not self.error:
                self.error = going.result().get("errorText", "")
                record.loading = record.loading and not self.error
            if record.loading:
                loaded_since = now
            if not record.quiet:
                quiet_since = now
            if gate.late and not gate.streaming:
                return
            quiet = now - quiet_since > QUIET_SECONDS
            if quiet or now - loaded_since > LINGERING_SECONDS:
                return
            if now > end:
                self.timed_out = True
                return

    def _worth_showing(self, record: NetworkRecord, gate: DocumentGate) -> bool:
        main = record.main
        if main is None or main[1].status is None or gate.file is not None:
            return False
        refused = gate.refusal is not None and not gate.frozen
        return not refused and (self.timed_out or not main[1].failure)

    async def _show(self, cdp: CDPSession, lens: Lens, record: NetworkRecord) -> None:
        if not await self._awake(cdp, lens):
            self.timed_out = self.hung = True
            return
        self.shown = await _document(lens)
        if not self.timed_out:
            with suppress(TimeoutError):
                await lens.scroll()
            with suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await record.bodies()
        await lens.top()
        self.shown = await _document(lens) or self.shown
        with suppress(PartialPictureError):
            self.picture = await lens.picture()

    async def _awake(self, cdp: CDPSession, lens: Lens) -> bool:
        """Whether the page answers, if need be once its scripts were stopped."""
        for last in (False, True):
            with suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    if await lens.ask("1") == 1:
                        return True
            if last:
                break
            self.timed_out = True
            with suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await cdp.send("Runtime.terminateExecution")
                    await cdp.send(
                        "Emulation.setScriptExecutionDisabled", {"value": True}
                    )
        return False


async def _closed(page: Page) -> None:
    with suppress(PlaywrightError):
        await page.close()


async def _document(lens: Lens) -> Shown | None:
    try:
        return await lens.document()
    except ValidationError:
        # No document to speak of, or one that has just been replaced.
        return None
