"""A site set aside while a case was open: a person takes it up again from its page."""

from dossier.case import SiteState
from dossier.store import open_store
from tests.dossier.cases import CAMILLE
from tests.views.pages import opened
from tests.workflow.reviewing import SITE, House
from workflow.cases import dismiss, open_case

AGAIN = "Reprendre ce site"


def test_a_dismissed_site_with_a_case_is_taken_up_again_from_its_page(
    read: House,
) -> None:
    open_case(read.settings, SITE, as_user=CAMILLE)
    assert AGAIN not in [button.label for button in opened("site", site=SITE).button]
    dismiss(read.settings, SITE, "cabinet d’avocat", as_user=CAMILLE)
    app = opened("site", site=SITE)
    next(button for button in app.button if button.label == AGAIN).click().run()
    assert not app.exception
    with open_store(read.settings) as store:
        assert store.site_state(SITE) is SiteState.DOSSIER
