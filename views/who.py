"""Who acts on this screen, and what they are told when a rule of the house refuses."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from dossier.errors import VigieError
from dossier.settings import Settings
from dossier.workspaces import User
from views.blocks import notice, option
from workflow.desk import NOBODY, Desk, desk, roles_of

WHO = "qui"
LOCAL = (
    "Vigie ne demande pas de mot de passe\u00a0: cette page n’est ouverte qu’à la personne assise "
    "devant cette machine. Choisissez votre nom, il est inscrit au journal avec chaque geste."
)

Given = TypeVar("Given")


def settings() -> Settings:
    """Where this dashboard keeps its data."""
    return Settings.from_environment()


def me() -> str:
    """The name of who acts; empty when nobody can."""
    return str(st.session_state.get(WHO) or "")


def choose(here: Desk) -> None:
    """The choice of who acts, in the sidebar."""
    if not here.people:
        return
    names = {user.name: user for user in here.people}
    if me() not in names:
        st.session_state[WHO] = next(iter(names))
    st.selectbox(
        "Qui agit\u00a0?",
        list(names),
        key=WHO,
        format_func=lambda name: _named(names[name]),
        disabled=len(names) == 1,
        help=LOCAL,
    )


def tried(action: Callable[[], Given]) -> Given | None:
    """What ``action`` gives; a refusal is shown as one line and nothing is lost."""
    try:
        return action()
    except VigieError as error:
        notice(str(error))
        return None


def ready() -> bool:
    """Whether somebody can act here; says what to do when nobody can."""
    if desk(settings()).people:
        return True
    notice(NOBODY)
    return False


def _named(user: User) -> str:
    return f"{option(user.name)} ({roles_of(user)})"
