"""« vigie verify » finds a decision changed aside, and says which."""

from pathlib import Path

from dossier.settings import Settings
from dossier.store import open_store
from tests.workflow.reviewing import house
from workflow.verify import Check, verify


def told(settings: Settings) -> Check:
    (found,) = [one for one in verify([], settings) if one.name == "dossiers"]
    return found


def test_a_case_as_it_was_journaled_holds(tmp_path: Path) -> None:
    ours = house(Settings.at(tmp_path / "home"))
    ours.measured()
    ours.decided(ours.opened())
    found = told(ours.settings)
    assert found.holds
    assert found.detail == "1 dossier(s), tels que journalisés"


def test_a_decision_changed_aside_does_not(tmp_path: Path) -> None:
    ours = house(Settings.at(tmp_path / "home"))
    ours.measured()
    ours.decided(ours.opened())
    with open_store(ours.settings) as store, store.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE decisions SET choice = 'contredit' WHERE number = 3"
        )
    found = told(ours.settings)
    assert not found.holds
    assert found.detail.startswith("décision de decision:3\u00a0: autre que")
