"""What an answer is worth: kept as a page, or kept as an outcome with its reason."""

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from crawler.pages import Answer
from dossier.model import CaptureOutcome

CHALLENGES = Path(__file__).with_name("challenges.yml")
NEARLY_EMPTY = 600
"""Signs of visible text under which a page with a widget is a wall and nothing else."""

WALL_BYTES = 200_000
WALL_LINKS = 3
OK = range(200, 300)
BLOCKED = {401, 403, 407, 429, 451}
HELD_BACK = BLOCKED | {405, 503}
"""Statuses under which protections serve their CAPTCHA."""

READABLE = re.compile(
    r"text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf|json|ld\+json)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    rb"<(script|style|noscript|head)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_ANCHOR = re.compile(rb"<a\s", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")
Judgement = tuple[CaptureOutcome, str]


class Challenge(BaseModel):
    """A mark left by a protection, and an example of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    cue: str
    example: str


@lru_cache(maxsize=1)
def challenges() -> tuple[Challenge, ...]:
    """The marks of ``challenges.yml``."""
    loaded = yaml.safe_load(CHALLENGES.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Challenge, ...]).validate_python(loaded)


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[bytes]:
    cues = [re.escape(challenge.cue.encode()) for challenge in challenges()]
    return re.compile(b"|".join(cues), re.IGNORECASE)


def readable_type(content_type: str) -> bool:
    """Whether a declared type is of a kind the reading room reads; unknown counts as yes."""
    return not content_type.strip() or bool(READABLE.match(content_type.strip()))


def is_html(content_type: str, body: bytes) -> bool:
    """Whether links can be looked for in ``body``."""
    declared = content_type.lower()
    return "html" in declared or (not declared.strip() and b"<" in body[:1024])


def _is_captcha(status: int, body: bytes) -> bool:
    held_back = status in HELD_BACK
    if not (held_back or status in OK) or not _marks().search(body):
        return False
    return held_back or _is_bare(body)


def _is_bare(body: bytes) -> bool:
    """Whether a page shows hardly a word and leads nowhere, as a wall does."""
    if len(body) > WALL_BYTES or len(_ANCHOR.findall(body)) > WALL_LINKS:
        return False
    return len(b" ".join(_HIDDEN.sub(b" ", body).split())) < NEARLY_EMPTY


def judge(answer: Answer) -> Judgement:
    """The outcome of a final answer, and one French line unless it is stored."""
    status, body = answer.status, answer.body
    readable = readable_type(answer.content_type)
    if readable and _is_captcha(status, body):
        return CaptureOutcome.CAPTCHA, "le site demande de prouver qu’on est humain"
    if status in BLOCKED:
        return CaptureOutcome.BLOCKED, f"accès refusé par le site (réponse {status})"
    if status not in OK:
        return CaptureOutcome.HTTP_ERROR, f"réponse {status} du site"
    if not readable or (not answer.content_type and _BINARY.search(body[:1024])):
        pdf = body.startswith(b"%PDF-")
        if not pdf:
            declared = (
                answer.content_type.partition(";")[0].strip() or "données binaires"
            )
            return CaptureOutcome.NOT_TEXT, f"ce n’est pas une page à lire ({declared})"
    if not body.strip():
        return CaptureOutcome.EMPTY, "réponse sans contenu"
    return CaptureOutcome.STORED, ""
