"""Every mistake in ``clocks.yml`` is found at its line, and all at once."""

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.clocks import CLOCKS, load
from legal_refs.faults import Fault, LawError
from tests.legal_refs.planting import Law

RULE = '    length: "6 ans"\n'


def faults(law: Law) -> tuple[Fault, ...]:
    try:
        load(law.folder, catalogue())
    except LawError as error:
        return error.faults
    return ()


@pytest.mark.parametrize(
    ("old", "new", "reason", "offset"),
    [
        (RULE, '    length: "six ans"\n', "« six ans » n’a pas la forme attendue", 0),
        (RULE, "    length: 06\n", "mettre des guillemets", 0),
        (RULE, '    length: "3 ans"\n', "n’est pas la durée que porte", 0),
        (RULE, RULE + "    duree: 6\n", "clé inconnue « duree »", 1),
        (
            '    since: 2017-03-01\n    before: "fait antérieur au 1er mars 2017\u00a0: la durée',
            '    since: hier\n    before: "fait antérieur au 1er mars 2017\u00a0: la durée',
            "une date est attendue",
            0,
        ),
        (
            'délictuel"\n        start: 2029-01-01',
            'délictuel"\n        start: 2029-01-02',
            "celui-ci commence le 2029-01-02",
            0,
        ),
        (
            '- name: "textes de tribunal correctionnel"\n',
            '- name: "textes de tribunal correctionnel"\n        start: 2017-03-01\n',
            "le premier nom n’a pas de début",
            1,
        ),
        (
            'délictuel"\n        start: 2029-01-01',
            'délictuel"\n        start: 2029-01-01\n        until: 2040-01-01',
            "le dernier nom n’a pas de fin",
            2,
        ),
        ("  contravention:\n", "  crime:\n", "« crime » n’est pas dans la liste", 0),
        (
            'length: null\n    ends_with: "suit le dossier auquel la pièce est jointe"',
            "length: null",
            "il faut dire ce que la conservation suit",
            0,
        ),
        (
            'warnings: ["4 mois", "5 mois"]',
            'warnings: ["4 mois", "6 mois"]',
            "« 6 mois » n’est pas avant la fin",
            0,
        ),
        (
            'warnings: ["4 mois", "5 mois"]',
            'warnings: ["4 jours", "5 mois"]',
            "« 4 jours » n’est pas avant la fin",
            0,
        ),
        ("    text: cpp_85\n", "    text: cpp_999\n", "« cpp_999 » : inconnu", 0),
        (
            '    length: "12 mois"\n    renewals: null',
            '    length: null\n    ends_with: "x"\n    warnings: ["1 mois"]',
            "pas d’alerte à compter",
            2,
        ),
        ('"381": unknown', '"381": 12', "un texte est attendu", 0),
        (
            'code: "Code de procédure pénale"',
            'code: "Code de la procédure"',
            "aucun texte tenu n’est du « Code de la procédure »",
            0,
        ),
    ],
)
def test_a_mistake_is_found_at_its_line(
    law: Law, old: str, new: str, reason: str, offset: int
) -> None:
    line = law.replace(CLOCKS, old, new)
    found = [fault for fault in faults(law) if reason in fault.reason]
    assert [fault.line - line for fault in found] == [offset]


def test_a_verified_rule_has_a_day_and_no_reserve(law: Law) -> None:
    path = law.folder / CLOCKS
    text = path.read_text("utf-8")
    path.write_text(text.replace("state: to_confirm", "state: verified", 1), "utf-8")
    reasons = {fault.reason for fault in faults(law)}
    assert reasons == {
        "une règle vérifiée n’a pas de réserve",
        "une règle vérifiée dit quel jour elle a été lue",
    }


def test_a_rule_to_confirm_says_what_is_missing(law: Law) -> None:
    path = law.folder / CLOCKS
    before, mark, after = path.read_text("utf-8").partition("    reserve: >-\n")
    path.write_text(f"{before}{after.partition(chr(10))[2]}", "utf-8")
    assert mark
    (fault,) = faults(law)
    assert "dit ce qui manque" in fault.reason


def test_a_nature_without_a_rule_is_missed(law: Law) -> None:
    path = law.folder / CLOCKS
    text = path.read_text("utf-8")
    start, end = text.index("  contravention:\n"), text.index("# Délais à laisser")
    path.write_text(text[:start] + text[end:], "utf-8")
    assert [fault.reason for fault in faults(law)] == [
        "aucune règle pour « contravention »"
    ]


def test_mistakes_are_told_together(law: Law) -> None:
    first = law.replace(CLOCKS, RULE, '    length: "sixans"\n')
    second = law.replace(CLOCKS, '"381": unknown', '"381": 12')
    assert [fault.line for fault in faults(law)] == [first, second]


def test_a_file_that_is_gone_is_named(law: Law) -> None:
    (law.folder / CLOCKS).unlink()
    (fault,) = faults(law)
    assert fault.file == CLOCKS


def test_the_shipped_copy_has_no_fault(law: Law) -> None:
    assert faults(law) == ()
