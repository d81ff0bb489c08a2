"""The package is fetched by npm and unpacked without trusting it."""

import io
import os
import stat
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.errors import UnfinishedError
from workflow import law_package
from workflow.law_package import fetched, unpacked

Npm = Callable[[str], None]


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    """Puts a shell script in the place of npm, alone on the path."""

    def placed(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "npm"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(folder))

    return placed


def archive(path: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as package:
        for name, body in members:
            member = tarfile.TarInfo(name)
            member.size = len(body)
            package.addfile(member, io.BytesIO(body))
    return path


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_what_npm_packs_is_unpacked_for_the_time_of_the_block(
    npm: Npm, tmp_path: Path
) -> None:
    packed = archive(
        tmp_path / "packed.tgz",
        ("package/data/LEGITEXT1.json", b"{}"),
        ("package/package.json", b"{}"),
    )
    npm(f'/bin/cp "{packed}" ./legi.tgz')
    with fetched() as folder:
        assert files(folder) == ["data/LEGITEXT1.json", "package.json"]
    assert not folder.exists()


def test_npm_is_asked_for_the_package_and_runs_none_of_its_scripts(
    npm: Npm, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    npm(f'echo "$@" > "{asked}"; exit 1')
    with pytest.raises(UnfinishedError), fetched():
        pass
    words = asked.read_text(encoding="utf-8").split()
    assert words[:2] == ["pack", "@socialgouv/legi-data"]
    assert "--ignore-scripts" in words


def test_without_npm_the_other_way_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(UnfinishedError, match=r"npm est absent.*--dump"), fetched():
        pass


@pytest.mark.parametrize(
    "script", ["exit 1", "exit 0", "echo x > a.tgz; exit 1", ": > a.tgz; : > b.tgz"]
)
def test_an_npm_that_gives_nothing_usable_is_one_line(npm: Npm, script: str) -> None:
    npm(script)
    with pytest.raises(UnfinishedError, match=r"hors ligne.*--dump"), fetched():
        pass


def test_an_npm_that_never_answers_is_left(
    npm: Npm, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm("while :; do :; done")
    monkeypatch.setattr(law_package, "SECONDS", 0.2)
    with pytest.raises(UnfinishedError, match="ne répond pas"), fetched():
        pass


def test_an_npm_that_does_not_start_is_one_line(npm: Npm, tmp_path: Path) -> None:
    npm("")
    (tmp_path / "bin" / "npm").write_bytes(b"#!/absent\n")
    with pytest.raises(UnfinishedError, match="ne répond pas"), fetched():
        pass


@pytest.mark.parametrize("body", [b"", b"pas une archive", b"\x1f\x8b\x08\x00cut"])
def test_an_archive_that_is_none_is_one_line(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.tgz"
    path.write_bytes(body)
    with pytest.raises(UnfinishedError, match="ne se déplie pas"):
        unpacked(path, tmp_path / "out")


def test_an_archive_cut_short_is_one_line(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.tgz", ("package/data/LEGITEXT1.json", os.urandom(9000))
    )
    path.write_bytes(path.read_bytes()[:4000])
    with pytest.raises(UnfinishedError, match="ne se déplie pas"):
        unpacked(path, tmp_path / "out")


def test_only_the_codes_and_the_manifest_leave_the_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.tgz",
        ("package/data/LEGITEXT1.json", b"{}"),
        ("package/data/index.json", b"{}"),
        ("package/src/index.js", b"x"),
        ("package/package.json", b"{}"),
        ("/package/data/LEGITEXT2.json", b"{}"),
        ("../package/data/LEGITEXT3.json", b"{}"),
    )
    assert files(unpacked(path, tmp_path / "out")) == [
        "data/LEGITEXT1.json",
        "package.json",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "package/data/LEGITEXT/../../../../out.json",
        "package/data/LEGITEXT1.json/../../../out.json",
        "package/data/LEGITEXT1.json\n",
        "package/data/deep/LEGITEXT1.json",
        "other/package/package.json",
    ],
)
def test_a_member_of_another_name_is_left(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "a.tgz", (name, b"{}"))
    unpacked(path, tmp_path / "deep" / "out")
    assert files(tmp_path) == ["a.tgz"]


def test_a_link_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.tgz"
    with tarfile.open(path, "w:gz") as package:
        link = tarfile.TarInfo("package/data/LEGITEXT1.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        package.addfile(link)
    assert files(unpacked(path, tmp_path / "out").parent) == []


def test_an_archive_larger_than_the_base_could_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(
        tmp_path / "a.tgz",
        ("package/package.json", bytes(51)),
        ("package/data/LEGITEXT1.json", bytes(50)),
    )
    monkeypatch.setattr(law_package, "LARGEST", 100)
    with pytest.raises(UnfinishedError, match="trop grande"):
        unpacked(path, tmp_path / "out")
    monkeypatch.setattr(law_package, "LARGEST", 101)
    assert files(unpacked(path, tmp_path / "out")) == [
        "data/LEGITEXT1.json",
        "package.json",
    ]
