"""What speaks for the site can be relied on like the rest, from the screen."""

from dossier.case import Choice, Row
from legal_refs.ids import ElementId
from tests.dossier.cases import CAMILLE
from tests.workflow.drafting import ReadyCase
from tests.workflow.reviewing import FOR_THE_SITE
from workflow.desk_review import CardShown, Seen, Wish, keep_choice, review_shown


def card(begun: ReadyCase, subject: ElementId | Row) -> CardShown:
    cards = review_shown(begun.settings, begun.case).cards
    return next(each for each in cards if each.card.subject is subject)


def test_all_that_speaks_for_the_site_is_proposed_on_its_card(begun: ReadyCase) -> None:
    offered = card(begun, Row.A_DECHARGE).offered
    assert [each.quote.text for each in offered] == list(FOR_THE_SITE.values())
    assert all(each.contrary and each.ticked for each in offered)


def test_elsewhere_it_can_be_chosen_and_is_not_until_then(begun: ReadyCase) -> None:
    offered = card(begun, ElementId.REMUNERATION).offered
    favourable = [each for each in offered if each.contrary]
    assert [each.quote.text for each in favourable] == ["Simulation gratuite"]
    assert not any(each.ticked for each in favourable)


def test_a_decision_that_rests_on_it_shows_it_once(begun: ReadyCase) -> None:
    shown = card(begun, Row.A_DECHARGE)
    quotes = [each.quote for each in shown.offered]
    wish = Wish(Choice.LU, "cherché et trouvé", quotes[:1])
    seen = Seen(shown.card.expected, shown.card.shown.digest)
    keep_choice(begun.settings, begun.case, Row.A_DECHARGE, wish, seen, as_user=CAMILLE)
    after = card(begun, Row.A_DECHARGE).offered
    assert [each.quote for each in after] == quotes
    assert [each.ticked for each in after] == [True, False]
