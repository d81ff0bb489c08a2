"""Dates of the wordings of one text: no overlap, no gap that is not declared."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import TextRow, WordingRow

Placed = tuple[int, WordingRow]


def chronology_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    """Every date that contradicts another.

    Not faults: a wording that was never in force, a text that is not held (its dates fill
    the gap), a first wording whose start is unknown, and one that says the article repealed.
    """
    placed = [
        (index, wording)
        for index, wording in enumerate(row.wordings)
        if not wording.never_in_force
    ]
    if not placed:
        yield marked.fault(("wordings",), "aucune rédaction n’a été en vigueur")
    for index, wording in placed:
        yield from _alone(marked, index, wording, first=index == placed[0][0])
    for before, after in pairwise(placed):
        yield from _neighbours(marked, before, after)
    yield from _twice(marked, row.wordings)


def _alone(
    marked: Marked, index: int, wording: WordingRow, *, first: bool
) -> Iterator[Fault]:
    path = ("wordings", index)
    if wording.start is None and not first:
        yield marked.fault(
            (*path, "start"), "seule la première rédaction peut avoir un début inconnu"
        )
    begins = wording.start or wording.read_on
    if wording.start and wording.start > wording.read_on:
        yield marked.fault(
            (*path, "read_on"),
            f"la source, à jour au {wording.read_on}, précède le début {wording.start}",
        )
    if wording.end is not None and wording.end <= begins:
        yield marked.fault(
            (*path, "end"), f"la fin {wording.end} ne suit pas le début {begins}"
        )


def _neighbours(marked: Marked, before: Placed, after: Placed) -> Iterator[Fault]:
    index, start = after[0], after[1].start
    end = before[1].end
    if end is None:
        yield marked.fault(
            ("wordings", before[0]), "seule la dernière rédaction peut être sans fin"
        )
    elif start is not None and start != end:
        what = "chevauchement" if start < end else "trou"
        yield marked.fault(
            ("wordings", index, "start"),
            f"{what} de dates : la rédaction précédente finit le {end}, "
            f"celle-ci commence le {start}",
        )


def _twice(marked: Marked, wordings: Sequence[WordingRow]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, wording in enumerate(wordings):
        if wording.legiarti in seen and wording.legiarti != "unknown":
            yield marked.fault(
                ("wordings", index, "legiarti"), f"{wording.legiarti} figure deux fois"
            )
        seen.add(wording.legiarti)
