"""robots.txt: what it allows, and the file kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from web.robots import PARSED, Robots, RobotsArchive

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROOT = "https://site.example"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 451])
def test_an_absent_file_allows_all(status: int) -> None:
    assert Robots(status, b"User-agent: *\nDisallow: /").allows(f"{ROOT}/a")


@pytest.mark.parametrize("status", [0, 500, 502, 503, 599])
def test_a_server_in_error_allows_nothing(status: int) -> None:
    robots = Robots(status)
    assert robots.unreachable
    assert not robots.allows(f"{ROOT}/a")


def test_rules_for_all_and_rules_for_us_are_kept() -> None:
    rules = (
        b"User-agent: *\nDisallow: /a\n\nUser-agent: Vigie\nDisallow: /b\nAllow: /b/c"
    )
    robots = Robots(200, rules)
    assert robots.allows(f"{ROOT}/a")
    assert not robots.allows(f"{ROOT}/b")
    assert robots.allows(f"{ROOT}/b/c")
    assert not Robots(200, b"User-agent: *\nDisallow: /a").allows(f"{ROOT}/a/x")


def test_the_longer_of_two_delays_is_kept() -> None:
    rules = b"User-agent: *\nCrawl-delay: 3\nRequest-rate: 1/7"
    assert Robots(200, rules).delay == 7
    assert Robots(200, b"User-agent: *\nCrawl-delay: 2.5").delay == 2.5
    assert Robots(200, b"").delay == 0


def test_what_follows_the_first_500_kibibytes_is_not_read() -> None:
    filler = b"User-agent: *\n" + b"# x\n" * (PARSED // 4)
    assert Robots(200, filler + b"Disallow: /").allows(f"{ROOT}/a")
    assert not Robots(200, b"User-agent: *\nDisallow: /\n" + filler).allows(f"{ROOT}/a")


def test_any_bytes_are_rules_or_nothing() -> None:
    assert Robots(200, bytes(range(256)) * 40).allows(f"{ROOT}/a")
    marked = b"\xef\xbb\xbfUser-agent: *\nDisallow: /"
    assert not Robots(200, marked).allows(f"{ROOT}/a")


def test_sitemaps_are_told_in_order() -> None:
    rules = f"Sitemap: {ROOT}/b.xml\nSitemap: {ROOT}/a.xml".encode()
    assert Robots(200, rules).sitemaps == (f"{ROOT}/b.xml", f"{ROOT}/a.xml")


def test_an_answer_serves_a_day_and_no_more(tmp_path: Path) -> None:
    archive = RobotsArchive(tmp_path)
    robots = Robots(200, b"User-agent: *\nDisallow: /a", NOW)
    archive.keep(ROOT, robots)
    assert archive.recent(ROOT, NOW + timedelta(hours=23, minutes=59)) == robots
    assert archive.recent(ROOT, NOW + timedelta(hours=24)) is None
    assert archive.recent(ROOT, NOW - timedelta(seconds=1)) is None
    assert archive.recent("http://site.example", NOW) is None


def test_a_failure_is_kept_but_asked_again(tmp_path: Path) -> None:
    archive = RobotsArchive(tmp_path)
    archive.keep(ROOT, Robots(503, b"panne", NOW))
    assert archive.recent(ROOT, NOW) is None
    assert any(path.read_bytes() == b"panne" for path in tmp_path.glob("*.txt"))


def test_every_file_received_is_kept(tmp_path: Path) -> None:
    archive = RobotsArchive(tmp_path)
    for hour, body in enumerate([b"a", b"b", b"a"]):
        archive.keep(ROOT, Robots(200, body, NOW + timedelta(hours=hour)))
    assert sorted(path.read_bytes() for path in tmp_path.glob("*.txt")) == [b"a", b"b"]
    (log,) = tmp_path.glob("*.jsonl")
    assert len(log.read_text().splitlines()) == 3


def test_a_file_altered_since_is_not_relied_on(tmp_path: Path) -> None:
    archive = RobotsArchive(tmp_path)
    archive.keep(ROOT, Robots(200, b"User-agent: *\nDisallow: /", NOW))
    (blob,) = tmp_path.glob("*.txt")
    blob.write_bytes(b"")
    assert archive.recent(ROOT, NOW) is None


def test_a_broken_record_is_as_none(tmp_path: Path) -> None:
    archive = RobotsArchive(tmp_path)
    archive.keep(ROOT, Robots(200, b"", NOW))
    (log,) = tmp_path.glob("*.jsonl")
    log.write_text('{"origin": ')
    assert archive.recent(ROOT, NOW) is None
