"""A house knows its exhibits: what was made again with other keys is found by its records."""

import shutil
from pathlib import Path

import pytest

from dossier.exhibits import Exhibit
from dossier.settings import Settings
from dossier.store import open_store
from tests.evidence.fakes import sealed, sealer, unsealed
from tests.evidence.tampering import rebuilt, resum
from workflow.verify import Check, verify

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
def exhibit(settings: Settings) -> Exhibit:
    """One exhibit, sealed and recorded."""
    made = sealed(settings.home)
    with open_store(settings) as store:
        store.put_exhibit(made)
    return made


def pieces(settings: Settings) -> list[str]:
    """What the check of the exhibits of the house says."""
    return [check.detail for check in verify([], settings) if check.name == "pièces"]


def failing(settings: Settings, path: Path, fingerprint: str = "") -> list[Check]:
    checks = verify([path], settings, fingerprint=fingerprint)
    return [check for check in checks if not check.holds]


def opened(folder: Path) -> Path:
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    return folder


def remade(settings: Settings, exhibit: Exhibit, tmp_path: Path) -> Path:
    """Put in the place of a package the same one made again with other keys."""
    folder = opened(settings.home / exhibit.folder)
    copy = rebuilt(folder, tmp_path / "autre")
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    return folder


def test_an_exhibit_as_it_was_recorded_holds(
    settings: Settings, exhibit: Exhibit
) -> None:
    assert pieces(settings) == ["1 pièce(s), paquets et citations conformes"]
    assert failing(settings, settings.home / exhibit.folder) == []


def test_a_package_made_again_with_other_keys_is_found_by_its_row(
    settings: Settings, exhibit: Exhibit, tmp_path: Path
) -> None:
    folder = remade(settings, exhibit, tmp_path)
    told = " ".join(pieces(settings))
    assert "clé autre que celle qui fut enregistrée" in told
    assert "marque de temps autre que celle" in told
    assert "manifeste autre que celui" in told
    assert {check.name for check in failing(settings, folder)} == {"registre"}


def test_a_package_made_again_elsewhere_needs_the_fingerprint(
    settings: Settings, exhibit: Exhibit, tmp_path: Path
) -> None:
    elsewhere = Settings.at(tmp_path / "ailleurs")
    folder = remade(settings, exhibit, tmp_path)
    assert failing(elsewhere, folder) == []
    key = sealer(settings.home).key.fingerprint
    (found,) = failing(elsewhere, folder, key)
    assert found.name == "signature"
    assert not elsewhere.home.exists()


def test_a_row_changed_with_its_package_is_found_by_the_journal(
    settings: Settings, exhibit: Exhibit
) -> None:
    with open_store(settings) as store, store.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE exhibits SET document = replace(document, 'Camille', 'Autre')"
        )
    told = pieces(settings)
    assert f"pièce {exhibit.id} : ligne autre que celle que dit le journal" in told
    assert f"pièce {exhibit.id} : la personne n’est plus ce qui fut enregistré" in told


def test_a_stamp_made_later_by_the_same_authority_is_found_by_the_row(
    settings: Settings, exhibit: Exhibit
) -> None:
    from evidence.stamps import stamped

    folder = opened(settings.home / exhibit.folder)
    authority = sealer(settings.home).authority
    assert authority is not None
    signed = [(folder / n).read_bytes() for n in ("manifest.json", "manifest.sig")]
    later = stamped(authority, b"".join(signed))
    while exhibit.seal.stamp and later.stamp.at == exhibit.seal.stamp.at:
        later = stamped(authority, b"".join(signed))
    (folder / "stamp.tsq").write_bytes(later.query)
    (folder / "stamp.tsr").write_bytes(later.reply)
    resum(folder)
    (told,) = pieces(settings)
    assert "marque de temps autre que celle qui fut enregistrée" in told


def test_a_removed_package_is_found(settings: Settings, exhibit: Exhibit) -> None:
    shutil.rmtree(opened(settings.home / exhibit.folder))
    assert pieces(settings) == [f"pièce {exhibit.id} : paquet manquant"]


def test_two_packages_that_exchanged_their_folders_are_found(
    settings: Settings, exhibit: Exhibit
) -> None:
    other = sealed(settings.home)
    with open_store(settings) as store:
        store.put_exhibit(other)
    one, two = settings.home / exhibit.folder, settings.home / other.folder
    aside = one.with_name("aside")
    one.rename(aside)
    two.rename(one)
    aside.rename(two)
    assert sorted(pieces(settings)) == sorted(
        f"pièce {each.id} : paquet d’une autre pièce" for each in (exhibit, other)
    )


def test_a_stamp_taken_from_a_sealed_exhibit_is_found(
    settings: Settings, exhibit: Exhibit
) -> None:
    folder = opened(settings.home / exhibit.folder)
    for name in ("stamp.tsq", "stamp.tsr", "stamp-root.pem"):
        (folder / name).unlink()
    resum(folder)
    assert any("non scellé" in line for line in pieces(settings))


def test_an_exhibit_that_waits_for_its_stamp_is_told_and_no_fault(
    settings: Settings,
) -> None:
    with open_store(settings) as store:
        store.put_exhibit(unsealed(settings.home))
    (told,) = pieces(settings)
    assert "1 sans marque de temps, jamais citable" in told


def test_a_package_without_row_is_told_and_no_fault(
    settings: Settings, exhibit: Exhibit
) -> None:
    sealed(settings.home)
    assert exhibit.citable
    (told,) = pieces(settings)
    assert "1 paquet(s) à reprendre" in told


def test_a_folder_of_packages_is_checked_one_by_one(
    settings: Settings, exhibit: Exhibit
) -> None:
    checks = list(verify([settings.home / "exhibits"], settings))
    assert {check.path for check in checks} == {settings.home / exhibit.folder}
    assert all(check.holds for check in checks)
