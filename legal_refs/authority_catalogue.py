"""Who may send what, to whom and where, loaded from the YAML that jurists review."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from legal_refs.authority_building import (
    build_courts,
    build_departements,
    build_documents,
    build_places,
    build_qualities,
    build_recipients,
    build_titles,
)
from legal_refs.authority_faults import (
    court_faults,
    ground_faults,
    place_faults,
    recipient_faults,
    signatory_faults,
)
from legal_refs.authority_model import Authorities
from legal_refs.authority_schema import (
    CourtsFile,
    GroundRow,
    PlacesFile,
    RecipientsFile,
    SignatoriesFile,
)
from legal_refs.faults import Fault, LawError
from legal_refs.marked import Marked, read
from legal_refs.validation import validated

SHIPPED = Path(__file__).parent
FOLDER = "authorities"
SIGNATORIES, PLACES, COURTS, RECIPIENTS = (
    f"{FOLDER}/{name}.yml" for name in ("signatories", "places", "courts", "addressees")
)

Shape = TypeVar("Shape", bound=BaseModel)
Grounds = list[tuple[tuple[str | int, ...], GroundRow]]


@cache
def authorities() -> Authorities:
    """The shipped table, read once a process."""
    return load_authorities(SHIPPED)


def load_authorities(law: Path) -> Authorities:
    """The table of the folder ``law``; raises ``LawError`` with every fault of every file.

    ``law`` also holds ``provisions/``: a text named there must have its file.
    """
    return _Loading(law).authorities()


class _Loading:
    """Reads all, checks all, and only then builds."""

    def __init__(self, law: Path) -> None:
        self.law = law
        self.faults: list[Fault] = []
        self.texts = {path.stem for path in (law / "provisions").glob("*.yml")}
        self.signatories_file, self.signatories = self._file(
            SIGNATORIES, SignatoriesFile
        )
        self.places_file, self.places = self._file(PLACES, PlacesFile)
        self.courts_file, self.courts = self._file(COURTS, CourtsFile)
        self.recipients_file, self.recipients = self._file(RECIPIENTS, RecipientsFile)

    def authorities(self) -> Authorities:
        """The table, or ``LawError``."""
        self._check()
        if (
            self.faults
            or self.signatories is None
            or self.places is None
            or self.courts is None
            or self.recipients is None
        ):
            raise LawError(self.faults)
        return Authorities(
            titles=build_titles(self.signatories),
            qualities=build_qualities(self.signatories),
            documents=build_documents(self.signatories),
            places=build_places(self.places),
            courts=build_courts(self.courts),
            departements=build_departements(self.courts),
            recipients=build_recipients(self.recipients),
        )

    def _file(self, name: str, shape: type[Shape]) -> tuple[Marked, Shape | None]:
        marked = read(self.law / name, name)
        row, faults = validated(marked, shape)
        self.faults += faults
        return marked, row

    def _check(self) -> None:
        for path in (self.law / FOLDER).glob("*.yaml"):
            name = path.relative_to(self.law).as_posix()
            self.faults.append(Fault(name, 1, "fichier ignoré : l’extension est .yml"))
        if self.signatories:
            self.faults += signatory_faults(self.signatories_file, self.signatories)
            self._grounds(self.signatories_file, _rules(self.signatories))
        if self.places:
            self.faults += place_faults(self.places_file, self.places)
            placed = enumerate(self.places.places)
            self._grounds(self.places_file, [(("places", i), row) for i, row in placed])
        if self.courts:
            self.faults += court_faults(self.courts_file, self.courts)
        if self.recipients:
            known = self.signatories.documents if self.signatories else None
            if known is not None:
                self.faults += recipient_faults(
                    self.recipients_file, self.recipients, known
                )
            rows = self.recipients.recipients.items()
            self._grounds(
                self.recipients_file,
                [(("recipients", slug), row) for slug, row in rows],
            )

    def _grounds(self, marked: Marked, rows: Grounds) -> None:
        self.faults += ground_faults(marked, rows, self.texts)


def _rules(rows: SignatoriesFile) -> Grounds:
    found: Grounds = []
    for slug, document in rows.documents.items():
        at = ("documents", slug)
        found += [
            ((*at, "rules", index), rule) for index, rule in enumerate(document.rules)
        ]
        if document.risk:
            found.append(((*at, "risk"), document.risk))
    return found
