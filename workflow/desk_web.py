"""Where the fictional sites of the demonstration are served, told to the dashboard's jobs.

Their names resolve nowhere: whoever serves them says where they are in a small file of
the home, read only where loopback is allowed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dossier.settings import Settings
from workflow.demonstration import Demonstration
from workflow.survey import SurveyOptions

if TYPE_CHECKING:
    from workflow.seal import SealOptions

FILE: Final = "demonstration.json"


class ServedWeb(BaseModel):
    """The file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hosts: dict[str, str]
    certificate: Path


@contextmanager
def announced(settings: Settings, web: Demonstration) -> Iterator[None]:
    """Let the jobs of this home reach ``web`` while the context lasts."""
    file = settings.home / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    told = ServedWeb(hosts=dict(web.hosts), certificate=web.certificate.absolute())
    file.write_text(told.model_dump_json(), encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def announced_web(settings: Settings) -> Demonstration | None:
    """The web served for this home now, or ``None``."""
    file = settings.home / FILE
    if not settings.allow_loopback or not file.is_file():
        return None
    try:
        told = ServedWeb.model_validate_json(file.read_bytes())
    except ValidationError:
        return None
    return Demonstration(told.hosts, told.certificate)


def survey_options(settings: Settings, as_user: str) -> SurveyOptions:
    """How a job of ``as_user`` reads sites from this home."""
    web = announced_web(settings)
    if web is None:
        return SurveyOptions(as_user=as_user)
    return SurveyOptions(as_user=as_user, hosts=web.hosts, authority=web.certificate)


def seal_options(settings: Settings, as_user: str) -> "SealOptions":
    """How a job of ``as_user`` seals pages from this home."""
    from workflow.seal import SealOptions  # noqa: PLC0415 - only the jobs seal

    web = announced_web(settings)
    if web is None:
        return SealOptions(as_user=as_user)
    return SealOptions(as_user=as_user, hosts=web.hosts, authority=web.certificate)
