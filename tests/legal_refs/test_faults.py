"""Every mistake a jurist may make is found at its line, and all at once."""

import pytest

from legal_refs.catalogue import SHIPPED, load
from legal_refs.faults import Fault, LawError
from tests.legal_refs.mistakes import BENEFITS, CASES, FAMILY, RENTS, Mistake
from tests.legal_refs.mistakes_in_benefits import MISTAKES_IN_BENEFITS
from tests.legal_refs.mistakes_in_grounds import (
    ADJACENT,
    CONCOURS,
    DECEIT,
    MISTAKES_IN_GROUNDS,
    PART,
)
from tests.legal_refs.mistakes_in_texts import MISTAKES_IN_TEXTS
from tests.legal_refs.planting import Law


@pytest.mark.parametrize(
    "mistake",
    [*MISTAKES_IN_TEXTS, *MISTAKES_IN_BENEFITS, *MISTAKES_IN_GROUNDS],
    ids=lambda mistake: mistake.name,
)
def test_a_mistake_is_found_at_its_line(mistake: Mistake, law: Law) -> None:
    line = law.replace(mistake.file, mistake.old, mistake.new)

    found = [
        fault
        for fault in law.faults()
        if fault.file == mistake.file and mistake.reason in fault.reason
    ]

    assert found
    if abs(mistake.offset) < 99:
        assert [fault.line for fault in found] == [line + mistake.offset]


def test_the_shipped_copy_has_no_fault(law: Law) -> None:
    assert law.faults() == ()
    assert load(law.folder).digest == load(SHIPPED).digest


def test_mistakes_in_several_files_are_told_together(law: Law) -> None:
    lines = {
        (FAMILY, law.replace(FAMILY, "  natural_eur: 4500", "  natural_eur: 04500")),
        (BENEFITS, law.replace(BENEFITS, "    aliases: [OFII]", "    aliases: [CAF]")),
        (CASES, law.replace(CASES, "unless: retraite_liquidation", "unless: rien")),
        (RENTS, law.replace(RENTS, "    start: 2019-09-01", "    start: 2019-13-01")),
    }

    assert {(fault.file, fault.line) for fault in law.faults()} == lines


def test_several_mistakes_in_one_file_are_told_together(law: Law) -> None:
    first = law.replace(FAMILY, "state: verified", "state: sure")
    second = law.replace(FAMILY, "nature: delit", "nature: crime")

    assert [fault.line for fault in law.faults()] == [first, second]


def test_a_refused_text_does_not_make_those_that_apply_it_look_wrong(law: Law) -> None:
    law.replace("provisions/css_l377_2.yml", "alerts: true", "alerts: peut-être")

    assert {fault.file for fault in law.faults()} == {"provisions/css_l377_2.yml"}


def test_texts_that_refer_to_each_other_in_a_circle_are_refused(law: Law) -> None:
    file = "provisions/css_l482_4.yml"
    text = (law.folder / file).read_text(encoding="utf-8")
    circle = "\n    refers:\n      - to: css_l471_2\n        words: Toute convention contraire\n"
    (law.folder / file).write_text(text.rstrip("\n") + circle, encoding="utf-8")

    assert any(
        "css_l471_2 → css_l482_4 → css_l471_2" in fault.reason for fault in law.faults()
    )


def test_the_special_text_comes_first_in_the_list_of_benefits(law: Law) -> None:
    law.replace(
        BENEFITS,
        "provisions: [cch_l852_3, css_l554_2]",
        "provisions: [css_l554_2, cch_l852_3]",
    )

    assert [(fault.file, fault.reason) for fault in law.faults()] == [
        (CONCOURS, "alf ne cite pas cch_l852_3 avant css_l554_2")
    ]


