"""Droit: every text held, what it is held for, how far it may be relied on."""

import streamlit as st

from views.autorites import show_authorities
from views.blocks import label, said
from views.lois import show_changes
from views.prestations import show_benefits, show_disputed
from views.who import settings
from workflow import check_words as words
from workflow.desk_law import ALL, ROLES, TRUSTS, TextLine, TextPage, text_page
from workflow.law_readings import Trust

FACES = ("Textes", "Prestations", "Cas discutés", "Autorités")
INTRODUCTION = (
    "Voici tous les textes que Vigie cite ou mesure, recopiés mot pour mot avec leurs dates et leur "
    "source. Ouvrez un texte pour le lire, voir où il sert, ou dire que vous l’avez relu dans sa "
    "publication officielle."
)


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Droit — Vigie")
    st.title("Droit")
    show_changes()
    face = st.radio("Montrer", FACES, key="montre", horizontal=True)
    match FACES.index(face or FACES[0]):
        case 0:
            _texts()
        case 1:
            show_benefits()
        case 2:
            show_disputed()
        case _:
            show_authorities()


def _texts() -> None:
    st.caption(INTRODUCTION)
    left, middle, right = st.columns([3, 3, 4])
    with left:
        role = st.selectbox(
            "À quoi il sert",
            [ALL, *ROLES],
            format_func=lambda each: ROLES.get(each, "Tous les textes"),
            key="role",
            bind="query-params",
        )
    with middle:
        state = st.selectbox(
            "Où il en est",
            [ALL, *TRUSTS],
            format_func=lambda each: TRUSTS.get(each, "Tous"),
            key="etat",
            bind="query-params",
        )
    with right:
        wanted = st.text_input(
            "Dont le nom contient", key="nom", max_chars=100, bind="query-params"
        )
    found = text_page(
        settings(),
        role=role or ALL,
        state=state or ALL,
        words_in=wanted or "",
        number=int(st.session_state.get("feuille", 1)),
    )
    _count(found)
    for line in found.lines:
        _line(line)
    if found.pages > 1:
        st.pagination(found.pages, key="feuille", bind="query-params")


def _count(found: TextPage) -> None:
    if not found.total:
        st.markdown("Aucun texte de cette sorte. Élargissez le choix.")
        return
    plural = "textes" if found.total > 1 else "texte"
    if found.total < found.held:
        st.caption(f"{found.total}\u00a0{plural} sur {found.held}")
        return
    standing = [
        f"{number} {PLURALS[each]}" for each, number in found.trusts.items() if number
    ]
    st.caption(f"{found.held}\u00a0{plural}\u00a0: {words.series(standing)}")


PLURALS = {
    Trust.VERIFIED: "vérifiés",
    Trust.CONFIRMED: "confirmés par un juriste",
    Trust.TO_CONFIRM: "à confirmer",
    Trust.CHANGED: "dont le texte officiel a changé",
    Trust.NOT_HELD: "dont aucune rédaction n’est tenue aujourd’hui",
}


def _line(line: TextLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "views/texte.py",
            label=f"**{label(line.title, longest=200)}**",
            query_params={"texte": line.id},
        )
        said(f"{line.place} — {TRUSTS[line.trust]}")
        st.caption(f"{line.role} · {line.since}")


if __name__ == "__main__":
    show()
