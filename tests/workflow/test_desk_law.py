"""The law on the dashboard: what is held, where it is used, and what changed under a case."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dossier.case import CaseId
from dossier.documents import KeptDocument
from dossier.errors import UnusableInputError
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from legal_refs.model import TextRole
from tests.dossier.cases import CAMILLE, DOMINIQUE, NOON, SACHA, ZERO
from tests.workflow.law_reading import RSA, other, read, shipped, words_of
from tests.workflow.reviewing import SITE, House, house
from workflow import law_readings
from workflow.check_words import ELEMENTS, today
from workflow.desk_law import ALL, ROLES, TRUSTS, Changed, changed, text_page
from workflow.desk_law_text import may_read, text_shown, told
from workflow.law_readings import (
    Trust,
    decided_under,
    drafted_under,
    keep_relied,
    relied,
)

REFERRED = ProvisionId("css_l554_2")
"""Where the penalty of the other one is read."""
FINE = (
    "Amende de 4\u202f500\u00a0euros au plus pour une personne physique, de "
    "22\u202f500\u00a0euros au plus pour une personne morale."
)


@pytest.fixture
def made(tmp_path: Path) -> House:
    """A site read, measured, opened."""
    found = house(Settings.at(tmp_path / "home", allow_loopback=True))
    found.measured()
    found.opened()
    return found


@pytest.fixture
def case(made: House) -> CaseId:
    """Its case, every card of an element decided."""
    with open_store(made.settings) as store:
        found = store.cases()[0].id
    made.decided(found, *ElementId)
    return found


def drafted(made: House, case: CaseId, at: datetime = NOON) -> None:
    """A letter, as a draft leaves it."""
    with open_store(made.settings) as store:
        for kind in ("signalement", "pieces"):
            store.add_document(
                KeptDocument(case, kind, "pdf", ZERO, "s.pdf", at, SACHA)
            )
        keep_relied(store, case, drafted_under(at))


def said(made: House, case: str = "") -> list[str]:
    return [each.said.replace("\u00a0", " ") for each in changed(made.settings, case)]


def test_every_role_and_every_standing_has_its_words() -> None:
    assert set(ROLES) == set(TextRole)
    assert set(TRUSTS) == set(Trust)


def test_every_text_is_on_one_page_and_once(made: House) -> None:
    first = text_page(made.settings)
    seen = [
        line.id
        for number in range(1, first.pages + 1)
        for line in text_page(made.settings, number=number).lines
    ]
    assert sorted(seen) == sorted(catalogue().texts)
    assert first.held == first.total == len(seen) == sum(first.trusts.values())


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_page_that_is_not_there_is_the_nearest_one(made: House, number: int) -> None:
    found = text_page(made.settings, number=number)
    assert 1 <= found.number <= found.pages
    assert found.lines


@pytest.mark.parametrize("role", list(TextRole))
def test_a_role_keeps_its_texts_alone(made: House, role: TextRole) -> None:
    found = text_page(made.settings, role=role)
    assert found.total == len(catalogue().text_ids_by_role(role))
    assert {line.role for line in found.lines} == {ROLES[role]}


@pytest.mark.parametrize("state", [Trust.VERIFIED, Trust.TO_CONFIRM, Trust.NOT_HELD])
def test_a_standing_keeps_its_texts_alone(made: House, state: Trust) -> None:
    found = text_page(made.settings, state=state)
    assert found.total == found.trusts[state] > 0
    assert {line.trust for line in found.lines} == {state}


@pytest.mark.parametrize(
    "words", ["L. 262-51", "l262-51", "casf_l262_51", "revenu de SOLIDARITE active"]
)
def test_a_text_is_found_by_its_number_its_slug_or_its_title(
    made: House, words: str
) -> None:
    assert RSA in [line.id for line in text_page(made.settings, words_in=words).lines]


def test_no_text_is_found_by_words_of_none(made: House) -> None:
    found = text_page(made.settings, words_in="zzz", role=ALL)
    assert (found.lines, found.total) == ((), 0)


def test_a_text_read_by_a_jurist_is_counted_as_such(made: House) -> None:
    before = text_page(made.settings).trusts
    read(made.settings)
    after = text_page(made.settings).trusts
    assert after[Trust.CONFIRMED] == before[Trust.CONFIRMED] + 1
    assert after[Trust.TO_CONFIRM] == before[Trust.TO_CONFIRM] - 1


def test_a_text_shows_its_words_what_they_ask_and_its_penalty(made: House) -> None:
    found = text_shown(made.settings, REFERRED)
    assert found.current
    assert found.current.wording.text == words_of(REFERRED)
    assert ("Un intermédiaire", "«\u00a0tout intermédiaire\u00a0»") in (
        found.current.asked
    )
    assert found.penalties[:2] == (
        "Délit.",
        FINE,
    )
    assert [each.wording.held for each in found.others] == [False, True]


def test_a_benefit_that_a_special_text_protects_first_is_said_subsidiary(
    made: House,
) -> None:
    alf = catalogue().benefits[BenefitId("alf")].name
    assert (
        f"{alf} (à titre subsidiaire)" in text_shown(made.settings, REFERRED).benefits
    )
    assert alf in text_shown(made.settings, "cch_l852_3").benefits


def test_a_text_that_asks_no_price_beforehand_says_so(made: House) -> None:
    found = text_shown(made.settings, RSA)
    assert found.current
    last = ("Un prix convenu d’avance", "non demandé par ce texte")
    assert found.current.asked[-1] == last


def test_a_penalty_read_in_another_text_names_it(made: House) -> None:
    nature, fine = text_shown(made.settings, RSA).penalties
    assert nature == "Délit."
    assert "selon l’article" in fine
    assert "554-2" in fine


def test_conditions_stand_in_the_order_in_which_they_are_always_read(
    made: House,
) -> None:
    found = text_shown(made.settings, "css_l821_5")
    assert found.current
    names = [name for name, _ in found.current.asked]
    assert names == [*ELEMENTS.values(), "Un prix convenu d’avance"]


def test_a_wording_that_is_not_held_says_so(made: House) -> None:
    found = text_shown(made.settings, REFERRED)
    assert [each.period for each in found.others] == [
        "du 1er janvier 2002 au 14 mai 2009 (texte non détenu)",
        "du 1er mars 1994 au 1er janvier 2002",
    ]


def test_words_read_in_another_text_name_it(made: House) -> None:
    found = text_shown(made.settings, "css_l821_5")
    assert found.current
    assert any(
        "article L.\u00a0377-2" in each or "L. 377-2" in each
        for _, each in found.current.asked
    )


def test_a_text_says_where_it_is_used(made: House, case: CaseId) -> None:
    found = text_shown(made.settings, RSA)
    assert "Revenu de solidarité active" in " ".join(found.benefits)
    (use,) = found.cases
    assert use.case
    assert use.said == f"Dossier {case} — {SITE}"
    drafted(made, case)
    (use,) = text_shown(made.settings, RSA).cases
    assert use.said.endswith(", une rédaction")
    assert RSA in {each.text for each in text_shown(made.settings, REFERRED).cited_by}
    assert REFERRED in {each.text for each in found.cites}


def test_a_text_that_no_case_is_measured_against_has_none(
    made: House, case: CaseId
) -> None:
    assert text_shown(made.settings, "css_l815_14").cases == (), case


@pytest.mark.parametrize("name", sorted(catalogue().texts))
def test_every_text_can_be_shown(tmp_path: Path, name: str) -> None:
    found = text_shown(Settings.at(tmp_path / "home"), name)
    assert found.standing
    assert found.trust in TRUSTS
    assert (found.current is None) + len(found.text.wordings) - 1 == len(found.others)


def test_an_unknown_text_is_told(made: House) -> None:
    with pytest.raises(UnusableInputError, match="aucun texte tenu"):
        text_shown(made.settings, "<b>css</b>")


def test_readings_are_shown_newest_first_with_what_they_found(made: House) -> None:
    read(made.settings)
    read(made.settings, other(words_of()))
    found = text_shown(made.settings, RSA)
    lines = [told(reading, found.text) for reading in found.readings]
    assert ["d’autres mots que ceux tenus" in line for line in lines] == [True, False]
    assert "mêmes mots" in lines[1]
    assert all(line.startswith(DOMINIQUE) for line in lines)
    assert found.trust is Trust.CHANGED


def test_the_standing_says_until_when_a_reading_is_worth(made: House) -> None:
    read(made.settings)
    assert "cette lecture vaut jusqu’au" in text_shown(made.settings, RSA).standing


def test_a_reading_out_of_date_is_said(made: House) -> None:
    read(made.settings, on=today() - timedelta(364))
    with open_store(made.settings) as store, store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE law_readings SET read_on = '2020-01-01'")
    assert "a plus de douze mois" in text_shown(made.settings, RSA).standing


def test_only_who_may_read_is_offered_the_act(made: House) -> None:
    assert may_read(made.settings, DOMINIQUE)
    for name in (CAMILLE, SACHA, "", "Personne"):
        assert not may_read(made.settings, name)


def test_nothing_has_changed_under_a_case_just_decided(
    made: House, case: CaseId
) -> None:
    drafted(made, case)
    read(made.settings)
    assert said(made) == []


def test_other_words_read_mark_the_cases_that_rely_on_the_text(
    made: House, case: CaseId
) -> None:
    read(made.settings, other(words_of()))
    (found,) = changed(made.settings)
    assert (found.case, found.site, found.text) == (case, SITE, RSA)
    assert found.said.startswith("Texte changé\u00a0: Code de l’action sociale")
    assert "Déjà faite" not in found.said
    drafted(made, case)
    (told_now,) = said(made)
    assert "Déjà faite avec ce texte : une rédaction, à ne pas envoyer." in told_now


def test_a_reading_of_the_same_words_takes_the_mark_away(
    made: House, case: CaseId
) -> None:
    read(made.settings, other(words_of()))
    read(made.settings)
    assert said(made, case) == []


def test_other_words_read_of_another_text_mark_nothing(
    made: House, case: CaseId
) -> None:
    other_text = ProvisionId("css_l815_14")
    read(made.settings, other(words_of(other_text)), text=other_text)
    assert said(made, case) == []


def test_other_words_read_of_the_text_that_punishes_mark_the_case(
    made: House, case: CaseId
) -> None:
    read(made.settings, other(words_of(REFERRED)), text=REFERRED)
    assert [each.text for each in changed(made.settings, case)] == [REFERRED]


def test_a_case_of_another_name_is_not_marked(made: House, case: CaseId) -> None:
    read(made.settings, other(words_of()))
    assert said(made, case)
    assert said(made, "2026-9999") == []


def test_a_wording_changed_since_marks_the_decisions_taken_before(
    made: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    (line,) = said(made, case)
    assert line.startswith("Rédaction changée : ")
    assert "cartes ont été décidées" in line
    assert "rédigez" not in line


def test_deciding_again_takes_the_mark_away(
    made: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    made.decided(case, *ElementId)
    assert said(made) == []


def test_a_wording_changed_since_marks_the_last_draft(
    made: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(made, case)
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    (line,) = said(made)
    assert line.endswith("puis rédigez à nouveau.")
    made.decided(case, *ElementId)
    (line,) = said(made)
    assert line.endswith("le document a été rédigé : rédigez à nouveau.")


def test_drafting_again_takes_the_mark_away(
    made: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(made, case)
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    made.decided(case, *ElementId)
    assert said(made)
    drafted(made, case, NOON + timedelta(days=1))
    assert said(made) == []


def test_a_deed_of_before_this_version_marks_nothing(
    made: House, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(made.settings) as store, store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM law_relied")
    shipped(monkeypatch, RSA, f"{words_of()} Et la peine est portée au double.")
    assert said(made, case) == []


def test_a_decision_keeps_only_the_wordings_that_ask_its_element(
    made: House, case: CaseId
) -> None:
    with open_store(made.settings) as store:
        laws = store.law_of(case)
        numbers = {d.subject: d.number for d in store.decisions(case).values()}
        whole = relied(store, case)
    asked = catalogue().asked(RSA, today())
    for element in ElementId:
        law = laws.get(decided_under(numbers[element]), {})
        assert (RSA in law) == (element in asked)
        assert REFERRED not in law
        assert {slug: whole[slug].digest for slug in law} == law


def test_a_text_is_not_relied_on_for_an_element_it_does_not_ask(
    made: House, case: CaseId
) -> None:
    cch, whole = ProvisionId("cch_l852_3"), made.assessment()
    (found,) = whole.provisions
    measured = replace(
        whole,
        benefits=(BenefitId("apl"),),
        provisions=(replace(found, provision=cch),),
    )
    with open_store(made.settings) as store:
        store.put_assessment(measured)
        assert relied(store, case, ElementId.INTERMEDIAIRE) == {}
        assert list(relied(store, case, ElementId.REMUNERATION)) == [cch]
        assert cch in relied(store, case)


def test_a_case_never_measured_rests_on_nothing(tmp_path: Path) -> None:
    bare = house(Settings.at(tmp_path / "home", allow_loopback=True))
    found = bare.opened()
    with open_store(bare.settings) as store:
        assert law_readings.relied(store, found) == {}
    assert changed(bare.settings) == ()


def test_a_change_names_its_case() -> None:
    one = Changed(CaseId("2026-0001"), SITE, RSA, "mots")
    assert replace(one, said="autres").case == "2026-0001"
