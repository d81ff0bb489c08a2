"""The list of cases, with what is done and what is left in each."""

from dataclasses import dataclass

from dossier.case import SUBJECTS, Case
from dossier.settings import Settings
from dossier.store import Store, open_store


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list."""

    case: Case
    progress: str


def case_lines(settings: Settings) -> tuple[CaseLine, ...]:
    """Every case, the last opened first."""
    with open_store(settings) as store:
        return tuple(
            CaseLine(case, _progress(store, case)) for case in reversed(store.cases())
        )


def _progress(store: Store, case: Case) -> str:
    decided = sum(d.choice.final for d in store.decisions(case.id).values())
    sealed = sum(numbered.exhibit.citable for numbered in case.exhibits)
    documents = len(store.documents(case.id))
    return (
        f"Cartes décidées\u00a0: {decided} sur {len(SUBJECTS)} · pièces sous scellé\u00a0: {sealed} · "
        f"documents\u00a0: {documents}"
    )
