"""The act « J’ai lu ce texte »: paste, compare, and only then keep."""

from datetime import date

import streamlit as st

from views.blocks import key, notice, said, small
from views.who import me, settings, tried
from workflow import check_words as words
from workflow.check_words import today
from workflow.desk_dossier import day_written
from workflow.desk_law_text import TextShown, may_read, told
from workflow.law_readings import (
    LONGEST,
    LONGEST_ADDRESS,
    compared,
    comparison,
    read_text,
)
from workflow.law_readings_words import Comparison, Difference

MOST = 30
"""Differences shown; more of them mean another text."""
HOW = (
    "Ouvrez la publication officielle, copiez l’article seul (sans son titre, ses liens ni ses notes), "
    "collez-le ici. Vigie compare mot à mot\u00a0; les espaces, apostrophes, guillemets et tirets ne "
    "comptent pas. Rien n’est gardé avant que vous ayez vu la comparaison."
)
LAWYERS_ONLY = (
    "Dire qu’un texte a été lu revient à un juriste ou à un avocat\u00a0: choisissez dans le menu la "
    "personne qui agit."
)


def show_reading(found: TextShown) -> None:
    """The readings so far, and the form of a new one."""
    st.header("J’ai lu ce texte", anchor=False)
    for reading in found.readings:
        with st.container(border=True, gap=None):
            said(told(reading, found.text))
            small(reading.official.address)
            small(f"Empreinte du texte collé\u00a0: {reading.official.digest[:16]}…")
            _told(compared(found.text, reading))
    if not found.readings:
        st.caption("Personne ici n’a encore relu ce texte dans sa publication.")
    if not may_read(settings(), me()):
        st.caption(LAWYERS_ONLY)
        return
    with st.expander("Relire ce texte et le comparer", expanded=_begun(found)):
        _form(found)


def _begun(found: TextShown) -> bool:
    return bool(st.session_state.get(f"colle-{found.text.id}"))


def _form(found: TextShown) -> None:
    slug = found.text.id
    st.caption(HOW)
    pasted = st.text_area(
        "Texte officiel, collé tel quel",
        key=f"colle-{slug}",
        height=220,
        max_chars=LONGEST,
    )
    address = st.text_input(
        "Adresse de la page officielle",
        key=f"adresse-{slug}",
        placeholder="https://www.legifrance.gouv.fr/…",
        max_chars=LONGEST_ADDRESS,
    )
    written = st.text_input(
        "Lu le", key=f"lu-{slug}", value=f"{today():%d/%m/%Y}", max_chars=10
    )
    if st.button("Comparer", key=f"comparer-{slug}"):
        st.session_state[f"compare-{slug}"] = pasted
    if not pasted or st.session_state.get(f"compare-{slug}") != pasted:
        return
    read_on = tried(lambda: day_written(written or ""))
    if read_on is None:
        return
    beside = tried(lambda: comparison(slug, pasted, read_on))
    if beside is None:
        return
    _compared(beside)
    if st.button("Garder cette lecture", key=f"garder-{slug}", type="primary"):
        _keep(found, pasted, address or "", read_on)


def _keep(found: TextShown, pasted: str, address: str, read_on: date) -> None:
    slug = found.text.id
    kept = tried(
        lambda: read_text(settings(), slug, pasted, address, read_on, as_user=me())
    )
    if kept is None:
        return
    for name in ("colle", "adresse", "lu", "compare"):
        st.session_state.pop(f"{name}-{slug}", None)
    st.rerun()


def _told(found: Comparison) -> None:
    """What a reading that was kept said otherwise, folded."""
    if found.differences and found.held:
        with st.expander("Voir ce qui diffère"):
            _differences(found)


def _compared(found: Comparison) -> None:
    if found.same:
        notice(
            "Mêmes mots. Gardée, cette lecture confirme le texte pour douze mois.",
            tone="neutre",
        )
        return
    if not found.held:
        notice(
            "Vigie ne tient aucune rédaction pour ce jour\u00a0: il n’y a rien à comparer. Gardée, "
            "cette lecture sera montrée à qui complète le texte."
        )
        return
    if found.unlike:
        notice(
            "Ces deux textes ont peu de mots en commun\u00a0: est-ce bien le même article\u00a0? "
            "Vérifiez avant de garder."
        )
    number = len(found.differences)
    notice(
        f"{words.capital(words.count(number, 'différence', 'différences'))}. Si ce sont un titre ou "
        "une note, retirez-les et comparez à nouveau. Si le texte officiel a changé, gardez cette "
        "lecture\u00a0: les dossiers et documents qui reposent sur lui seront marqués."
    )
    _differences(found)


def _differences(found: Comparison) -> None:
    for each in found.differences[:MOST]:
        _difference(each)
    if (left := len(found.differences) - MOST) > 0:
        st.caption(f"Différences non montrées\u00a0: {left}.")


def _difference(each: Difference) -> None:
    with st.container(key=key("citation"), gap=None):
        if each.before or each.after:
            small(f"… {each.before.lstrip(' ,;.')} [ici] {each.after} …")
        said(f"Vigie tient\u00a0: {_words(each.held)}")
        said(f"Texte collé\u00a0: {_words(each.pasted)}")


def _words(text: str) -> str:
    return f"«\u00a0{text}\u00a0»" if text else "rien"
