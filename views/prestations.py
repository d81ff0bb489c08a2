"""Prestations and disputed cases, as two faces of the page « Droit »."""

import streamlit as st

from views.blocks import label, said, small
from workflow.desk_law_benefits import (
    BenefitLine,
    benefit_page,
    disputed_cases,
    everywhere,
)

PROTECTED = (
    "Celles qu’un texte protège viennent d’abord. Une page qui ne parle que de prestations sans texte ne "
    "donne jamais d’alerte\u00a0: d’autres qualifications restent possibles (voir Textes)."
)


def show_benefits() -> None:
    """Each benefit: for whom, the text that protects it, the free official way."""
    st.caption(PROTECTED)
    small(f"Pour toutes, près de chez soi\u00a0: {everywhere()}")
    wanted = st.text_input(
        "Nom ou sigle de la prestation",
        key="prestation",
        max_chars=100,
        bind="query-params",
    )
    found = benefit_page(
        words_in=wanted or "", number=int(st.session_state.get("volet", 1))
    )
    if not found.total:
        st.markdown("Aucune prestation de ce nom. Essayez son sigle.")
    else:
        plural = "prestations" if found.total > 1 else "prestation"
        st.caption(f"{found.total}\u00a0{plural}")
    for line in found.lines:
        _benefit(line)
    if found.pages > 1:
        st.pagination(found.pages, key="volet", bind="query-params")


def show_disputed() -> None:
    """Each disputed case: for, against, and the sentence printed with an answer."""
    st.caption(
        "Ce que le droit laisse ouvert. La machine ne va jamais plus haut que ce qui est dit ici\u00a0; "
        "une personne le peut, avec un motif écrit et l’avis de l’avocat."
    )
    for case in disputed_cases():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{label(case.title, longest=160)}**")
            said(f"Pour l’application du texte\u00a0: {case.argument_for}")
            said(f"Contre\u00a0: {case.against}")
            said(f"Ce que Vigie imprime\u00a0: {case.sentence}")
            small(f"Réponse de la machine\u00a0: {case.ceiling}")


def _benefit(line: BenefitLine) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{label(line.name, longest=160)}**")
        small(f"{line.public} · {line.body}")
        for slug, name in line.texts:
            st.page_link(
                "views/texte.py",
                label=label(name, longest=200),
                query_params={"texte": slug},
            )
        if line.said:
            said(line.said)
        said(f"Gratuitement\u00a0: {line.route}")
        if line.warning:
            small(f"△ {line.warning}")
