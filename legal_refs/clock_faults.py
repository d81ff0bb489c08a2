"""What ``clocks.yml`` says wrong: dates, states, lengths and references."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from legal_refs.catalogue import Catalogue
from legal_refs.clock_days import Length, Unit
from legal_refs.clock_schema import (
    ClocksFile,
    LimitationRow,
    NameRow,
    RetentionRow,
    SourcedRow,
    WaitingRow,
)
from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.model import Nature, State

Path = tuple[str | int, ...]


def clock_faults(marked: Marked, rows: ClocksFile, law: Catalogue) -> Iterator[Fault]:
    """Every mistake that the shape alone does not show."""
    for path, row in _sourced(rows):
        yield from _state(marked, path, row)
        text = row.text if isinstance(row, LimitationRow | WaitingRow) else None
        if text and text not in law.texts:
            reason = f"texte « {text} » : inconnu dans le droit tenu"
            yield marked.fault((*path, "text"), reason)
    for nature, limitation in rows.limitation.items():
        yield from _names(marked, ("limitation", nature.value), limitation.names)
    yield from _natures(marked, rows.limitation, law)
    for slug, renumbered in rows.renumbered.items():
        if renumbered.code not in {text.code for text in law.texts.values()}:
            yield marked.fault(
                ("renumbered", slug, "code"),
                f"aucun texte tenu n’est du « {renumbered.code} »",
            )
    for slug, retention in rows.retention.items():
        yield from _retention(marked, ("retention", slug), retention)


def _sourced(rows: ClocksFile) -> Iterator[tuple[Path, SourcedRow]]:
    for nature, limitation in rows.limitation.items():
        yield ("limitation", nature.value), limitation
    for slug, waiting in rows.waiting.items():
        yield ("waiting", slug), waiting
    for slug, renumbered in rows.renumbered.items():
        yield ("renumbered", slug), renumbered


def _state(marked: Marked, path: Path, row: SourcedRow) -> Iterator[Fault]:
    if row.state is State.TO_CONFIRM and not row.reserve:
        yield marked.fault(
            (*path, "state"), "une règle à confirmer dit ce qui manque (reserve)"
        )
    if row.state is State.VERIFIED and row.reserve:
        yield marked.fault((*path, "reserve"), "une règle vérifiée n’a pas de réserve")
    if row.state is State.VERIFIED and row.checked_on is None:
        yield marked.fault(
            (*path, "checked_on"), "une règle vérifiée dit quel jour elle a été lue"
        )


def _names(marked: Marked, path: Path, names: list[NameRow]) -> Iterator[Fault]:
    if names[0].start is not None:
        yield marked.fault(
            (*path, "names", 0, "start"), "le premier nom n’a pas de début"
        )
    if names[-1].until is not None:
        last = len(names) - 1
        yield marked.fault(
            (*path, "names", last, "until"), "le dernier nom n’a pas de fin"
        )
    for place, (before, after) in enumerate(pairwise(names), start=1):
        if before.until is None or before.until != after.start:
            yield marked.fault(
                (*path, "names", place),
                f"le nom précédent finit le {before.until}, celui-ci commence le {after.start}",
            )


def _natures(
    marked: Marked, rows: Mapping[Nature, LimitationRow], law: Catalogue
) -> Iterator[Fault]:
    for nature in Nature:
        if nature not in rows:
            yield marked.fault(("limitation",), f"aucune règle pour « {nature} »")
    for nature, row in rows.items():
        years = Length.parsed(row.length)
        others = [
            provision.id
            for provision in law.provisions.values()
            if provision.nature is nature
            if Length(provision.limitation_years, Unit.YEARS) != years
        ]
        if others:
            yield marked.fault(
                ("limitation", nature.value, "length"),
                f"« {row.length} » n’est pas la durée que porte {', '.join(others)}",
            )


def _retention(marked: Marked, path: Path, row: RetentionRow) -> Iterator[Fault]:
    if row.length is None and not row.ends_with:
        yield marked.fault(
            (*path, "length"), "sans durée, il faut dire ce que la conservation suit"
        )
    if row.length is None and row.warnings:
        yield marked.fault((*path, "warnings"), "sans durée, pas d’alerte à compter")
    for place, warning in enumerate(row.warnings if row.length else ()):
        if not _sooner(warning, row.length or warning):
            yield marked.fault(
                (*path, "warnings", place), f"« {warning} » n’est pas avant la fin"
            )


def _sooner(one: str, other: str) -> bool:
    first, second = Length.parsed(one), Length.parsed(other)
    return first.unit is second.unit and first.count < second.count
