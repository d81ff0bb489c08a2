"""How much a link promises when nobody better is asked: a list of words in a file."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

WORDS = Path(__file__).with_name("priorities.yml")
UNKNOWN = 0.2
"""Value of a link that no rule speaks of."""


class LinkCue(BaseModel):
    """A start of word, and a link or an address that shows it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    cue: str
    example: str


class LinkRule(BaseModel):
    """Cues that promise the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: float
    cues: tuple[LinkCue, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[LinkRule, ...]:
    """The rules of ``priorities.yml``, in order."""
    loaded = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[LinkRule, ...]).validate_python(loaded)


def folded(text: str) -> str:
    """``text`` without accents, case or punctuation: words between single spaces."""
    flat = unicodedata.normalize("NFKD", text.replace("’", " ").replace("'", " "))
    plain = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple(
        (
            rule.value,
            re.compile(rf"\b(?:{'|'.join(re.escape(c.cue) for c in rule.cues)})"),
        )
        for rule in rules()
    )


@dataclass(frozen=True)
class LinkWords:
    """The default ``PageScorer``."""

    def link(self, url: str, words: str) -> float:
        """Value of the first rule that the words or the address match, 0 to 1."""
        parts = urlsplit(url)
        text = folded(f"{words} / {unquote(parts.path)} {unquote(parts.query)}")
        return next(
            (value for value, cues in _compiled() if cues.search(text)), UNKNOWN
        )
