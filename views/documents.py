"""The end of a review: what is still missing, or the documents and their download."""

import streamlit as st

from dossier.case import CaseId
from views.blocks import notice, said, small
from views.travail import followed, numbered
from views.who import me, settings, tried
from workflow import check_words as words
from workflow.desk_documents import Ready, ask_draft, content, ready
from workflow.desk_review import ReviewShown

DRAFTING = "redaction"


def show_documents(found: ReviewShown) -> None:
    """What keeps a document from being drafted, or the button that drafts it."""
    st.header("Document")
    case = found.case.id
    if found.obstacles:
        st.markdown("Avant de rédiger, il reste\u00a0:")
        for obstacle in found.obstacles:
            said(f"– {words.capital(obstacle)}.")
    else:
        _standing(found)
        if st.button("Rédiger le document", type="primary"):
            number = tried(lambda: ask_draft(settings(), case, as_user=me()))
            if number is not None:
                st.query_params[DRAFTING] = str(number)
                st.rerun()
    drafting = numbered(DRAFTING)
    if drafting is not None:
        followed(drafting)
    _downloads(case)


def _standing(found: ReviewShown) -> None:
    approval = found.approval
    if approval is None:
        notice(
            "Personne n’a encore approuvé cette revue\u00a0: chaque page portera "
            "«\u00a0PROJET — NON VALIDÉ\u00a0».",
            tone="neutre",
        )
        return
    after = f", après un {approval.vote}" if approval.vote else ""
    said(
        f"Revue approuvée par {approval.by} le {words.moment(approval.at)}{after}\u00a0: le "
        "document sera prêt à signer quand rien n’y restera à compléter."
    )


def _downloads(case: CaseId) -> None:
    for each in ready(settings(), case):
        _download(each)


def _download(each: Ready) -> None:
    document = each.document
    body = tried(lambda: content(settings(), document))
    if body is None:
        return
    with st.container(gap="xsmall"):
        st.download_button(
            f"Télécharger\u00a0: {each.title}",
            data=body,
            file_name=each.name,
            mime=each.mime,
            key=f"telecharger-{document.kind}-{document.format}",
            on_click="ignore",
        )
        small(
            f"{document.by}, le {words.moment(document.at)} · empreinte du fichier "
            f"{document.sha256[:16]}…"
        )
