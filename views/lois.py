"""What the law has become since a case relied on it: said wherever somebody may act on it."""

import streamlit as st

from dossier.case import CaseId
from views.blocks import label, notice
from views.who import settings
from workflow.desk_law import changed


def show_changes(
    case: CaseId | None = None, *, heading: str = "Textes changés"
) -> None:
    """Every change that touches a case, or that one; nothing at all when there is none."""
    found = changed(settings(), case or "")
    if found and heading:
        st.header(heading, anchor=False)
    for each in found:
        notice(each.said)
        with st.container(horizontal=True):
            st.page_link(
                "views/texte.py",
                label="Voir le texte",
                query_params={"texte": each.text},
            )
            if case is None:
                st.page_link(
                    "views/dossier.py",
                    label=f"Dossier {label(each.case)} — {label(each.site)}",
                    query_params={"dossier": each.case},
                )
