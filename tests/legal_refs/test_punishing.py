"""The text a penalty is read in, on the day of the facts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.asked import CircularReferenceError
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Nature, Reading, Reference, Wording
from legal_refs.penalties import CompanyRule, Currency, Fine, LegalPersons
from legal_refs.punishing import punishing, punishment
from tests.legal_refs.made_up import law

DAYS = st.dates(date(1980, 1, 1), date(2040, 12, 31))
TODAY = date(2026, 11, 22)
CHANGE = date(2015, 1, 1)
PERSONS = LegalPersons(
    CompanyRule(5, (ProvisionId("moral"),)),
    CompanyRule(4, (ProvisionId("moral"), ProvisionId("police")), "sous réserve"),
    "",
)


def wording(
    *references: Reference,
    fine: int = 0,
    start: date = date(2000, 1, 1),
    end: date | None = None,
    text: str = "texte",
) -> Wording:
    return Wording(
        legiarti=None,
        start=start,
        end=end,
        text=text,
        read_on=start,
        source="",
        references=references,
        fine=Fine("texte", fine) if fine else None,
    )


def to(slug: str, penalty: Reading | None) -> Reference:
    return Reference(ProvisionId(slug), "texte", penalty=penalty)


def found(texts: dict[ProvisionId, LegalText], slug: str, on: date) -> str:
    answer = punishing(texts, ProvisionId(slug), on)
    return answer[0].id if answer else ""


def test_a_fine_of_its_own_comes_before_that_of_the_text_named() -> None:
    texts = law(a=(wording(to("b", Reading.THERE), fine=10),), b=(wording(fine=20),))

    assert found(texts, "a", TODAY) == "a"


def test_a_penalty_is_followed_through_several_texts() -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE)),),
        b=(wording(to("c", Reading.THERE)),),
        c=(wording(fine=20),),
    )

    assert found(texts, "a", TODAY) == "c"


def test_a_reference_that_says_nothing_of_the_penalty_is_not_followed() -> None:
    texts = law(a=(wording(to("b", None)),), b=(wording(fine=20),))

    assert found(texts, "a", TODAY) == ""


def test_a_text_may_be_punished_by_one_that_names_it() -> None:
    texts = law(a=(wording(),), b=(wording(to("a", Reading.HERE), fine=20),))

    assert found(texts, "a", TODAY) == "b"
    assert found(texts, "b", TODAY) == "b"


def test_a_text_that_punishes_another_is_not_punished_by_it() -> None:
    texts = law(a=(wording(to("b", Reading.HERE)),), b=(wording(fine=20),))

    assert found(texts, "a", TODAY) == ""


def test_a_text_that_only_names_another_does_not_punish_it() -> None:
    texts = law(
        a=(wording(),),
        b=(wording(to("a", None), fine=20),),
        c=(wording(to("a", Reading.HERE)),),
    )

    assert found(texts, "a", TODAY) == ""


def test_each_day_is_punished_by_the_wordings_of_that_day() -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE)),),
        b=(
            wording(fine=10, end=CHANGE),
            wording(start=CHANGE, text=""),
        ),
    )

    assert found(texts, "a", CHANGE - timedelta(days=1)) == "b"
    assert found(texts, "a", CHANGE) == ""


def test_nothing_punishes_before_the_text_that_refers_is_held() -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE), start=CHANGE),), b=(wording(fine=10),)
    )

    assert found(texts, "a", CHANGE - timedelta(days=1)) == ""
    assert found(texts, "a", CHANGE) == "b"


def test_a_circle_of_penalties_is_refused_and_told() -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE)),), b=(wording(to("a", Reading.THERE)),)
    )

    with pytest.raises(CircularReferenceError, match="a → b → a"):
        punishing(texts, ProvisionId("a"), TODAY)


def test_a_company_pays_more_only_when_a_text_makes_it_answerable() -> None:
    texts = law(a=(wording(fine=10),), moral=(wording(start=CHANGE),))
    before, after = (
        punishment(texts, PERSONS, ProvisionId("a"), day)
        for day in (CHANGE - timedelta(days=1), CHANGE)
    )

    assert before is not None
    assert after is not None
    assert (before.natural, before.legal) == (10, None)
    assert (after.natural, after.legal) == (10, 50)


@pytest.mark.parametrize("said_by", ["a", "b"])
def test_a_contravention_follows_its_own_rule_and_keeps_its_reserve(
    said_by: str,
) -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE)),),
        b=(wording(fine=10),),
        moral=(wording(),),
        police=(wording(start=CHANGE),),
    )
    slug = ProvisionId(said_by)
    texts[slug] = replace(texts[slug], nature=Nature.CONTRAVENTION)
    before, after = (
        punishment(texts, PERSONS, ProvisionId("a"), day)
        for day in (CHANGE - timedelta(days=1), CHANGE)
    )

    assert before is not None
    assert after is not None
    assert (before.legal, before.reserve) == (None, "")
    assert (after.legal, after.reserve) == (40, "sous réserve")


def test_a_delit_punished_through_the_text_of_contraventions_stays_one() -> None:
    texts = law(
        a=(wording(to("b", Reading.THERE)),), b=(wording(fine=10),), moral=(wording(),)
    )
    a, b = ProvisionId("a"), ProvisionId("b")
    texts[a] = replace(texts[a], nature=Nature.DELIT)
    texts[b] = replace(texts[b], nature=Nature.CONTRAVENTION)
    answer = punishment(texts, PERSONS, a, TODAY)

    assert answer is not None
    assert (answer.legal, answer.reserve, answer.company) == (50, "", ("moral",))


def test_a_company_is_not_answerable_under_a_text_nobody_holds() -> None:
    answer = punishment(law(a=(wording(fine=10),)), PERSONS, ProvisionId("a"), TODAY)

    assert answer is not None
    assert answer.legal is None


@pytest.mark.parametrize(
    ("slug", "day", "text", "amounts"),
    [
        ("css_l554_2", TODAY, "css_l554_2", (4500, 22500, Currency.EUR)),
        ("css_l554_2", date(1995, 1, 1), "css_l554_2", (30000, None, Currency.FRF)),
        ("css_l377_2", date(1995, 1, 1), "css_l377_2", (25000, None, Currency.FRF)),
        ("css_l377_2", date(2005, 12, 30), "css_l377_2", (3750, None, Currency.EUR)),
        ("css_l377_2", date(2005, 12, 31), "css_l377_2", (3750, 18750, Currency.EUR)),
        ("css_l845_6", TODAY, "css_l554_2", (4500, 22500, Currency.EUR)),
        ("casf_l262_51", date(2010, 1, 1), "css_l554_2", (4500, 22500, Currency.EUR)),
        ("css_l821_5", TODAY, "css_l377_2", (3750, 18750, Currency.EUR)),
        ("css_l815_29", TODAY, "css_l815_14", (3750, 18750, Currency.EUR)),
        ("crpm_l732_1", TODAY, "css_l554_2", (4500, 22500, Currency.EUR)),
        ("crpm_l752_28", TODAY, "css_l471_2", (12000, 60000, Currency.EUR)),
        ("pcmr_l95", TODAY, "cp_131_13", (1500, 7500, Currency.EUR)),
        ("pcmr_l95", date(2010, 1, 1), "cp_131_13", (1500, None, Currency.EUR)),
        ("cconso_l121_4", TODAY, "cconso_l132_2", (300000, 1500000, Currency.EUR)),
        ("cconso_l112_1", TODAY, "cconso_l131_5", (3000, 15000, Currency.EUR)),
        ("cconso_l221_14", TODAY, "cconso_l242_10", (15000, 75000, Currency.EUR)),
        ("cconso_l224_47", TODAY, "cconso_l242_21", (75000, 375000, Currency.EUR)),
    ],
)
def test_shipped_penalties_are_read_where_the_law_sets_them(
    slug: str, day: date, text: str, amounts: tuple[int, int | None, Currency]
) -> None:
    answer = catalogue().punishment(ProvisionId(slug), day)

    assert answer is not None
    assert answer.text.id == text
    assert (answer.natural, answer.legal, answer.currency) == amounts


@pytest.mark.parametrize(
    ("slug", "day"),
    [
        ("css_l554_2", date(2008, 6, 1)),
        ("css_l821_5", date(2019, 1, 1)),
        ("crpm_l732_1", date(2008, 6, 1)),
        ("cciv_1986", TODAY),
    ],
)
def test_a_penalty_nobody_holds_that_day_is_not_guessed(slug: str, day: date) -> None:
    assert catalogue().punishing(ProvisionId(slug), day) is None
    assert catalogue().punishment(ProvisionId(slug), day) is None


@given(st.sampled_from(sorted(catalogue().texts)), DAYS)
def test_words_that_punish_stand_in_a_wording_of_that_day(
    slug: ProvisionId, day: date
) -> None:
    answer = catalogue().punishment(slug, day)

    if answer is not None:
        assert answer.words in answer.wording.text
        assert answer.text.in_force(day) is answer.wording
        assert catalogue().texts[slug].in_force(day) is not None
        assert answer.legal in {None, 5 * answer.natural}
        assert bool(answer.reserve) == (
            answer.legal is not None and "cp_131_41" in answer.company
        )


@pytest.mark.parametrize("slug", sorted(catalogue().provisions))
def test_the_amounts_of_a_provision_are_those_of_its_last_day(
    slug: ProvisionId,
) -> None:
    provision = catalogue().provisions[slug]
    answer = catalogue().punishment(slug, provision.last_day)

    assert answer is not None
    assert answer.natural == provision.penalties.natural_eur
    assert answer.legal == provision.penalties.legal_eur
    assert answer.currency is Currency.EUR


def test_a_text_unchanged_is_punished_in_the_money_of_the_day() -> None:
    on = date(2000, 7, 1)
    answer = catalogue().punishment(ProvisionId("crpm_l732_1"), on)

    assert answer is not None
    assert answer.words == "amende de 30 000 F"


def test_a_repealed_time_of_a_text_is_nobody_s_wording() -> None:
    gone = replace(wording(fine=10, end=CHANGE), repealed=True)
    texts = law(a=(gone, wording(start=CHANGE, fine=20)))

    assert found(texts, "a", date(2010, 1, 1)) == ""
    assert texts[ProvisionId("a")].stated(date(2010, 1, 1)) is None
    assert found(texts, "a", CHANGE) == "a"
