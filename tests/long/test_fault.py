"""Killed without warning, again and again: nothing stored is lost, asked twice or altered."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dossier.model import SiteId
from dossier.settings import Settings
from dossier.store import open_store
from tests.long.material import NONE, command, declared, environment, vigie, warc
from tests.long.served import Served, serving

pytestmark = pytest.mark.long
LOCAL = {"VIGIE_ALLOW_LOOPBACK": "1"}


def killed_when(
    reached: Callable[[], bool],
    *arguments: str | Path,
    home: Path,
    settings: Mapping[str, str] = NONE,
) -> tuple[int, bytes]:
    """The exit code and output of ``vigie``, killed with its children once ``reached``."""
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(home, settings),
        start_new_session=True,
    )
    while process.poll() is None and not reached():
        time.sleep(0.005)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    out, _ = process.communicate()
    return process.returncode, out


def stored(out: bytes) -> dict[str, str]:
    rows = json.loads(out)
    return {row["url"]: row["sha256"] for row in rows if row["outcome"] == "stored"}


def asked_when_stored(site: Served, home: Path) -> dict[str, int]:
    """How often each page that is stored by now has been asked for so far."""
    with open_store(Settings.at(home)) as store:
        captures = store.captures(SiteId(f"127.0.0.1:{site.port}"), stored_only=True)
    paths = (urlsplit(capture.url).path for capture in captures)
    return {path: site.asked[path] for path in paths}


@pytest.mark.parametrize("seed", range(3))
def test_a_crawl_killed_many_times_ends_like_an_undisturbed_one(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(seed)
    with serving() as site:
        whole = vigie(
            "crawl", site.address, "--json", home=tmp_path / "calm", settings=LOCAL
        )
        assert whole.returncode == 0, whole.stderr.decode()
        site.asked.clear()
        home, kills = tmp_path / "killed", 0
        kept: dict[str, int] = {}
        for _ in range(60):
            goal = site.asked.total() + dice.randint(2, 20)
            code, out = killed_when(
                lambda goal=goal: site.asked.total() >= goal,  # type: ignore[misc]
                *("crawl", site.address, "--resume", "--json"),
                home=home,
                settings=LOCAL,
            )
            if code == 0:
                break
            kills += 1
            kept = {**asked_when_stored(site, home), **kept}
        check = vigie("verify", home, home=home, settings=LOCAL)
        assert check.returncode == 0, check.stdout.decode() + check.stderr.decode()
        assert code == 0
        assert stored(out) == stored(whole.stdout)
        assert len(stored(out)) > 20
        assert {path: site.asked[path] for path in kept} == kept
    again = sum(site.asked.values()) - len(site.asked)
    told = f"{kills} arrêts brutaux, {len(kept)} pages gardées jamais redemandées"
    record_property("mesure", f"{told}, {again} requêtes coupées en vol refaites")
    assert kills > 0


@pytest.mark.parametrize("seed", range(3))
def test_an_import_killed_many_times_ends_like_an_undisturbed_one(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(seed)
    archive = warc(tmp_path / "pages.warc.gz", 200)
    rows = []
    kills, calm = 0, 0.0
    for name in ("calm", "killed"):
        home = tmp_path / name
        declared(home)
        for _ in range(12 if name == "killed" else 0):
            end = time.monotonic() + calm * dice.uniform(0.4, 0.95)
            code, _ = killed_when(
                lambda end=end: time.monotonic() > end,  # type: ignore[misc]
                *("import", archive),
                home=home,
            )
            kills += code != 0
        start = time.monotonic()
        done = vigie("import", archive, home=home)
        calm = calm or time.monotonic() - start
        assert done.returncode == 0, done.stderr.decode()
        assert vigie("verify", home, home=home).returncode == 0
        rows.append(vigie("assess", "--json", home=home).stdout)
    record_property("mesure", f"{kills} arrêts brutaux")
    assert rows[0] == rows[1]
    assert b'"verdict"' in rows[0]
