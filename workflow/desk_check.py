"""The short path: an address, a first answer, and what a person does with it."""

from dossier.errors import UnusableInputError
from dossier.jobs import JobId, JobKind
from dossier.model import Assessment
from dossier.settings import Settings
from dossier.store import open_store
from workflow.check_answer import Answer
from workflow.check_kept import read_back
from workflow.check_page import one_page
from workflow.desk_job import Errand
from workflow.work import ask

LONGEST_ADDRESS = 2000


def ask_answer(settings: Settings, address: str, *, as_user: str) -> JobId:
    """Have the site of ``address`` read; raises as ``ask``, and for what is no address."""
    url = address.strip()
    if not url or len(url) > LONGEST_ADDRESS or not url.isprintable() or " " in url:
        raise UnusableInputError(
            "cela ne ressemble pas à une adresse\u00a0: recopiez celle du site, par exemple "
            "https://www.exemple.fr"
        )
    return ask(settings, JobKind.CHECK, {"url": url}, as_user=as_user)


def answer_of(errand: Errand) -> Answer | None:
    """The answer of a job that is done; ``None`` until then."""
    kept = errand.result.get("answer")
    return read_back(kept) if isinstance(kept, str) else None


def printed(answer: Answer) -> bytes:
    """The answer as a PDF of one page."""
    return one_page(answer)


def keep_proposal(settings: Settings, assessment: Assessment) -> None:
    """Keep what the answer proposes, for a review to start from.

    Where a case is open it stands as it is: what its reviewers were shown must not change
    because somebody asked again.
    """
    with open_store(settings) as store:
        if store.case_of(assessment.site) is None:
            store.put_assessment(assessment)
