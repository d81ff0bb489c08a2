"""``vigie law show`` of an authority, a département or a clock, for a program."""

import json

import pytest

from cli.app import run

Captured = pytest.CaptureFixture[str]


def test_a_departement_is_shown_with_its_courts(capsys: Captured) -> None:
    assert run(["law", "show", "Landes", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["kind"], shown["code"]) == ("departement", "40")
    assert [court["id"] for court in shown["courts"]] == ["tj_dax", "tj_mont_de_marsan"]
    assert shown["checked_on"] is None
    assert shown["warning"].startswith("Jamais vérifié en ligne")


def test_an_authority_is_shown_with_its_ways_and_who_may_write(
    capsys: Captured,
) -> None:
    assert run(["law", "show", "cnil", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["kind"] == "authority"
    assert shown["ways"][0]["url"] == "https://www.cnil.fr"
    assert shown["ways"][0]["source"]
    assert shown["document"]["rules"]["udaf"]["standing"] == "conditional"


def test_a_clock_is_shown_with_its_length_and_its_reserve(capsys: Captured) -> None:
    assert run(["law", "show", "prescription_contravention", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["length"], shown["since"]) == ("un an", "2017-03-01")
    assert (shown["state"], shown["text"]) == ("to_confirm", "cpp_9")
    assert "sources secondaires" in shown["reserve"]
