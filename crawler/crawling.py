"""A crawl put together: the store, the web's rules, Scrapy and one order."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.declared import Declared
from crawler.pages import CrawlStore, Fetch, Order
from crawler.priorities import ByDepth
from crawler.run_state import RunState
from crawler.selection import Selection
from crawler.site_crawl import SiteCrawl
from crawler.spider import run_in_scrapy
from crawler.visit import Visitor
from crawler.window import Window, opened
from dossier.model import Capture
from dossier.ports import PageScorer
from web.budget import INTERVAL, RateBudget
from web.robots import RobotsArchive
from web.urls import ascii_host, registrable


@dataclass
class Turns:
    """Waits for the turn of an address in the budget all processes share."""

    order: Order
    budget: RateBudget

    async def __call__(self, url: str, asked: float) -> None:
        """Return when ``url`` may be asked for; ``asked`` is the delay of its robots.txt."""
        least = 0.0 if self.order.policy.is_local(url) else INTERVAL
        interval = max(least, asked)
        if interval > 0:
            domain = registrable(ascii_host(urlsplit(url).hostname or ""))
            await asyncio.sleep(self.budget.reserve(domain, interval))


def assembled(  # noqa: PLR0913 - the one place where all parts meet
    order: Order,
    store: CrawlStore,
    window: Window,
    fetch: Fetch,
    *,
    scorer: PageScorer | None = None,
    told: Callable[[Capture], None] = lambda _: None,
) -> SiteCrawl:
    """The crawl of ``order``, ready to run; without ``scorer``, the shallower page goes first."""
    scorer = scorer or ByDepth()
    state = RunState(Selection(order.site, scorer, order.limits))
    visitor = Visitor(
        site=order.site,
        policy=order.policy,
        fetch=fetch,
        turn=Turns(order, RateBudget(order.folder / "turns")),
        archive=RobotsArchive(order.folder / "robots"),
        stored=state.stored.__contains__,
    )
    declared = Declared(visitor, fetch, scorer, order.limits)
    return SiteCrawl(order, store, visitor, declared, state, window, told)


def crawl_site(
    order: Order,
    store: CrawlStore,
    *,
    scorer: PageScorer | None = None,
    told: Callable[[Capture], None] = lambda _: None,
) -> list[Capture]:
    """Crawl one site here and now; every capture of the run, oldest first.

    Once per process. Raises ``RefusedError`` while another process crawls this site.
    """
    with opened(order.folder / "crawls", order.site) as window:

        async def task(fetch: Fetch) -> list[Capture]:
            crawl = assembled(order, store, window, fetch, scorer=scorer, told=told)
            return await crawl.run()

        return run_in_scrapy(order, task)
