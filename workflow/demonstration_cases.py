"""The cases of the demonstration: what its fictional people bring, decide and vote."""

from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from dossier.case import Choice, Subject
from dossier.decision_rows import subject_of
from dossier.exhibits import ExhibitKind
from workflow.demonstration_sites import FOLDER

NAME = "dossiers.yml"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DemoPassage(_Entry):
    """Words of a page of the site, to the letter."""

    page: str
    """Its path."""
    text: str


class DemoOperator(_Entry):
    """The company that a reviewer confirms, and where they read it."""

    name: str
    siren: str
    passage: DemoPassage


class DemoTranscription(_Entry):
    """Words that a reviewer reads in a piece, and the card that rests on them too."""

    page: int
    zone: str
    text: str
    card: str


class DemoPiece(_Entry):
    """A fictional paper: what it says, and what is said of it when it is given."""

    file: str
    kind: ExhibitKind
    giver: str = Field(alias="from")
    shows: str
    original: bool = False
    dated: date
    title: str
    lines: tuple[str, ...]
    table: tuple[tuple[str, str], ...] = ()
    """Headings, then rows; two columns."""
    said: DemoTranscription | None = None


class DemoCard(_Entry):
    """What a reviewer decides on one card."""

    choice: Choice
    reason: str
    passages: tuple[DemoPassage, ...] = ()
    """The words relied on; those proposed, or for the site on its own card, when none."""


class DemoCase(_Entry):
    """One case, from the site read to the vote."""

    site: str
    seal: tuple[str, ...] = ()
    """Paths of pages sealed besides those that are quoted."""
    operator: DemoOperator
    vote: str
    """Where the fictional board votes."""
    pieces: tuple[DemoPiece, ...] = ()
    cards: dict[str, DemoCard]

    @property
    def chosen(self) -> dict[Subject, DemoCard]:
        """The cards by what they are about."""
        return {subject_of(slug): card for slug, card in self.cards.items()}

    def url(self, path: str) -> str:
        """The address of a page of the site."""
        return f"https://{self.site}{path}"


_LIST = TypeAdapter(tuple[DemoCase, ...])


def demo_cases(folder: Path = FOLDER) -> tuple[DemoCase, ...]:
    """The cases of ``folder``, the first being the one shown; none without ``dossiers.yml``."""
    path = folder / NAME
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8") as file:
        return _LIST.validate_python(yaml.safe_load(file))
