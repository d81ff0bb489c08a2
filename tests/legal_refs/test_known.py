"""How well a text is known depends on the wording of the day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import Confirmation, Known, LegalText, State
from tests.legal_refs.made_up import made_up
from tests.legal_refs.planting import copy_law

TODAY = date(2026, 11, 22)
THEN = date(1999, 1, 1)
DAYS = st.dates(date(1980, 1, 1), date(2040, 12, 31))
OF_1994 = ("css_l377_2", "css_l554_2")


def of(slug: str) -> LegalText:
    return catalogue().texts[ProvisionId(slug)]


@pytest.mark.parametrize("slug", OF_1994)
def test_an_older_wording_read_in_a_private_copy_is_to_confirm(slug: str) -> None:
    then, now = of(slug).known(THEN), of(slug).known(TODAY)

    assert then is not None
    assert (then.state, then.unknown) == (State.TO_CONFIRM, ("libelle",))
    assert "dépôt privé" in then.reserve
    assert now == Known(State.VERIFIED)


def test_every_wording_known_as_verified_was_read_in_the_official_base() -> None:
    unofficial = {
        text.id
        for text in catalogue().texts.values()
        for wording in text.wordings
        if wording.held
        and text.known_of(wording).state is State.VERIFIED
        and not wording.source.startswith("LEGI (DILA, Licence Ouverte 2.0)")
    }

    assert unofficial == set()


@given(st.sampled_from(sorted(catalogue().texts)), DAYS)
def test_a_day_is_known_exactly_when_a_wording_is_held(
    slug: ProvisionId, day: date
) -> None:
    text = catalogue().texts[slug]

    assert (text.known(day) is None) == (text.in_force(day) is None)
    assert text.in_force(day) is not None or text.to_confirm(day)


@given(st.sampled_from(sorted(catalogue().texts)), DAYS, DAYS)
def test_a_text_taken_on_a_day_is_known_as_before_on_every_day(
    slug: ProvisionId, taken: date, day: date
) -> None:
    text = catalogue().texts[slug]
    found = text.as_known(taken)

    assert found.known(day) == text.known(day)
    if known := text.known(taken):
        assert (found.state, found.unknown, found.reserve) == (
            known.state,
            known.unknown,
            known.reserve,
        )


@pytest.mark.parametrize("slug", OF_1994)
def test_taking_a_text_on_an_older_day_leaves_its_other_wordings_as_known(
    slug: str,
) -> None:
    then = of(slug).as_known(THEN)

    assert then.state is State.TO_CONFIRM
    assert then.known(THEN) == of(slug).known(THEN)
    assert then.known(TODAY) == Known(State.VERIFIED)
    assert of(slug).as_known(TODAY) is of(slug)


def test_a_confirmation_says_nothing_of_a_day_without_a_wording() -> None:
    reading = Confirmation("Camille Exemple", date(2028, 12, 1), "essai")
    text = replace(of("cpp_8"), confirmed=reading)

    assert not text.to_confirm(date(2028, 12, 31))
    assert text.to_confirm(date(2029, 1, 1))


def test_a_text_without_any_wording_is_to_confirm_whatever_its_file_says() -> None:
    assert made_up("a").known(TODAY) is None
    assert made_up("a").to_confirm(TODAY)


def test_an_older_wording_may_be_an_excerpt_when_it_says_so_itself(
    tmp_path: Path,
) -> None:
    law = copy_law(tmp_path)
    law.replace(
        "provisions/css_l554_2.yml",
        "    state: to_confirm",
        "    excerpt: true\n    state: to_confirm",
    )

    assert law.faults() == ()
