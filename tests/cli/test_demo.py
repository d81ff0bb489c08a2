"""What ``vigie demo`` prints and ends with, whatever the demonstration came to."""

import json
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cli.app import run
from dossier.case import CaseId
from tests.workflow.answers import ANSWER
from workflow import demo
from workflow.demo import Demonstrated
from workflow.demo_cases import Played
from workflow.demo_expected import Compared
from workflow.demonstration_cases import demo_cases
from workflow.demonstration_sites import DemoSite

SITE = DemoSite(host="a.example", title="A", kind="essai", expected="alert", why="")
EXHIBIT = Path("/maison/dossier/exhibits/un")
LETTER = Path("/maison/exports/signalement/signalement.docx")
PRINTED = Path("/maison/reponses/a.pdf")
WHOLE = Played(
    demo_cases()[0],
    CaseId("2026-0001"),
    exhibits=(EXHIBIT,),
    documents=(LETTER, LETTER.with_suffix(".pdf")),
)
DONE = Demonstrated((Compared(SITE, ANSWER, ()),), (PRINTED,), (WHOLE,))
ADDRESS = "http://127.0.0.1:8501/"

Play = Callable[[Demonstrated], None]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """Have the demonstration come to what is given, and its dashboard answer at once."""

    def served(*_: object, ready: Callable[[str], None], **__: object) -> None:
        ready(ADDRESS)

    def become(done: Demonstrated) -> None:
        monkeypatch.setattr(demo, "demonstrate", lambda *_, **__: done)
        monkeypatch.setattr(demo, "show", served)

    return become


def test_the_json_names_sites_case_exhibits_and_documents(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(DONE)
    assert run(["demo", "--no-serve", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "sites": [
            {
                "site": "a.example",
                "expected": "alert",
                "found": "alert",
                "differences": [],
            }
        ],
        "case": "2026-0001",
        "exhibits": [str(EXHIBIT)],
        "documents": [str(LETTER), str(LETTER.with_suffix(".pdf")), str(PRINTED)],
    }


def test_the_address_of_the_case_is_one_line_beside_the_json(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(DONE)
    assert run(["demo", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["case"] == "2026-0001"
    assert f"{ADDRESS}dossier?dossier=2026-0001 " in said.err.splitlines()[-1]


def test_without_a_dashboard_no_address_is_told(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(DONE)
    assert run(["demo", "--no-serve"]) == 0
    said = capsys.readouterr()
    assert ADDRESS not in said.out + said.err


def test_a_person_reads_where_the_letter_is(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(DONE)
    run(["demo", "--no-serve"])
    lines = capsys.readouterr().out.splitlines()
    assert "1 sites sur 1 sont comme attendu." in lines
    assert str(LETTER.parent) in lines


APART = Compared(SITE, ANSWER, ("attendu watch, trouvé alert",))
FAULTY = replace(WHOLE, faults=["pièce n°\u00a08 : sans marque de temps"])


@pytest.mark.parametrize(
    "done",
    [
        replace(DONE, sites=(APART,)),
        replace(DONE, cases=(FAULTY,)),
        replace(DONE, cases=(replace(WHOLE, exhibits=()),)),
        replace(DONE, cases=(replace(WHOLE, documents=(LETTER,)),)),
        replace(DONE, cases=(WHOLE, replace(WHOLE, documents=()))),
    ],
    ids=["site", "fault", "no exhibit", "no pdf", "second case"],
)
def test_what_is_not_as_it_must_be_ends_with_one(
    play: Play, done: Demonstrated
) -> None:
    play(done)
    assert run(["demo", "--no-serve"]) == 1


def test_what_failed_is_said_beside_the_site(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(replace(DONE, cases=(FAULTY,)))
    run(["demo", "--no-serve"])
    (line,) = [
        line for line in capsys.readouterr().err.splitlines() if "marque" in line
    ]
    assert line == (
        "vigie\u00a0: dossier brumel-allocations.example\u00a0: pièce n°\u00a08\u00a0: sans "
        "marque de temps"
    )


def test_without_a_browser_the_sites_are_shown_and_the_end_is_three(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = replace(WHOLE, exhibits=(), documents=())
    play(replace(DONE, cases=(lost,), lost="Chromium est introuvable ; sans lui, rien"))
    assert run(["demo", "--no-serve", "--json"]) == 3
    said = capsys.readouterr()
    assert json.loads(said.out)["sites"][0]["found"] == "alert"
    assert [line for line in said.err.splitlines() if "Chromium" in line] == [
        "vigie\u00a0: Chromium est introuvable\u00a0; sans lui, rien"
    ]


def test_the_loss_is_said_before_the_dashboard_opens(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    play(replace(DONE, lost="Chromium est introuvable"))
    assert run(["demo"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert ["Chromium" in line for line in lines[-2:]] == [True, False]


def test_sigterm_ends_a_demonstration_as_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def terminated(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(demo, "demonstrate", terminated)
    assert run(["demo", "--no-serve"]) == 3
    assert "Interrompu" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGTERM) is before
