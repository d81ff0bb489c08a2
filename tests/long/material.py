"""Pages to feed the long trials: the fictional sites of the repository, multiplied."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.architecture.tree import ROOT

NONE: Mapping[str, str] = {}


@cache
def pages() -> tuple[tuple[str, bytes], ...]:
    """(address, HTML) of every fictional page, demonstration and gold."""
    found = []
    for line in (
        (ROOT / "data/gold/development.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        page = json.loads(line)
        found.append((str(page["url"]), str(page["html"]).encode()))
    for path in sorted((ROOT / "data/demo_web").rglob("*.html")):
        place = path.relative_to(ROOT / "data/demo_web").as_posix()
        found.append((f"https://{place}", path.read_bytes()))
    return tuple(found)


def lines(count: int) -> Iterator[str]:
    """``count`` lines for ``vigie assess --jsonl``; every tenth starts a new site."""
    every = pages()
    for number in range(count):
        _, html = every[number % len(every)]
        site = f"site-{number // 10}.example"
        url = f"https://{site}/{number}"
        page = {
            "id": f"p{number}",
            "site": site,
            "url": url,
            "html": html.decode("utf-8", "replace"),
        }
        yield json.dumps(page, ensure_ascii=False)


def warc(path: Path, count: int) -> Path:
    """A gzip WARC of ``count`` responses at ``path``, one member a record."""
    every = pages()
    with path.open("wb") as file:
        for number in range(count):
            url, html = every[number % len(every)]
            file.write(gzip.compress(_record(f"{url}?{number}", number, html), mtime=0))
    return path


def _record(url: str, number: int, html: bytes) -> bytes:
    answer = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Length: %d\r\n\r\n" % len(html)
    ) + html
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def vigie(
    *arguments: str | Path,
    home: Path,
    stdin: bytes = b"",
    settings: Mapping[str, str] = NONE,
) -> subprocess.CompletedProcess[bytes]:
    """``vigie`` in a process of its own, its data under ``home``."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        check=False,
        env=environment(home, settings),
    )


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "cli", *map(str, arguments)]


def environment(home: Path, settings: Mapping[str, str]) -> dict[str, str]:
    own = {"VIGIE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, **settings}


def declared(home: Path, settings: Mapping[str, str] = NONE) -> None:
    """Declare a workspace under ``home``, as `vigie init` asks."""
    result = vigie("init", *DECLARATION, home=home, settings=settings)
    assert result.returncode == 0, result.stderr.decode()


DECLARATION = (
    "--responsable", "Association fictive",
    "--qualite", "association_agreee",
    "--fondement", "action_victimes",
    "--finalite", "Épreuve",
    "--personne", "essai",
)  # fmt: skip
