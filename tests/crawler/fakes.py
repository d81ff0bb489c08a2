# ruff: noqa: ARG002 - fakes keep the signatures of what they stand for
"""A web and a store in memory: what the crawl itself decides is tested without either."""

import copy
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count

from crawler.pages import Answer, Failed
from dossier.model import Capture, CaptureId, CaptureOutcome, Sha256, SiteId
from dossier.ports import FrontierEntry, RunId

ROBOTS = "/robots.txt"


class KilledError(BaseException):
    """Stands for ``kill -9``."""


@dataclass(frozen=True)
class FakeScorer:
    """Values a link by the first of ``better`` that its words or its address hold."""

    better: tuple[str, ...] = ("tarif", "cgv", "faq", "mentions")

    def link(self, url: str, words: str) -> float:
        held = (word in f"{url} {words}".lower() for word in self.better)
        return next((1 / n for n, holds in enumerate(held, 1) if holds), 0.2)


@dataclass
class FakeWeb:
    """Answers by path, on any host; counts what it is asked."""

    pages: dict[str, Answer | Failed]
    asked: Counter[str] = field(default_factory=Counter)
    pause: Callable[[str], Awaitable[None]] | None = None

    async def __call__(self, url: str, *, first: int = 0) -> Answer | Failed:
        self.asked[url] += 1
        if self.pause:
            await self.pause(url)
        path = url.split("/", 3)[3]
        answer = self.pages.get(url) or self.pages.get(f"/{path}")
        if answer is None:
            return Answer(url, 404, b"absent", "text/html")
        return replace(answer, url=url) if isinstance(answer, Answer) else answer


def page(body: str, content_type: str = "text/html; charset=utf-8") -> Answer:
    return Answer("", 200, body.encode(), content_type)


def redirect(target: str, status: int = 302) -> Answer:
    return Answer("", status, b"", "", target)


def linked(*paths: str, words: str = "") -> Answer:
    """A page that links to ``paths`` and is unlike any other that links elsewhere."""
    return page("".join(f'<a href="{path}">{words or path}</a>' for path in paths))


@dataclass
class _Row:
    entry: FrontierEntry
    number: int
    state: str = "waiting"


@dataclass
class _State:
    run: RunId = RunId("")  # noqa: RUF009 - a string
    captures: dict[CaptureId, Capture] = field(default_factory=dict)
    bodies: dict[Sha256, bytes] = field(default_factory=dict)
    rows: dict[str, _Row] = field(default_factory=dict)


class FakeStore:
    """``CrawlStore`` in memory; ``fuse`` operations after which it is killed."""

    def __init__(self) -> None:
        self._state = _State()
        self._numbers = count()
        self._depth = 0
        self.fuse: int | None = None

    def _step(self) -> None:
        if self.fuse is not None:
            self.fuse -= 1
            if self.fuse < 0:
                raise KilledError

    @contextmanager
    def batch(self) -> Iterator[None]:
        state = self._state
        rows = {url: copy.copy(row) for url, row in state.rows.items()}
        before = _State(state.run, dict(state.captures), dict(state.bodies), rows)
        try:
            yield
            self._step()
        except BaseException:
            self._state = before
            raise

    def begin_run(self, site: SiteId, *, by: str, resume: bool = False) -> RunId:
        self._step()
        if resume and self._state.run:
            self.release(site)
        else:
            self._state.run = RunId(f"run-{next(self._numbers)}")
            self._state.rows.clear()
        return self._state.run

    def end_run(self, run: RunId) -> None:
        raise AssertionError("a run stays open: it may be resumed")

    def enqueue(self, site: SiteId, entries: Iterable[FrontierEntry]) -> None:
        self._step()
        for entry in entries:
            row = self._state.rows.get(entry.url)
            if row is None:
                self._state.rows[entry.url] = _Row(entry, next(self._numbers))
            elif row.state == "waiting" and row.entry.priority < entry.priority:
                row.entry = replace(row.entry, priority=entry.priority)

    def lease(
        self, site: SiteId, *, count: int = 1, seconds: float = 300
    ) -> list[FrontierEntry]:
        self._step()
        waiting = [r for r in self._state.rows.values() if r.state == "waiting"]
        waiting.sort(key=lambda r: (-r.entry.priority, r.entry.depth, r.number))
        for row in waiting[:count]:
            row.state = "leased"
        return [row.entry for row in waiting[:count]]

    def ack(self, site: SiteId, url: str, outcome: CaptureOutcome) -> None:
        self._step()
        if url in self._state.rows:
            self._state.rows[url].state = "done"

    def release(self, site: SiteId) -> int:
        leased = [r for r in self._state.rows.values() if r.state == "leased"]
        for row in leased:
            row.state = "waiting"
        return len(leased)

    def keep(self, capture: Capture, body: bytes | None, *, settles: str = "") -> None:
        self._step()
        if body is not None:
            digest = Sha256(hashlib.sha256(body).hexdigest())
            self._state.bodies[digest] = body
            capture = replace(capture, blob=digest, size=len(body))
        self._state.captures.setdefault(capture.id, capture)
        if settles:
            self.ack(capture.site, settles, capture.outcome)

    def outcomes(self, site: SiteId) -> list[Capture]:
        return list(self._state.captures.values())

    def body(self, capture: CaptureId) -> bytes:
        blob = self._state.captures[capture].blob
        assert blob
        return self._state.bodies[blob]
