"""What was not read and would decide."""

from dataclasses import replace

import pytest

from classifiers.missing import missing
from classifiers.site import TaggedSite
from dossier.model import Finding, Operator, OperatorKind, Outcome, Quote, SiteId
from legal_refs.ids import ElementId
from tests.classifiers.assessing import HOST, tag
from tests.classifiers.test_verdict import NOBODY, PLACE

SITE = TaggedSite(SiteId(HOST), (tag("Texte."),))
COMPANY = Operator(OperatorKind.COMPANY)
QUOTES = (PLACE.words(),)
DECIDED = {element: Finding(element, Outcome.MET, QUOTES) for element in ElementId}


def without(
    element: ElementId, quotes: tuple[Quote, ...] = ()
) -> dict[ElementId, Finding]:
    """Everything answered but one."""
    return DECIDED | {element: Finding(element, Outcome.UNDETERMINED, quotes)}


def test_nothing_is_missing_when_all_was_read() -> None:
    assert missing(SITE, DECIDED, COMPANY, NOBODY) == ()


def test_a_site_without_a_page_misses_everything_in_one_phrase() -> None:
    nothing = TaggedSite(SITE.site, ())
    found = missing(nothing, DECIDED, Operator(OperatorKind.UNKNOWN), NOBODY)
    assert found == ("aucune page n’a pu être lue",)


@pytest.mark.parametrize(
    ("element", "phrase"),
    [
        (
            ElementId.REMUNERATION,
            "prix du service : aucune page de tarif lue ne le donne",
        ),
        (ElementId.BUT_PRESTATIONS, "prestation visée : aucune n’est nommée"),
        (ElementId.OFFRE_DE_SERVICES, "démarche faite pour la personne : non lue"),
    ],
)
def test_an_unanswered_element_is_named(element: ElementId, phrase: str) -> None:
    assert missing(SITE, without(element), COMPANY, NOBODY) == (phrase,)


@pytest.mark.parametrize("element", [ElementId.INTERMEDIAIRE, ElementId.PUBLIC_VISE])
def test_the_other_elements_are_not_asked_of_the_crawler(element: ElementId) -> None:
    assert missing(SITE, without(element), COMPANY, NOBODY) == ()


@pytest.mark.parametrize(("sells", "quotes"), [(True, ()), (False, QUOTES)])
def test_a_price_announced_without_a_figure_is_on_quote(
    sells: bool, quotes: tuple[Quote, ...]
) -> None:
    findings = without(ElementId.REMUNERATION, quotes)
    found = missing(SITE, findings, COMPANY, replace(NOBODY, sells=sells))
    assert found == (
        "prix du service : annoncé sans montant (devis ou tarif non publié)",
    )


def test_unread_notices_are_named_last() -> None:
    findings = without(ElementId.OFFRE_DE_SERVICES)
    found = missing(SITE, findings, Operator(OperatorKind.UNKNOWN), NOBODY)
    assert found[1:] == ("exploitant : mentions légales non lues",)
