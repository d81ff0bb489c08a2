"""Scrapy as the crawl's legs: it fetches, verifies, decodes and gives up on time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response

from crawler.failures import EXPECTED, failed
from crawler.handler import AUTHORITY
from crawler.outcomes import readable_type
from crawler.pages import Answer, Failed, Fetch, Order
from crawler.resolver import POLICY, GuardedResolver
from dossier.model import Capture
from web.addresses import Refusal
from web.identity import user_agent
from web.urls import ascii_host

FIRST = "vigie_first"
RECEIVED = "vigie_received"
MAXSIZE = "download_maxsize"
UNLIMITED = 1 << 40
HANDLER = "crawler.handler.VerifyingHandler"
CONCURRENT = 32
"""More than any window: the crawl alone decides what flies."""

Task = Callable[[Fetch], Coroutine[Any, Any, list[Capture]]]


def scrapy_settings(order: Order) -> dict[str, object]:
    """How Scrapy must behave; what the crawl decides itself is off."""
    return {
        "USER_AGENT": order.agent or user_agent(),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
            "Accept-Language": "fr-FR,fr;q=0.9,en;q=0.3",
        },
        "DOWNLOAD_TIMEOUT": order.limits.timeout,
        "DOWNLOAD_MAXSIZE": order.limits.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {
            "http": HANDLER,
            "https": HANDLER,
            "file": None,
            "ftp": None,
            "s3": None,
            "data": None,
        },
        "TWISTED_DNS_RESOLVER": "crawler.resolver.GuardedResolver",
        "CONCURRENT_REQUESTS": CONCURRENT,
        "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENT,
        "ROBOTSTXT_OBEY": False,
        "REDIRECT_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "RETRY_ENABLED": False,
        # A proxy of the environment would connect, unchecked, in our place.
        "HTTPPROXY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        POLICY: order.policy,
        AUTHORITY: order.authority,
    }


@dataclass
class ScrapyFetch:
    """``Fetch`` through a running Scrapy engine."""

    crawler: Crawler
    order: Order

    async def __call__(self, url: str, *, first: int = 0) -> Answer | Failed:
        """One request; with ``first``, any type is read, up to that many bytes."""
        meta: dict[str, int] = {FIRST: first}
        if first:
            # A longer body is no reason to refuse it: it is cut, not read.
            meta[MAXSIZE] = UNLIMITED
        request = Request(url, meta=meta, dont_filter=True)
        engine = self.crawler.engine
        if engine is None:
            raise RuntimeError("the engine is not running")
        try:
            response = await engine.download_async(request)
        except EXPECTED as error:
            refused = self._refused(url)
            return _refusal(refused) if refused else failed(error, self.order.limits)
        # Belt and braces: the socket itself says where it went.
        if response.ip_address is not None:
            refused = self.order.policy.check_address(str(response.ip_address))
            if refused:
                return _refusal(refused)
        return _answer(response)

    def _refused(self, url: str) -> Refusal | None:
        from twisted.internet import reactor  # noqa: PLC0415 - installed by Scrapy

        resolver = cast("Any", reactor).nameResolver
        if not isinstance(resolver, GuardedResolver):
            raise TypeError("names are resolved unguarded")
        return resolver.refused.get(ascii_host(urlsplit(url).hostname or ""))


def _refusal(refused: Refusal) -> Failed:
    return Failed(refused.outcome, refused.reason)


def _header(headers: Headers, name: str) -> str:
    return (headers.get(name) or b"").decode("latin-1")


def _answer(response: Response) -> Answer:
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        content_type=_header(response.headers, "Content-Type"),
        location=_location(response.headers),
        cut="download_stopped" in response.flags,
    )


def _location(headers: Headers) -> str:
    raw = headers.get("Location") or b""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class SiteSpider(Spider):
    """Lives as long as one crawl; the crawl asks it for one answer at a time."""

    name = "vigie"

    def __init__(self, *, task: Task, order: Order, report: "Report") -> None:
        super().__init__()
        self._task = task
        self._order = order
        self._report = report

    async def start(self) -> AsyncIterator[Any]:
        """Run the crawl; its end, or its failure, goes to the report."""
        self.crawler.signals.connect(self.refuse_type, signals.headers_received)
        self.crawler.signals.connect(self.stop_at_first, signals.bytes_received)
        fetch = ScrapyFetch(self.crawler, self._order)
        try:
            self._report.captures = await self._task(fetch)
        except BaseException as error:  # noqa: BLE001 - Scrapy would log it and forget
            self._report.error = error
        requests: list[Any] = []
        for request in requests:
            yield request

    def refuse_type(self, headers: Headers, request: Request) -> None:
        """Leave the body of a picture or an archive where it is."""
        declared = _header(headers, "Content-Type")
        pdf = urlsplit(request.url).path.lower().endswith(".pdf")
        if not request.meta[FIRST] and not pdf and not readable_type(declared):
            raise StopDownload(fail=False)

    def stop_at_first(self, data: bytes, request: Request) -> None:
        """Stop a body of which only the beginning was asked for."""
        first = request.meta[FIRST]
        if first:
            # From here on the limit is that of decompression.
            request.meta[MAXSIZE] = self._order.limits.max_bytes
            received = request.meta.get(RECEIVED, 0) + len(data)
            request.meta[RECEIVED] = received
            if received >= first:
                raise StopDownload(fail=False)


@dataclass
class Report:
    """How a crawl ended."""

    captures: list[Capture] | None = None
    error: BaseException | None = None


def run_in_scrapy(order: Order, task: Task) -> list[Capture]:
    """Run ``task`` on a Scrapy engine until it ends. Once per process: a reactor never restarts."""
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    logging.getLogger("twisted").setLevel(logging.CRITICAL)
    report = Report()
    process = AsyncCrawlerProcess(scrapy_settings(order))
    process.crawl(SiteSpider, task=task, order=order, report=report)
    process.start(install_signal_handlers=False)
    if report.error is not None:
        raise report.error
    if report.captures is None:
        raise asyncio.CancelledError
    return report.captures
