"""A first answer kept as JSON with the job that made it, and read back without measuring."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from dossier.errors import DamagedError
from dossier.model import Assessment, Capture
from legal_refs.catalogue import catalogue
from workflow.check_answer import Answer


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """All of an ``Answer`` but the law, which the program holds."""

    url: str
    assessment: Assessment
    captures: tuple[Capture, ...]
    read_at: datetime
    cut_short: bool
    banner: str


_KEPT = TypeAdapter(KeptAnswer)


def written(answer: Answer) -> str:
    """``answer`` as JSON."""
    kept = KeptAnswer(
        url=answer.url,
        assessment=answer.assessment,
        captures=answer.captures,
        read_at=answer.read_at,
        cut_short=answer.cut_short,
        banner=answer.banner,
    )
    return _KEPT.dump_json(kept).decode()


def read_back(words: str) -> Answer:
    """The answer that ``written`` wrote; ``DamagedError`` when it is no longer one."""
    try:
        kept = _KEPT.validate_json(words)
    except ValidationError as error:
        raise DamagedError("réponse illisible : demandez-la à nouveau") from error
    return Answer(
        url=kept.url,
        assessment=kept.assessment,
        captures=kept.captures,
        read_at=kept.read_at,
        catalogue=catalogue(),
        cut_short=kept.cut_short,
        banner=kept.banner,
    )
