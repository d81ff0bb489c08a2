"""The pages of the law: what is held, one text, and « J’ai lu ce texte » to its end."""

import pytest
from streamlit.testing.v1 import AppTest

from dossier.settings import Settings
from dossier.shelf import DEMONSTRATION
from dossier.store import open_store
from legal_refs.authority_catalogue import authorities
from legal_refs.catalogue import catalogue
from legal_refs.model import TextRole
from tests.dossier.cases import DOMINIQUE
from tests.dossier.law import ADDRESS
from tests.views.pages import everything, opened, title
from tests.workflow.drafting import ReadyCase
from tests.workflow.law_reading import RSA, as_printed, other, read, words_of
from views.lecture import LAWYERS_ONLY
from views.who import WHO
from workflow.desk_law import ROLES, TRUSTS
from workflow.law_readings import Trust

HOSTILE = "<script>alert(1)</script> **gras** [lien](javascript:alert(1)) $x$"


def page(text: str = RSA, by: str = DOMINIQUE) -> AppTest:
    app = opened("texte", texte=text)
    app.selectbox(key=WHO).set_value(by).run()
    return app


def pasted(app: AppTest, words: str, address: str = ADDRESS) -> AppTest:
    """The form filled in, and compared."""
    app.text_area(key=f"colle-{RSA}").set_value(words)
    app.text_input(key=f"adresse-{RSA}").set_value(address)
    app.button(key=f"comparer-{RSA}").click().run()
    return app


def kept(settings: Settings) -> int:
    with open_store(settings) as store:
        return len(store.law_readings(DEMONSTRATION))


def test_the_list_says_how_many_texts_stand_where(settings: Settings) -> None:
    app = opened("droit")
    assert title(app) == "Droit"
    said = everything(app)
    assert f"{len(catalogue().texts)}\u00a0textes\u00a0: " in said
    assert "vérifiés" in said
    assert "à confirmer" in said, settings
    assert len(app.get("page_link")) >= 20


def test_the_list_is_filtered_by_role_by_standing_and_by_name(
    settings: Settings,
) -> None:
    app = opened("droit")
    app.text_input(key="nom").set_value("l262-51").run()
    assert "article L. 262-51 — " in everything(app)
    assert "1\u00a0texte sur" in everything(app)
    app.selectbox(key="role").set_value(TextRole.CIVIL).run()
    assert "Aucun texte de cette sorte" in everything(app)
    app.text_input(key="nom").set_value("").run()
    said = everything(app)
    assert ROLES[TextRole.CIVIL] in said
    assert ROLES[TextRole.OFFENCE] not in said
    app.selectbox(key="etat").set_value(Trust.CHANGED).run()
    assert "Aucun texte de cette sorte" in everything(app)
    app.text_input(key="nom").set_value("zzz").run()
    assert "Aucun texte de cette sorte" in everything(app), settings


def test_benefits_are_listed_with_their_free_official_way(settings: Settings) -> None:
    app = opened("droit")
    app.radio(key="montre").set_value("Prestations").run()
    app.text_input(key="prestation").set_value("RSA").run()
    said = everything(app)
    assert "Revenu de solidarité active" in said
    assert "Gratuitement\u00a0: " in said
    app.text_input(key="prestation").set_value("zzz").run()
    assert "Aucune prestation de ce nom" in everything(app), settings


def test_disputed_cases_are_argued_both_ways(settings: Settings) -> None:
    app = opened("droit")
    app.radio(key="montre").set_value("Cas discutés").run()
    said = everything(app)
    for case in catalogue().disputed.values():
        assert case.for_ in said
        assert case.against in said
        assert case.sentence in said, settings


def test_authorities_say_who_may_write_to_whom_and_what_nobody_checked(
    settings: Settings,
) -> None:
    app = opened("droit")
    app.radio(key="montre").set_value("Autorités").run()
    app.selectbox(key="qualite").set_value("autre_association").run()
    app.text_input(key="departement").set_value("Côte-d’Or").run()
    said = everything(app)
    assert "tribunal judiciaire de Dijon (cour d’appel de Dijon)" in said
    assert "– non" in said
    for recipient in authorities().recipients.values():
        assert recipient.accepts in said
    assert "Jamais vérifié en ligne" in said
    app.text_input(key="departement").set_value("<b>Atlantide</b>").run()
    assert "Aucun département de ce nom" in everything(app), settings