def test_penalties_read_in_a_circle_are_refused(law: Law) -> None:
    law.replace(
        "provisions/cconso_l121_2.yml",
        "    text: |-",
        "    refers:\n      - to: cconso_l121_3\n        words: Une pratique\n"
        "        penalty: there\n    text: |-",
    )
    law.replace(
        "provisions/cconso_l121_3.yml",
        "    text: |-",
        "    refers:\n      - to: cconso_l121_2\n        words: Une pratique\n"
        "        penalty: there\n    text: |-",
    )

    assert {fault.file for fault in law.faults()} == {
        "provisions/cconso_l121_2.yml",
        "provisions/cconso_l121_3.yml",
    }
    assert all("peine lue en cercle" in fault.reason for fault in law.faults())


def test_a_penalty_of_another_role_is_checked_as_that_of_an_offence(law: Law) -> None:
    line = law.replace(DECEIT, "  legal_eur: 1500000", "  legal_eur: 150000")

    assert law.faults() == (
        Fault(DECEIT, line, "150000 n’est pas le quintuple de 300000"),
    )


@pytest.mark.parametrize("file", [BENEFITS, CASES, ADJACENT, CONCOURS])
def test_a_file_that_is_gone_or_empty_is_named(file: str, law: Law) -> None:
    (law.folder / file).write_text("", encoding="utf-8")
    empty = law.faults()
    (law.folder / file).unlink()
    gone = law.faults()

    assert Fault(file, 1, "fichier vide") in empty
    assert any(fault.file == file and "illisible" in fault.reason for fault in gone)


def test_a_broken_quotation_is_found_at_its_line(law: Law) -> None:
    path = law.folder / FAMILY
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "title: [sans fin", *lines[4:]]))

    assert [fault.line for fault in law.faults()] == [5]


def test_a_file_that_is_not_utf_8_is_named(law: Law) -> None:
    (law.folder / FAMILY).write_bytes("title: \xe9".encode("latin-1"))

    assert any(
        fault.file == FAMILY and "illisible" in fault.reason for fault in law.faults()
    )


def test_a_text_with_another_extension_is_not_silently_left_out(law: Law) -> None:
    name = "provisions/css_l583_1.yaml"
    (law.folder / "provisions/css_l583_1.yml").rename(law.folder / name)

    assert law.faults() == (Fault(name, 1, "fichier ignoré : l’extension est .yml"),)


def test_a_verified_text_whose_last_wording_is_not_held_is_refused(law: Law) -> None:
    path = law.folder / "provisions/css_l583_1.yml"
    before = path.read_text(encoding="utf-8").rpartition("    text: ")[0]
    path.write_text(before + "    text: not held\n", encoding="utf-8")

    assert [fault.reason for fault in law.faults()] == [
        "un texte vérifié a une dernière rédaction tenue et datée"
    ]


def test_a_file_that_is_a_list_is_refused(law: Law) -> None:
    (law.folder / FAMILY).write_text("- un\n- deux\n", encoding="utf-8")

    assert any(
        fault.file == FAMILY and "une table est attendue" in fault.reason
        for fault in law.faults()
    )


def test_the_message_lists_file_line_and_reason(law: Law) -> None:
    line = law.replace(FAMILY, "nature: delit", "nature: crime")

    with pytest.raises(LawError) as refused:
        load(law.folder)

    assert str(refused.value) == (
        f"{FAMILY}:{line} : « nature » : « crime » n’est pas dans la liste"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FAMILY, "text: not held", "text: Sera puni"),
        ("provisions/css_l845_6.yml", "    start: 2016-01-01", "    start: 2016-01-02"),
        (BENEFITS, "    aliases: [OFII]", "    aliases: [OFII, ofi]"),
        (PART, "use: >-\n  Délai", "use: >-\n  Le délai"),
        (ADJACENT, "title: Titre protégé", "title: Titres protégés"),
        (CONCOURS, "laissés à l’appréciation", "laissés à la libre appréciation"),
        (CASES, "Cas discuté\u00a0: un tiers paie", "Discuté\u00a0: un tiers paie"),
    ],
)
def test_the_digest_changes_with_any_file(
    law: Law, file: str, old: str, new: str
) -> None:
    before = load(law.folder).digest
    law.replace(file, old, new)

    assert load(law.folder).digest != before
