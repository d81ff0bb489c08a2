"""Revue: the cards of one case, then what is left before a document."""

import streamlit as st

from dossier.case import SUBJECTS
from views.blocks import label, notice, said
from views.carte import show_card
from views.documents import show_documents
from views.travail import followed, numbered
from views.who import me, ready, settings, tried
from workflow.desk_case import ask_seal
from workflow.desk_review import review_shown

CASE = "dossier"
SEALING = "scelle"


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Revue — Vigie")
    name = st.query_params.get(CASE, "")
    st.title(f"Revue du dossier {label(name)}" if name else "Revue", anchor=False)
    if not name:
        st.markdown("Choisissez un dossier.")
        st.page_link("views/dossiers.py", label="Dossiers")
        return
    found = tried(lambda: review_shown(settings(), name))
    if found is None or not ready():
        return
    said(found.case.site)
    with st.container(horizontal=True):
        st.page_link(
            "views/dossier.py", label="Voir le dossier", query_params={CASE: name}
        )
        st.page_link(
            "views/site.py",
            label="Lire les pages du site",
            query_params={"site": found.case.site},
        )
    sealing = numbered(SEALING)
    if sealing is not None and followed(sealing):
        notice("Les pages citées sont sous scellé.", tone="neutre")
    st.progress(
        found.ready / len(SUBJECTS),
        text=f"{found.ready} cartes sur {len(SUBJECTS)} décidées et ancrées",
    )
    for shown in found.cards:
        show_card(found.case.id, shown)
    if found.ready < len(SUBJECTS) and st.button("Sceller les pages citées"):
        number = tried(
            lambda: ask_seal(
                settings(), found.case.site, as_user=me(), case=found.case.id
            )
        )
        if number is not None:
            st.query_params[SEALING] = str(number)
            st.rerun()
    show_documents(found)


if __name__ == "__main__":
    show()
