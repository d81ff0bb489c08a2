"""What waits for somebody today, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dossier.case import SiteState
from dossier.model import Verdict
from dossier.settings import Settings
from dossier.store import Store, open_store
from workflow.cards import Standing, cards

MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and where."""

    subject: str
    what: str
    action: str
    page: str
    """File in views/."""
    address: Mapping[str, str]


def tasks(settings: Settings) -> tuple[Task, ...]:
    """Reviews begun, documents to draft, then sites to look at; a handful at most."""
    with open_store(settings) as store:
        return (*_cases(store), *_sites(store))[:MOST]


def _cases(store: Store) -> tuple[Task, ...]:
    found = []
    for case in store.cases():
        left = sum(card.standing is not Standing.PRETE for card in cards(store, case))
        where = {"dossier": case.id}
        if left:
            said = f"Dossier {case.id}\u00a0: {left} cartes à décider ou à ancrer"
            found.append(Task(case.site, said, "Revoir", "revue", where))
        elif not store.documents(case.id):
            said = f"Dossier {case.id}\u00a0: revue faite, aucun document"
            found.append(Task(case.site, said, "Rédiger", "dossier", where))
    return tuple(found)


def _sites(store: Store) -> tuple[Task, ...]:
    states = store.site_states()
    new = {None, SiteState.SIGNAL, SiteState.A_EXAMINER, SiteState.EXAMINE}
    return tuple(
        Task(
            site,
            "Toutes les conditions d’un texte se lisent sur ce site",
            "Examiner",
            "site",
            {"site": site},
        )
        for site, verdict in sorted(store.verdicts().items())
        if verdict is Verdict.ALERT and states.get(site) in new
    )
