"""A proposal comes back exactly as it was made, and a repeated one is not stored twice."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from dossier.case import SiteState
from dossier.model import (
    Assessment,
    CaptureId,
    Exculpatory,
    Fee,
    FeeBasis,
    FeePeriod,
    Finding,
    Operator,
    OperatorKind,
    Outcome,
    ProvisionFinding,
    ProvisionState,
    Quote,
    Sha256,
    SiteId,
    Verdict,
    Versions,
)
from dossier.store import Store
from dossier.tables import AssessmentRow
from legal_refs.ids import BenefitId, DisputedId, ElementId, ProvisionId

SITE = SiteId("aides.example")
QUOTE = Quote(
    CaptureId("c"), "https://aides.example/", Sha256("0" * 64), 3, 9, "49,90 €"
)
MET = Finding(ElementId.REMUNERATION, Outcome.MET, (QUOTE,))
FULL = Assessment(
    site=SITE,
    verdict=Verdict.ALERT,
    probability=0.1 + 0.2,
    reserve=True,
    elements=(MET, Finding(ElementId.PUBLIC_VISE, Outcome.UNDETERMINED)),
    versions=Versions("loi", "lexiques", "modèle", "code"),
    provisions=(
        ProvisionFinding(
            ProvisionId("css_l554_2"), ProvisionState.TO_CONFIRM, 0.97, (MET,)
        ),
    ),
    benefits=(BenefitId("rsa"), BenefitId("apl")),
    fees=(
        Fee(
            Decimal("29.90"),
            "EUR",
            FeeBasis.SUBSCRIPTION,
            FeePeriod.QUARTER,
            True,
            QUOTE,
        ),
        Fee(None, "EUR", FeeBasis.FIXED, None, False, QUOTE),
    ),
    exculpatory=(Exculpatory("avocat", QUOTE),),
    disputed=(DisputedId("ecrivain_public"),),
    operator=Operator(OperatorKind.COMPANY, "732829320", "A & B <SAS> « test »", QUOTE),
    missing=("price page not seen",),
)


def rows(store: Store) -> int:
    with store.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(AssessmentRow)) or 0


def test_an_assessment_comes_back_exactly(store: Store) -> None:
    store.put_assessment(FULL)
    found = store.assessment(SITE)
    assert found == FULL
    assert repr(found) == repr(FULL)


def test_a_site_never_assessed_has_none(store: Store) -> None:
    assert store.assessment(SITE) is None


def test_the_last_assessment_is_the_one_given(store: Store) -> None:
    store.put_assessment(FULL)
    clear = replace(FULL, verdict=Verdict.CLEAR)
    store.put_assessment(clear)
    assert store.assessment(SITE) == clear


def test_an_assessment_that_says_the_same_is_not_stored_again(store: Store) -> None:
    store.put_assessment(FULL)
    store.put_assessment(replace(FULL))
    assert rows(store) == 1


def test_a_change_of_version_alone_is_stored(store: Store) -> None:
    store.put_assessment(FULL)
    store.put_assessment(replace(FULL, versions=replace(FULL.versions, law="autre")))
    assert rows(store) == 2


def test_going_back_to_an_older_proposal_is_stored(store: Store) -> None:
    for verdict in (Verdict.ALERT, Verdict.CLEAR, Verdict.ALERT):
        store.put_assessment(replace(FULL, verdict=verdict))
    assert rows(store) == 3


def test_the_last_verdict_of_each_site_is_given(store: Store) -> None:
    other = replace(FULL, site=SiteId("autre.example"), verdict=Verdict.WATCH)
    for assessment in (FULL, other, replace(FULL, verdict=Verdict.CLEAR)):
        store.put_assessment(assessment)
    assert store.verdicts() == {SITE: Verdict.CLEAR, other.site: Verdict.WATCH}


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.ALERT, SiteState.SIGNAL),
        (Verdict.WATCH, SiteState.SIGNAL),
        (Verdict.CLEAR, None),
    ],
)
def test_a_proposal_signals_its_site_and_no_more(
    store: Store, verdict: Verdict, state: SiteState | None
) -> None:
    store.put_assessment(replace(FULL, verdict=verdict))
    assert store.site_state(SITE) is state


def test_a_proposal_takes_no_site_back(store: Store) -> None:
    store.set_site_state(SITE, SiteState.EXAMINE, by="Camille Exemple")
    store.put_assessment(FULL)
    assert store.site_state(SITE) is SiteState.EXAMINE
