"""What goes with a verdict: grounds à décharge, what is missing, provisions, probability."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from classifiers.provisions import measure
from dossier.model import Outcome, PageText, ProvisionState, SiteId, Verdict
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from tests.classifiers.assessing import DAY, assess, assessor, page

ACT = "Nous remplissons et envoyons votre demande de RSA."
PRICED = f"{ACT}\n29 € le dossier."
AH = "Nous remplissons et envoyons votre demande d’AAH."


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Site privé, non affilié à la Caf.", "site_prive_non_affilie"),
        ("Satisfait ou remboursé.", "remboursement"),
        ("Simulation gratuite.", "simulation_gratuite"),
        ("Association loi 1901.", "association"),
        ("La permanence syndicale du mardi.", "syndicat"),
        ("Pris en charge par votre employeur.", "paye_par_un_tiers"),
        ("Organisme de services à la personne.", "aide_domicile_declaree"),
        ("Avocat au barreau de Lille.", "avocat"),
        (
            "Expert-comptable inscrit à l’ordre des experts-comptables.",
            "expert_comptable",
        ),
        ("Mandataire judiciaire à la protection des majeurs.", "mandataire_judiciaire"),
        ("Un service gratuit.", "service_gratuit"),
        ("Allez au CCAS.", "service_public"),
    ],
)
def test_what_speaks_for_the_site_is_printed_with_an_alert(
    words: str, reason: str
) -> None:
    found = assess(f"{PRICED}\n{words}")
    quotes = {entry.reason: entry.quote.text for entry in found.exculpatory}
    assert quotes[reason] in words


@pytest.mark.parametrize(
    "words",
    [
        "Nous ne sommes pas avocats au barreau de Lille.",
        "Nous ne sommes pas une association loi 1901.",
    ],
)
def test_what_the_site_denies_does_not_speak_for_it(words: str) -> None:
    assert assess(f"{PRICED}\n{words}").exculpatory == ()


def test_each_ground_is_printed_once_in_alphabetical_order() -> None:
    found = assess(
        f"{PRICED}\nSatisfait ou remboursé. Site privé.\nSatisfait ou remboursé."
    )
    reasons = [entry.reason for entry in found.exculpatory]
    assert reasons == sorted(set(reasons))


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        ((), "aucune page"),
        ((ACT,), "prix"),
        ((f"{ACT}\nTarif sur devis.",), "prix du service : annoncé sans montant"),
        (("Nous montons votre dossier social.",), "prix"),
    ],
)
def test_the_price_is_the_first_thing_missed(
    texts: tuple[str, ...], first: str
) -> None:
    assert assess(*texts).missing[0].startswith(first)


def test_a_priced_and_named_site_misses_nothing_but_its_notices() -> None:
    assert assess(PRICED).missing == ("exploitant : mentions légales non lues",)
    notices = "Éditeur : Droits Faciles SAS, RCS Lyon 732 829 320"
    assert assess(PRICED, notices).missing == ()


def test_the_provision_of_the_benefit_is_measured_element_by_element() -> None:
    (text,) = assess(PRICED).provisions
    assert text.provision == "casf_l262_51"
    assert text.outcome is Outcome.MET
    assert text.probability > 0


def test_a_price_on_quote_is_not_agreed_beforehand() -> None:
    found = assess(f"{AH}\nTarif sur devis.")
    (text,) = found.provisions
    assert text.outcome is Outcome.UNDETERMINED
    assert found.verdict is Verdict.WATCH


@pytest.mark.parametrize("price", ["À partir de 19 € le dossier.", "19 € le dossier."])
def test_a_printed_price_is_agreed_beforehand(price: str) -> None:
    found = assess(f"{AH}\n{price}")
    assert [fee.agreed_beforehand for fee in found.fees] == [True]
    assert found.verdict is Verdict.ALERT


def test_a_benefit_without_a_text_is_watched() -> None:
    found = assess("Nous remplissons votre demande d’ARE.\n29 € le dossier.")
    assert (found.verdict, found.provisions) == (Verdict.WATCH, ())


def test_the_military_code_alone_never_alerts() -> None:
    assert not catalogue().provisions[ProvisionId("pcmr_l95")].alerts
    found = assess(
        "Nous déposons votre demande de pension militaire.\n29 € le dossier."
    )
    assert found.verdict is not Verdict.ALERT


def test_an_alert_on_texts_to_confirm_bears_the_reserve() -> None:
    for text in (PRICED, f"{AH}\n29 € le dossier."):
        found = assess(text)
        states = {entry.state for entry in found.provisions}
        assert found.verdict is Verdict.ALERT
        assert found.reserve is (states == {ProvisionState.TO_CONFIRM})


def test_the_law_is_that_of_the_day_of_the_capture() -> None:
    old = page(PRICED)
    before = PageText(
        old.capture,
        old.site,
        old.url,
        old.text,
        captured_at=datetime(1950, 1, 1, tzinfo=UTC),
    )
    found = assessor().assess(SiteId("essai.example"), [before])
    assert found.provisions == ()
    assert found.verdict is Verdict.WATCH


def test_probability_follows_the_verdict_and_what_is_met() -> None:
    alert = assess(PRICED)
    watch = assess("Nous remplissons votre demande d’ARE.\n29 € le dossier.")
    thin = assess(f"{ACT}\nConditions générales de vente.")
    clear = assess("Le RSA est une aide.")
    chances = [found.probability for found in (alert, watch, thin, clear)]
    assert [found.verdict.value for found in (alert, watch, thin, clear)] == [
        "alert",
        "watch",
        "watch",
        "clear",
    ]
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) == 4
    assert all(0 <= chance <= 1 for chance in chances)


def test_a_price_that_only_the_subject_ties_is_watched() -> None:
    far = "\n".join(["Texte sans rapport."] * 6)
    found = assess(f"{ACT}\n{far}\n29 €")
    assert [fee.amount for fee in found.fees] == [29]
    assert found.verdict is Verdict.WATCH


def test_a_recurring_price_on_a_line_of_its_own_is_that_of_the_act() -> None:
    far = "\n".join(["Texte sans rapport."] * 6)
    assert assess(f"{ACT}\n{far}\n29 € par mois").verdict is Verdict.ALERT
    among = assess(f"{ACT}\n{far}\nLe parking, lui, reste libre à 29 € par mois")
    assert among.verdict is not Verdict.ALERT


@pytest.mark.parametrize(
    ("agreed", "outcome"), [(True, Outcome.MET), (False, Outcome.UNDETERMINED)]
)
def test_a_text_that_wants_the_price_agreed_beforehand_says_so(
    agreed: bool, outcome: Outcome
) -> None:
    found = assess(f"{AH}\n19 € le dossier.")
    fees = tuple(replace(fee, agreed_beforehand=agreed) for fee in found.fees)
    findings = {entry.element: entry for entry in found.elements}
    (text,) = measure(catalogue(), found.benefits, findings, fees, DAY.date())
    assert catalogue().provisions[text.provision].agreed_beforehand
    assert text.outcome is outcome


def test_a_payer_who_is_denied_pays_nothing() -> None:
    text = f"{PRICED}\nLe service n’est pas financé par votre employeur."
    assert assess(text).disputed == ()


def test_a_fee_beside_other_goods_is_theirs() -> None:
    text = f"{ACT}\n" + "Texte.\n" * 5 + "Studio meublé à louer\nFrais d’agence : 150 €"
    assert assess(text).fees == ()
