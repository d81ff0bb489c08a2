"""What a browser is shown is told whole, as it was shown and as it was sent."""

import asyncio
import hashlib
import ssl
from pathlib import Path

import pytest
import trustme

from dossier.errors import UnfinishedError
from dossier.model import CaptureOutcome
from tests.crawler.loopback import Handler, Reply, served
from tests.web.browser_web import LOOPBACK, capture, needs_chromium, picture, site
from web.addresses import AddressPolicy
from web.browser import BrowserSession
from web.chromium import find_chromium
from workflow.demonstration import demonstration

pytestmark = needs_chromium

BANDS = 100
LONG = "<style>body{margin:0}div{height:200px}p{position:fixed;top:0;margin:0;height:9px}</style>"
LAZY = (
    "<style>body{margin:0}div{height:4000px}img{width:200px;height:200px}</style>"
    "<div></div><img loading=lazy src=/green.svg><p id=seen></p><script>"
    "new IntersectionObserver((all) => {if (all.some((e) => e.isIntersecting))"
    "seen.textContent = 'vu en bas'}).observe(seen)</script>"
)
GREEN = Reply(
    b"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'>"
    b"<rect width='200' height='200' fill='#00ff00'/></svg>",
    content_type="image/svg+xml",
)


def band(number: int) -> tuple[int, int, int]:
    return number, 255 - number, 77


def test_the_document_holds_what_scripts_wrote(browser: BrowserSession) -> None:
    page = "<title>Prix</title><p id=p>vide<script>p.textContent = '4' + '9 €'</script>"
    view = capture(browser, {"/": page})
    assert (view.outcome, view.status, view.title) == (
        CaptureOutcome.STORED,
        200,
        "Prix",
    )
    assert "49 €" in view.dom
    assert b"vide" in view.body
    assert b"49 " not in view.body


def test_a_page_waits_for_what_its_scripts_ask_for(browser: BrowserSession) -> None:
    def later(handler: Handler) -> None:
        handler.reply(Reply(b'{"prix": "59 euros"}', content_type="application/json"))

    page = (
        "<p id=p><script>setTimeout(async () => {p.textContent ="
        "(await (await fetch('/prix')).json()).prix}, 200)</script>"
    )
    view = capture(browser, {"/": page, "/prix": later})
    assert "59 euros" in view.dom
    prices = [one for one in view.exchanges if one.url.endswith("/prix")]
    assert [(one.status, one.kind, one.body) for one in prices] == [
        (200, "Fetch", b'{"prix": "59 euros"}')
    ]


def test_tiles_cover_a_long_page_without_repeat_or_blank(
    browser: BrowserSession,
) -> None:
    bands = "".join(
        f"<div style='background:rgb{band(number)}'></div>" for number in range(BANDS)
    )
    view = capture(browser, {"/": LONG + bands + "<p>fixe"})
    assert (view.width, view.height, view.cut) == (1280, 20_000, False)
    assert len(view.tiles) == 3
    edges = (8_191, 8_192, 16_383, 16_384, 19_999)
    page = picture(view)
    for y in (*range(100, 20_000, 200), *edges):
        assert page.getpixel((1_000, y)) == band(y // 200), y


def test_a_page_without_end_is_cut_and_says_so(
    browser: BrowserSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.browser_picture.TALLEST", 3_000)
    view = capture(browser, {"/": "<p>x<div style='height:200000px'>"})
    assert view.outcome is CaptureOutcome.STORED
    assert (view.height, view.cut) == (3_000, True)


def test_images_come_when_a_reader_would_reach_them(browser: BrowserSession) -> None:
    view = capture(browser, {"/": LAZY, "/green.svg": GREEN})
    assert "vu en bas" in view.dom
    assert picture(view).getpixel((100, 4_100)) == (0, 255, 0)


def test_bytes_are_kept_as_sent_whatever_their_alphabet(
    browser: BrowserSession,
) -> None:
    body = "<meta charset=latin-1><p>payé à l’arrivée".encode("cp1252")
    view = capture(browser, {"/": Reply(body, content_type="text/html")})
    assert view.body == body
    assert view.body_exact
    assert view.exchanges[0].body == body
    assert "payé à l’arrivée" in view.dom


def test_headers_keep_their_duplicates(browser: BrowserSession) -> None:
    def twice(handler: Handler) -> None:
        handler.send_response(200)
        for name, value in [("Content-Type", "text/html"), ("X-A", "1"), ("X-A", "2")]:
            handler.send_header(name, value)
        handler.send_header("Content-Length", "4")
        handler.end_headers()
        handler.wfile.write(b"<p>x")

    view = capture(browser, {"/": twice})
    assert [value for name, value in view.headers if name == "X-A"] == ["1", "2"]
    assert view.content_type == "text/html"


def test_each_redirect_is_an_exchange_of_its_own(browser: BrowserSession) -> None:
    with site(
        {"/a": Reply(status=302, headers={"Location": "/b"}), "/b": "<p>là"}
    ) as web:
        view = browser.capture(f"{web.url}/a", seconds=20)
        assert (view.requested, view.url) == (f"{web.url}/a", f"{web.url}/b")
    hops = [
        (one.url[-2:], one.status) for one in view.exchanges if one.kind == "Document"
    ]
    assert hops == [("/a", 302), ("/b", 200)]
    assert ("Location", "/b") in view.exchanges[0].response_headers


def test_the_browser_says_what_it_is_and_who_sends_it() -> None:
    with (
        site({"/": "<p>x"}) as web,
        BrowserSession(
            LOOPBACK, agent="Vigie/0.1 (+https://contact.example)"
        ) as session,
    ):
        view = session.capture(web.url + "/", seconds=20)
        (agent,) = {agent for agent in web.agents if agent}
    facts = view.browser
    assert facts
    assert agent == facts.agent
    assert "HeadlessChrome/" in agent
    assert agent.endswith("Vigie/0.1 (+https://contact.example)")
    digest = hashlib.sha256(Path(facts.executable).read_bytes()).hexdigest()
    assert facts.executable_sha256 == digest
    assert "--disable-quic" in facts.arguments
    assert facts.version.split(".")[0].isdigit()


def test_each_visit_is_the_first(browser: BrowserSession) -> None:
    page = (
        "<p id=p><script>p.textContent = `${document.cookie}|${localStorage.length}`;"
        "document.cookie = 'a=1; max-age=999'; localStorage.a = 1</script>"
    )
    views = [capture(browser, {"/": page}) for _ in range(2)]
    assert all('<p id="p">|0' in view.dom for view in views)


def test_the_browser_asks_for_nothing_but_the_page(browser: BrowserSession) -> None:
    view = capture(browser, {"/": "<p>x<link rel=dns-prefetch href=//y.example>"})
    assert {one.host for one in view.contacts} == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b"<p>perdu", 404), CaptureOutcome.HTTP_ERROR),
        (Reply(b"<p>panne", 500), CaptureOutcome.HTTP_ERROR),
        (Reply(b"<p>non", 403), CaptureOutcome.BLOCKED),
    ],
)
def test_an_error_is_kept_with_the_page_that_says_it(
    browser: BrowserSession, reply: Reply, outcome: CaptureOutcome
) -> None:
    view = capture(browser, {"/": reply})
    assert (view.outcome, view.status, view.body) == (outcome, reply.status, reply.body)
    assert reply.body.decode() in view.dom
    assert len(view.tiles) == 1
    assert str(reply.status) in view.reason