def test_a_text_stands_word_for_word_with_its_source_and_its_standing(
    settings: Settings,
) -> None:
    said = everything(page())
    text = catalogue().texts[RSA]
    assert words_of() in said
    assert TRUSTS[Trust.TO_CONFIRM] in said
    assert text.reserve in said
    assert text.use in said
    assert ROLES[text.role] in said
    for heading in ("Ce que dit le texte", "Peines encourues", "Où il sert"):
        assert heading in said, settings


def test_an_unknown_text_is_told_in_one_line(settings: Settings) -> None:
    app = opened("texte", texte="<b>rien</b>")
    assert title(app) == "Un texte"
    assert "Aucun texte tenu sous ce nom" in everything(app), settings


def test_a_reviewer_is_not_offered_the_act(settings: Settings) -> None:
    app = page(by="Camille Exemple")
    assert LAWYERS_ONLY in everything(app)
    assert not app.text_area, settings


def test_the_same_words_are_kept_after_they_were_compared(settings: Settings) -> None:
    app = pasted(page(), as_printed(words_of()))
    assert "Mêmes mots." in everything(app)
    assert kept(settings) == 0
    app.button(key=f"garder-{RSA}").click().run()
    assert kept(settings) == 1
    said = everything(app)
    assert TRUSTS[Trust.CONFIRMED] in said
    assert "mêmes mots" in said
    assert app.text_area(key=f"colle-{RSA}").value == ""


def test_a_difference_is_shown_before_it_is_kept(settings: Settings) -> None:
    app = pasted(page(), words_of().replace("rémunération", "récompense"))
    said = everything(app)
    assert "Une différence." in said
    assert "Vigie tient\u00a0: «\u00a0rémunération\u00a0»" in said
    assert "Texte collé\u00a0: «\u00a0récompense\u00a0»" in said
    assert kept(settings) == 0
    app.button(key=f"garder-{RSA}").click().run()
    assert kept(settings) == 1
    said = everything(app)
    assert TRUSTS[Trust.CHANGED] in said
    assert "Texte collé\u00a0: «\u00a0récompense\u00a0»" in said


def test_words_changed_after_they_were_compared_are_compared_again(
    settings: Settings,
) -> None:
    app = pasted(page(), words_of())
    app.text_area(key=f"colle-{RSA}").set_value(other(words_of())).run()
    assert f"garder-{RSA}" not in [button.key for button in app.button]
    assert kept(settings) == 0


def test_another_article_is_asked_about(settings: Settings) -> None:
    app = pasted(
        page(), "La caisse verse chaque mois la prestation à qui en a la charge."
    )
    assert "est-ce bien le même article" in everything(app), settings


def test_what_is_pasted_is_shown_as_text_and_as_nothing_else(
    settings: Settings,
) -> None:
    app = pasted(page(), f"{words_of()} {HOSTILE}")
    shown = [str(each.value) for each in app.text]
    assert any("<script>alert(1)</script>" in each for each in shown)
    for kind in (app.markdown, app.caption, app.header):
        assert not any("alert(1)" in str(each.value) for each in kind), settings


@pytest.mark.parametrize("day", ["32/01/2026", "demain", ""])
def test_a_day_that_is_none_is_told_and_nothing_is_kept(
    settings: Settings, day: str
) -> None:
    app = page()
    app.text_input(key=f"lu-{RSA}").set_value(day)
    pasted(app, words_of())
    assert "Cette date n’existe pas" in everything(app)
    assert kept(settings) == 0


def test_an_address_that_is_not_official_is_told_and_nothing_typed_is_lost(
    settings: Settings,
) -> None:
    app = pasted(page(), words_of(), "https://miroir.example/")
    app.button(key=f"garder-{RSA}").click().run()
    assert "publication officielle" in everything(app)
    assert app.text_area(key=f"colle-{RSA}").value == words_of()
    assert kept(settings) == 0


def test_a_changed_text_is_told_on_the_page_of_the_case_and_of_the_law(
    decided: ReadyCase,
) -> None:
    assert "Textes changés" not in everything(opened("dossier", dossier=decided.case))
    read(decided.settings, other(words_of()))
    for name in ("dossier", "droit"):
        said = everything(opened(name, dossier=decided.case))
        assert "Textes changés" in said
        assert "Ne signez rien" in said
