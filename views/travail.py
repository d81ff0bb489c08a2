"""A long job on the screen: its progress, then what to do with its end."""

import streamlit as st

from views.blocks import notice
from views.who import settings, tried
from workflow.desk_job import Errand, errand

PULSE = 1.0
DIGITS = 9  # any database holds such a number


def followed(number: int) -> Errand | None:
    """The job once it is done; until then its progress is shown, or why it failed."""
    found = tried(lambda: errand(settings(), number))
    if found is None:
        return None
    if not found.ended:
        _progress(number)
        return None
    if found.failed:
        notice(f"{found.name}\u00a0: {found.reason}")
        return None
    return found


def numbered(name: str) -> int | None:
    """The number that the address of the page gives under ``name``."""
    asked = st.query_params.get(name, "")
    plain = asked.isascii() and asked.isdigit() and len(asked) <= DIGITS
    return int(asked) if plain else None


@st.fragment(run_every=PULSE)
def _progress(number: int) -> None:
    found = errand(settings(), number)
    if found.ended:
        st.rerun()
    st.progress(found.fraction, text=f"{found.name}\u00a0: {found.step}")
    st.caption(
        "Vous pouvez fermer cette page\u00a0: le travail continue, et son adresse le retrouve."
    )
