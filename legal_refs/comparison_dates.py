"""Wordings held beside official versions: which is which, and on what days."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from legal_refs.differences import Difference, Gap
from legal_refs.model import Wording
from legal_refs.official import OfficialVersion, effective

Pair = tuple[Wording, OfficialVersion]


def paired(
    wordings: Iterable[Wording], versions: Iterable[OfficialVersion]
) -> list[Pair]:
    """Wordings and versions that are the same: by identifier, or else by start."""
    wordings, versions = tuple(wordings), tuple(versions)
    ours = {wording.legiarti for wording in wordings}
    known = {version.legiarti: version for version in versions}
    free = [version for key, version in effective(versions).items() if key not in ours]
    pairs: list[Pair] = []
    for wording in wordings:
        if wording.legiarti in known:
            pairs.append((wording, known[wording.legiarti]))
        elif not wording.never_in_force:
            pairs += [(wording, version) for version in free if _same(wording, version)]
    return pairs


def _same(wording: Wording, version: OfficialVersion) -> bool:
    if wording.start is not None:
        return wording.start == version.start
    day = wording.read_on
    return version.start <= day and (version.end is None or day < version.end)


def partner(wording: Wording, pairs: list[Pair]) -> OfficialVersion | None:
    """The version that ``wording`` is; ``None`` when the base has none."""
    return next((version for held, version in pairs if held is wording), None)


def identifiers(
    wordings: Iterable[Wording], pairs: list[Pair], known_on: date
) -> Iterator[Difference]:
    """Identifiers that are not those of the base, known up to ``known_on``."""
    for wording in wordings:
        version = partner(wording, pairs)
        if version and wording.legiarti != version.legiarti:
            yield Difference(
                Gap.IDENTIFIER,
                f"rédaction du {version.start:%d/%m/%Y} : identifiant tenu "
                f"{wording.legiarti or 'inconnu'}, officiel {version.legiarti}",
            )
        elif not version and _claimed(wording, known_on):
            name = wording.legiarti or f"rédaction lue le {wording.read_on:%d/%m/%Y}"
            yield Difference(Gap.UNKNOWN_WORDING, f"{name} : absent de la base")


def _claimed(wording: Wording, known_on: date) -> bool:
    """Whether the base should know it: only dates fill a gap that the base leaves."""
    named = wording.legiarti is not None or wording.held
    return named and (wording.start or date.min) <= known_on


def dates(
    pairs: list[Pair], versions: Iterable[OfficialVersion]
) -> Iterator[Difference]:
    """Days in force that are not those of the base, and repeals."""
    in_force = effective(versions)
    for wording, version in pairs:
        official = in_force.get(version.legiarti)
        if wording.never_in_force or official is None:
            if wording.never_in_force and official is None:
                continue
            state = "ne l’a jamais mis" if official is None else "l’a mis"
            yield Difference(
                Gap.DATES, f"{version.legiarti} : la base {state} en vigueur"
            )
        elif wording.end is None and official.end and _is_last(official, in_force):
            yield Difference(
                Gap.REPEALED,
                f"{version.legiarti} : prend fin le {official.end:%d/%m/%Y}",
            )
        elif (wording.start, wording.end) != (official.start, official.end):
            yield Difference(
                Gap.DATES,
                f"{version.legiarti} : tenu {span(wording.start, wording.end)}, "
                f"officiel {span(official.start, official.end)}",
            )


def _is_last(version: OfficialVersion, in_force: Mapping[str, OfficialVersion]) -> bool:
    return version.legiarti == list(in_force)[-1]


def span(start: date | None, end: date | None) -> str:
    """« du … au … », « du …, sans fin »."""
    begun = f"du {start:%d/%m/%Y}" if start else "depuis une date inconnue"
    return f"{begun} au {end:%d/%m/%Y}" if end else f"{begun}, sans fin"


def new_wordings(
    wordings: tuple[Wording, ...],
    pairs: list[Pair],
    versions: Iterable[OfficialVersion],
) -> Iterator[Difference]:
    """Versions in force since our first wording that are not held."""
    first = first_day(wordings)
    for version in unpaired(pairs, versions):
        if version.end is None or version.end > first:
            yield Difference(
                Gap.NEW_WORDING,
                f"{version.legiarti}, {span(version.start, version.end)} : non tenue",
            )


def first_day(wordings: Iterable[Wording]) -> date:
    """First day that the wordings answer for."""
    return min(
        wording.start or wording.read_on
        for wording in wordings
        if not wording.never_in_force
    )


def unpaired(
    pairs: list[Pair], versions: Iterable[OfficialVersion]
) -> list[OfficialVersion]:
    """Versions once in force that are none of our wordings, oldest first."""
    known = {version.legiarti for _, version in pairs}
    return [version for key, version in effective(versions).items() if key not in known]
