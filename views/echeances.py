"""Échéances: how long is left to act, what has to be captured again, what failed."""

import streamlit as st

from views.blocks import label, notice, said
from views.lois import show_changes
from views.who import settings
from workflow import check_words as words
from workflow.desk_dates import CaseDates, Facts, case_dates, failures, until
from workflow.desk_waits import retention, waits

INDICATIVE = (
    "Ces dates sont indicatives\u00a0: Vigie les compte de jour à jour depuis les pièces, sans "
    "report de fin de semaine et sans savoir ce qui a pu les suspendre ou les faire repartir. "
    "Un juriste les confirme."
)
NOT_ERASED = (
    "Durées que la maison se fixe. Cette version n’efface rien d’elle-même\u00a0: une personne "
    "y veille."
)


OR = "\u00a0; ou "


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Échéances — Vigie")
    st.title("Échéances")
    _limitation()
    show_changes()
    _waits()
    _failed()
    _retention()


def _limitation() -> None:
    st.header("Prescription et fraîcheur, dossier par dossier")
    dates = case_dates(settings())
    if dates:
        st.caption(INDICATIVE)
    else:
        st.markdown(
            "Aucun dossier n’est ouvert\u00a0: il n’y a pas encore de date à suivre."
        )
    for one in dates:
        _case(one)
    reserves = {limit.reserve: None for one in dates for limit in one.limits}
    for reserve in filter(None, reserves):
        st.caption(f"Sous réserve. {reserve}")


def _case(dates: CaseDates) -> None:
    case = dates.case
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "views/dossier.py",
            label=f"**Dossier {label(case.id)}** — {label(case.site)}",
            query_params={"dossier": case.id},
        )
        if dates.facts is None:
            said("Aucune pièce datée\u00a0: gardez d’abord la preuve.")
            return
        _facts(dates.facts)
        if not dates.limits:
            said("Aucun texte n’est mesuré sur ce site\u00a0: rien à compter.")
        for limit in dates.limits:
            said(
                f"{words.capital(limit.nature)} ({limit.length})\u00a0: "
                f"{until(limit, dates.today)} (indicatif)."
            )
            st.caption(words.capital("\u00a0; ".join(limit.texts)) + ".")
        if dates.stale:
            notice(
                f"{words.count(dates.stale, 'capture', 'captures')} de plus de sept jours\u00a0: à "
                "refaire avant de signer (bouton «\u00a0Sceller\u00a0» du dossier)."
            )


def _facts(facts: Facts) -> None:
    said(
        f"{'Fait retenu' if facts.relied else 'Fait'} le plus ancien\u00a0: "
        f"{words.day(facts.oldest)}. Dernière observation\u00a0: {words.day(facts.last)}."
    )
    if not facts.relied:
        st.caption(
            "Aucun passage n’est encore retenu\u00a0: compté sur toutes les pièces du dossier."
        )
    if facts.reported:
        st.caption(
            "Les faits que rapportent les pièces reçues peuvent être plus anciens que leur "
            "réception\u00a0: à vérifier sur ces pièces."
        )


def _waits() -> None:
    st.header("Après le dépôt d’une plainte")
    for wait in waits():
        with st.container(border=True, gap="xsmall"):
            said(f"{wait.title}\u00a0:")
            said(f"{words.capital(wait.said)}.")
            st.caption(f"Le jour qui compte\u00a0: {OR.join(wait.proofs)}.")
            if wait.reserve:
                st.caption(f"Sous réserve. {wait.reserve}")


def _failed() -> None:
    st.header("Travaux qui ont échoué")
    failed = failures(settings())
    if not failed:
        st.markdown("Aucun.")
    for errand in failed:
        with st.container(border=True, gap="xsmall"):
            said(f"{errand.name} nº\u00a0{errand.id}\u00a0: {errand.subject}")
            notice(errand.reason)
            st.caption("Redemandez ce travail depuis la page du site ou du dossier.")


def _retention() -> None:
    with st.expander("Durées de conservation"):
        st.caption(NOT_ERASED)
        for kept in retention():
            said(f"{kept.title}\u00a0: {kept.said}.")


if __name__ == "__main__":
    show()
