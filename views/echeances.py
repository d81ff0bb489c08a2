"""Échéances: how long is left to act, what has to be captured again, what failed."""

import streamlit as st

from views.blocks import label, notice, said
from views.who import settings
from workflow import check_words as words
from workflow.desk_dates import CaseDates, Limit, case_dates, failures

INDICATIVE = (
    "Ces dates sont indicatives\u00a0: Vigie les compte de jour à jour depuis les pièces, sans "
    "savoir ce qui a pu les suspendre ou les faire repartir. Un juriste les confirme."
)


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Échéances — Vigie")
    st.title("Échéances")
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
    st.header("Travaux qui ont échoué")
    failed = failures(settings())
    if not failed:
        st.markdown("Aucun.")
    for errand in failed:
        with st.container(border=True, gap="xsmall"):
            said(f"{errand.name} nº\u00a0{errand.id}\u00a0: {errand.subject}")
            notice(errand.reason)
            st.caption("Redemandez ce travail depuis la page du site ou du dossier.")


def _case(dates: CaseDates) -> None:
    case = dates.case
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "views/dossier.py",
            label=f"**Dossier {label(case.id)}** — {label(case.site)}",
            query_params={"dossier": case.id},
        )
        if dates.oldest is None or dates.last is None:
            said("Aucune pièce datée\u00a0: gardez d’abord la preuve.")
            return
        said(
            f"Fait le plus ancien\u00a0: {words.day(dates.oldest)}. "
            f"Dernière observation\u00a0: {words.day(dates.last)}."
        )
        for limit in dates.limits:
            said(
                f"{words.capital(limit.nature)} ({limit.years}\u00a0{'ans' if limit.years > 1 else 'an'})\u00a0: "
                f"{_until(limit)} (indicatif)."
            )
        if dates.stale:
            notice(
                f"{words.count(dates.stale, 'capture', 'captures')} de plus de sept jours\u00a0: à "
                "refaire avant de signer (bouton «\u00a0Sceller\u00a0» du dossier)."
            )


def _until(limit: Limit) -> str:
    first, last = map(words.date_words, (limit.from_oldest, limit.from_last))
    if first == last:
        return f"jusqu’au {first}"
    return (
        f"jusqu’au {first} à compter du fait le plus ancien, jusqu’au {last} à compter de la "
        "dernière observation"
    )


if __name__ == "__main__":
    show()
