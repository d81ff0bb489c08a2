"""Servers that lie, bloat, stall and loop: one crawl through all of them, on loopback."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from crawler.pages import Limits
from dossier.model import Capture, CaptureOutcome
from dossier.settings import Settings
from dossier.store import open_store
from tests.crawler.loopback import Behaviour, Handler, Loopback, Reply, served
from workflow.survey import SurveyOptions, crawl

O = CaptureOutcome  # noqa: E741 - a column of them below
MEGABYTE = 1_000_000
LIMITS = Limits(timeout=3, max_bytes=MEGABYTE, blocked=100)
ZEROS = bytes(20 * MEGABYTE)


def encoded(body: bytes, how: str) -> Reply:
    return Reply(body, headers={"Content-Encoding": how})


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"1000\r\n" + bytes(0x1000) + b"\r\n")


def drop_by_drop(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.2)


def hang_up(handler: Handler) -> None:
    handler.connection.close()


def not_http(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01\x02 bonjour\r\n\r\n")


def to(target: str) -> Reply:
    return Reply(status=302, headers={"Location": target})


NESTED = b"<div>" * 100_000 + "niché".encode()
MANY = b"".join(b'<a href="/p/%d">x</a>' % n for n in range(10_000))

BAD: dict[str, tuple[Behaviour, CaptureOutcome]] = {
    "/gzip-bomb": (encoded(gzip.compress(ZEROS), "gzip"), O.TOO_LARGE),
    "/gzip-twice": (
        encoded(gzip.compress(gzip.compress(ZEROS)), "gzip, gzip"),
        O.TOO_LARGE,
    ),
    "/brotli-bomb": (encoded(brotli.compress(ZEROS, quality=1), "br"), O.TOO_LARGE),
    "/endless": (endless, O.TOO_LARGE),
    "/fifty-megabytes": (Reply(b"x", length=50 * MEGABYTE), O.TOO_LARGE),
    "/drop-by-drop": (drop_by_drop, O.TIMEOUT),
    "/hang-up": (hang_up, O.CONNECTION_FAILED),
    "/not-http": (not_http, O.CONNECTION_FAILED),
    "/cut": (Reply(b"<p>debut", length=5_000), O.CONNECTION_FAILED),
    "/not-gzip": (encoded(b"<p>en clair", "gzip"), O.BAD_ENCODING),
    "/itself": (to("/itself"), O.REDIRECT_LOOP),
    "/ring": (to("/ring/2"), O.REDIRECT_LOOP),
    "/ring/2": (to("/ring"), O.REDIRECT_LOOP),
    "/to-private": (to("http://192.168.1.1/admin"), O.REFUSED_PRIVATE),
    "/to-metadata": (to("http://169.254.169.254/latest/"), O.REFUSED_PRIVATE),
    "/to-integer": (to("http://2886729729/"), O.REFUSED_PRIVATE),
    "/to-file": (to("file:///etc/passwd"), O.REFUSED_SCHEME),
    "/to-credentials": (to("http://a:b@site.example/"), O.REFUSED_CREDENTIALS),
    "/to-elsewhere": (to("https://ailleurs.example/"), O.LEFT_SITE),
    "/to-nonsense": (to("http://[:::/"), O.REFUSED_SCHEME),
    "/picture": (Reply(b"\x89PNG", content_type="image/png"), O.NOT_TEXT),
    "/video": (Reply(b"x", 200, "video/mp4", length=50 * MEGABYTE), O.NOT_TEXT),
    "/no-type": (Reply(b"\x00\x01\x02", content_type=""), O.NOT_TEXT),
    "/forbidden": (Reply(b"non", 403), O.BLOCKED),
    "/too-many": (Reply(b"non", 429), O.BLOCKED),
    "/captcha": (Reply(b"<div class='g-recaptcha'></div>"), O.CAPTCHA),
    "/challenge": (Reply(b"<title>Just a moment...</title>", 503), O.CAPTCHA),
    "/empty": (Reply(b"  \n"), O.EMPTY),
    "/no-content": (Reply(status=204), O.EMPTY),
    "/gone": (Reply(b"parti", 410), O.HTTP_ERROR),
    "/broken": (Reply(b"panne", 500), O.HTTP_ERROR),
    "/nested": (Reply(NESTED), O.STORED),
    "/many-links": (Reply(MANY), O.STORED),
    "/latin": (Reply("reçu".encode("latin-1"), 200, "text/html"), O.STORED),
    "/mixed": (Reply("é€".encode() + "é".encode("latin-1")), O.STORED),
    "/false-charset": (
        Reply("é".encode(), content_type="text/html; charset=klingon"),
        O.STORED,
    ),
    "/cgv.pdf": (Reply(b"%PDF-1.4 x", 200, "application/octet-stream"), O.STORED),
    "/tarifs.pdf": (Reply(b"%PDF-1.7 y", 200, "application/pdf"), O.STORED),
}
SECRET = "/prive"


@dataclass(frozen=True)
class Walked:
    captures: list[Capture]
    told: list[Capture]
    server: Loopback
    url: str


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    links = "".join(f'<a href="{path}">x</a>' for path in [*BAD, SECRET])
    pages: dict[str, Behaviour] = {path: bad for path, (bad, _) in BAD.items()}
    pages["/"] = Reply(f"<h1>Accueil</h1>{links}".encode())
    rules = b"User-agent: *\nDisallow: /prive\n"
    pages["/robots.txt"] = Reply(rules + b"# x\n" * 2_500_000, 200, "text/plain")
    home = tmp_path_factory.mktemp("home")
    settings = Settings.at(home, allow_loopback=True)
    told: list[Capture] = []
    with served(pages) as server, open_store(settings) as store:
        captures = crawl(
            store,
            settings,
            [server.url],
            max_pages=len(BAD) + 10,
            on_outcome=told.append,
            options=SurveyOptions(limits=LIMITS, contact="https://vigie.example/robot"),
        )
        yield Walked(captures, told, server, server.url)


@pytest.mark.parametrize("path", BAD)
def test_each_kind_of_answer_has_its_outcome(walked: Walked, path: str) -> None:
    outcomes = {c.url.removeprefix(walked.url): c for c in walked.captures}
    assert outcomes[path].outcome is BAD[path][1], outcomes[path].reason


def test_only_what_is_stored_has_bytes_and_needs_no_reason(walked: Walked) -> None:
    for capture in walked.captures:
        stored = capture.outcome is CaptureOutcome.STORED
        assert (capture.blob is not None) is stored
        assert bool(capture.reason) is not stored


def test_a_robots_txt_of_ten_megabytes_is_obeyed_from_its_beginning(
    walked: Walked,
) -> None:
    outcomes = {c.url.removeprefix(walked.url): c.outcome for c in walked.captures}
    assert outcomes[SECRET] is CaptureOutcome.REFUSED_ROBOTS
    assert SECRET not in walked.server.asked


def test_nobody_is_asked_twice_for_a_page_that_answered(walked: Walked) -> None:
    stored = {path for path, (_, outcome) in BAD.items() if outcome is O.STORED}
    assert {walked.server.asked.count(path) for path in stored} == {1}


def test_the_robot_names_itself_and_where_to_write(walked: Walked) -> None:
    (agent,) = walked.server.agents
    who, where = "Demonstration fictif", "+https://vigie.example/robot"
    assert agent == f"Vigie/0.1 (robot de lecture; {who}; {where})"


def test_captures_are_told_as_they_are_stored(walked: Walked) -> None:
    assert walked.told == walked.captures


def test_the_bytes_kept_are_those_the_server_sent(
    tmp_path: Path,
) -> None:
    body = gzip.compress("<p>29,90 € par mois".encode())
    settings = Settings.at(tmp_path, allow_loopback=True)
    with served({"/": encoded(body, "gzip")}) as server, open_store(settings) as store:
        (capture,) = crawl(store, settings, [server.url])
        assert store.body(capture.id) == "<p>29,90 € par mois".encode()
