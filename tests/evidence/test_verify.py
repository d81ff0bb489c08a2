"""`verify_package` names what was changed in a package, whatever it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.exhibits import SealState
from evidence.authorities import LocalAuthority
from evidence.keys import SealingKey
from evidence.package import Sealer
from evidence.stamps import stamped
from evidence.verify import examine, is_package, verify_package
from tests.evidence import fakes
from tests.evidence.tampering import rebuilt, resum


@pytest.fixture
def folder(home: Path) -> Path:
    """A sealed package whose files can be written over."""
    found = home / fakes.sealed(home).folder
    found.chmod(0o755)
    for path in found.iterdir():
        path.chmod(0o644)
    return found


def faults(folder: Path, fingerprint: str = "") -> list[str]:
    lines = verify_package(folder, fingerprint)
    return [f"{line.name} : {line.detail}" for line in lines if not line.holds]


def test_an_untouched_package_holds_and_says_so_line_by_line(folder: Path) -> None:
    lines = list(verify_package(folder))
    assert all(line.holds for line in lines)
    assert [line.name for line in lines] == [
        "manifeste",
        "fichiers",
        "signature",
        "marque de temps",
    ]
    assert "origine non vérifiée" in lines[2].detail
    assert "non probant" in lines[3].detail


def test_the_exhibit_is_read_back_from_its_package(home: Path) -> None:
    exhibit = fakes.sealed(home)
    assert examine(home / exhibit.folder).exhibit == exhibit


def test_the_expected_key_is_recognised(folder: Path, sealer: Sealer) -> None:
    lines = list(verify_package(folder, sealer.key.fingerprint))
    assert all(line.holds for line in lines)
    assert "origine" not in lines[2].detail


ALL = [
    "SHA256SUMS", "console.txt", "dom.html", "facts.json", "headers.json",
    "image-001.png", "image-002.png", "key.pem", "manifest.json", "manifest.sig",
    "page.warc.gz", "response-text.txt", "response.html", "robots.txt", "spans.json",
    "stamp-root.pem", "stamp.tsq", "stamp.tsr", "text.txt",
]  # fmt: skip


def test_the_files_of_a_package_are_these(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("resummed", [False, True])
def test_one_changed_byte_is_found_in_any_file(
    folder: Path, name: str, resummed: bool
) -> None:
    body = bytearray((folder / name).read_bytes())
    body[len(body) // 2] ^= 1
    (folder / name).write_bytes(body)
    if resummed and name != "SHA256SUMS":
        resum(folder)
    found = faults(folder)
    assert found
    if name not in {"key.pem", "manifest.json", "manifest.sig"} and "stamp" not in name:
        assert any(name in line for line in found)


@pytest.mark.parametrize("name", ALL)
def test_a_removed_file_is_found_and_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    if name != "SHA256SUMS":
        resum(folder)
    assert any(name in line for line in faults(folder))


def test_a_renamed_file_is_told_by_both_names(folder: Path) -> None:
    (folder / "image-001.png").rename(folder / "photo.png")
    resum(folder)
    # The two pictures are the same bytes: the name alone was changed.
    assert faults(folder) == ["fichiers : image-001.png : renommé en photo.png"]


def test_an_added_file_is_found(folder: Path) -> None:
    (folder / "note.txt").write_text("59 €")
    resum(folder)
    (found,) = faults(folder)
    assert "note.txt : ajouté" in found


def test_an_added_link_and_an_added_folder_are_found(folder: Path) -> None:
    (folder / "lien").symlink_to("/etc/hostname")
    (folder / "sous").mkdir()
    assert [line.partition(" : ")[2][:5] for line in faults(folder)] == [
        "lien ",
        "sous ",
    ]


def test_two_files_that_exchanged_their_names_are_found(folder: Path) -> None:
    for old, new in (
        ("text.txt", "x"),
        ("console.txt", "text.txt"),
        ("x", "console.txt"),
    ):
        (folder / old).rename(folder / new)
    resum(folder)
    assert [line for line in faults(folder) if "contenu changé" in line] == [
        "fichiers : console.txt : contenu changé",
        "fichiers : text.txt : contenu changé",
    ]


def test_a_stamp_of_other_data_is_found(folder: Path, sealer: Sealer) -> None:
    assert sealer.authority is not None
    other = stamped(sealer.authority, b"other data")
    (folder / "stamp.tsr").write_bytes(other.reply)
    resum(folder)
    assert faults(folder) == ["marque de temps : marque de temps d’autres données"]
    (folder / "stamp.tsq").write_bytes(other.query)
    resum(folder)
    assert faults(folder) == ["marque de temps : marque de temps d’autres données"]


def test_a_stamp_answering_another_query_is_found(folder: Path, sealer: Sealer) -> None:
    assert sealer.authority is not None
    data = (folder / "manifest.json").read_bytes() + (
        folder / "manifest.sig"
    ).read_bytes()
    (folder / "stamp.tsr").write_bytes(stamped(sealer.authority, data).reply)
    resum(folder)
    (found,) = faults(folder)
    assert "nonce" in found


def test_a_good_stamp_under_another_root_is_found(folder: Path, tmp_path: Path) -> None:
    data = (folder / "manifest.json").read_bytes() + (
        folder / "manifest.sig"
    ).read_bytes()
    other = stamped(LocalAuthority(tmp_path / "autre"), data)
    (folder / "stamp.tsq").write_bytes(other.query)
    (folder / "stamp.tsr").write_bytes(other.reply)
    resum(folder)
    assert faults(folder) == [
        "marque de temps : marque de temps non signée par l’autorité attendue"
    ]
    (folder / "stamp-root.pem").write_bytes(other.roots)
    resum(folder)
    (found,) = faults(folder)
    assert "autre que celle que nomme le manifeste" in found


def test_a_manifest_signed_again_by_another_key_needs_the_fingerprint(
    folder: Path, tmp_path: Path, sealer: Sealer
) -> None:
    (folder / "text.txt").write_text("Constitution du dossier : gratuite")
    copy = rebuilt(folder, tmp_path / "autre")
    assert [line for line in faults(copy) if not line.startswith("faits")] == []
    found = faults(copy, sealer.key.fingerprint)
    assert any("autre que celle attendue" in line for line in found)


def test_a_text_that_the_facts_do_not_know_is_found_whoever_signed(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "text.txt").write_text("Constitution du dossier : gratuite")
    (found,) = faults(rebuilt(folder, tmp_path / "autre"))
    assert "text.txt n’a pas l’empreinte" in found


def test_a_body_that_the_facts_do_not_know_is_found_whoever_signed(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "response.html").write_text("gratuit")
    (found,) = faults(rebuilt(folder, tmp_path / "autre"))
    assert "response.html n’a pas l’empreinte" in found


def test_the_facts_of_another_exhibit_are_found_whoever_signed(
    folder: Path, tmp_path: Path
) -> None:
    (found,) = faults(rebuilt(folder, tmp_path / "autre", exhibit="une-autre"))
    assert "la pièce des faits" in found


def test_a_key_replaced_alone_is_found(folder: Path, tmp_path: Path) -> None:
    (folder / "key.pem").write_bytes(SealingKey(tmp_path / "autre").public)
    resum(folder)
    assert [line.partition(" : ")[0] for line in faults(folder)] == ["signature"] * 2


def test_a_package_without_stamp_is_a_fault_for_whom_it_is_handed_to(
    home: Path,
) -> None:
    folder = home / fakes.unsealed(home).folder
    (found,) = faults(folder)
    assert "non scellé" in found
    assert examine(folder, stamped=False).holds


def test_a_stamp_taken_away_leaves_an_exhibit_that_is_not_sealed(folder: Path) -> None:
    for name in ("stamp.tsq", "stamp.tsr", "stamp-root.pem"):
        (folder / name).unlink()
    resum(folder)
    found = examine(folder).exhibit
    assert found is not None
    assert found.seal.state is SealState.UNSEALED


def _emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"")


def _garbage(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"\xff\0{\n" * 100)


def _removed(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize("ruin", [_emptied, _garbage, _removed])
def test_a_ruined_package_is_faulty_and_nothing_crashes(
    folder: Path, ruin: Callable[[Path], None]
) -> None:
    ruin(folder)
    assert len(faults(folder)) >= 3


def test_any_file_of_a_package_lets_it_be_recognised(
    folder: Path, tmp_path: Path
) -> None:
    assert is_package(folder)
    (folder / "manifest.json").unlink()
    assert is_package(folder)
    assert not is_package(tmp_path)
    assert not is_package(folder / "facts.json")
