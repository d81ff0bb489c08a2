"""Whatever a page does, a capture ends in time with one outcome, and nothing is left behind."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext

from dossier.model import CaptureOutcome
from tests.crawler.loopback import Behaviour, Handler, Reply
from tests.web.browser_web import (
    LOOPBACK,
    capture,
    needs_chromium,
    processes,
    profiles,
    site,
)
from web.addresses import AddressPolicy
from web.browser import BrowserSession, PageView
from web.chromium import PREFIX

pytestmark = needs_chromium

METADATA = "http://169.254.169.254/latest"
SECONDS = 10.0
"""Enough for a slow machine to picture what came, less than ``hanging`` and ``silent`` last."""


def hanging(handler: Handler) -> None:
    """Begins, says something, and never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for number in range(200):
        handler.wfile.write(b"<p>morceau %d</p>" % number)
        handler.wfile.flush()
        time.sleep(0.1)


def silent(_: Handler) -> None:
    time.sleep(20)


def onwards(handler: Handler) -> None:
    number = int(handler.path.rpartition("/")[2] or 0)
    handler.reply(Reply(status=302, headers={"Location": f"/loop/{number + 1}"}))


def test_private_addresses_are_refused_however_a_page_points_there(
    browser: BrowserSession,
) -> None:
    page = f"<p>x<img src={METADATA}/i><iframe src={METADATA}/f></iframe>"
    view = capture(browser, {"/": page})
    assert view.outcome is CaptureOutcome.STORED
    tried = [one for one in view.exchanges if one.url.startswith(METADATA)]
    assert len(tried) == 2
    assert all(one.status is None and one.failure for one in tried)
    inside = [one for one in view.contacts if one.host == "169.254.169.254"]
    assert all(not one.address and "privée" in one.refusal for one in inside)
    assert inside


@pytest.mark.parametrize(
    "page",
    [
        Reply(status=302, headers={"Location": METADATA}),
        Reply(f"<p>x<script>location = '{METADATA}'</script>".encode()),
    ],
)
def test_a_page_that_leads_inside_is_refused(
    browser: BrowserSession, page: Reply
) -> None:
    view = capture(browser, {"/": page})
    assert view.outcome is CaptureOutcome.REFUSED_PRIVATE
    assert view.tiles == ()


def test_a_name_that_changes_its_mind_reaches_nothing_inside() -> None:
    left = ["127.0.0.1", "10.0.0.1"]

    async def rebound(_host: str, _port: int) -> Sequence[str]:
        return [left.pop(0) if len(left) > 1 else left[0]]

    def close(handler: Handler) -> None:
        handler.reply(
            Reply(
                b"<p id=p>x<script>fetch('/b').catch(() => p.textContent = 'bloque')</script>",
                headers={"Connection": "close"},
            )
        )
        handler.close_connection = True

    with (
        site({"/": close, "/b": "dedans"}) as web,
        BrowserSession(LOOPBACK, resolve=rebound) as session,
    ):
        view = session.capture(f"http://rebound.example:{web.port}/", seconds=20)
    assert "bloque" in view.dom
    assert [bool(one.address) for one in view.contacts][:2] == [True, False]


