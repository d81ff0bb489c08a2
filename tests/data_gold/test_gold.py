"""The gold set keeps its own promises; nothing here measures a classifier."""

import re
from collections import Counter
from functools import cache

import pytest

from dossier.model import FeeBasis, Outcome, Verdict
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId
from reading.html import read_html
from tests.data_gold.gold import (
    GOLD,
    SPLITS,
    GoldFee,
    GoldLabel,
    folded,
    labels,
    pages,
)

LABELS = labels()
PAGES = pages()
SITES = pytest.mark.parametrize("label", LABELS, ids=lambda label: label.site)
FLOORS = {Verdict.ALERT: 70, Verdict.WATCH: 40, Verdict.CLEAR: 80}
LAYOUTS = 12
REGISTERS = 30
DIGITS = re.compile(r"\d")


@cache
def canonical(site: str) -> tuple[str, ...]:
    return tuple(
        folded(read_html(page.html).text) for page in PAGES if page.site == site
    )


def figures(fee: GoldFee) -> re.Pattern[str]:
    whole, _, cents = f"{fee.amount:.2f}".partition(".")
    optional = r"(?:[,.€]00)?" if cents == "00" else rf"(?:,|\.|€| euros? ){cents}"
    tenths = rf"|{whole}[,.]{cents[0]}" if cents.endswith("0") else ""
    return re.compile(rf"(?<!\d)(?:{whole}{optional}{tenths})(?!\d)")


@SITES
def test_a_site_has_two_to_five_pages_of_its_own_split(label: GoldLabel) -> None:
    own = [page for page in PAGES if page.site == label.site]
    assert 2 <= len(own) <= 5
    assert {page.split for page in own} == {label.split}
    assert all(page.url.startswith(f"https://{label.site}/") for page in own)


def test_every_page_has_a_label_and_every_label_is_alone() -> None:
    sites = [label.site for label in LABELS]
    assert len(sites) == len(set(sites))
    assert {page.site for page in PAGES} == set(sites)


@pytest.mark.parametrize("split", SPLITS)
def test_a_file_holds_its_own_split_only(split: str) -> None:
    lines = (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    held = [page for page in PAGES if page.split == split]
    assert len(lines) == len(held)


def test_no_two_pages_share_an_id_or_an_address() -> None:
    assert len({page.id for page in PAGES}) == len(PAGES)
    assert len({page.url for page in PAGES}) == len(PAGES)


@SITES
def test_deciding_words_stand_verbatim_in_one_page(label: GoldLabel) -> None:
    texts = canonical(label.site)
    missing = [
        words
        for quotes in label.deciding.values()
        for words in quotes
        if not any(folded(words) in text for text in texts)
    ]
    assert missing == []


@SITES
def test_every_element_is_answered_and_an_answer_quotes(label: GoldLabel) -> None:
    assert set(label.elements) == set(ElementId)
    answered = {
        element
        for element, outcome in label.elements.items()
        if outcome is not Outcome.UNDETERMINED
    }
    assert answered <= set(label.deciding)


@SITES
def test_only_an_alert_meets_a_provision_and_it_meets_all(label: GoldLabel) -> None:
    alert = label.verdict is Verdict.ALERT
    assert bool(label.provisions) is alert
    if alert:
        assert set(label.elements.values()) == {Outcome.MET}
        assert label.fees


@SITES
def test_names_exist_in_the_catalogue(label: GoldLabel) -> None:
    law = catalogue()
    assert set(label.provisions) <= set(law.provisions)
    assert set(label.benefits) <= set(law.benefits)
    assert set(label.disputed) <= set(law.disputed)


@SITES
def test_a_provision_serves_a_benefit_that_the_site_names(label: GoldLabel) -> None:
    law = catalogue()
    named = {
        provision
        for benefit in law.benefits.values()
        if benefit.id in label.benefits
        for provision in benefit.provisions
    }
    assert set(label.provisions) <= named


@SITES
def test_a_disputed_case_never_ends_above_its_ceiling(label: GoldLabel) -> None:
    rank = {"clear": 0, "watch": 1, "alert": 2}
    ceilings = [
        rank[str(case.ceiling)]
        for case in catalogue().disputed.values()
        if case.id in label.disputed
    ]
    assert all(rank[label.verdict] <= ceiling for ceiling in ceilings)


@SITES
def test_a_fee_in_figures_is_read_in_the_words_that_decide(label: GoldLabel) -> None:
    words = " ".join(label.deciding.get(ElementId.REMUNERATION, []))
    if label.verdict is not Verdict.ALERT or not DIGITS.search(words):
        return
    written = [fee for fee in label.fees if fee.amount is not None]
    spelled = words.count(" euros") + words.count(" pour cent")
    unread = [fee for fee in written if not figures(fee).search(words)]
    assert len(unread) <= spelled


@SITES
def test_a_rate_is_a_percentage_of_what_is_obtained(label: GoldLabel) -> None:
    for fee in label.fees:
        assert (fee.currency == "%") is (fee.basis is FeeBasis.PERCENTAGE)
        assert (fee.period == "sums_obtained") is (fee.basis is FeeBasis.PERCENTAGE)
        assert (fee.period is None) is (fee.basis is FeeBasis.FIXED)


def test_no_fee_is_listed_twice_for_a_site() -> None:
    for label in LABELS:
        keys = [(fee.amount, fee.basis, fee.period) for fee in label.fees]
        assert len(keys) == len(set(keys)), label.site


def test_the_set_is_large_and_varied_enough() -> None:
    verdicts = Counter(label.verdict for label in LABELS)
    assert all(verdicts[verdict] >= floor for verdict, floor in FLOORS.items())
    assert len({label.layout for label in LABELS}) >= LAYOUTS
    assert len({label.voice for label in LABELS}) >= REGISTERS


@pytest.mark.parametrize("split", SPLITS)
def test_each_split_is_a_third_alert_and_about_a_fifth_watch(split: str) -> None:
    held = Counter(label.verdict for label in LABELS if label.split == split)
    assert held[Verdict.ALERT] * 3 >= held.total()
    assert held[Verdict.WATCH] * 6 >= held.total()


def test_the_whole_is_a_fifth_watch() -> None:
    watched = sum(label.verdict is Verdict.WATCH for label in LABELS)
    assert watched * 5 >= len(LABELS)


def test_no_sentence_that_decides_serves_two_sites() -> None:
    sites_of: dict[str, set[str]] = {}
    for label in LABELS:
        for quotes in label.deciding.values():
            for words in quotes:
                if len(words.split()) > 7:
                    sites_of.setdefault(words, set()).add(label.site)
    assert [words for words, sites in sites_of.items() if len(sites) > 1] == []


def test_every_mail_address_is_fictional() -> None:
    hosts = {
        host
        for page in PAGES
        for host in re.findall(r"[\w.+-]+@([\w.-]+\w)", page.html)
    }
    assert all(host.endswith(".example") for host in hosts)
