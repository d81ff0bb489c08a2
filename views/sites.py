"""Sites: those that were read, twenty at a time, those that ask for a person first."""

import streamlit as st

from views.blocks import label, said
from views.who import settings
from workflow import check_words as words
from workflow.desk_sites import KINDS, SiteLine, SitePage, site_page


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Sites — Vigie")
    st.title("Sites")
    left, right = st.columns([2, 3])
    with left:
        kind = st.selectbox(
            "Montrer",
            list(KINDS),
            format_func=KINDS.__getitem__,
            key="montrer",
            bind="query-params",
        )
    with right:
        wanted = st.text_input(
            "Dont l’adresse contient",
            key="contient",
            max_chars=200,
            bind="query-params",
        )
    found = site_page(
        settings(),
        kind=kind,
        words_in=wanted or "",
        number=int(st.session_state.get("page", 1)),
    )
    _count(found, filtered=kind != "tous" or bool(wanted))
    for line in found.lines:
        _line(line)
    if found.pages > 1:
        st.pagination(found.pages, key="page", bind="query-params")


def _count(found: SitePage, *, filtered: bool) -> None:
    if found.total:
        plural = "sites" if found.total > 1 else "site"
        st.caption(f"{found.total}\u00a0{plural}")
    elif filtered:
        st.markdown(
            "Aucun site de cette sorte. Choisissez «\u00a0Tous\u00a0» ou d’autres lettres."
        )
    else:
        st.markdown(
            "Aucun site n’a encore été lu. Donnez une adresse à la page Accueil."
        )


def _line(line: SiteLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "views/site.py",
            label=f"**{label(line.site)}**",
            query_params={"site": line.site},
        )
        said(line.sentence)
        read = f"Lu le {words.day(line.read_at)}" if line.read_at else "Jamais lu"
        st.caption(" · ".join(filter(None, (read, line.state))))


if __name__ == "__main__":
    show()
