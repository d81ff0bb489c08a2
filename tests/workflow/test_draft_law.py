"""A letter quotes the law as the jurists of the house have read it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossier.settings import Settings
from dossier.store import open_store
from rendering.reopened import Reopened, squeezed
from tests.dossier.cases import SACHA
from tests.workflow.drafting import ReadyCase, ready
from tests.workflow.law_reading import RSA, other, read, shipped, words_of
from workflow.desk_law import changed
from workflow.draft import Drafted, draft
from workflow.law_readings import drafted_under

HELD = "le texte principal reste à confirmer par un juriste"


@pytest.fixture
def made(tmp_path: Path) -> ReadyCase:
    return ready(Settings.at(tmp_path / "home", allow_loopback=True))


def drafted(made: ReadyCase) -> Drafted:
    return draft(made.settings, made.case, formats=("pdf",), as_user=SACHA)


def letter(done: Drafted) -> str:
    (path,) = (
        file.path
        for file in done.files
        if file.format == "pdf" and file.kind != "pieces"
    )
    read_back = Reopened(path.read_bytes())
    return "".join(read_back.page(number + 1) for number in range(len(read_back)))


def test_a_text_nobody_read_is_drafted_under_reserve_and_never_ready(
    made: ReadyCase,
) -> None:
    done = drafted(made)
    assert HELD in done.holds
    assert squeezed("Sous réserve.") in letter(done)


def test_a_text_read_word_for_word_holds_nothing_back(made: ReadyCase) -> None:
    read(made.settings)
    done = drafted(made)
    assert not [hold for hold in done.holds if "texte principal" in hold]
    with open_store(made.settings) as store:
        moment = store.documents(made.case)[-1].at
        kept = store.law_of(made.case)[drafted_under(moment)]
    assert RSA in kept
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 600


def test_a_text_read_otherwise_says_so_in_the_letter_and_holds_it_back(
    made: ReadyCase,
) -> None:
    read(made.settings, other(words_of()))
    done = drafted(made)
    assert HELD in done.holds
    assert squeezed("Texte changé") in letter(done)


def test_a_draft_is_marked_when_the_wording_changes_after_it(
    made: ReadyCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(made)
    assert changed(made.settings) == ()
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    (found,) = changed(made.settings)
    assert found.said.endswith("puis rédigez à nouveau.")
