"""Each figure from counts one can do by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import CaptureId, Finding, Outcome, PageText, SiteId, Verdict
from legal_refs.ids import ElementId
from workflow.labelled import LabelledFee, SiteLabel
from workflow.quality import (
    Rate,
    calibration_error,
    deciding_words,
    f_score,
    label_keys,
    plain,
    pooled,
    precision,
    recall,
)

PAIRS = [(True, True), (True, False), (False, True), (True, True), (False, False)]


def test_precision_counts_among_what_was_raised() -> None:
    assert precision(PAIRS) == Rate(2, 3)


def test_recall_counts_among_what_should_be_raised() -> None:
    assert recall(PAIRS) == Rate(2, 3)
    assert recall([(False, True)]) == Rate(0, 1)


def test_nothing_to_count_has_no_value() -> None:
    assert precision([]).value is None
    assert f_score(Rate(0, 0), Rate(0, 0)) is None


def test_f_score_is_the_harmonic_mean() -> None:
    assert f_score(Rate(1, 2), Rate(1, 1)) == pytest.approx(2 / 3)
    assert f_score(Rate(0, 2), Rate(0, 1)) == 0.0


def test_pooling_adds_hits_and_totals() -> None:
    assert pooled([Rate(1, 2), Rate(0, 3)]) == Rate(1, 5)


def test_calibration_error_is_the_gap_of_each_bin() -> None:
    assert calibration_error([(0.95, True), (0.95, True)]) == pytest.approx(0.05)
    assert calibration_error([(0.05, True)]) == pytest.approx(0.95)
    assert calibration_error([(0.45, True), (0.45, False)]) == pytest.approx(0.05)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_calibration_error_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    assert 0.0 <= calibration_error(pairs) <= 1.0 + 1e-9


def finding(*words: str) -> Finding:
    text = " | ".join(words)
    page = PageText(CaptureId("1"), SiteId("a.example"), "", text)
    quotes = tuple(
        page.quote(text.index(word), text.index(word) + len(word)) for word in words
    )
    return Finding(ElementId.REMUNERATION, Outcome.MET, quotes)


def label(*deciding: str) -> SiteLabel:
    return SiteLabel(
        site="a.example", verdict=Verdict.ALERT, deciding={"remuneration": deciding}
    )


def test_a_quote_around_the_deciding_words_finds_them() -> None:
    right, found = deciding_words(
        finding("Frais : 29 € par mois."), label("29 € par mois")
    )
    assert (right, found) == (Rate(1, 1), Rate(1, 1))


def test_spaces_do_not_part_a_quote_from_its_words() -> None:
    right, found = deciding_words(
        finding("29\u00a0€  par mois"), label("29 € par mois")
    )
    assert (right, found) == (Rate(1, 1), Rate(1, 1))


def test_a_quote_beside_the_point_costs_precision() -> None:
    right, found = deciding_words(finding("Bienvenue", "29 €"), label("29 €", "9 %"))
    assert (right, found) == (Rate(1, 2), Rate(1, 2))


def test_equal_sums_are_equal_keys() -> None:
    fee = LabelledFee(amount="29.90", basis="fixed")
    wanted = label_keys(SiteLabel(site="a", verdict=Verdict.ALERT, fees=(fee,)))
    assert wanted == {(plain(Decimal("29.9")), "EUR", "fixed", "")}
