"""Authorities, as a face of the page « Droit »: who may write, to whom, before which court."""

import streamlit as st

from views.blocks import label, said, small
from workflow import check_words as words
from workflow.desk_authorities import (
    DocumentLine,
    RecipientLine,
    courts_of,
    documents_of,
    places,
    qualities,
    recipients,
    to_check,
)


def show_authorities() -> None:
    """What a quality may send, the courts of a département, the recipients, what to check."""
    _documents()
    _courts()
    st.subheader("À qui écrire", anchor=False)
    for line in recipients():
        _recipient(line)
    _old()


def _documents() -> None:
    st.subheader("Qui peut envoyer quoi", anchor=False)
    names = qualities()
    chosen = st.selectbox(
        "Qui signe",
        list(names),
        format_func=lambda slug: words.capital(names[slug]),
        key="qualite",
        bind="query-params",
    )
    for line in documents_of(chosen):
        _document(line)


def _document(line: DocumentLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"**{label(words.capital(line.name), longest=160)}** · {line.standing}"
        )
        said(line.sentence)
        if line.risk:
            small(line.risk)


def _courts() -> None:
    st.subheader("Quel tribunal", anchor=False)
    wanted = st.text_input(
        "Département (nom ou numéro)",
        key="departement",
        max_chars=60,
        bind="query-params",
    )
    if not (wanted or "").strip():
        small("Le procureur à qui l’on écrit siège près le tribunal judiciaire.")
        _places()
        return
    found = courts_of(wanted)
    for court in found.courts:
        said(court)
    for line in found.said:
        small(line)


def _places() -> None:
    said("À quel procureur, dans cet ordre\u00a0:")
    for rank, line in enumerate(places(), 1):
        said(f"{rank}. {line.title}. {line.sentence}")
        if line.reserve:
            small(line.reserve)


def _recipient(line: RecipientLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{label(line.name, longest=160)}**")
        said(line.accepts)
        for way in line.ways:
            said(way)
        if line.attachments:
            small(line.attachments)
        small(f"Ce que l’exploitant peut en apprendre\u00a0: {line.reveals}")
        if line.warning:
            small(f"△ {line.warning}")


def _old() -> None:
    rows = to_check()
    if not rows:
        return
    with st.expander(f"À vérifier en ligne\u00a0: {len(rows)} fiches"):
        for row in rows:
            said(f"{row.what} — {row.said}")
            small(row.source)
