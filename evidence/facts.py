"""What is measured of an exhibit, as written in ``facts.json`` of its package."""

import json
from datetime import datetime
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
)

from dossier.errors import DamagedError
from dossier.exhibits import ExhibitKind
from dossier.model import CaptureOutcome
from dossier.shelf import storable
from evidence.manifest import Digest, FileName

NAME: Final = "facts.json"
SPECIMEN: Final = "SPÉCIMEN — FAITS FICTIFS"

Words = Annotated[str, BeforeValidator(storable)]
"""What a page or a person said: lone surrogates and NUL come out as U+FFFD."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RobotsFacts(_Frozen):
    """The robots.txt that gave leave, or refused it."""

    url: Words
    status: int
    """0 when there was no answer."""
    at: AwareDatetime | None
    sha256: Digest


class BrowserFacts(_Frozen):
    """What showed the page."""

    version: str
    executable: str
    executable_sha256: str
    arguments: tuple[str, ...]
    agent: str
    """The ``User-Agent`` it sent."""


class ContactFacts(_Frozen):
    """A name that the page made the browser ask for, and where it was connected."""

    host: Words
    port: int
    address: str
    refusal: str


class PageFacts(_Frozen):
    """How a page was captured."""

    requested: Words
    ended_at: AwareDatetime
    outcome: CaptureOutcome
    reason: Words
    """One French line when the outcome is not ``STORED``."""
    status: int | None
    content_type: Words
    width: int
    height: int
    pictures: int
    """How many, from top to bottom."""
    cut: bool
    """Whether the page went on below the last one."""
    body_exact: bool
    """Whether the body of the answer is known to be the bytes received."""
    text_of: Literal["dom", "response", ""]
    """What ``text.txt`` was read in."""
    robots: RobotsFacts | None
    browser: BrowserFacts | None
    contacts: tuple[ContactFacts, ...]
    decided: Words
    """Why it was sealed, in the words of who asked."""


class PieceFacts(_Frozen):
    """How a piece was received. Nothing here names who gave it (privacy.md D18)."""

    giver: str
    """A random number, under which the table of persons alone holds a name."""
    file: Words
    """Its name when it came, without what named the giver."""
    name_masked: bool
    media_type: str
    shows: Words
    original: bool


class Facts(_Frozen):
    """One exhibit, apart from its bytes and its seal."""

    format: Literal["vigie-faits/1"] = "vigie-faits/1"
    id: str
    kind: ExhibitKind
    site: Words
    title: Words
    url: Words
    at: AwareDatetime
    by: Words
    software: str
    reader: str
    """Version of the reader that read ``text.txt``."""
    content: FileName | None
    """The file that holds the response body, or what was received."""
    content_sha256: Digest | None
    text_sha256: Digest | None
    mention: str
    """``SPECIMEN`` in the demonstration, else empty."""
    page: PageFacts | None = None
    piece: PieceFacts | None = None

    def written(self) -> bytes:
        """JSON for a person to read, UTF-8."""
        said = self.model_dump(mode="json")
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def read(cls, body: bytes) -> Self:
        """The facts written in ``body``; raises ``DamagedError``."""
        try:
            return cls.model_validate_json(body)
        except ValidationError as error:
            raise DamagedError(f"{NAME} : faits illisibles") from error

    @property
    def outcome(self) -> CaptureOutcome:
        """What became of the request; a received piece is there."""
        return self.page.outcome if self.page else CaptureOutcome.STORED

    @property
    def ended_at(self) -> datetime:
        """When nothing more was asked of the site, or the piece was there."""
        return self.page.ended_at if self.page else self.at
