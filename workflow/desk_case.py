"""What a person does with an answer: keep the proof, open a case, or set it aside."""

from dataclasses import dataclass

from dossier.case import CaseId
from dossier.jobs import JobId, JobKind
from dossier.model import SiteId
from dossier.settings import Settings
from workflow import cases
from workflow.check_answer import Answer
from workflow.desk_check import keep_proposal
from workflow.work import ask

BY_HAND = "demandé au tableau de bord"


@dataclass(frozen=True, slots=True)
class Begun:
    """A case just opened, and the job that seals the pages it rests on."""

    case: CaseId
    sealing: JobId


def keep_proof(settings: Settings, answer: Answer, *, as_user: str) -> JobId:
    """Have the pages that the answer quotes captured and sealed."""
    keep_proposal(settings, answer.assessment)
    return ask_seal(settings, answer.assessment.site, as_user=as_user)


def begin_case(settings: Settings, answer: Answer, *, as_user: str) -> Begun:
    """Open the case of the site, and have what it rests on sealed while it is reviewed."""
    keep_proposal(settings, answer.assessment)
    case = cases.open_case(settings, answer.assessment.site, as_user=as_user)
    return Begun(case.id, ask_seal(settings, case.site, as_user=as_user, case=case.id))


def dismiss(settings: Settings, site: SiteId, reason: str, *, as_user: str) -> bool:
    """Set the site aside for a written reason; true once it is."""
    cases.dismiss(settings, site, reason, as_user=as_user)
    return True


def ask_seal(
    settings: Settings, site: SiteId, *, as_user: str, case: CaseId | None = None
) -> JobId:
    """Have the pages of ``site`` that matter captured and sealed, for ``case`` if any."""
    order: dict[str, str | list[str]] = {"targets": [site], "reason": BY_HAND}
    if case is not None:
        order["case"] = case
    return ask(settings, JobKind.SEAL, order, as_user=as_user)
