"""Every cue around prices is illustrated, and its example is read as its role says."""

import pytest

from classifiers.lexicon import Cue, load_lexicon
from classifiers.mentions.price_cues import LEXICON, CuedText, Role
from classifiers.mentions.price_folding import fold_plain
from classifiers.mentions.prices import PriceKind, find_prices

CUES = load_lexicon(LEXICON)
FLAGS = {
    Role.REPLACED: "instead_of",
    Role.REPLACED_AFTER: "instead_of",
    Role.FROM: "starting_from",
    Role.UP_TO: "upper_bound",
    Role.UP_TO_AFTER: "upper_bound",
    Role.ABOUT: "approximate",
    Role.ABOUT_AFTER: "approximate",
    Role.NET_OF_CREDIT: "net_of_credit",
    Role.TRIAL: "first_period_only",
}
KINDS = {
    Role.UNPRICED: PriceKind.UNPRICED,
    Role.UNPRICED_LABELLED: PriceKind.UNPRICED,
    Role.UNPRICED_CELL: PriceKind.UNPRICED,
    Role.SHARE: PriceKind.RATE,
    Role.RATE_LABEL: PriceKind.RATE,
    Role.SUMS_OBTAINED: PriceKind.RATE,
    Role.SUMS: PriceKind.RATE,
    Role.OBTAINED: PriceKind.RATE,
}


def of(*roles: Role) -> list[Cue]:
    return [cue for cue in CUES if cue.role in roles]


def named(cue: Cue) -> str:
    return f"{cue.role}: {cue.text}"


def test_each_list_is_a_role_and_each_role_a_list() -> None:
    assert {cue.role for cue in CUES} == set(Role)


def test_no_cue_is_listed_twice_in_a_role() -> None:
    keys = [(cue.role, fold_plain(cue.text)) for cue in CUES]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("cue", CUES, ids=named)
def test_the_cue_is_found_in_its_example(cue: Cue) -> None:
    page = CuedText(fold_plain(cue.example))
    assert cue.text in {found.cue for found in page.every(Role(cue.role))}


@pytest.mark.parametrize("cue", of(Role.LABEL, Role.ONE_OFF), ids=named)
def test_a_label_heads_the_sum_of_its_example(cue: Cue) -> None:
    assert find_prices(cue.example)[-1].label == cue.text


@pytest.mark.parametrize("cue", of(Role.BENEFIT), ids=named)
def test_a_benefit_noun_speaks_of_the_sum_of_its_example(cue: Cue) -> None:
    assert find_prices(cue.example)[0].benefit_label


@pytest.mark.parametrize("cue", of(*FLAGS), ids=named)
def test_a_cue_says_of_its_price_what_its_role_says(cue: Cue) -> None:
    assert any(
        getattr(price, FLAGS[Role(cue.role)]) for price in find_prices(cue.example)
    )


@pytest.mark.parametrize("cue", of(*KINDS), ids=named)
def test_a_cue_makes_of_its_example_the_kind_of_its_role(cue: Cue) -> None:
    assert KINDS[Role(cue.role)] in {price.kind for price in find_prices(cue.example)}


@pytest.mark.parametrize("cue", of(Role.RATE_OF_OTHER), ids=named)
def test_a_percentage_of_something_else_is_no_price(cue: Cue) -> None:
    assert find_prices(cue.example) == []


@pytest.mark.parametrize("cue", of(Role.NUMBERED), ids=named)
def test_a_numbered_noun_keeps_its_number(cue: Cue) -> None:
    assert all(price.range_with is None for price in find_prices(cue.example))
