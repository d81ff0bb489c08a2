"""One site from its entry to the end of its budget, whatever interrupts it.

Requests run side by side, but their results are taken in the order of their leases,
and the next lease is decided only then. So the pages fetched depend on the site and
the limits alone: neither on which answer came first nor on a kill in between.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from crawler.declared import Declared
from crawler.pages import CrawlStore, Order
from crawler.run_state import RunState, unvisited
from crawler.visit import Visit, Visitor
from crawler.window import Window
from dossier.model import Capture, CaptureOutcome
from dossier.ports import FrontierEntry

ENTRY = 2.0
"""Priority of where a crawl starts: above every score."""
IN_FLIGHT = 3.0
"""Priority of what was in flight when a crawl was killed."""
LEASE_SECONDS = 30 * 86_400.0
"""The window's lock already keeps others away."""
LOCAL_WIDTH, WIDTH = 16, 2
GROUP = 32
"""Visits settled in one transaction, at most, besides the one waited for."""
UNANSWERED = {
    CaptureOutcome.CONNECTION_FAILED,
    CaptureOutcome.DNS_FAILURE,
    CaptureOutcome.TIMEOUT,
}
"""Of an entry page: another scheme may still answer."""

Flight = tuple[FrontierEntry, asyncio.Task[Visit]]


@dataclass
class SiteCrawl:
    """The crawl of one site."""

    order: Order
    store: CrawlStore
    visitor: Visitor
    declared: Declared
    state: RunState
    window: Window
    told: Callable[[Capture], None] = lambda _: None
    """Called with each capture once it is stored."""
    _flying: deque[Flight] = field(default_factory=deque)
    _news: list[Capture] = field(default_factory=list)
    _started: float = field(default_factory=monotonic)

    async def run(self) -> list[Capture]:
        """Crawl, and return every capture of the run, oldest first."""
        site = self.order.site
        run = self.store.begin_run(site, by=self.order.by, resume=self.order.resume)
        known = self.state.replay(run, self.store)
        unsettled = self.window.read() if known else []
        entries = [FrontierEntry(url, ENTRY) for url in self.order.entries]
        entries += [
            FrontierEntry(url, IN_FLIGHT + len(unsettled) - place)
            for place, url in enumerate(unsettled)
        ]
        self.store.enqueue(site, entries)
        try:
            await self._through_window()
        finally:
            for _, task in self._flying:
                task.cancel()
        return [c for c in self.store.outcomes(site) if self.state.own(c)]

    async def _through_window(self) -> None:
        self._fill()
        self._write_window()
        while self._flying:
            visit = await self._next()
            if visit is None:
                return
            extra = await self.declared.entries(visit) if self._starts(visit) else []
            # One flush to the disk for all that has landed; the order stays the same.
            with self.store.batch():
                self._flying.popleft()
                self._settle(visit, extra)
                self._fill()
                for _ in range(GROUP):
                    landed = self._landed()
                    if landed is None:
                        break
                    self._flying.popleft()
                    self._settle(landed, [])
                    self._fill()
            self._write_window()
            self._tell()

    def _starts(self, visit: Visit) -> bool:
        return visit.entry.url in {*self.order.entries, self.order.fallback}

    def _landed(self) -> Visit | None:
        """The oldest visit if it has ended and nothing must be asked to settle it."""
        if not self._flying or not self._flying[0][1].done():
            return None
        visit = self._flying[0][1].result()
        return None if self._starts(visit) else visit

    async def _next(self) -> Visit | None:
        """The oldest visit, once it ends; ``None`` when time runs out before that."""
        entry, task = self._flying[0]
        limits = self.order.limits
        left = self._started + limits.seconds - monotonic() if limits.seconds else None
        if left is None or (await asyncio.wait({task}, timeout=max(left, 0.0)))[0]:
            return await task
        # What flies may be waiting for its turn, for hours if robots.txt says so.
        self.store.release(self.order.site)
        self._keep_unvisited(
            entry.url, f"{self._stop()} : des adresses restent à visiter"
        )
        self._tell()
        return None

    def _tell(self) -> None:
        news, self._news = self._news, []
        for capture in news:
            self.told(capture)

    def _fill(self) -> None:
        """Lease while there is room, budget and something to ask."""
        limits, site = self.order.limits, self.order.site
        local = self.order.policy.is_local(self.order.entries[0])
        width = limits.window or (LOCAL_WIDTH if local else WIDTH)
        room = min(width, limits.max_pages - self.state.asked) - len(self._flying)
        stop = self._stop()
        if room > 0 and not stop:
            for entry in self.store.lease(site, count=room, seconds=LEASE_SECONDS):
                task = asyncio.ensure_future(self.visitor.visit(entry))
                self._flying.append((entry, task))
        if not self._flying:
            self._note_unvisited(stop)

    def _write_window(self) -> None:
        # After the store, never before: an older list is put right by what is done.
        self.window.write([entry.url for entry, _ in self._flying])

    def _stop(self) -> str:
        limits = self.order.limits
        if limits.seconds and monotonic() - self._started > limits.seconds:
            seconds = f"{limits.seconds:g}".replace(".", ",")
            return f"temps accordé ({seconds} s) épuisé"
        if self.state.walls >= limits.blocked:
            return f"{self.state.walls} refus de suite, le site est laissé en paix"
        return ""

    def _note_unvisited(self, stop: str) -> None:
        """Record, once, that addresses were known and not asked for."""
        site = self.order.site
        waiting = self.store.lease(site, count=1, seconds=LEASE_SECONDS)
        if waiting:
            self.store.release(site)
            why = stop or f"budget de {self.order.limits.max_pages} pages épuisé"
            self._keep_unvisited(
                waiting[0].url, f"{why} : des adresses connues restent à visiter"
            )

    def _keep_unvisited(self, url: str, reason: str) -> None:
        capture = unvisited(self.state.run, self.order, url, reason)
        self.store.keep(capture, None)
        self._news.append(capture)

    def _settle(self, visit: Visit, extra: list[FrontierEntry]) -> None:
        """Store one visit and what it discovered; its address is never asked for again."""
        site = self.order.site
        capture = self.state.judged(visit, self.order)
        body = visit.answer.body if visit.answer and capture.blob else None
        entries, cut = self.state.learn(capture, body)
        self.store.enqueue(site, [*entries, *extra])
        self.store.keep(capture, body, settles=visit.entry.url)
        self._news.append(capture)
        if visit.url != visit.entry.url and body is not None:
            self._forget(visit.url)
            self.store.ack(site, visit.url, capture.outcome)
        for url in cut:
            self._keep_unvisited(
                url,
                f"plus de {self.order.limits.per_pattern} adresses de même forme : "
                "les autres sont laissées",
            )
        if self._falls_back(visit):
            self.store.enqueue(site, [FrontierEntry(self.order.fallback, ENTRY)])

    def _forget(self, url: str) -> None:
        """Stop asking for an address that a redirect has just answered for."""
        for flight in [flight for flight in self._flying if flight[0].url == url]:
            flight[1].cancel()
            self._flying.remove(flight)

    def _falls_back(self, visit: Visit) -> bool:
        return (
            bool(self.order.fallback)
            and visit.entry.url in self.order.entries
            and visit.outcome in UNANSWERED
        )
