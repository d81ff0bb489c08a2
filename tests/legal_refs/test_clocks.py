"""The shipped clocks: what they count, from what, and what they own not to know."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.catalogue import SHIPPED, catalogue
from legal_refs.clock_model import Sourced, Unknown
from legal_refs.clocks import CLOCKS as FILE
from legal_refs.clocks import cited, clocks
from legal_refs.ids import ProvisionId
from legal_refs.model import Nature, State
from tests.legal_refs.test_french import ACCUSING, PLAIN_SPACE, STRAIGHT

CLOCKS = clocks()
DELIT = CLOCKS.limitations[Nature.DELIT]
(CPP,) = CLOCKS.renumbered
FACTS = st.dates(date(2017, 3, 1), date(2100, 1, 1))
SOURCED: list[Sourced] = [
    *CLOCKS.limitations.values(),
    *CLOCKS.waiting.values(),
    *CLOCKS.renumbered,
]


def marked_articles() -> set[str]:
    """The former numbers that the file lists."""
    rows = yaml.safe_load((SHIPPED / FILE).read_text("utf-8"))["renumbered"].values()
    return {article for row in rows for article in row["articles"]}


def shown() -> list[str]:
    """Every sentence of the file that a screen or a page prints."""
    rules = [text for rule in SOURCED for text in (rule.reserve, rule.source)]
    natures = [
        text
        for rule in CLOCKS.limitations.values()
        for text in (rule.before, *(name.words for name in rule.names))
    ]
    waits = [
        text
        for wait in CLOCKS.waiting.values()
        for text in (wait.title, wait.none_kept, *wait.proofs.values())
    ]
    kept = [
        text
        for rule in CLOCKS.retention.values()
        for text in (rule.title, rule.counted_from, rule.ends_with)
    ]
    return [*rules, *natures, *waits, *kept, *(h.title for h in CLOCKS.house.values())]


@pytest.mark.parametrize("pattern", [ACCUSING, PLAIN_SPACE, STRAIGHT])
def test_what_is_shown_is_set_in_french_and_accuses_nobody(
    pattern: re.Pattern[str],
) -> None:
    assert [text for text in shown() if pattern.search(text)] == []


def test_nothing_says_that_the_time_was_stopped() -> None:
    assert [text for text in shown() if "interromp" in text or "continue" in text] == []


@pytest.mark.parametrize("rule", SOURCED, ids=lambda rule: type(rule).__name__)
def test_a_rule_never_checked_is_to_confirm_and_says_what_is_missing(
    rule: Sourced,
) -> None:
    if rule.checked_on is None:
        assert rule.state is State.TO_CONFIRM
        assert rule.reserve


@pytest.mark.parametrize("provision", sorted(catalogue().provisions))
def test_every_provision_has_the_limitation_of_its_nature(provision: str) -> None:
    held = catalogue().provisions[ProvisionId(provision)]
    rule = CLOCKS.limitation(held)
    assert rule.nature is held.nature
    assert rule.length.said.replace("un an", "1\u00a0an").split("\u00a0")[0] == str(
        held.limitation_years
    )


@given(fact=FACTS)
def test_limitation_ends_on_the_same_day_of_the_year(fact: date) -> None:
    last = DELIT.last_day(fact)
    assert not isinstance(last, Unknown)
    assert last.year == fact.year + 6
    assert (last.month, last.day) == (fact.month, fact.day) or (
        (fact.month, fact.day, last.month, last.day) == (2, 29, 2, 28)
    )


@given(one=FACTS, other=FACTS)
def test_the_oldest_fact_is_never_the_last_to_expire(one: date, other: date) -> None:
    first, last = (DELIT.last_day(day) for day in sorted((one, other)))
    assert not isinstance(first, Unknown)
    assert not isinstance(last, Unknown)
    assert first <= last


def test_a_fact_without_a_date_is_not_counted() -> None:
    found = DELIT.last_day(None)
    assert isinstance(found, Unknown)
    assert "inconnue" in found.reason


def test_a_fact_older_than_the_rule_is_not_counted() -> None:
    assert DELIT.since
    old = DELIT.last_day(DELIT.since - timedelta(days=1))
    assert isinstance(old, Unknown)
    assert old.reason == DELIT.before
    assert not isinstance(DELIT.last_day(DELIT.since), Unknown)


def test_a_rule_whose_first_day_is_unknown_counts_nothing() -> None:
    found = replace(DELIT, since=None).last_day(date(2026, 1, 1))
    assert isinstance(found, Unknown)


def test_a_court_is_named_as_it_is_on_the_day() -> None:
    day = CPP.since
    assert DELIT.name(day - timedelta(days=1)) == "textes de tribunal correctionnel"
    assert DELIT.name(day) == "textes de tribunal délictuel"


def test_three_months_run_from_a_proof_and_only_from_one() -> None:
    wait = CLOCKS.waiting["plainte_sans_reponse"]
    assert wait.opens(date(2026, 1, 12)) == date(2026, 4, 13)
    without = wait.opens(None)
    assert isinstance(without, Unknown)
    assert without.reason == wait.none_kept


@pytest.mark.parametrize(
    ("slug", "start", "last"),
    [
        ("pages_sans_passage", date(2026, 11, 1), date(2026, 12, 1)),
        ("site_ecarte", date(2026, 11, 1), date(2027, 11, 1)),
        ("donnees_sensibles_lues", date(2026, 11, 20), date(2026, 11, 27)),
        ("signal_non_relu", date(2026, 8, 31), date(2027, 2, 28)),
        ("echantillon_tire", date(2026, 11, 1), date(2027, 5, 1)),
        ("site_suivi", date(2026, 11, 1), date(2027, 11, 1)),
        ("journal_des_acces", date(2026, 11, 1), date(2027, 11, 1)),
    ],
)
def test_what_is_kept_has_a_last_day(slug: str, start: date, last: date) -> None:
    assert CLOCKS.retention[slug].last_day(start) == last


def test_without_a_start_nothing_is_counted() -> None:
    for rule in CLOCKS.retention.values():
        found = rule.last_day(None)
        assert isinstance(found, Unknown)
        assert found.reason


@pytest.mark.parametrize("slug", ["dossier", "donnees_sensibles_recues"])
def test_what_follows_something_else_says_so(slug: str) -> None:
    rule = CLOCKS.retention[slug]
    assert rule.last_day(date(2026, 1, 1)) == Unknown(rule.ends_with)


def test_a_signal_that_nobody_read_is_recalled_twice_and_prolonged_once() -> None:
    rule = CLOCKS.retention["signal_non_relu"]
    recalls = [warning.after(date(2026, 1, 31)) for warning in rule.warnings]
    assert recalls == [date(2026, 5, 31), date(2026, 6, 30)]
    assert rule.renewals == 1


def test_a_live_capture_is_fresh_seven_days() -> None:
    fresh = CLOCKS.house["capture_fraiche"]
    assert fresh.last_day(date(2026, 11, 20)) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Code pénal", "article 1 du code pénal"),
        ("Loi n° 71-1130", "article 1 de la loi n° 71-1130"),
        ("Ordonnance n° 45-174", "article 1 de l’ordonnance n° 45-174"),
        ("Règlement (UE) 2022/2065", "article 1 du règlement (UE) 2022/2065"),
        ("LCEN", "article 1 de la LCEN"),
        ("RGPD", "article 1 du RGPD"),
    ],
)
def test_an_article_is_cited_in_french(code: str, said: str) -> None:
    assert CLOCKS.cited(code, "1", date(2026, 1, 1)) == said


def test_a_number_holds_until_the_eve_and_is_former_from_the_day() -> None:
    eve = CPP.since - timedelta(days=1)
    assert CLOCKS.cited(CPP.code, "43", eve) == "article 43 du code de procédure pénale"
    assert CLOCKS.cited(CPP.code, "43", CPP.since) == (
        "ancien article 43 du code de procédure pénale, "
        "dont le nouveau numéro n’est pas tenu"
    )


def test_no_text_of_a_renumbered_code_is_held_in_force_under_its_former_number() -> (
    None
):
    texts = [text for text in catalogue().texts.values() if text.code == CPP.code]
    assert len(texts) > 5
    assert [text.id for text in texts if text.stated(CPP.since)] == []


def test_every_text_held_of_a_renumbered_code_waits_for_its_new_number() -> None:
    listed = marked_articles()
    for text in catalogue().texts.values():
        if text.code == CPP.code:
            assert text.article in listed


def test_a_new_number_once_held_is_the_one_cited() -> None:
    held = replace(CLOCKS, renumbered=(replace(CPP, articles={"8": "L. 1"}),))
    assert held.cited(CPP.code, "8", CPP.since, "alinéa 1") == (
        "article L. 1 du code de procédure pénale, ancien article 8, alinéa 1"
    )


def test_another_code_keeps_its_numbers() -> None:
    assert CLOCKS.cited("Code pénal", "121-3", date(2040, 1, 1)).startswith("article")


def test_a_text_is_cited_from_its_own_record() -> None:
    text = catalogue().texts[ProvisionId("css_l377_2")]
    said = cited(text, date(2026, 1, 1))
    assert said == f"article {text.article} du code de la sécurité sociale"
