"""A fresh machine: which Python is taken, and what is said of what it lacks."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

TOOLS = (
    "sh",
    "cat",
    "cksum",
    "cut",
    "echo",
    "find",
    "grep",
    "id",
    "make",
    "rm",
    "test",
)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH that holds the tools of every Unix machine and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        if found := shutil.which(tool):
            (folder / tool).symlink_to(found)
    return folder


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def run(*command: str, path: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(path), "HOME": str(cwd)},
    )


def make(target: str, *options: str, path: Path) -> subprocess.CompletedProcess[str]:
    """``target`` of a checkout without environment."""
    checkout = path.parent / "checkout"
    checkout.mkdir(exist_ok=True)
    for name in (
        "Makefile",
        "pyproject.toml",
        "requirements.lock",
        "requirements-dev.lock",
    ):
        shutil.copy(ROOT / name, checkout)
    return run("make", *options, target, path=path, cwd=checkout)


def test_without_a_recent_python_one_line_says_so(bare: Path) -> None:
    program(bare / "python3", "exit 1")
    result = make("demo", path=bare)
    assert result.returncode == 2
    assert result.stderr.splitlines()[0] == (
        "Python 3.11 ou plus récent est introuvable : installez-le, puis relancez make."
    )


def test_an_old_python3_gives_way_to_a_recent_one(bare: Path) -> None:
    program(bare / "python3", "exit 1")
    program(bare / "python3.12", "exit 0")
    result = make(".venv/bin/python", "--dry-run", path=bare)
    assert "python3.12 -m venv .venv" in result.stdout


def test_a_python_without_venv_is_told_with_its_remedy(bare: Path) -> None:
    program(bare / "python3", 'test "$2" != venv')
    result = make("demo", path=bare)
    assert "installez le paquet python3-venv" in result.stderr.splitlines()[0]


def test_the_demonstration_installs_the_run_lock_only(bare: Path) -> None:
    program(bare / "python3", "exit 0")
    planned = make("demo", "--dry-run", path=bare).stdout
    assert "--require-hashes --requirement requirements.lock" in planned
    assert "requirements-dev.lock" not in planned


def test_the_demonstration_serves_unless_told_otherwise(bare: Path) -> None:
    program(bare / "python3", "exit 0")
    planned = make("demo", "--dry-run", path=bare).stdout.splitlines()[-1]
    told = make("demo", "--dry-run", "ARGS=--no-serve", path=bare).stdout.splitlines()
    assert planned.split() == [".venv/bin/vigie", "demo"]
    assert told[-1].split() == [".venv/bin/vigie", "demo", "--no-serve"]


def test_the_test_target_checks_before_it_tests(bare: Path) -> None:
    program(bare / "python3", "exit 0")
    planned = make("test", "--dry-run", path=bare).stdout
    assert planned.index("--requirement requirements-dev.lock") < planned.index("mypy")
    assert planned.index("mypy") < planned.index("pytest")


def test_what_the_machine_lacks_is_said_and_fails_nothing(bare: Path) -> None:
    result = run("sh", str(ROOT / ".ci/machine"), path=bare, cwd=bare)
    assert result.returncode == 0
    lines = result.stderr.splitlines()
    assert [line.split(",")[0] for line in lines][:3] == [
        "Il manque chromium",
        "Il manque openssl",
        "Il manque poppler-utils",
    ]
    assert all("apt ne peut pas l’installer ici : " in line for line in lines)


def test_apt_is_asked_only_for_what_is_missing(bare: Path) -> None:
    asked = bare.parent / "asked"
    program(bare / "chromium", "exit 0")
    program(bare / "apt-get", f'echo "$@" >> {asked}')
    program(bare / "sudo", 'shift; "$@"')
    (bare / "env").symlink_to(str(shutil.which("env")))
    (bare / "true").symlink_to(str(shutil.which("true")))
    run("sh", str(ROOT / ".ci/machine"), path=bare, cwd=bare)
    words = asked.read_text(encoding="utf-8").splitlines()[0].split()
    assert "poppler-utils" in words
    assert "chromium" not in words


def test_an_apt_that_fails_fails_nothing(bare: Path) -> None:
    program(bare / "apt-get", "exit 100")
    program(bare / "sudo", 'shift; "$@"')
    result = run("sh", str(ROOT / ".ci/machine"), path=bare, cwd=bare)
    assert result.returncode == 0
    assert "Il manque chromium" in result.stderr
