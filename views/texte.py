"""Un texte: its words, what they ask, where it is used, and the act « J’ai lu ce texte »."""

import streamlit as st

from views.blocks import framed, key, label, said, small
from views.lecture import show_reading
from views.who import ready, settings, tried
from workflow import check_words as words
from workflow.desk_law import ROLES, TRUSTS, place
from workflow.desk_law_text import TextShown, Use, WordingShown, text_shown
from workflow.law_readings import Trust

TEXT = "texte"
NOT_HELD = (
    "Texte non détenu\u00a0: seules ses dates sont connues, il ne peut pas être cité."
)


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Un texte — Vigie")
    name = st.query_params.get(TEXT, "")
    if not name:
        st.title("Un texte")
        st.markdown("Choisissez un texte dans la liste.")
        st.page_link("views/droit.py", label="Droit")
        return
    found = tried(lambda: text_shown(settings(), name))
    if found is None:
        st.title("Un texte")
        st.page_link("views/droit.py", label="Revenir à la liste des textes")
        return
    st.title(label(found.text.title, longest=160), anchor=False)
    said(place(found.text))
    st.caption(ROLES[found.text.role])
    said(found.text.use)
    _standing(found)
    _words(found)
    _penalties(found)
    _uses(found)
    if ready():
        show_reading(found)
    _versions(found)
    st.page_link("views/droit.py", label="Revenir à la liste des textes")


def _standing(found: TextShown) -> None:
    sure = found.trust in {Trust.VERIFIED, Trust.CONFIRMED}
    with framed("neutre" if sure else "attention"):
        st.markdown(f"**{TRUSTS[found.trust]}**")
        said(found.standing)
        if found.text.reserve and found.trust in {Trust.TO_CONFIRM, Trust.NOT_HELD}:
            said(found.text.reserve)


def _words(found: TextShown) -> None:
    st.header("Ce que dit le texte", anchor=False)
    if found.current is None:
        st.markdown("Aucune rédaction en vigueur aujourd’hui n’est tenue.")
    else:
        _wording(found.current)
    if found.text.note:
        small(f"Note\u00a0: {found.text.note}")


def _wording(shown: WordingShown) -> None:
    wording = shown.wording
    st.caption(words.capital(shown.period))
    if not wording.held:
        st.markdown(NOT_HELD)
    else:
        with st.container(key=key("loi"), gap=None):
            said(wording.text)
        if wording.excerpt:
            small("Extrait\u00a0: une partie seulement de l’article est tenue.")
    if shown.asked:
        st.markdown("**Les mots qui posent chaque condition**")
    for name, asked in shown.asked:
        said(f"{name}\u00a0: {asked}")
    if wording.note:
        small(wording.note)
    small(
        f"Source\u00a0: {wording.source}. À jour au {words.date_words(wording.read_on)}."
    )


def _penalties(found: TextShown) -> None:
    if not found.penalties:
        return
    st.header("Peines encourues", anchor=False)
    for line in found.penalties:
        said(line)


def _uses(found: TextShown) -> None:
    st.header("Où il sert", anchor=False)
    if found.benefits:
        said(f"Prestations\u00a0: {', '.join(found.benefits)}")
    for ground in found.grounds:
        said(f"Autre qualification possible\u00a0: {ground}")
    for line in found.named:
        said(line)
    _linked("Il renvoie à", found.cites)
    _linked("Y renvoient", found.cited_by)
    _linked("Dossiers mesurés à ce texte", found.cases)
    rests = (found.benefits, found.grounds, found.named, found.cited_by, found.cases)
    if not any(rests):
        st.markdown("Rien ne repose sur lui dans cette maison.")


def _linked(heading: str, uses: tuple[Use, ...]) -> None:
    if not uses:
        return
    st.markdown(f"**{heading}**")
    for use in uses:
        if use.case:
            page, address = "views/dossier.py", {"dossier": str(use.case.id)}
        else:
            page, address = "views/texte.py", {TEXT: str(use.text)}
        st.page_link(page, label=label(use.said, longest=220), query_params=address)


def _versions(found: TextShown) -> None:
    if not found.others:
        return
    st.header("Autres rédactions", anchor=False)
    for shown in found.others:
        with st.expander(words.capital(label(shown.period))):
            if shown.standing:
                small(shown.standing)
            _wording(shown)


if __name__ == "__main__":
    show()
