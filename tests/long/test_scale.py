"""Great sizes: the same answers, and memory that does not grow."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.databases import new_database, postgresql_server
from tests.long.material import declared, lines, vigie, warc

__all__ = ["postgresql_server"]
pytestmark = pytest.mark.long
MEGABYTE = 1024


def test_an_archive_gives_the_same_bytes_on_both_databases_twice(
    tmp_path: Path, postgresql_server: str
) -> None:
    archive = warc(tmp_path / "pages.warc.gz", 200)
    told = []
    with new_database(postgresql_server) as address:
        for name, settings in (
            ("sqlite", {}),
            ("postgresql", {"VIGIE_DATABASE_URL": address}),
        ):
            home = tmp_path / name
            declared(home, settings)
            done = vigie("import", archive, home=home, settings=settings)
            assert done.returncode == 0, done.stderr.decode()
            for _ in range(2):
                rows = vigie("assess", "--json", home=home, settings=settings)
                assert rows.returncode == 0, rows.stderr.decode()
                told.append(rows.stdout)
    assert told[0].count(b'"verdict"') > 10
    assert told == [told[0]] * 4


def test_five_thousand_lines_give_the_same_bytes_twice(tmp_path: Path) -> None:
    stream = "\n".join(lines(5_000)).encode()
    once = vigie("assess", "--jsonl", "-", home=tmp_path, stdin=stream)
    assert once.returncode == 0, once.stderr.decode()
    assert once.stdout.count(b"\n") == 500
    assert (
        vigie("assess", "--jsonl", "-", home=tmp_path, stdin=stream).stdout
        == once.stdout
    )


PEAK = """
def peak():
    # VmHWM starts again with each program; ru_maxrss keeps that of the program before.
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
"""

READER = """
from reading.document import read
from tests.long.material import pages
every = pages()
for number in range(100_000):
    url, html = every[number % len(every)]
    read(html + b"<p>%d</p>" % number, content_type="text/html")
    if number in (10_000, 99_999):
        print(peak())
"""

ASSESSOR = """
from dossier.model import CaptureId, PageText, SiteId
from reading.document import read
from tests.long.material import pages
from workflow.assess import assessor
every = pages()
for number in range(10_000):
    url, html = every[number % len(every)]
    reading = read(html + b"<p>%d mots nouveaux%d</p>" % (number, number), content_type="text/html")
    site = SiteId(f"s{number}")
    assessor().assess(site, [PageText(CaptureId("c"), site, url, reading.text, reading.spans)])
    if number in (1_000, 9_999):
        print(peak())
"""


@pytest.mark.parametrize(
    ("script", "told"),
    [(READER, "100 000 pages lues"), (ASSESSOR, "10 000 sites mesurés")],
    ids=["lecture", "mesure"],
)
def test_memory_does_not_grow_with_the_pages(
    script: str, told: str, record_property: Callable[[str, object], None]
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", PEAK + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    early, late = (int(line) / MEGABYTE for line in result.stdout.split())
    record_property(
        "mesure", f"{told} : {early:.0f} Mo au début, {late:.0f} Mo à la fin"
    )
    assert late < 600
    assert late < early * 1.1 + 20
