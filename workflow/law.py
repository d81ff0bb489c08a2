"""The law as it is shipped: listed, shown on a day, compared with the official base."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.errors import UnusableInputError
from legal_refs.authority_catalogue import authorities
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.clocks import clocks
from legal_refs.comparison import Comparison, Outcome, compare
from legal_refs.faults import Fault, LawError
from workflow.law_dump import read_dump
from workflow.law_package import fetched


@dataclass(frozen=True, slots=True)
class Checked:
    """Every text held, set beside a copy of the official base."""

    name: str
    """What the copy calls itself."""
    as_of: tuple[tuple[str, date], ...]
    """Codes it holds, and the day each was brought up to date."""
    comparisons: tuple[Comparison, ...]

    def of(self, outcome: Outcome) -> tuple[Comparison, ...]:
        """The comparisons that came to ``outcome``."""
        return tuple(found for found in self.comparisons if found.outcome is outcome)


def shipped() -> Catalogue:
    """The law in use; raises ``UnusableInputError`` with every fault of its files."""
    faults: list[Fault] = []
    for loaded in (catalogue, clocks, authorities):
        try:
            loaded()
        except LawError as error:
            faults += error.faults
    if faults:
        told = " ; ".join(map(str, dict.fromkeys(faults)))
        raise UnusableInputError(f"droit illisible : {told}")
    return catalogue()


def check(law: Catalogue, folder: Path | None) -> Checked:
    """``law`` beside the base in ``folder``, or beside the one that npm fetches."""
    if folder is not None:
        return _checked(law, folder)
    with fetched() as package:
        return _checked(law, package)


def _checked(law: Catalogue, folder: Path) -> Checked:
    dump = read_dump(folder, tuple(law.texts.values()))
    return Checked(
        name=dump.name,
        as_of=tuple(sorted(dump.base.as_of.items())),
        comparisons=tuple(compare(text, dump.base) for text in law.texts.values()),
    )
