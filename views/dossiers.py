"""Dossiers: every case, and how far its review has come."""

import streamlit as st

from views.blocks import label, said
from views.who import settings
from workflow import check_words as words
from workflow.desk_dossiers import CaseLine, case_lines


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Dossiers — Vigie")
    st.title("Dossiers")
    lines = case_lines(settings())
    if not lines:
        st.markdown(
            "Aucun dossier. Lisez un site à la page Accueil, puis choisissez «\u00a0Ouvrir un "
            "dossier\u00a0»."
        )
    for line in lines:
        _line(line)


def _line(line: CaseLine) -> None:
    case = line.case
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "views/dossier.py",
            label=f"**Dossier {label(case.id)}** — {label(case.site)}",
            query_params={"dossier": case.id},
        )
        said(line.progress)
        st.caption(f"Ouvert le {words.day(case.opened_at)} par {label(case.opened_by)}")


if __name__ == "__main__":
    show()
