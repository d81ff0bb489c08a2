"""Each text asks its own elements of the site."""

from datetime import UTC, date, datetime
from decimal import Decimal

from classifiers.provisions import grounds, measure
from dossier.model import Fee, FeeBasis, Finding, Outcome, ProvisionFinding
from legal_refs.catalogue import catalogue
from legal_refs.ids import BenefitId, ElementId, ProvisionId
from tests.classifiers.assessing import page

QUOTE = page("Texte.").quote(0, 6)
MET = {element: Finding(element, Outcome.MET, (QUOTE,)) for element in ElementId}
AGREED = Fee(Decimal(39), "EUR", FeeBasis.FIXED, None, True, QUOTE)
ON_QUOTE = Fee(None, "EUR", FeeBasis.FIXED, None, False, QUOTE)
DAY = datetime(2026, 6, 1, tzinfo=UTC).date()
RSA, AAH = BenefitId("rsa"), BenefitId("aah")


def measured(
    *benefits: BenefitId,
    findings: dict[ElementId, Finding] = MET,
    fees: tuple[Fee, ...] = (AGREED,),
    on: date = DAY,
) -> tuple[ProvisionFinding, ...]:
    return measure(catalogue(), benefits, findings, fees, on)


def test_no_benefit_calls_for_no_text() -> None:
    assert measured() == ()


def test_the_texts_of_every_benefit_are_measured_once_in_order() -> None:
    slugs = [found.provision for found in measured(RSA, AAH, RSA)]
    assert {"casf_l262_51", "css_l821_5"} <= set(slugs)
    assert slugs == sorted(set(slugs))


def test_a_text_asks_only_the_elements_of_its_wording() -> None:
    for found in measured(RSA, AAH):
        asked = [finding.element for finding in found.findings]
        assert asked == list(catalogue().provisions[found.provision].elements)
        assert found.state.value == catalogue().provisions[found.provision].state.value
        assert found.probability == 0


def test_a_text_of_another_time_is_not_measured() -> None:
    assert measured(RSA, on=datetime(1950, 1, 1, tzinfo=UTC).date()) == ()


def test_an_older_wording_has_the_state_of_that_wording() -> None:
    def state(on: date) -> str:
        found = measured(BenefitId("allocations_familiales"), on=on)
        states = {text.provision: text.state for text in found}
        return states[ProvisionId("css_l554_2")].value

    assert state(DAY) == "verified"
    assert state(date(1999, 1, 1)) == "to_confirm"


def price(benefit: BenefitId, *fees: Fee) -> Finding:
    """How the text of the benefit finds the price."""
    return next(
        finding
        for finding in measured(benefit, fees=fees)[0].findings
        if finding.element is ElementId.REMUNERATION
    )


def test_a_text_that_wants_the_price_agreed_leaves_a_quotation_open() -> None:
    assert price(AAH, ON_QUOTE) == Finding(
        ElementId.REMUNERATION, Outcome.UNDETERMINED, (QUOTE,)
    )
    assert price(AAH, ON_QUOTE, AGREED).outcome is Outcome.MET


def test_a_text_that_asks_any_price_is_met_by_a_quotation() -> None:
    assert price(RSA, ON_QUOTE).outcome is Outcome.MET


def test_only_a_met_price_can_be_reopened() -> None:
    free = Finding(ElementId.REMUNERATION, Outcome.NOT_MET, (QUOTE,))
    findings = MET | {ElementId.REMUNERATION: free}
    assert free in measured(AAH, findings=findings, fees=())[0].findings


def test_a_text_whose_every_element_is_met_is_a_ground() -> None:
    found = measured(AAH)
    assert grounds(found, catalogue()) == found


def test_a_text_with_an_open_element_is_no_ground() -> None:
    open_one = Finding(ElementId.OFFRE_DE_SERVICES, Outcome.UNDETERMINED)
    found = measured(AAH, findings=MET | {ElementId.OFFRE_DE_SERVICES: open_one})
    assert found
    assert grounds(found, catalogue()) == ()


def test_a_text_that_may_not_alert_is_no_ground() -> None:
    text = catalogue().provisions[ProvisionId("pcmr_l95")]
    found = measured(*text.benefits)
    military = [one for one in found if one.provision == text.id]
    assert [one.outcome for one in military] == [Outcome.MET]
    assert text.id not in {one.provision for one in grounds(found, catalogue())}
