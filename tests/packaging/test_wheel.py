"""The built wheel, installed in an empty environment, runs from another folder."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, project_files
from tests.packaging.test_contents import shipped

PAGE = (
    "<title>Mes droits faciles</title><h1>Nos experts s’occupent de votre demande de RSA</h1>"
    "<p>Nous constituons et envoyons votre dossier de RSA à la CAF à votre place.</p>"
    "<p>Tarif : 29,90 € par mois, sans engagement.</p>"
)


def run(
    *command: str | Path, cwd: Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: building writes beside the sources."""
    copy = tmp_path_factory.mktemp("sources")
    for path in project_files():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, copy / path)
    build = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index")
    result = run(
        *build, "--no-build-isolation", "--wheel-dir", copy / "out", copy, cwd=copy
    )
    assert result.returncode == 0, result.stderr
    (built,) = (copy / "out").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, and sees the third parties of this one.

    A line of a .pth file adds a folder without reading the .pth files in it: the
    checkout, which this environment reaches by such a file, stays out of sight.
    """
    place = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", place, cwd=place)
    python = place / "bin/python"
    install = (sys.executable, "-m", "pip", "--quiet", "--python", python, "install")
    result = run(*install, "--no-deps", "--no-index", wheel, cwd=place)
    assert result.returncode == 0, result.stderr
    (packages,) = place.glob("lib/python*/site-packages")
    third_parties = sysconfig.get_path("purelib")
    (packages / "third_parties.pth").write_text(f"{third_parties}\n", encoding="utf-8")
    return place


def test_the_wheel_holds_every_listed_file(wheel: Path) -> None:
    names = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    assert shipped() - names == set()


def test_the_wheel_holds_no_test_and_no_benchmark(wheel: Path) -> None:
    rooms = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert not rooms & {"tests", "benchmarks", "docs"}


def test_the_rooms_come_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    code = "import cli, classifiers, legal_refs; print(cli.__file__, classifiers.__file__, legal_refs.__file__)"
    result = run(environment / "bin/python", "-c", code, cwd=tmp_path)
    assert result.stdout.count(str(environment)) == 3, result.stderr


def test_vigie_assesses_a_page_from_another_folder(
    environment: Path, tmp_path: Path
) -> None:
    line = json.dumps(
        {"id": "1", "site": "a.example", "url": "https://a.example/", "html": PAGE}
    )
    result = run(
        environment / "bin/vigie", "assess", "--jsonl", "-", cwd=tmp_path, stdin=line
    )
    assert result.returncode == 0, result.stderr
    row = json.loads(result.stdout)
    assert row["verdict"] == "alert"
    assert row["benefits"] == ["rsa"]
    assert list(tmp_path.iterdir()) == []
