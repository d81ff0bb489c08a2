"""A crawl on a web in memory, from the order to what came of it."""

import asyncio
from dataclasses import replace
from pathlib import Path

from crawler.crawling import assembled
from crawler.pages import Answer, Failed, Limits, Order
from crawler.window import opened
from dossier.model import Capture, CaptureOutcome, SiteId
from dossier.ports import PageScorer
from tests.crawler.fakes import FakeScorer, FakeStore, FakeWeb
from web.addresses import AddressPolicy

HOST = "http://127.0.0.1:8000"
SITE = SiteId("127.0.0.1:8000")
Pages = dict[str, Answer | Failed]


def order(folder: Path, *, resume: bool = False, **limits: float) -> Order:
    return Order(
        site=SITE,
        entries=(f"{HOST}/",),
        resume=resume,
        limits=replace(Limits(), **limits),  # type: ignore[arg-type]
        policy=AddressPolicy(allow_loopback=True),
        folder=folder,
    )


def crawl(
    web: FakeWeb,
    wanted: Order,
    store: FakeStore | None = None,
    scorer: PageScorer | None = None,
) -> list[Capture]:
    with opened(wanted.folder / "crawls", wanted.site) as window:
        parts = (wanted, store or FakeStore(), window, web)
        return asyncio.run(assembled(*parts, scorer=scorer or FakeScorer()).run())


def found(captures: list[Capture]) -> dict[str, CaptureOutcome]:
    return {capture.url.removeprefix(HOST): capture.outcome for capture in captures}


def stored(captures: list[Capture]) -> list[str]:
    return [
        capture.url.removeprefix(HOST)
        for capture in captures
        if capture.outcome is CaptureOutcome.STORED
    ]
