"""`vigie verify` says what holds and what does not, and changes nothing."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.app import run
from dossier.captures import capture_id
from dossier.errors import UnusableInputError
from dossier.heads import SigningKey
from dossier.journal import JournalKind, digest_of
from dossier.model import Capture, CaptureOutcome, Sha256, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from workflow.verify import Check, verify

ALL = ["base", "journal", "clé", "fichiers", "pièces", "dossiers"]


def fill(settings: Settings) -> Sha256:
    """Three pages, one text and two lines of journal; the digest of a page."""
    site = SiteId("aides.example")
    with open_store(settings) as store:
        for number in range(3):
            url = f"https://aides.example/{number}"
            event = Capture(
                capture_id("run", url),
                site,
                url,
                datetime.now(UTC),
                "crawl",
                CaptureOutcome.STORED,
            )
            store.keep(event, url.encode())
        store.put_text(event.id, "Tarif : 49 €", (), "1")
        for _ in range(2):
            store.append(JournalKind.CRAWL_STARTED, "run:1", digest_of(""), "Camille")
        return store.captures(site)[0].blob or Sha256("")


@pytest.fixture
def dossier(settings: Settings) -> Settings:
    fill(settings)
    return settings


def faults(settings: Settings, *paths: Path, fingerprint: str = "") -> list[Check]:
    checks = verify(paths, settings, fingerprint=fingerprint)
    return [check for check in checks if not check.holds]


def test_an_untouched_dossier_holds_in_every_check(dossier: Settings) -> None:
    checks = list(verify([], dossier))
    assert [check.name for check in checks] == ALL
    assert all(check.holds for check in checks)
    assert checks[1].detail.startswith("2 ligne(s)")
    assert checks[3].detail.startswith("4 fichier(s)")


def test_a_home_just_made_holds(settings: Settings) -> None:
    open_store(settings).close()
    assert faults(settings) == []


@pytest.mark.parametrize("where", [0, 1])
def test_one_changed_byte_in_a_file_is_found_and_the_file_named(
    dossier: Settings, where: int
) -> None:
    with open_store(dossier) as store:
        path = list(store.blobs.files())[where]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    found = faults(dossier)
    assert [check.detail for check in found] == [f"altéré : {path}"]


def test_a_removed_page_and_a_removed_text_are_found(dossier: Settings) -> None:
    with open_store(dossier) as store:
        for path in list(store.blobs.files()):
            path.unlink()
    details = [check.detail for check in faults(dossier)]
    assert len(details) == 4
    assert f"manquant : empreinte {digest_of('Tarif : 49 €')}" in details


def test_a_file_that_nothing_points_to_is_no_fault(dossier: Settings) -> None:
    with open_store(dossier) as store:
        store.blobs.put(b"kept just before a kill")
    assert faults(dossier) == []


def test_a_dropped_tail_is_found(dossier: Settings) -> None:
    with open_store(dossier) as store, store.database.writing() as connection:
        if store.database.on_sqlite:
            connection.exec_driver_sql("DROP TRIGGER journal_delete")
        else:
            connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER ALL")
        connection.exec_driver_sql("DELETE FROM journal WHERE number = 2")
    details = " ".join(check.detail for check in faults(dossier))
    assert "fin coupée" in details
    assert "garde-fou journal_delete absent" in details


def test_the_expected_key_is_recognised_however_it_is_printed(
    dossier: Settings,
) -> None:
    key = SigningKey(dossier.home / "keys").fingerprint
    printed = ":".join(key[at : at + 2] for at in range(0, 64, 2)).upper()
    assert faults(dossier, fingerprint=key) == []
    assert faults(dossier, fingerprint=printed) == []


def test_another_key_than_expected_is_found(dossier: Settings) -> None:
    (found,) = faults(dossier, fingerprint="ab" * 32)
    assert found.name == "clé"


def test_without_an_expected_key_the_origin_is_said_to_be_unverified(
    dossier: Settings,
) -> None:
    key = next(check for check in verify([], dossier) if check.name == "clé")
    assert "origine non vérifiée" in key.detail


@pytest.mark.parametrize("name", ["", "vigie.db"])
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_another_home_is_checked_by_its_folder_or_its_database(
    dossier: Settings, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "copie"
    shutil.copytree(dossier.home, copy)
    elsewhere = Settings.at(tmp_path / "ailleurs")
    assert faults(elsewhere, copy / name) == []
    page = next((copy / "blobs").glob("??/*"))
    page.unlink()
    assert len(faults(elsewhere, copy / name)) == 1
    assert faults(dossier) == []
    assert not elsewhere.home.exists()


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_database_taken_away_from_its_anchor_is_found(
    dossier: Settings, tmp_path: Path
) -> None:
    alone = tmp_path / "seule" / "vigie.db"
    alone.parent.mkdir()
    with open_store(dossier) as store, store.database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"VACUUM INTO '{alone}'")
    assert {check.name for check in faults(dossier, alone)} == {"journal", "fichiers"}


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_damaged_database_is_a_fault_not_a_crash(dossier: Settings) -> None:
    path = dossier.home / "vigie.db"
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)
    (found,) = faults(dossier)
    assert "endommagée" in found.detail


def test_a_missing_table_is_a_fault_not_a_crash(dossier: Settings) -> None:
    with open_store(dossier) as store, store.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE texts")
    (found,) = faults(dossier)
    assert found.name == "fichiers"
    assert "endommagée" in found.detail


def test_without_its_key_the_rest_is_checked_all_the_same(dossier: Settings) -> None:
    (dossier.home / "keys" / "journal.pem").write_text("illisible")
    with open_store(dossier) as store:
        next(store.blobs.files()).unlink()
    names = [check.name for check in verify([], dossier) if not check.holds]
    assert names == ["journal", "clé", "fichiers"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("name", ["", "vigie.db"])
def test_another_home_may_bear_any_sign(
    dossier: Settings, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "copie ? à 100%25"
    shutil.copytree(dossier.home, copy)
    assert faults(Settings.at(tmp_path / "ailleurs"), copy / name) == []


def test_what_is_nothing_of_ours_is_refused_before_anything_is_checked(
    dossier: Settings, tmp_path: Path
) -> None:
    letter = tmp_path / "lettre.txt"
    letter.write_text("Bonjour")
    for path in (letter, tmp_path / "absent", tmp_path):
        with pytest.raises(UnusableInputError, match=path.name):
            next(verify([dossier.home, path], dossier))


def test_a_home_without_a_database_is_refused(settings: Settings) -> None:
    with pytest.raises(UnusableInputError, match="aucune base"):
        list(verify([], settings))
    assert not settings.home.exists()


def test_the_command_ends_with_0_then_1_when_a_page_was_altered(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = fill(Settings.at(own_home))
    assert run(["verify"]) == 0
    assert capsys.readouterr().out.count("conforme — ") == len(ALL)
    with open_store(Settings.at(own_home)) as store:
        path = store.blobs.path(blob)
    path.chmod(0o644)
    path.write_bytes(b"autre chose")
    assert run(["verify", str(own_home)]) == 1
    assert f"NON CONFORME — {own_home} — fichiers" in capsys.readouterr().out


def test_the_command_speaks_json(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(Settings.at(own_home))
    assert run(["verify", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [check["check"] for check in told] == ALL
    assert {check["path"] for check in told} == {str(own_home)}
    assert all(check["holds"] for check in told)
