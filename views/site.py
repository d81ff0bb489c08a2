"""One site: what was read of it, the words relied on in their page, captures and pieces."""

import streamlit as st

from dossier.case import Case
from dossier.exhibits import Exhibit
from dossier.model import Capture, CaptureOutcome
from views.blocks import key, label, notice, option, said, small
from views.pieces import show_exhibit
from views.reponse import show_answer
from views.travail import followed, numbered
from views.who import me, ready, settings, tried
from workflow import check_words as words
from workflow.cases import open_case
from workflow.desk_case import begin_case, keep_proof
from workflow.desk_check import ask_answer
from workflow.desk_site import PageShown, Segment, SiteShown, site_shown

TABS = ("Ce qui a été lu", "Texte des pages", "Lectures", "Pièces")
SEALING = "scelle"
READING = "lecture"
LONGEST = 60_000  # characters of one page shown at once


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Un site — Vigie")
    name = st.query_params.get("site", "")
    if not name:
        st.title("Un site")
        st.markdown("Choisissez un site dans la liste.")
        st.page_link("views/sites.py", label="Sites")
        return
    st.title(label(name), anchor=False)
    found = tried(lambda: site_shown(settings(), name))
    if found is None:
        st.page_link("views/sites.py", label="Revenir à la liste des sites")
        return
    if found.state:
        st.caption(words.capital(found.state))
    if ready():
        _do(found)
    chosen = st.radio("Montrer", TABS, key="partie", horizontal=True)
    match TABS.index(chosen):
        case 0:
            _answer(found)
        case 1:
            _pages(found.pages)
        case 2:
            _captures(found.captures)
        case _:
            _exhibits(found.exhibits)


def _do(found: SiteShown) -> None:
    answer = found.answer
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.case:
            _case(found.case, dismissed=found.dismissed)
        elif answer and st.button("Ouvrir un dossier", type="primary"):
            begun = tried(lambda: begin_case(settings(), answer, as_user=me()))
            if begun is not None:
                st.switch_page(
                    "views/revue.py",
                    query_params={"dossier": begun.case, SEALING: str(begun.sealing)},
                )
        if answer and st.button("Garder la preuve maintenant"):
            number = tried(lambda: keep_proof(settings(), answer, as_user=me()))
            if number is not None:
                st.query_params.from_dict({"site": found.site, SEALING: str(number)})
        if st.button("Relire ce site"):
            address = f"https://{found.site}/"
            number = tried(lambda: ask_answer(settings(), address, as_user=me()))
            if number is not None:
                st.switch_page(
                    "views/accueil.py", query_params={"demande": str(number)}
                )
    sealing = numbered(SEALING)
    if sealing is not None and followed(sealing):
        notice("La preuve est gardée\u00a0: voyez les pièces.", tone="neutre")


def _case(case: Case, *, dismissed: bool) -> None:
    st.page_link(
        "views/dossier.py",
        label=f"Voir le dossier {label(case.id)}",
        query_params={"dossier": case.id},
    )
    if dismissed and st.button("Reprendre ce site"):
        taken = tried(lambda: open_case(settings(), case.site, as_user=me()))
        if taken is not None:
            st.rerun()


def _answer(found: SiteShown) -> None:
    if found.answer is None:
        st.markdown(
            "Ce site a été lu, mais pas encore mesuré. Demandez «\u00a0Relire ce site\u00a0»."
        )
        return
    show_answer(found.answer)


def _pages(pages: tuple[PageShown, ...]) -> None:
    if not pages:
        st.markdown("Aucune page de ce site n’a pu être lue.")
        return
    chosen = st.selectbox(
        "Page",
        range(len(pages)),
        format_func=lambda number: _page_name(pages[number]),
    )
    page = pages[chosen]
    said(page.url)
    st.caption(
        "Le texte tel que Vigie l’a lu. Les passages sur lesquels la réponse repose sont "
        "en retrait, avec la condition qu’ils touchent."
    )
    left = LONGEST
    for segment in page.segments:
        _segment(segment, left)
        left -= len(segment.text)
        if left <= 0:
            st.markdown("*La suite de cette page n’est pas montrée.*")
            return


def _page_name(page: PageShown) -> str:
    cited = words.count(page.cited, "citation", "citations")
    return option(f"{words.capital(words.where(page.url))} ({cited})")


def _segment(segment: Segment, left: int) -> None:
    text = segment.text[:left].strip("\n")
    if not text.strip():
        return
    if not segment.cited:
        said(text)
        return
    with st.container(key=key("citation"), gap=None):
        said(text)
        for name in segment.names:
            cited = [
                f"«\u00a0{each}\u00a0»" for what, each in segment.cited if what == name
            ]
            small(f"{name}\u00a0: {' … '.join(cited)}")


def _captures(captures: tuple[Capture, ...]) -> None:
    st.caption("Chaque demande faite au site, la dernière en premier.")
    for capture in captures[:100]:
        with st.container(border=True, gap=None):
            said(capture.url)
            kept = capture.outcome is CaptureOutcome.STORED
            told = f"page gardée ({capture.size:,} octets)".replace(",", "\u202f")
            said(
                f"{words.moment(capture.captured_at)}\u00a0: {told if kept else capture.reason}"
            )


def _exhibits(exhibits: tuple[Exhibit, ...]) -> None:
    if not exhibits:
        st.markdown(
            "Aucune pièce. Une page peut changer ou disparaître\u00a0: «\u00a0Garder la preuve "
            "maintenant\u00a0» photographie et scelle celles qui sont citées."
        )
    for exhibit in exhibits:
        show_exhibit(exhibit)


if __name__ == "__main__":
    show()
