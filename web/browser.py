"""A browser for those who prove: opens an address and tells all that was shown.

Debian's Chromium in a new profile, driven over DevTools, its only way out the relay.
"""

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, Self

from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright
from playwright.async_api import Error as PlaywrightError

from dossier.errors import UnfinishedError
from web.addresses import AddressPolicy
from web.browser_capture import Visit
from web.browser_loop import LoopThread
from web.browser_model import BrowserFacts, Contact, Exchange, PageView
from web.browser_picture import VIEW, WIDTH
from web.browser_trust import Trust, vouched
from web.browser_view import refused, told
from web.chromium import Chromium, find_chromium
from web.chromium_options import LANGUAGE, NO_BYPASS
from web.identity import user_agent
from web.relay import Relay, Resolve, system_names

__all__ = ["BrowserFacts", "BrowserSession", "Contact", "Exchange", "PageView"]

SECONDS: Final = 60.0
MEMORY: Final = 2 << 30
"""Bytes one browser may take for itself."""
VISITS: Final = 25
"""After which a browser is replaced: they leak."""
GRACE: Final = 15.0
TIME_ZONE: Final = "Europe/Paris"


class BrowserSession:
    """A browser while the context lasts. Each capture is the first visit of a new profile.

    To be used by one thread at a time, whatever thread, with or without a loop of its own.
    """

    def __init__(  # noqa: PLR0913 - each has its own default
        self,
        policy: AddressPolicy,
        *,
        authority: Path | None = None,
        agent: str = "",
        program: Path | None = None,
        resolve: Resolve = system_names,
        memory: int = MEMORY,
    ) -> None:
        """Believe ``authority`` (PEM) for the names of ``policy.hosts``, and no other.

        ``agent`` is what the house calls itself (``web.identity``), said after the
        browser's own name.
        """
        self._policy, self._authority = policy, authority
        self._agent = agent or user_agent()
        self._program, self._resolve, self._memory = program, resolve, memory
        self._chromium: Chromium | None = None
        self._visits = 0

    def __enter__(self) -> Self:
        """Start; raises ``UnfinishedError`` when there is no browser or it does not start."""
        self._program = self._program or find_chromium()
        with ExitStack() as stack:
            trust = vouched(self._policy.hosts, self._authority)
            self._trust: Trust = trust
            self._relay = stack.enter_context(
                Relay(self._policy, resolve=self._resolve, distrusted=trust.distrusted)
            )
            self._loop = LoopThread("browser")
            stack.callback(self._loop.close)
            self._driver: Playwright = self._loop.run(async_playwright().start())
            stack.callback(self._stop_driver)
            stack.callback(self._end_browser)
            self._start_browser()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def process(self) -> int:
        """Process id of the browser, 0 when none runs."""
        return self._chromium.pid if self._chromium else 0

    def capture(self, url: str, *, seconds: float = SECONDS) -> PageView:
        """Open ``url`` and tell what came of it, within about ``seconds``.

        What a site does never raises. ``UnfinishedError``: no browser could be started.
        """
        refusal = self._policy.check(url)
        if refusal:
            return refused(url, refusal)
        chromium = self._ready()
        future = self._loop.submit(self._visit(url, seconds))
        try:
            visit = future.result(seconds + GRACE)
        except TimeoutError:
            # The loop itself is choked by what the browser sends.
            chromium.end()
            visit = future.result(GRACE)
        self._visits += 1
        view = told(visit, self._facts, fate=chromium.fate)
        if visit.hung:
            self._end_browser()
        return view

    def _ready(self) -> Chromium:
        chromium = self._chromium
        if chromium is None or not chromium.running or self._visits >= VISITS:
            self._end_browser()
            chromium = self._start_browser()
        return chromium

    async def _visit(self, url: str, seconds: float) -> Visit:
        visit = Visit(self._new_profile, self._policy, self._relay, url, seconds)
        browser = self._browser

        def lost(_: object = None) -> None:
            visit.gone.set()

        browser.on("disconnected", lost)
        if not browser.is_connected():
            lost()
        await visit.run()
        browser.remove_listener("disconnected", lost)
        return visit

    async def _new_profile(self) -> BrowserContext:
        return await self._browser.new_context(
            user_agent=self._facts.agent,
            locale=LANGUAGE,
            timezone_id=TIME_ZONE,
            viewport={"width": WIDTH, "height": VIEW},
            accept_downloads=False,
            proxy={
                "server": f"socks5://127.0.0.1:{self._relay.port}",
                "bypass": NO_BYPASS,
            },
        )

    def _start_browser(self) -> Chromium:
        if self._program is None:
            raise UnfinishedError("le navigateur n’est pas ouvert")
        chromium = Chromium.start(
            self._program,
            trusted=sorted(self._trust.keys),
            memory=self._memory,
        )
        self._chromium, self._visits = chromium, 0
        self._facts = self._loop.run(self._connect(chromium))
        return chromium

    async def _connect(self, chromium: Chromium) -> BrowserFacts:
        try:
            self._browser: Browser = await self._driver.chromium.connect_over_cdp(
                chromium.endpoint
            )
            session = await self._browser.new_browser_cdp_session()
            version = await session.send("Browser.getVersion")
        except PlaywrightError as error:
            raise UnfinishedError("Chromium s’est arrêté en démarrant") from error
        program, digest, arguments = chromium.facts()
        return BrowserFacts(
            version=self._browser.version,
            executable=str(program),
            executable_sha256=digest,
            arguments=arguments,
            agent=f"{version['userAgent']} {self._agent}",
        )

    def _end_browser(self) -> None:
        if self._chromium:
            self._chromium.end()
            self._chromium = None

    def _stop_driver(self) -> None:
        with suppress(TimeoutError, PlaywrightError):
            self._loop.run(self._driver.stop(), GRACE)
