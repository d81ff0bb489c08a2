"""Bytes are written once, under their digest, and an altered file is always found."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dossier.blobs import BlobFolder
from dossier.errors import DamagedError
from dossier.model import Sha256


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    return BlobFolder(tmp_path / "blobs")


def overwrite(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


@hypothesis_settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=st.binary(max_size=300))
def test_bytes_come_back_under_their_digest(blobs: BlobFolder, body: bytes) -> None:
    digest = blobs.put(body)
    assert digest == hashlib.sha256(body).hexdigest()
    assert blobs.get(digest) == body
    assert blobs.put(body) == digest


def test_a_blob_is_read_only_and_alone_in_its_folder(blobs: BlobFolder) -> None:
    path = blobs.path(blobs.put(b"page"))
    assert path.stat().st_mode & 0o777 == 0o444
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 - hidden files count too


def test_a_blob_put_twice_is_written_once(blobs: BlobFolder) -> None:
    path = blobs.path(blobs.put(b"page"))
    before = path.stat().st_ino
    blobs.put(b"page")
    assert path.stat().st_ino == before


def test_an_altered_blob_is_found_when_it_is_read(blobs: BlobFolder) -> None:
    digest = blobs.put(b"29 euros")
    overwrite(blobs.path(digest), b"99 euros")
    with pytest.raises(DamagedError, match="altéré"):
        blobs.get(digest)


def test_an_altered_blob_is_found_when_its_bytes_come_again(blobs: BlobFolder) -> None:
    overwrite(blobs.path(blobs.put(b"29 euros")), b"29 eur")
    with pytest.raises(DamagedError, match="altéré"):
        blobs.put(b"29 euros")


def test_a_missing_blob_is_named(blobs: BlobFolder) -> None:
    digest = Sha256("ab" * 32)
    with pytest.raises(DamagedError, match=digest):
        blobs.get(digest)
    assert not blobs.has(digest)


@pytest.mark.parametrize("name", ["", "ab", "../../etc/passwd", "AB" * 32, "zz" * 32])
def test_only_a_digest_names_a_file(blobs: BlobFolder, name: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        blobs.path(Sha256(name))


def test_a_kill_while_writing_leaves_no_blob(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", killed)
        with pytest.raises(KeyboardInterrupt):
            blobs.put(b"page")
    assert list(blobs.files()) == []
    assert blobs.get(blobs.put(b"page")) == b"page"


@pytest.mark.parametrize("count", [3, 30])
def test_blobs_put_together_are_read_before_and_after_they_are_settled(
    blobs: BlobFolder, count: int
) -> None:
    bodies = [f"page {number}".encode() for number in range(count)]
    with blobs.together():
        digests = [blobs.put(body) for body in [*bodies, *bodies]][:count]
        assert [blobs.get(digest) for digest in digests] == bodies
        assert list(blobs.files()) == []
    assert [blobs.get(digest) for digest in digests] == bodies
    assert [path.name for path in blobs.files()] == sorted(digests)
    assert not list(blobs.folder.rglob(".part-*"))


def test_blobs_put_together_are_none_of_them_kept_when_one_fails(
    blobs: BlobFolder,
) -> None:
    def fail() -> None:
        with blobs.together():
            blobs.put(b"1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not [path for path in blobs.folder.rglob("*") if path.is_file()]


def test_blobs_are_on_the_disk_before_they_bear_their_name(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[bool] = []
    digest = Sha256(hashlib.sha256(b"page").hexdigest())

    def note(handle: int) -> None:
        if not os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112 - a handle
            flushed.append(blobs.has(digest) and not blobs.path(digest).exists())

    monkeypatch.setattr("os.fsync", note)
    blobs.put(b"page")
    assert flushed == [True]


def test_what_a_kill_left_half_written_is_not_a_blob(blobs: BlobFolder) -> None:
    digest = blobs.put(b"page")
    (blobs.path(digest).parent / ".part-killed").write_bytes(b"pa")
    assert [path.name for path in blobs.files()] == [digest]
    assert list(blobs.altered()) == []


def test_all_altered_files_are_listed_and_no_other(blobs: BlobFolder) -> None:
    digests = sorted(blobs.put(body) for body in (b"1", b"2", b"3"))
    overwrite(blobs.path(digests[1]), b"x")
    assert [path.name for path in blobs.altered()] == [digests[1]]


def test_what_is_no_file_of_ours_is_listed_as_altered(blobs: BlobFolder) -> None:
    digest = blobs.put(b"page")
    (blobs.folder / "zz").write_bytes(b"perdu")
    blobs.path(digest).unlink()
    blobs.path(digest).mkdir()
    assert [path.name for path in blobs.altered()] == [digest, "zz"]
