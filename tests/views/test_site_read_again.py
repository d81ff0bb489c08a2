"""A site read again after it was measured still shows the words that were relied on."""

import pytest

from dossier.store import open_store
from tests.views.pages import opened
from tests.workflow.reviewing import SITE, TEXT, House
from tests.workflow.reviewing import read as kept
from workflow.desk_site import site_shown

ELSEWHERE = f"https://{SITE}/ailleurs"


def test_the_page_shown_is_the_one_that_was_relied_on(read: House) -> None:
    with open_store(read.settings) as store:
        kept(store, "Le site est fermé.", name="c2")
    (page,) = site_shown(read.settings, SITE).pages
    assert page.cited > 0
    assert "".join(segment.text for segment in page.segments) == TEXT


def test_a_page_that_nothing_relies_on_is_shown_as_it_is_now(
    read: House,
) -> None:
    with open_store(read.settings) as store:
        for name, words in (("c3", "avant"), ("c4", "après")):
            kept(store, words, ELSEWHERE, name)
    shown = {page.url: page for page in site_shown(read.settings, SITE).pages}
    (text,) = shown[ELSEWHERE].segments
    assert text.text == "après"


@pytest.mark.usefixtures("read")
def test_the_name_of_a_page_to_choose_bears_no_stray_sign() -> None:
    app = opened("site", site=SITE)
    app.radio[0].set_value("Texte des pages").run()
    chosen = next(each for each in app.selectbox if each.label == "Page")
    assert [name for name in chosen.options if "\\" in name] == []
    assert "Page d’accueil" in chosen.options[0]