def test_loopback_is_refused_when_it_is_not_allowed() -> None:
    async def here(_host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    with (
        site({"/": "<p>dedans"}) as web,
        BrowserSession(AddressPolicy(), resolve=here) as session,
    ):
        written = session.capture(web.url, seconds=20)
        named = session.capture(f"http://x.example:{web.port}/", seconds=20)
    assert {written.outcome, named.outcome} == {CaptureOutcome.REFUSED_PRIVATE}
    assert web.asked == []
    assert written.browser is None


def test_credentials_in_an_address_are_refused_and_not_repeated(
    browser: BrowserSession,
) -> None:
    view = browser.capture("http://nom:secret@x.example/")
    assert view.outcome is CaptureOutcome.REFUSED_CREDENTIALS
    assert "secret" not in repr(view)


def test_nothing_is_sent_outside_the_relay(browser: BrowserSession) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stun:
        stun.bind(("127.0.0.1", 0))
        stun.settimeout(0.2)
        where = f"stun:127.0.0.1:{stun.getsockname()[1]}"
        page = (
            "<p id=p>x<script>const c = new RTCPeerConnection({iceServers: [{urls: "
            f"'{where}'}}]}}); c.createDataChannel('a'); c.onicecandidate = (e) => "
            "{if (!e.candidate) p.textContent = 'fini'};"
            "c.createOffer().then((o) => c.setLocalDescription(o))</script>"
        )
        view = capture(browser, {"/": page})
        assert view.outcome is CaptureOutcome.STORED
        with pytest.raises(TimeoutError):
            stun.recv(100)


def test_nothing_is_downloaded(browser: BrowserSession) -> None:
    page = "<p>x<a id=a href=/f download=f>f</a><script>a.click()</script>"
    file = Reply(b"PK\3\4" * 99, content_type="application/zip")
    view = capture(browser, {"/": page, "/f": file})
    assert view.outcome is CaptureOutcome.STORED
    assert "<a id" in view.dom
    assert list(Path(tempfile.gettempdir()).glob(f"{PREFIX}*/**/f")) == []


@pytest.mark.parametrize(
    ("page", "words"),
    [(hanging, "morceau 1"), ("<p>début<img src=/silent>", "début")],
)
def test_a_page_that_never_finishes_ends_by_the_clock_with_what_it_shows(
    browser: BrowserSession, page: Behaviour | str, words: str
) -> None:
    view = capture(browser, {"/": page, "/silent": silent}, seconds=SECONDS)
    assert view.outcome is CaptureOutcome.TIMEOUT
    assert words in view.dom
    assert words.encode() in view.body
    assert len(view.tiles) == 1


ENDLESS = {
    "alerts": "<p>x<script>for (;;) alert(1)</script>",
    "busy": "<p>x<script>setTimeout(() => {for (;;);})</script>",
    "growth": "<p>x<script>const a = []; for (;;) a.push(new Uint8Array(9e6).fill(7))</script>",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_page_that_fights_back_ends_by_the_clock(
    browser: BrowserSession, name: str
) -> None:
    view = capture(browser, {"/": ENDLESS[name]}, seconds=SECONDS)
    assert view.outcome in {
        CaptureOutcome.TIMEOUT,
        CaptureOutcome.TOO_LARGE,
        CaptureOutcome.REDIRECT_LOOP,
        CaptureOutcome.BROWSER_FAILED,
    }
    assert b"<p>x" in view.body
    assert capture(browser, {"/": "<p>suite"}).outcome is CaptureOutcome.STORED


HARMLESS = {
    "windows": "<p>x<script>for (let i = 0; i < 300; i++) window.open('/w' + i)</script>",
    "print": "<p>x<script>window.print()</script>",
    "leaving": "<p>x<script>onbeforeunload = () => 'non'; confirm('a'); prompt('b')</script>",
    "lies": "<p>x<script>Object.defineProperty(Element.prototype, 'outerHTML', {get: () => 'faux'})</script>",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_windows_dialogs_and_lies_change_nothing(
    browser: BrowserSession, name: str
) -> None:
    view = capture(browser, {"/": HARMLESS[name]})
    assert view.outcome is CaptureOutcome.STORED
    assert "<p>x" in view.dom
    assert len(view.tiles) == 1


def test_a_huge_document_is_refused_as_too_large(
    browser: BrowserSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.browser_gate.DOCUMENT_BYTES", 1_000_000)
    view = capture(browser, {"/": Reply(b"<p>x" * 300_000)})
    assert (view.outcome, view.dom) == (CaptureOutcome.TOO_LARGE, "")


def test_a_document_of_100_mb_made_by_scripts_ends_within_the_clock(
    browser: BrowserSession,
) -> None:
    page = "<p>x<script>document.body.append('y'.repeat(1e8))</script>"
    view = capture(browser, {"/": page}, seconds=SECONDS)
    assert view.outcome in {CaptureOutcome.TIMEOUT, CaptureOutcome.TOO_LARGE}
    assert len(view.dom) <= 20_000_000


def test_redirections_without_end_are_a_loop(browser: BrowserSession) -> None:
    view = capture(browser, {f"/loop/{n}": onwards for n in range(30)}, "/loop/0")
    assert view.outcome is CaptureOutcome.REDIRECT_LOOP


def test_a_page_that_reloads_without_end_is_a_loop_and_is_kept(
    browser: BrowserSession,
) -> None:
    view = capture(browser, {"/": "<p>x<script>location.reload()</script>"})
    assert view.outcome is CaptureOutcome.REDIRECT_LOOP
    assert "<p>x" in view.dom
    assert len(view.exchanges) < 60


def test_a_browser_killed_during_a_capture_is_an_outcome_and_the_next_one_works(
    browser: BrowserSession,
) -> None:
    first = opened(browser)

    def deadly(handler: Handler) -> None:
        os.kill(first, signal.SIGKILL)
        silent(handler)

    died(capture(browser, {"/": "<p>x<img src=/deadly>", "/deadly": deadly}))
    assert opened(browser) != first


def test_a_browser_killed_while_it_opens_a_page_is_not_told_as_a_slow_page(
    browser: BrowserSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Playwright sometimes never answers then."""
    first = opened(browser)

    async def deadly(_: BrowserContext) -> None:
        os.kill(first, signal.SIGKILL)
        await asyncio.Event().wait()

    with monkeypatch.context() as patched:
        patched.setattr(BrowserContext, "new_page", deadly)
        died(capture(browser, {"/": "<p>x"}))
    assert opened(browser) != first


def opened(browser: BrowserSession) -> int:
    """The process of a browser that has begun."""
    assert capture(browser, {"/": "<p>x"}).outcome is CaptureOutcome.STORED
    return browser.process


def died(view: PageView) -> None:
    assert view.outcome is CaptureOutcome.BROWSER_FAILED
    assert "navigateur" in view.reason
    assert view.tiles == ()


def test_a_browser_that_takes_too_much_memory_is_ended() -> None:
    """Above what an empty browser takes: one that is ended at once never opens a page."""
    with BrowserSession(LOOPBACK, memory=900 << 20) as session:
        view = capture(session, {"/": ENDLESS["growth"]}, seconds=60)
    assert view.outcome is CaptureOutcome.TOO_LARGE
    assert "mémoire" in view.reason


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for Chromium's own."""
    with tempfile.TemporaryDirectory(prefix="v-", dir="/tmp") as folder:
        yield Path(folder)


def test_nothing_is_left_when_the_context_ends(
    short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(short))
    with BrowserSession(LOOPBACK) as session:
        capture(session, {"/": "<p>x"})
        assert len(profiles(short)) == 1
        assert processes(str(short / PREFIX))
    assert profiles(short) == []
    assert processes(str(short / PREFIX)) == []


OWNER = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from web.addresses import AddressPolicy
from web.browser import BrowserSession, PageView
with BrowserSession(AddressPolicy()):
    print("prêt", flush=True)
    sys.stdin.read()
"""


def test_nothing_is_left_when_the_owner_is_killed(short: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(short)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as owner:
        assert owner.stdout
        assert owner.stdout.readline()
        assert processes(str(short / PREFIX))
        owner.kill()
    end = time.monotonic() + 20
    while (
        processes(str(short / PREFIX)) or profiles(short)
    ) and time.monotonic() < end:
        time.sleep(0.05)
    assert processes(str(short / PREFIX)) == []
    assert profiles(short) == []
