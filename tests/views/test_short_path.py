"""From an address to an answer, and from the answer to one of three things to do."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dossier.case import SiteState
from dossier.errors import DamagedError
from dossier.jobs import JobKind, JobState
from dossier.settings import Settings
from dossier.store import open_store
from dossier.workspaces import DEMONSTRATION
from legal_refs.catalogue import catalogue
from tests.dossier.cases import CAMILLE
from tests.views.pages import everything, opened, title
from tests.workflow.reviewing import READ_AT, SITE, TEXT, House, house
from workflow.check_answer import SPECIMEN, Answer
from workflow.check_kept import read_back, written

ALERT = "Toutes les conditions d’un texte se lisent sur ce site — à examiner."
HOSTILE = (
    "**gras** <img src=x onerror=alert(1)> [lien](https://mal.example) $x$ :red[a]"
)


def answer(made: House) -> Answer:
    with open_store(made.settings) as store:
        captures = tuple(store.captures(SITE))
    return Answer(
        f"https://{SITE}/",
        made.assessment(),
        captures,
        READ_AT,
        catalogue(),
        banner=SPECIMEN,
    )


def done(settings: Settings, found: Answer) -> str:
    """A first answer as the worker leaves it; the number of its job."""
    return ended(settings, JobState.DONE, json.dumps({"answer": written(found)}))


def ended(settings: Settings, state: JobState, outcome: str) -> str:
    with open_store(settings) as store:
        number = store.add_job(
            JobKind.CHECK, {"url": SITE}, by=CAMILLE, workspace=DEMONSTRATION
        )
        store.lease_job("essai", seconds=60)
        store.finish_job(number, "essai", state, outcome)
    return str(number)


def answered(made: House) -> AppTest:
    return opened("accueil", demande=done(made.settings, answer(made)))


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def last_job(settings: Settings) -> tuple[JobKind, dict[str, object], str]:
    with open_store(settings) as store:
        job = store.jobs(last=1)[0]
    return job.kind, dict(job.arguments), job.asked_by


def test_an_address_becomes_a_job_whose_page_can_be_found_again(
    settings: Settings,
) -> None:
    app = opened("accueil")
    app.text_input[0].set_value(" https://aides.example/ ")
    press(app, "Lire ce site")
    asked = last_job(settings)
    assert asked == (JobKind.CHECK, {"url": "https://aides.example/"}, CAMILLE)
    assert app.query_params["demande"] == "1"
    (bar,) = app.get("progress")
    assert "en attente de l’exécutant" in bar.proto.text


@pytest.mark.parametrize("address", ["", "   ", "deux mots", "a\tb"])
def test_what_is_no_address_is_told_so_and_nothing_is_asked(
    settings: Settings, address: str
) -> None:
    app = opened("accueil")
    app.text_input[0].set_value(address)
    press(app, "Lire ce site")
    assert "ne ressemble pas à une adresse" in everything(app)
    with open_store(settings) as store:
        assert store.jobs() == []


def test_the_answer_says_all_that_the_printed_page_says(settings: Settings) -> None:
    app = answered(house(settings))
    assert title(app) == "Accueil"
    said = everything(app)
    for words in (
        ALERT,
        "Ce que le site propose",
        "Ce que cela coûte",
        "Chaque condition",
        "Ce qui parle pour le site",
        "Ce qui manque",
        "La démarche officielle, gratuite",
        "« Nos experts remplissent votre dossier RSA »",
        "Simulation gratuite",
    ):
        assert words in said.replace("\u00a0", " "), words
    assert [each.label for each in app.button][-3:] == [
        "Garder la preuve maintenant",
        "Ouvrir un dossier",
        "Ne rien faire (motif)",
    ]


def test_opening_a_case_asks_for_the_proof_at_the_same_time(settings: Settings) -> None:
    app = press(answered(house(settings)), "Ouvrir un dossier")
    assert title(app).startswith("Revue du dossier")
    with open_store(settings) as store:
        (case,) = store.cases()
        assert store.assessment(SITE) is not None
    kind, arguments, by = last_job(settings)
    assert (kind, by) == (JobKind.SEAL, CAMILLE)
    assert (arguments["targets"], arguments["case"]) == ([SITE], case.id)


def test_keeping_the_proof_opens_no_case(settings: Settings) -> None:
    press(answered(house(settings)), "Garder la preuve maintenant")
    kind, arguments, _ = last_job(settings)
    assert (kind, arguments["targets"]) == (JobKind.SEAL, [SITE])
    with open_store(settings) as store:
        assert store.cases() == []


def test_doing_nothing_wants_a_reason(settings: Settings) -> None:
    app = press(answered(house(settings)), "Ne rien faire (motif)")
    app = press(app, "Écarter ce site")
    assert "motif" in everything(app).lower()
    with open_store(settings) as store:
        assert store.site_state(SITE) is not SiteState.ECARTE
    app.text_area[0].set_value("Association loi 1901, gratuit.")
    press(app, "Écarter ce site")
    with open_store(settings) as store:
        assert store.site_state(SITE) is SiteState.ECARTE


def test_an_answer_asked_again_does_not_change_what_reviewers_were_shown(
    read: House,
) -> None:
    read.opened()
    before = read.cards()
    other = replace(answer(read), assessment=read.assessment({}))
    number = done(read.settings, other)
    press(opened("accueil", demande=number), "Garder la preuve maintenant")
    assert read.cards() == before


def test_a_site_that_could_not_be_read_offers_no_action(settings: Settings) -> None:
    made = house(settings)
    nothing = replace(answer(made), captures=(), assessment=made.assessment({}))
    app = opened("accueil", demande=done(settings, nothing))
    assert "Pourquoi rien n’a été lu" in everything(app)
    assert [each.label for each in app.button] == ["Lire ce site"]


def test_a_failed_reading_says_why(settings: Settings) -> None:
    number = ended(settings, JobState.FAILED, "le site ne répond pas")
    assert "Première réponse\u00a0: le site ne répond pas" in everything(
        opened("accueil", demande=number)
    )


def test_words_of_a_site_are_shown_as_text_and_never_as_markup(
    settings: Settings,
) -> None:
    app = answered(house(settings, text=f"{HOSTILE}\n{TEXT}"))
    page = opened("site", site=SITE)
    page.radio(key="partie").set_value("Texte des pages").run()
    assert any(HOSTILE in str(each.value) for each in page.text)
    for shown in (app, page):
        marked = (*shown.markdown, *shown.caption, *shown.header, *shown.title)
        assert not any("onerror" in str(each.value) for each in marked)
        assert not any(
            "gras" in each.label for each in (*shown.button, *shown.selectbox)
        )


def test_an_answer_is_read_back_as_it_was_written(settings: Settings) -> None:
    found = answer(house(settings))
    assert read_back(written(found)) == found


def test_an_answer_that_was_spoilt_is_not_shown(settings: Settings) -> None:
    with pytest.raises(DamagedError, match="demandez-la à nouveau"):
        read_back(written(answer(house(settings)))[:-9])


def test_what_waits_for_somebody_is_listed_with_the_page_to_open(read: House) -> None:
    said = everything(opened("accueil"))
    assert SITE in said
    assert "Toutes les conditions d’un texte se lisent sur ce site" in said
    case = read.opened()
    said = everything(opened("accueil"))
    assert f"Dossier {case}\u00a0: 8 cartes à décider" in said.replace("\\", "")
