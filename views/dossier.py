"""Un dossier: its pieces, its review, who runs the site, the second look, its documents."""

import streamlit as st

from dossier.case import SUBJECTS, Case, NumberedExhibit
from dossier.exhibits import Exhibit, ExhibitKind
from views.blocks import label, notice, said
from views.documents import show_documents
from views.lois import show_changes
from views.pieces import show_exhibit
from views.travail import followed, numbered
from views.who import me, ready, settings, tried
from workflow import check_words as words
from workflow.desk_case import ask_seal
from workflow.desk_dossier import (
    PieceForm,
    add_piece,
    add_words,
    agree,
    confirm,
    proposed_operator,
)
from workflow.desk_pieces import PIECES
from workflow.desk_review import ReviewShown, review_shown
from workflow.persons import Passage

CASE = "dossier"
SEALING = "scelle"
GIVEN = [kind for kind in ExhibitKind if kind.received]


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Un dossier — Vigie")
    name = st.query_params.get(CASE, "")
    st.title(f"Dossier {label(name)}" if name else "Un dossier", anchor=False)
    if not name:
        st.markdown("Choisissez un dossier dans la liste.")
        st.page_link("views/dossiers.py", label="Dossiers")
        return
    found = tried(lambda: review_shown(settings(), name))
    if found is None or not ready():
        return
    case = found.case
    said(case.site)
    st.caption(f"Ouvert le {words.day(case.opened_at)} par {label(case.opened_by)}")
    show_changes(case.id)
    _review(found)
    _pieces(case)
    _operator(case)
    _second_look(found)
    show_documents(found)


def _review(found: ReviewShown) -> None:
    st.header("Revue")
    st.progress(
        found.ready / len(SUBJECTS),
        text=f"{found.ready} cartes sur {len(SUBJECTS)} décidées et ancrées",
    )
    st.page_link(
        "views/revue.py", label="Ouvrir la revue", query_params={CASE: found.case.id}
    )


def _pieces(case: Case) -> None:
    st.header("Pièces")
    if not case.exhibits:
        st.markdown(
            "Aucune pièce\u00a0: scellez les pages du site, ou versez une pièce reçue."
        )
    for numbered_exhibit in case.exhibits:
        show_exhibit(numbered_exhibit.exhibit, number=numbered_exhibit.number)
    if st.button("Sceller les pages citées"):
        number = tried(
            lambda: ask_seal(settings(), case.site, as_user=me(), case=case.id)
        )
        if number is not None:
            st.query_params[SEALING] = str(number)
            st.rerun()
    sealing = numbered(SEALING)
    if sealing is not None and followed(sealing):
        notice("Mise sous scellé terminée.", tone="neutre")
    with st.expander("Ajouter une pièce reçue (facture, contrat, attestation…)"):
        _receive(case)
    given = [each for each in case.exhibits if each.exhibit.kind.received]
    if given:
        with st.expander("Transcrire un passage d’une pièce reçue"):
            _transcribe(case, given)


def _receive(case: Case) -> None:
    st.caption(
        "N’écrivez ni nom, ni numéro, ni situation d’un usager dans «\u00a0ce que cela montre\u00a0». "
        "Le nom de qui remet la pièce est gardé à part et ne figure dans aucun document."
    )
    with st.form("piece", clear_on_submit=False):
        file = st.file_uploader("Fichier (PDF, image, texte, courriel, 50 Mo au plus)")
        kind = st.selectbox("Sorte de pièce", GIVEN, format_func=PIECES.__getitem__)
        giver = st.text_input("Remise par", max_chars=200)
        shows = st.text_input("Ce que cela montre", max_chars=300)
        original = st.checkbox("C’est l’original")
        sent = st.form_submit_button("Verser au dossier")
    if not sent:
        return
    if file is None:
        notice("Choisissez d’abord un fichier.")
        return
    form = PieceForm(file.name, file.getvalue(), giver, shows, kind, original)
    kept = tried(lambda: add_piece(settings(), case, form, as_user=me()))
    if kept is not None:
        st.session_state["piece_versee"] = True
        st.rerun()


def _transcribe(case: Case, given: list[NumberedExhibit]) -> None:
    pieces: dict[int, Exhibit] = {each.number: each.exhibit for each in given}
    with st.form("transcription", clear_on_submit=False):
        number = st.selectbox(
            "Pièce", list(pieces), format_func=lambda each: f"Pièce nº\u00a0{each}"
        )
        page = st.number_input("Page", min_value=1, step=1)
        zone = st.text_input("Où sur la page", placeholder="en bas à droite")
        text = st.text_area("Les mots, recopiés exactement", max_chars=2000)
        sent = st.form_submit_button("Garder ce passage")
    if sent:
        passage = Passage(int(page), zone, text)
        piece = pieces[number].id
        if tried(lambda: add_words(settings(), case.id, piece, passage, as_user=me())):
            notice(
                "Passage gardé\u00a0: il est proposé sur chaque carte de la revue.",
                tone="neutre",
            )


def _operator(case: Case) -> None:
    st.header("Exploitant")
    if case.operator:
        said(
            f"Société confirmée\u00a0: {case.operator.name}, SIREN {case.operator.siren}."
        )
        return
    st.markdown("Personne ne l’a confirmé\u00a0: les documents visent «\u00a0X\u00a0».")
    proposed = proposed_operator(settings(), case)
    with (
        st.expander("Confirmer la société qui exploite le site"),
        st.form("exploitant"),
    ):
        name = st.text_input(
            "Dénomination", value=proposed.name if proposed else "", max_chars=200
        )
        number = st.text_input(
            "SIREN", value=proposed.siren if proposed else "", max_chars=20
        )
        sent = st.form_submit_button("Je l’ai lu dans les mentions légales")
    quote = proposed.quote if proposed else None
    if sent and tried(
        lambda: confirm(settings(), case.id, name, number, quote, as_user=me())
    ):
        st.rerun()


def _second_look(found: ReviewShown) -> None:
    st.header("Seconde personne")
    if found.approval:
        said(
            f"{found.approval.by} a approuvé la revue le {words.moment(found.approval.at)}."
        )
        return
    st.markdown(
        "Quelqu’un d’autre que les relecteurs approuve la revue entière, un autre jour que la "
        "dernière décision ou après un vote du bureau."
    )
    if found.obstacles:
        st.caption("Possible une fois toutes les cartes décidées et ancrées.")
        return
    with st.form("accord"):
        day = st.text_input(
            "Date du vote du bureau, s’il y en a eu un", placeholder="jj/mm/aaaa"
        )
        place = st.text_input("Lieu du vote", max_chars=200)
        sent = st.form_submit_button("J’approuve toute la revue")
    if not sent:
        return
    approval = tried(
        lambda: agree(
            settings(),
            found.case.id,
            vote_on=day,
            vote_at=place,
            as_user=me(),
        )
    )
    if approval is not None:
        st.rerun()


if __name__ == "__main__":
    show()
