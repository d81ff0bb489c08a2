"""What each kind of job runs: its arguments checked, one use case called, a result told.

Runs in the child process of a worker, so that a second crawl never meets the first.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dossier.case import CaseId
from dossier.errors import UnusableInputError
from dossier.exhibits import Exhibit
from dossier.jobs import Arguments, Job
from dossier.settings import Settings

Progress = Callable[[float, str], None]
"""How far, 0 to 1, and what is being done, one French phrase."""

Told = Mapping[str, str | int | list[str]]
"""The result of a job, kept as JSON."""


Order = TypeVar("Order", bound=BaseModel)


class CrawlOrder(BaseModel):
    """What ``vigie crawl`` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sites: list[str] = Field(min_length=1)
    max_pages: int | None = Field(default=None, ge=1)
    resume: bool = False


class AssessOrder(BaseModel):
    """What ``vigie assess`` takes: no site means all of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sites: list[str] = []


class CheckOrder(BaseModel):
    """What ``vigie check`` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(min_length=1)


class SealOrder(BaseModel):
    """What ``vigie seal`` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    targets: list[str] = Field(min_length=1)
    case: str | None = None
    reason: str = ""


class DraftOrder(BaseModel):
    """What ``vigie draft`` takes."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    case: str = Field(min_length=1)
    for_: str = Field(alias="for", min_length=1)


def crawl(settings: Settings, job: Job, progress: Progress) -> Told:
    """Crawl the sites of the job; one that was begun before is resumed."""
    order = _order(CrawlOrder, job.arguments)
    from workflow.survey import SurveyOptions, survey  # noqa: PLC0415 - loads Scrapy

    pages = 0
    expected = len(order.sites) * (order.max_pages or EXPECTED_PAGES)

    def tell(_: object) -> None:
        nonlocal pages
        pages += 1
        progress(min(pages / expected, 0.99), f"{pages} adresse(s) demandée(s)")

    captures = survey(
        settings,
        order.sites,
        max_pages=order.max_pages,
        resume=order.resume or job.attempts > 1 or bool(job.step),
        on_outcome=tell,
        options=SurveyOptions(as_user=job.asked_by),
    )
    stored = sum(1 for capture in captures if capture.blob)
    return {"captures": len(captures), "stored": stored}


def assess(settings: Settings, job: Job, progress: Progress) -> Told:
    """Measure the sites of the job and keep what is proposed of each."""
    order = _order(AssessOrder, job.arguments)
    from workflow.stored import stored_assessments  # noqa: PLC0415 - loads spaCy

    sites: list[str] = []
    for assessment in stored_assessments(settings, order.sites, as_user=job.asked_by):
        sites.append(assessment.site)
        done = len(sites) / len(order.sites) if order.sites else 0.5
        progress(min(done, 0.99), f"{len(sites)} site(s) mesuré(s)")
    return {"sites": sites}


def check(settings: Settings, job: Job, progress: Progress) -> Told:
    """Answer on one address, on the pages that decide."""
    order = _order(CheckOrder, job.arguments)
    from workflow.check import LIMITS  # noqa: PLC0415 - loads Scrapy and spaCy
    from workflow.check import check as answer  # noqa: PLC0415 - idem
    from workflow.check_kept import written  # noqa: PLC0415 - idem
    from workflow.desk_web import survey_options  # noqa: PLC0415 - idem

    pages = 0

    def tell(_: object) -> None:
        nonlocal pages
        pages += 1
        progress(min(pages / LIMITS.max_pages, 0.99), f"{pages} adresse(s) demandée(s)")

    options = survey_options(settings, job.asked_by)
    found = answer(settings, order.url, on_outcome=tell, options=options)
    return {
        "url": order.url,
        "verdict": found.assessment.verdict.value,
        "answer": written(found),
    }


def seal(settings: Settings, job: Job, progress: Progress) -> Told:
    """Capture and seal the pages of the job's targets."""
    order = _order(SealOrder, job.arguments)
    from workflow.desk_web import seal_options  # noqa: PLC0415 - loads the browser's
    from workflow.seal import seal as sealing  # noqa: PLC0415 - idem

    done = 0

    def tell(exhibit: Exhibit) -> None:
        nonlocal done
        done += 1
        state = "scellée" if exhibit.citable else "sans scellé"
        progress(
            min(done / EXPECTED_SEALS, 0.95), f"{done} page(s), la dernière {state}"
        )

    progress(0.02, "ouverture du navigateur")
    made = sealing(
        settings,
        order.targets,
        case=CaseId(order.case) if order.case else None,
        reason=order.reason,
        on_page=tell,
        options=seal_options(settings, job.asked_by),
    )
    faults = [exhibit.seal.reason for exhibit in made if not exhibit.citable]
    return {"sealed": len(made) - len(faults), "faults": faults}


def draft(settings: Settings, job: Job, progress: Progress) -> Told:
    """Draft the documents of a reviewed case, in every format."""
    order = _order(DraftOrder, job.arguments)
    from workflow.draft import FORMATS  # noqa: PLC0415 - loads typst and pandoc
    from workflow.draft import draft as drafting  # noqa: PLC0415 - idem

    done = drafting(
        settings,
        CaseId(order.case),
        for_=order.for_,
        formats=FORMATS,
        as_user=job.asked_by,
        told=progress,
    )
    return {
        "files": [file.path.name for file in done.files],
        "refused": [f"{name} : {reason}" for name, reason in done.refused],
        "holds": list(done.holds),
        "warnings": list(done.warnings),
    }


EXPECTED_SEALS: Final = 8
"""How many pages a site's proof takes, to show progress."""
EXPECTED_PAGES: Final = 30
"""How many addresses a site takes, to show progress when no limit was given."""


def _order(kind: type[Order], arguments: Arguments) -> Order:
    try:
        return kind.model_validate(dict(arguments))
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise UnusableInputError(f"travail mal demandé : champ « {where} »") from error
