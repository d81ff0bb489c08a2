"""Laws that hold for any pages whatever, and what an assessment says besides its parts."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers import lexicon
from classifiers.asks import Tie, asks
from classifiers.assess import SiteAssessor
from classifiers.offers import offers
from dossier.model import Assessment, Outcome, PageText, Quote, SiteId, Verdict
from legal_refs.catalogue import catalogue
from legal_refs.model import State
from tests.classifiers.assessing import HOST, assess, assessor, page, tagged

SCRAPS = st.sampled_from(
    [
        "Nous remplissons votre demande de RSA.",
        "Nos experts déposent le dossier d’AAH à la MDPH",
        "29,90 € par mois",
        "Frais de dossier : 49 €",
        "12 % des sommes obtenues",
        "gratuit au lieu de 49 €",
        "si un site vous demande 30 €",
        "Association loi 1901",
        "avocat au barreau",
        "SAS Exemple, RCS Lyon 732 829 320",
        "sur devis",
        "Familles, retraités",
        "Le RSA : 646 € par mois",
        "«",
        "»",
        "?",
        "\n",
        "\n\n",
        ". ",
        "’",
        "\u202e\u200b",
        "0,80 €/min",
        "é" * 30,
    ]
)
TEXTS = st.lists(SCRAPS | st.text(max_size=20), max_size=25).map(" ".join)
SITES = st.lists(TEXTS, max_size=4)


def quotes(found: Assessment) -> list[Quote]:
    all_quotes = [quote for finding in found.elements for quote in finding.quotes]
    all_quotes += [fee.quote for fee in found.fees]
    all_quotes += [entry.quote for entry in found.exculpatory]
    all_quotes += [
        quote
        for text in found.provisions
        for finding in text.findings
        for quote in finding.quotes
    ]
    if found.operator.quote:
        all_quotes.append(found.operator.quote)
    return all_quotes


def test_invisible_signs_hide_no_word() -> None:
    text = "Nous rem\u200bplissons votre de\u00admande de R\u200bSA.\n4\u200b9 € le dossier."
    found = assess(text)
    assert found.verdict is Verdict.ALERT
    assert "Nous rem\u200bplissons votre de\u00admande de R\u200bSA." in {
        quote.text for quote in quotes(found)
    }


ACT = "Nous remplissons et envoyons votre demande de RSA."
PAID = f"{ACT}\n29 € le dossier."


def test_an_alert_carried_by_unconfirmed_texts_alone_has_a_reserve() -> None:
    held = catalogue()
    confirmed = {
        slug: replace(text, state=State.VERIFIED)
        for slug, text in held.provisions.items()
        if slug in {one.provision for one in assess(PAID).provisions}
    }
    sure = SiteAssessor(replace(held, provisions={**held.provisions, **confirmed}))
    found = sure.assess(SiteId(HOST), [page(PAID)])
    assert (found.verdict, found.reserve) == (Verdict.ALERT, False)
    assert (assess(PAID).verdict, assess(PAID).reserve) == (Verdict.ALERT, True)


@pytest.mark.parametrize("text", ["", ACT])
def test_a_site_without_an_alert_has_no_reserve(text: str) -> None:
    assert not assess(text).reserve


def test_a_text_is_as_likely_as_the_verdict_that_it_carries() -> None:
    found = assess(PAID)
    assert [text.probability for text in found.provisions] == [found.probability]
    alone = assess(ACT)
    assert [text.probability for text in alone.provisions] == [0.0]
    assert alone.probability > 0


def test_the_law_is_that_of_the_latest_capture() -> None:
    old = replace(page(PAID), captured_at=datetime(1950, 1, 1, tzinfo=UTC))
    undated = replace(page("Contact", "contact"), captured_at=None)
    site = SiteId(HOST)
    assert assessor().assess(site, [old]).provisions == ()
    assert assessor().assess(site, [old, undated]).provisions == ()
    assert assessor().assess(site, [old, page("Contact", "contact")]).provisions
    assert assessor().assess(site, [replace(old, captured_at=None)]).provisions


def test_an_assessment_tells_what_it_was_made_with() -> None:
    made = assess("").versions
    assert made.law == catalogue().digest[:16]
    assert len(made.law) == 16
    assert made.lexicons == lexicon.digest()


def test_the_www_of_an_official_address_is_no_part_of_the_host() -> None:
    hosts = [urlsplit(b.route.url).hostname for b in catalogue().benefits.values()]
    official = next(host for host in hosts if host and host.startswith("www."))
    found = assess(PAID, host=official.removeprefix("www."))
    assert found.verdict is not Verdict.ALERT


@given(SITES)
def test_every_quote_is_verbatim_at_its_offsets(texts: list[str]) -> None:
    pages = {
        one.url: one
        for one in (page(t, f"p{n}" if n else "") for n, t in enumerate(texts))
    }
    for quote in quotes(assess(*texts)):
        assert pages[quote.url].contains(quote)
        assert quote.text.strip()


@given(SITES)
def test_the_same_pages_give_the_same_assessment(texts: list[str]) -> None:
    assert assess(*texts) == assess(*texts)


@given(SITES)
def test_an_answer_that_asserts_quotes(texts: list[str]) -> None:
    for found in assess(*texts).elements:
        assert found.outcome is Outcome.UNDETERMINED or found.quotes


@given(SITES)
def test_fees_are_unique_by_amount_basis_and_period(texts: list[str]) -> None:
    keys = [(f.amount, f.currency, f.basis, f.period) for f in assess(*texts).fees]
    assert len(set(keys)) == len(keys)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_the_order_of_the_later_pages_does_not_change_the_verdict(
    texts: list[str],
) -> None:
    home, *rest = [page(text, f"p{n}") for n, text in enumerate(texts)]

    def judge(pages: list[PageText]) -> tuple[object, ...]:
        found = assessor().assess(SiteId(HOST), pages)
        return found.verdict, found.probability, found.benefits, set(found.missing)

    assert judge([home, *rest]) == judge([home, *rest[::-1]])


@given(st.text())
def test_any_text_is_assessed(text: str) -> None:
    assert len(assess(text).elements) == 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 300_000,
        "Nous remplissons votre demande de RSA " + "29,90 € par mois " * 2_000,
        "nous remplissons votre demande de RSA et " * 4_000,
        "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        "« " * 20_000,
        "732 829 320 " * 10_000,
        "\u202eRSA\u200b 29 €",
    ],
    ids=[
        "vide",
        "sans_espace",
        "prix",
        "sans_point",
        "surrogat",
        "guillemets",
        "numeros",
        "invisible",
    ],
)
def test_a_hostile_text_is_assessed(text: str) -> None:
    assert assess(text).site == HOST


def test_the_parts_of_a_site_are_read_together() -> None:
    alone = assess("Nous remplissons et envoyons votre demande de RSA.")
    both = assess(
        "Nous remplissons et envoyons votre demande de RSA.",
        "Tarif\nLe dossier : 29 €.",
    )
    assert (alone.verdict.value, both.verdict.value) == ("clear", "alert")


@pytest.mark.parametrize(
    ("price", "tie"),
    [
        ("Le dossier complet, envoi compris : 29 €.", Tie.ACT),
        ("Abonnement : 29 € par mois.", Tie.LABEL),
        ("29 €", Tie.ACT),
        ("Texte.\n29 €", Tie.NEAR),
    ],
)
def test_the_reason_to_take_a_price_for_a_fee_is_kept(price: str, tie: Tie) -> None:
    site = tagged(f"Nous remplissons votre demande de RSA.\n{price}")
    (ask,) = asks(site, offers(site))
    assert ask.tie is tie
