"""Pages a second of a whole crawl, store included, against bare Scrapy on the same web.

Both read the same loopback site, each in its own process, turn by turn, so that what the
machine is otherwise busy with weighs on both. The ratio is what counts.
"""

import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

PAGES = 400
PAGE_BYTES = 16_000
TURNS = 3
LINKS = 20


def page(number: int) -> bytes:
    """One page of the fixture web: links to others, then words."""
    links = "".join(
        f'<li><a href="/page-{_name((number * 7 + step * 13) % PAGES)}">lien {step}</a>'
        for step in range(LINKS)
    )
    words = f"<p>Page {number}. Vos droits, vos démarches, vos aides, sans frais.</p>"
    head = f"<!doctype html><title>Page {number}</title><ul>{links}</ul>"
    return (head + words * (PAGE_BYTES // len(words))).encode()


def _name(number: int) -> str:
    """Letters: a digit would make the page one of a calendar."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04d}")


class _Site(asyncio.Protocol):
    """The least server that speaks HTTP/1.1 with kept connections."""

    answers: dict[bytes, bytes]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        assert isinstance(self.transport, asyncio.Transport)
        path = data.split(b" ", 2)[1]
        self.transport.write(self.answers.get(path) or _answer(b"absent", b"404 No"))


def _answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    kind = b"Content-Type: text/html; charset=utf-8"
    length = b"Content-Length: %d" % len(body)
    return b"\r\n".join([b"HTTP/1.1 " + status, kind, length, b"", body])


def serve() -> None:
    """Serve the fixture web until killed; prints its port."""
    _Site.answers = {
        b"/page-" + _name(n).encode(): _answer(page(n)) for n in range(PAGES)
    }
    _Site.answers[b"/"] = _answer(page(PAGES))

    async def forever() -> None:
        server = await asyncio.get_running_loop().create_server(_Site, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - its only output
        await server.serve_forever()

    asyncio.run(forever())


def ours(url: str) -> None:
    """Crawl with everything on; prints what it cost."""
    from crawler.crawling import crawl_site  # noqa: PLC0415 - the process measured
    from crawler.pages import Limits, Order  # noqa: PLC0415
    from dossier.model import CaptureOutcome  # noqa: PLC0415
    from dossier.settings import Settings  # noqa: PLC0415
    from dossier.store import open_store  # noqa: PLC0415
    from web.addresses import AddressPolicy  # noqa: PLC0415
    from web.urls import site_of  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        order = Order(
            site=site_of(url),
            entries=(url,),
            limits=Limits(max_pages=2 * PAGES, depth=PAGES),
            policy=AddressPolicy(allow_loopback=True),
            folder=home,
        )
        with open_store(Settings.at(home, allow_loopback=True)) as store:
            start = time.perf_counter()
            captures = crawl_site(order, store)
            seconds = time.perf_counter() - start
    stored = [c for c in captures if c.outcome is CaptureOutcome.STORED]
    _report(len(stored), seconds)


def bare(url: str) -> None:
    """Follow every link with Scrapy as it comes, keeping nothing; prints what it cost."""
    import scrapy  # noqa: PLC0415 - the process measured
    from scrapy.crawler import AsyncCrawlerProcess  # noqa: PLC0415
    from scrapy.http import HtmlResponse, Response  # noqa: PLC0415

    pages = 0

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = (url,)  # type: ignore[assignment]

        def parse(self, response: Response, **_: object) -> object:
            nonlocal pages
            pages += 1
            if isinstance(response, HtmlResponse):
                yield from response.follow_all(css="a::attr(href)")

    process = AsyncCrawlerProcess(
        {"LOG_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}
    )
    process.crawl(Bare)
    start = time.perf_counter()
    process.start()
    _report(pages, time.perf_counter() - start)


def _report(pages: int, seconds: float) -> None:
    peak = _peak_mb()
    found = {"pages": pages, "seconds": seconds, "peak_mb": peak}
    print(json.dumps(found), flush=True)  # noqa: T201 - its only output


def _peak_mb() -> float:
    """Most resident memory of this program; ru_maxrss would keep that of its parent."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (peak,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return int(peak) / 1024


def _run(function: str, *words: str) -> list[str]:
    arguments = ", ".join(map(repr, words))
    code = f"from benchmarks.crawl import {function}; {function}({arguments})"
    return [sys.executable, "-W", "ignore", "-c", code]


def _measured(function: str, url: str) -> dict[str, float]:
    run = subprocess.run(_run(function, url), stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(run.stdout)
    assert found["pages"] >= PAGES, found
    return found


def measure() -> dict[str, float]:
    """Pages a second of both, their ratio (ours over bare), peak memory in megabytes."""
    with subprocess.Popen(_run("serve"), stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{int(server.stdout.readline())}/"
        try:
            turns = [
                (_measured("ours", url), _measured("bare", url)) for _ in range(TURNS)
            ]
        finally:
            server.kill()
    speeds = [
        (our["pages"] / our["seconds"], plain["pages"] / plain["seconds"])
        for our, plain in turns
    ]
    return {
        "crawl_pages_per_second": median(our for our, _ in speeds),
        "bare_scrapy_pages_per_second": median(plain for _, plain in speeds),
        "crawl_over_bare_scrapy": median(our / plain for our, plain in speeds),
        "crawl_peak_mb": max(our["peak_mb"] for our, _ in turns),
        "bare_scrapy_peak_mb": max(plain["peak_mb"] for _, plain in turns),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:32} {value:10.2f}")  # noqa: T201 - a command
