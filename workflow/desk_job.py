"""Long work as a page follows it: asked for, under way, ended."""

import json
from dataclasses import dataclass
from typing import Final

from dossier.jobs import Job, JobId, JobKind, JobState
from dossier.settings import Settings
from dossier.store import open_store

KINDS: Final = {
    JobKind.CRAWL: "Lecture d’un site entier",
    JobKind.ASSESS: "Mesure de sites",
    JobKind.CHECK: "Première réponse",
    JobKind.SEAL: "Mise sous scellé",
    JobKind.DRAFT: "Rédaction",
}


@dataclass(frozen=True, slots=True)
class Errand:
    """One job in the words of a person."""

    id: JobId
    kind: JobKind
    name: str
    subject: str
    """The site, address or case it is about."""
    asked_by: str
    fraction: float
    """0 to 1."""
    step: str
    ended: bool
    failed: bool
    reason: str
    """Why it failed, one French line."""
    result: dict[str, object]
    """What it gave, empty until it is done."""


def errand(settings: Settings, number: int) -> Errand:
    """One job; raises ``UnusableInputError`` when there is none of that number."""
    with open_store(settings) as store:
        return _errand(store.job(JobId(number)))


def errands(settings: Settings, *, last: int = 100) -> tuple[Errand, ...]:
    """The last jobs asked for, newest first."""
    with open_store(settings) as store:
        return tuple(_errand(job) for job in store.jobs(last=last))


def _errand(job: Job) -> Errand:
    failed = job.state is JobState.FAILED
    return Errand(
        id=job.id,
        kind=job.kind,
        name=KINDS[job.kind],
        subject=_subject(job),
        asked_by=job.asked_by,
        fraction=job.progress,
        step=_step(job),
        ended=failed or job.state is JobState.DONE,
        failed=failed,
        reason=job.outcome if failed else "",
        result=json.loads(job.outcome) if job.state is JobState.DONE else {},
    )


def _subject(job: Job) -> str:
    for name in ("url", "case", "sites", "targets"):
        match job.arguments.get(name):
            case str(said):
                return said
            case list(said) if said:
                return ", ".join(said[:3]) + (" …" if said[3:] else "")
    return ""


def _step(job: Job) -> str:
    if job.state is JobState.WAITING:
        return "en attente de l’exécutant"
    return job.step or "commencé"
