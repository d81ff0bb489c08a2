"""Killed without warning, again and again: nothing stored is lost, asked twice or altered."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.long.material import NONE, command, declared, environment, vigie, warc
from tests.long.served import SIZE, serving

pytestmark = pytest.mark.long
LOCAL = {"VIGIE_ALLOW_LOOPBACK": "1"}


def killed_after(
    seconds: float,
    *arguments: str | Path,
    home: Path,
    settings: Mapping[str, str] = NONE,
) -> tuple[int, bytes]:
    """The exit code and output of ``vigie``, killed with its children after ``seconds``."""
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(home, settings),
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
    return process.returncode, out


def stored(out: bytes) -> dict[str, str]:
    rows = json.loads(out)
    return {row["url"]: row["sha256"] for row in rows if row["outcome"] == "stored"}


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
        for _ in range(40):
            wait = dice.uniform(1.0, 6.0)
            code, out = killed_after(
                wait,
                "crawl",
                site.address,
                "--resume",
                "--json",
                home=home,
                settings=LOCAL,
            )
            if code == 0:
                break
            kills += 1
            check = vigie("verify", home, home=home, settings=LOCAL)
            assert check.returncode in {0, 2}, check.stderr.decode()
            time.sleep(0.2)
        assert code == 0
        assert stored(out) == stored(whole.stdout)
        assert len(stored(out)) == SIZE
        # One request may have been under way, answered but not stored, at each kill and
        # in each of its parallel slots.
        pages = [path for path in site.asked if path != "/robots.txt"]
        again = sum(site.asked[path] - 1 for path in pages)
    record_property("mesure", f"{kills} arrêts brutaux, {again} page redemandée en vol")
    assert kills > 0
    assert again <= 8 * kills


@pytest.mark.parametrize("seed", range(3))
def test_an_import_killed_many_times_ends_like_an_undisturbed_one(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(seed)
    archive = warc(tmp_path / "pages.warc.gz", 200)
    rows = []
    kills = 0
    for name in ("calm", "killed"):
        home = tmp_path / name
        declared(home)
        for _ in range(40 if name == "killed" else 0):
            code, _ = killed_after(dice.uniform(0.8, 3.0), "import", archive, home=home)
            if code == 0:
                break
            kills += 1
        done = vigie("import", archive, home=home)
        assert done.returncode == 0, done.stderr.decode()
        assert vigie("verify", home, home=home).returncode == 0
        rows.append(vigie("assess", "--json", home=home).stdout)
    record_property("mesure", f"{kills} arrêts brutaux")
    assert without_ids(rows[0]) == without_ids(rows[1])


def without_ids(out: bytes) -> object:
    """Rows without the names of captures, which each import draws anew."""

    def stripped(value: object) -> object:
        if isinstance(value, dict):
            return {key: stripped(inner) for key, inner in value.items() if key != "id"}
        return (
            [stripped(inner) for inner in value] if isinstance(value, list) else value
        )

    return stripped(json.loads(out))
