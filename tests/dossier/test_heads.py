"""The anchor outside the database: signed, safe from kills, and missed when it is gone."""

import multiprocessing

import pytest

from dossier.errors import DamagedError
from dossier.heads import HeadFile, SigningKey
from dossier.settings import Settings
from dossier.store import Store, open_store
from tests.dossier.tampering import append, heads


def test_the_key_is_made_at_first_use_for_its_owner_only(store: Store) -> None:
    key = store.settings.home / "keys" / "journal.pem"
    assert not key.exists()
    append(store)
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700


def test_every_line_is_anchored(written: Store) -> None:
    lines = {line.number: line.hash for line in written.journal()}
    assert {head.number: head.hash for head in heads(written).read() or ()} == lines


def test_a_kill_between_the_line_and_its_anchor_is_not_tampering(
    written: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(HeadFile, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            append(written, "run:6")
    assert [line.subject for line in written.journal()][-1] == "run:6"
    assert written.verify_journal() == []
    append(written, "run:7")
    assert written.verify_journal() == []


def test_a_kill_before_the_line_is_kept_leaves_no_anchor(written: Store) -> None:
    def fail() -> None:
        with written.batch():
            append(written, "run:6")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    append(written, "run:7")
    assert len(heads(written).read() or ()) == 6
    assert written.verify_journal() == []


def test_half_a_line_left_by_a_kill_is_cut_off_by_the_next(written: Store) -> None:
    path = heads(written).path
    with path.open("a") as file:
        file.write("6 abcdef")
    assert written.verify_journal() == []
    append(written, "run:6")
    assert written.verify_journal() == []
    assert path.read_text().splitlines()[-1].startswith("6 ")


def test_a_forged_anchor_is_found(written: Store) -> None:
    path = heads(written).path
    first, *others = path.read_text().splitlines(keepends=True)
    number, line_hash, signature = first.split()
    path.write_text("".join([f"{number} {'f' * 64} {signature}\n", *others]))
    assert "ancre nº 1 : signature fausse" in written.verify_journal()
    assert line_hash


@pytest.mark.parametrize("line", ["n’importe quoi", "é a b", f"{'9' * 5000} a b"])
def test_an_unreadable_anchor_is_found(written: Store, line: str) -> None:
    heads(written).path.write_text(f"{line}\n")
    assert any("illisible" in problem for problem in written.verify_journal())


def test_without_its_anchor_the_journal_refuses_to_grow(written: Store) -> None:
    heads(written).path.unlink()
    with pytest.raises(DamagedError, match="ancre du journal absente"):
        append(written)
    assert len(list(written.journal())) == 5


@pytest.mark.parametrize("content", [None, "illisible"])
def test_without_its_key_the_journal_neither_grows_nor_verifies(
    written: Store, content: str | None
) -> None:
    key = written.settings.home / "keys" / "journal.pem"
    key.unlink()
    if content is not None:
        key.write_text(content)
    with pytest.raises(DamagedError, match="clé du journal"):
        append(written)
    assert any("clé du journal" in problem for problem in written.verify_journal())


def test_another_key_signs_nothing_of_ours(written: Store) -> None:
    folder = written.settings.home / "keys"
    before = SigningKey(folder).fingerprint
    (folder / "journal.pem").unlink()
    SigningKey(folder).make()
    assert SigningKey(folder).fingerprint != before
    assert "ancre nº 1 : signature fausse" in written.verify_journal()


def grow(settings: Settings, count: int) -> None:
    with open_store(settings) as mine:
        for _ in range(count):
            append(mine)


def test_two_processes_append_without_losing_or_breaking_a_line(
    store: Store, settings: Settings
) -> None:
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=grow, args=(settings, 15)) for _ in range(2)]
    for other in others:
        other.start()
    grow(settings, 15)
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    assert len(list(store.journal())) == 45
    assert len(heads(store).read() or ()) == 45
    assert store.verify_journal() == []
