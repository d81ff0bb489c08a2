"""The list of sites, those that ask for a person first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dossier.case import SiteState
from dossier.model import SiteId, Verdict
from dossier.settings import Settings
from dossier.store import Store, open_store
from workflow import check_words as words
from workflow.desk_site import STATES

ROWS: Final = 20
"""A page of the list."""
UNMEASURED: Final = "Pas encore mesuré"
RANK: Final = {Verdict.ALERT: 0, Verdict.WATCH: 1, None: 2, Verdict.CLEAR: 3}
KINDS: Final = {
    "tous": "Tous",
    "a_examiner": "À examiner",
    "possible": "Aide payante possible",
    "rien": "Rien relevé",
    "ecartes": "Écartés",
}
"""Filter of the list → its name on the screen."""
_VERDICT_OF: Final = {
    "a_examiner": Verdict.ALERT,
    "possible": Verdict.WATCH,
    "rien": Verdict.CLEAR,
}


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One line of the list."""

    site: SiteId
    sentence: str
    """The sentence of its verdict."""
    state: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the list, and how many there are."""

    lines: tuple[SiteLine, ...]
    total: int
    """Sites that answer the filter."""
    pages: int
    number: int
    """From 1."""


def site_page(
    settings: Settings, *, kind: str = "tous", words_in: str = "", number: int = 1
) -> SitePage:
    """The ``number``-th page of the sites of that kind whose name holds ``words_in``."""
    wanted = words_in.strip().lower()
    with open_store(settings) as store:
        verdicts = store.verdicts()
        states = store.site_states()
        chosen = [
            site
            for site in store.sites()
            if wanted in site and _is(kind, verdicts.get(site), states.get(site))
        ]
        chosen.sort(key=lambda site: (RANK[verdicts.get(site)], site))
        pages = max(1, -(-len(chosen) // ROWS))
        shown = min(max(number, 1), pages)
        some = chosen[(shown - 1) * ROWS : shown * ROWS]
        lines = tuple(_line(store, site) for site in some)
    return SitePage(lines, len(chosen), pages, shown)


def _is(kind: str, verdict: Verdict | None, state: SiteState | None) -> bool:
    if kind == "ecartes":
        return state is SiteState.ECARTE
    if kind in _VERDICT_OF:
        return verdict is _VERDICT_OF[kind] and state is not SiteState.ECARTE
    return True


def _line(store: Store, site: SiteId) -> SiteLine:
    assessment = store.assessment(site)
    captures = store.captures(site, stored_only=False)
    read_at = max((c.captured_at for c in captures), default=None)
    state = store.site_state(site)
    if assessment is None or read_at is None:
        said = UNMEASURED
    else:
        pages = sum(1 for capture in captures if capture.blob)
        said = words.capital(words.verdict(assessment, read_at, pages=pages))
    return SiteLine(site, said, STATES[state] if state else "", read_at)
