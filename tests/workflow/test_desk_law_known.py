"""How well each wording of a text is known, as its page says it."""

from pathlib import Path

import pytest

from dossier.settings import Settings
from legal_refs.ids import ProvisionId
from tests.workflow.reviewing import House, house
from workflow.desk_law_text import text_shown
from workflow.law_readings import Trust

REFERRED = ProvisionId("css_l554_2")


@pytest.fixture
def made(tmp_path: Path) -> House:
    """A home without a case."""
    return house(Settings.at(tmp_path / "home", allow_loopback=True))


def test_each_wording_says_how_well_it_is_known(made: House) -> None:
    found = text_shown(made.settings, REFERRED)
    assert found.current
    assert found.current.standing == "Rédaction vérifiée."
    between, first = found.others
    assert between.standing == ""
    assert first.standing.startswith("À confirmer\u00a0: Rédaction de 1994 lue dans")


def test_a_text_without_a_wording_today_is_not_held(made: House) -> None:
    found = text_shown(made.settings, ProvisionId("rgpd_9"))
    assert found.trust is Trust.NOT_HELD
    assert "ne tient aucune rédaction pour ce jour" in found.standing