@pytest.mark.parametrize(
    "page", [Reply(b""), Reply(b"", 204), Reply(b"<html><script>1</script><body>  ")]
)
def test_a_page_that_shows_nothing_is_empty(
    browser: BrowserSession, page: Reply
) -> None:
    assert capture(browser, {"/": page}).outcome is CaptureOutcome.EMPTY


def test_a_pdf_is_kept_byte_for_byte_and_not_pictured(browser: BrowserSession) -> None:
    body = b"%PDF-1.7\n" + bytes(range(256)) * 9_000
    view = capture(browser, {"/": Reply(body, content_type="application/pdf")})
    assert (view.outcome, view.body) == (CaptureOutcome.STORED, body)
    assert (view.dom, view.tiles, view.content_type) == ("", (), "application/pdf")


def test_a_file_of_no_reading_is_kept_as_such(browser: BrowserSession) -> None:
    headers = {"Content-Disposition": "attachment; filename=a.html"}
    for reply in (
        Reply(b"PK\3\4", content_type="application/zip"),
        Reply(b"<p>x", headers=headers),
    ):
        view = capture(browser, {"/": reply})
        assert (view.outcome, view.body) == (CaptureOutcome.NOT_TEXT, reply.body)
        assert view.tiles == ()


def test_it_is_used_where_a_loop_runs_already(browser: BrowserSession) -> None:
    async def captured() -> str:
        await asyncio.sleep(0)
        return capture(browser, {"/": "<p>bonjour"}).dom

    assert "bonjour" in asyncio.run(captured())


def test_a_site_of_the_demonstration_is_read_over_tls(tmp_path: Path) -> None:
    with demonstration(tmp_path) as web:
        policy = AddressPolicy(allow_loopback=True, hosts=web.hosts)
        with BrowserSession(policy, authority=web.certificate) as session:
            view = session.capture("https://prestapilote.example/formules", seconds=20)
        with BrowserSession(policy) as session:
            stranger = session.capture("https://prestapilote.example/", seconds=20)
    assert (view.outcome, view.url) == (CaptureOutcome.STORED, view.requested)
    assert view.exchanges[0].remote == web.hosts["prestapilote.example"]
    assert stranger.outcome is CaptureOutcome.TLS_FAILURE
    assert stranger.body == b""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("x.example").configure_cert(context)
    pem = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(pem))
    return context, pem


def test_an_authority_is_believed_for_the_names_it_vouches_for_only(
    pair: tuple[ssl.SSLContext, Path],
) -> None:
    context, pem = pair
    with served({"/": Reply(b"<p>bonjour")}, tls=context) as web:
        where = f"127.0.0.1:{web.port}"
        hosts = {"x.example": where, "y.example": where}
        policy = AddressPolicy(allow_loopback=True, hosts=hosts)
        with BrowserSession(policy, authority=pem) as session:
            read = session.capture("https://x.example/", seconds=20)
            other = session.capture("https://y.example/", seconds=20)
    assert read.outcome is CaptureOutcome.STORED
    assert other.outcome is CaptureOutcome.TLS_FAILURE
    assert other.dom == ""


def test_without_chromium_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("web.chromium.PROGRAMS", ("no-such-browser",))
    with pytest.raises(UnfinishedError, match="installez-le"), BrowserSession(LOOPBACK):
        pass
    monkeypatch.undo()
    assert find_chromium().is_file()


def test_a_browser_that_does_not_start_says_why(tmp_path: Path) -> None:
    program = tmp_path / "broken"
    program.write_text("#!/bin/sh\necho plus de place >&2\nexit 1\n")
    program.chmod(0o755)
    with (
        pytest.raises(UnfinishedError, match="ne démarre pas : plus de place"),
        BrowserSession(LOOPBACK, program=program),
    ):
        pass
