"""The frame of every page: menu, who acts, banner; and what is shown when a page breaks."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from dossier.errors import VigieError
from views.blocks import key, notice, said
from views.look import STYLE
from views.who import choose, settings
from workflow.desk import Desk, desk

SHOWN: Final[Mapping[str, tuple[str, str]]] = {
    "accueil": ("Accueil", ""),
    "sites": ("Sites", "sites"),
    "dossiers": ("Dossiers", "dossiers"),
    "echeances": ("Échéances", "echeances"),
    "droit": ("Droit", "droit"),
    "aide": ("Aide", "aide"),
}
"""File in views/ → name in the menu, address."""
REACHED: Final[Mapping[str, tuple[str, str]]] = {
    "site": ("Un site", "site"),
    "revue": ("Revue", "revue"),
    "dossier": ("Un dossier", "dossier"),
    "texte": ("Un texte", "texte"),
}
"""Pages that open from another one."""
BROKEN: Final = (
    "Cette page n’a pas pu s’afficher\u00a0; rien n’est perdu. Rechargez-la. Si cela recommence, "
    "le détail est dans logs/tableau-de-bord.log du dossier de Vigie."
)


def show() -> None:
    """One run of one session: the frame, then the page asked for."""
    st.session_state["_places"] = 0
    pages = [_page(name, *said) for name, said in SHOWN.items()]
    hidden = [_page(name, *said) for name, said in REACHED.items()]
    chosen = st.navigation([*pages, *hidden], position="hidden")
    st.html(STYLE)
    try:
        here = desk(settings())
    except VigieError as error:
        st.title("Vigie")
        notice(str(error))
        return
    with st.sidebar:
        _menu(pages, here)
    if here.banner:
        with st.container(key="specimen"):
            st.markdown(here.banner)
    chosen.run()


def tell_failure(error: Exception) -> bool:
    """Show one French line in place of a trace; the trace is in the log."""
    notice(str(error) if isinstance(error, VigieError) else BROKEN)
    return True


def _menu(pages: list[st.Page], here: Desk) -> None:
    with st.container(key="enseigne"):
        st.markdown("Vigie")
    for page in pages:
        st.page_link(page, width="stretch")
    choose(here)
    if here.controller:
        with st.container(key=key("espace")):
            said(here.controller)


def _page(name: str, title: str, address: str) -> st.Page:
    return st.Page(
        f"views/{name}.py", title=title, url_path=address, default=not address
    )
