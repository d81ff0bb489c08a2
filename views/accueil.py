"""Accueil: one address, one answer, three things to do; then what waits for somebody."""

import streamlit as st

from dossier.model import SiteId
from views.blocks import notice, said
from views.reponse import show_answer
from views.travail import followed, numbered
from views.who import me, ready, settings, tried
from workflow.check_answer import Answer
from workflow.desk_case import begin_case, dismiss, keep_proof
from workflow.desk_check import answer_of, ask_answer
from workflow.desk_job import Errand
from workflow.desk_tasks import tasks

ASKED = "demande"
SEALING = "scelle"


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Accueil — Vigie")
    st.title("Accueil")
    if not ready():
        return
    _ask()
    number = numbered(ASKED)
    if number is None:
        _waiting()
        return
    done = followed(number)
    answer = answer_of(done) if done else None
    if done and answer:
        show_answer(answer)
        if answer.pages:
            _next(done, answer)


def _ask() -> None:
    with st.form("adresse"):
        address = st.text_input(
            "Adresse du site",
            placeholder="https://",
            max_chars=2000,
            help="Au plus quinze pages, en trois minutes au plus. Aucun dossier n’est ouvert.",
        )
        asked = st.form_submit_button("Lire ce site", type="primary")
    if asked:
        number = tried(lambda: ask_answer(settings(), address, as_user=me()))
        if number is not None:
            st.query_params.from_dict({ASKED: str(number)})
            st.rerun()


def _next(done: Errand, answer: Answer) -> None:
    st.header("Que faire maintenant\u00a0?")
    site = answer.assessment.site
    sealing = numbered(SEALING)
    if sealing is not None and followed(sealing):
        notice(
            "La preuve est gardée\u00a0: les pages citées sont sous scellé.",
            tone="neutre",
        )
        st.page_link(
            "views/site.py", label="Voir les pièces", query_params={"site": site}
        )
    with st.container(horizontal=True):
        if st.button("Garder la preuve maintenant", disabled=sealing is not None):
            number = tried(lambda: keep_proof(settings(), answer, as_user=me()))
            if number is not None:
                st.query_params.from_dict({ASKED: str(done.id), SEALING: str(number)})
                st.rerun()
        if st.button("Ouvrir un dossier", type="primary"):
            begun = tried(lambda: begin_case(settings(), answer, as_user=me()))
            if begun is not None:
                st.switch_page(
                    "views/revue.py",
                    query_params={"dossier": begun.case, SEALING: str(begun.sealing)},
                )
        if st.button("Ne rien faire (motif)"):
            st.session_state["ne_rien_faire"] = site
    if st.session_state.get("ne_rien_faire") == site:
        _dismiss(site)


def _dismiss(site: SiteId) -> None:
    with st.form("ecarter"):
        reason = st.text_area("Pourquoi ne rien faire", max_chars=2000)
        sent = st.form_submit_button("Écarter ce site")
    if sent and tried(lambda: dismiss(settings(), site, reason, as_user=me())):
        st.session_state.pop("ne_rien_faire", None)
        notice("Site écarté, motif inscrit au journal.", tone="neutre")


def _waiting() -> None:
    st.header("Ce qui attend quelqu’un")
    waiting = tried(lambda: tasks(settings())) or ()
    if not waiting:
        st.markdown(
            "Rien pour l’instant. Recopiez ci-dessus l’adresse d’un site qui demande de "
            "l’argent pour une aide sociale\u00a0: Vigie le lit et répond en une page."
        )
    for task in waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container():
                said(task.subject)
                st.caption(task.what)
            st.page_link(
                f"views/{task.page}.py",
                label=task.action,
                query_params=dict(task.address),
            )


if __name__ == "__main__":
    show()
