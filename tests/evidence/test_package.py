"""A package is whole or absent, never changed once sealed."""

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dossier.errors import DamagedError
from dossier.exhibits import SealState, StampKind
from evidence.authorities import LocalAuthority
from evidence.package import Sealer, discard, held, sweep
from evidence.stamps import NoStampError
from evidence.verify import examine
from tests.evidence.fakes import sealed, unsealed


@dataclass(frozen=True)
class Answering:
    """An authority that is there and answers anything."""

    true: LocalAuthority
    answer: bytes | None

    def roots(self) -> bytes:
        return self.true.roots()

    def reply(self, query: bytes) -> bytes:
        if self.answer is None:
            raise NoStampError("l’autorité de temps ne répond pas")
        return self.answer or self.true.reply(query[:-1])


def test_a_sealed_package_stands_under_the_name_of_its_exhibit(home: Path) -> None:
    exhibit = sealed(home)
    assert exhibit.seal.state is SealState.SEALED
    assert exhibit.folder == f"exhibits/{exhibit.id}"
    assert [p.name for p in (home / "exhibits").iterdir()] == [exhibit.id]


def test_files_and_folder_of_a_package_are_read_only(home: Path) -> None:
    folder = home / sealed(home).folder
    assert folder.stat().st_mode & 0o777 == 0o555
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o444}


def test_the_stamp_of_the_house_is_said_to_be_local(home: Path) -> None:
    stamp = sealed(home).seal.stamp
    assert stamp is not None
    assert stamp.kind is StampKind.LOCAL
    assert "non probante" in stamp.authority


def test_a_package_is_checked_with_sha256sum_and_openssl_alone(home: Path) -> None:
    folder = home / sealed(home).folder
    shell = (
        "sha256sum --check --strict --quiet SHA256SUMS && "
        "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json "
        "-sigfile manifest.sig && cat manifest.json manifest.sig > $T && "
        "openssl ts -verify -in stamp.tsr -data $T -CAfile stamp-root.pem"
    )
    env = {**os.environ, "T": str(home / "stamped")}
    done = subprocess.run(
        ["sh", "-c", shell], cwd=folder, env=env, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("answer", [None, b"garbage", b"\x30\x03\x02\x01\x02", b""])
def test_without_a_good_stamp_the_exhibit_is_kept_unsealed_with_the_reason(
    home: Path, sealer: Sealer, answer: bytes | None
) -> None:
    assert isinstance(sealer.authority, LocalAuthority)
    bad = replace(sealer, authority=Answering(sealer.authority, answer))
    exhibit = bad.complete(home / unsealed(home).folder)
    assert exhibit.seal.state is SealState.UNSEALED
    assert exhibit.seal.reason
    assert not exhibit.citable
    assert exhibit.folder == f"exhibits/unsealed-{exhibit.id}"
    assert examine(home / exhibit.folder, stamped=False).holds


def test_no_authority_at_all_is_a_reason_too(home: Path) -> None:
    exhibit = unsealed(home)
    assert exhibit.seal.reason == "aucune autorité de temps"
    assert (home / exhibit.folder / "page.warc.gz").exists()


def test_a_later_stamp_seals_the_same_files(home: Path, sealer: Sealer) -> None:
    before = unsealed(home)
    after = sealer.complete(home / before.folder)
    assert after.seal.state is SealState.SEALED
    assert examine(home / after.folder).exhibit == after
    assert (before.id, before.at, before.text_sha256) == (
        after.id,
        after.at,
        after.text_sha256,
    )
    assert (home / before.folder).exists()


def test_an_unsealed_package_that_was_altered_is_never_stamped(
    home: Path, sealer: Sealer
) -> None:
    folder = home / unsealed(home).folder
    (folder / "text.txt").chmod(0o644)
    (folder / "text.txt").write_text("59 €")
    with pytest.raises(DamagedError, match=r"text\.txt altéré"):
        sealer.complete(folder)
    assert not list((home / "exhibits").glob("2*"))


def test_a_sealed_package_is_never_discarded(home: Path) -> None:
    folder = home / sealed(home).folder
    with pytest.raises(ValueError, match="sealed"):
        discard(folder)
    assert folder.exists()


def test_what_a_killed_process_left_is_swept_away_and_nothing_else(home: Path) -> None:
    kept = home / sealed(home).folder
    ours = home / "exhibits" / f".part-x-{os.getpid()}"
    theirs = home / "exhibits" / ".part-x-4194399"
    for folder in (ours, theirs):
        shutil.copytree(kept, folder)
    sweep(home)
    assert ours.exists()
    assert not theirs.exists()
    assert kept.exists()


@pytest.mark.parametrize("at", [0, 5, 17])
def test_a_disk_that_fails_at_any_file_leaves_no_package(
    home: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    first = sealed(home)
    true, count = os.fsync, iter(range(100))

    def fail(handle: int) -> None:
        if next(count) == at:
            raise OSError(28, "No space left on device")
        true(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        sealed(home)
    assert [path.name for path in (home / "exhibits").iterdir()] == [first.id]


def test_a_file_that_was_altered_is_never_handed_out(home: Path) -> None:
    folder = home / sealed(home).folder
    assert held(folder, "text.txt").decode() == "Constitution du dossier : 59 €"
    (folder / "text.txt").chmod(0o644)
    (folder / "text.txt").write_text("Constitution du dossier : 49 €")
    with pytest.raises(DamagedError, match="altéré"):
        held(folder, "text.txt")
    with pytest.raises(DamagedError, match="manquant"):
        held(folder, "absent.txt")


def test_a_file_that_no_manifest_names_is_never_handed_out(home: Path) -> None:
    folder = home / sealed(home).folder
    folder.chmod(0o755)
    (folder / "ajout.txt").write_text("59 €")
    with pytest.raises(DamagedError, match="altéré"):
        held(folder, "ajout.txt")
