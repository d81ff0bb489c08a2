"""What one entry says of another exists, and the two agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import BenefitsFile, DisputedFile, ProvisionRow, TextRow

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Slugs that may be referred to, those of refused files included."""

    texts: Collection[str]
    provisions: Collection[str]
    benefits: Collection[str]


def text_reference_faults(
    marked: Marked, row: TextRow, known: Known
) -> Iterator[Fault]:
    """References of one text to nothing, or to itself."""
    for index, wording in enumerate(row.wordings):
        for place, reference in enumerate(wording.refers):
            path: Path = ("wordings", index, "refers", place, "to")
            yield from _missing(marked, [(path, reference.to)], known.texts, "texte")
            if reference.to == row.id:
                yield marked.fault(path, "un texte ne renvoie pas à lui-même")
    if isinstance(row, ProvisionRow):
        applied = _placed(("penalties", "texts"), row.penalties.texts)
        yield from _missing(marked, applied, known.texts, "texte")
        covered = _placed(("benefits",), row.benefits)
        yield from _missing(marked, covered, known.benefits, "prestation")


def benefit_reference_faults(
    marked: Marked, rows: BenefitsFile, known: Known
) -> Iterator[Fault]:
    """References of ``benefits.yml`` to nothing, and arguments without a reserve."""
    for slug, benefit in rows.benefits.items():
        at: Path = ("benefits", slug)
        yield from _missing(
            marked, [((*at, "body"), benefit.body)], rows.bodies, "organisme"
        )
        yield from _missing(
            marked, [((*at, "route"), benefit.route)], rows.routes, "voie"
        )
        held = _placed((*at, "provisions"), benefit.provisions)
        argued = _placed((*at, "arguable"), benefit.arguable)
        yield from _missing(marked, (*held, *argued), known.provisions, "texte")
        if benefit.arguable and not benefit.reserve:
            yield marked.fault(
                (*at, "arguable"), "un texte discutable veut une réserve"
            )
    for slug, family in rows.families.items():
        at = ("families", slug)
        if family.body:
            yield from _missing(
                marked, [((*at, "body"), family.body)], rows.bodies, "organisme"
            )
        yield from _missing(
            marked, [((*at, "route"), family.route)], rows.routes, "voie"
        )
        members = _placed((*at, "stands_for"), family.stands_for)
        yield from _missing(marked, members, rows.benefits, "prestation")


def agreement_faults(
    benefits_file: Marked, rows: BenefitsFile, provisions: Mapping[str, ProvisionRow]
) -> Iterator[Fault]:
    """A benefit and a provision that do not name each other."""
    for slug, benefit in rows.benefits.items():
        covering = {key for key, row in provisions.items() if slug in row.benefits}
        held = {key for key in benefit.provisions if key in provisions}
        path = ("benefits", slug, "provisions")
        for key in covering - held:
            yield benefits_file.fault(
                path, f"{key} couvre {slug} et n’est pas cité ici"
            )
        for key in held - covering:
            yield benefits_file.fault(
                path, f"{key} ne cite pas {slug} parmi ses prestations"
            )


def disputed_reference_faults(marked: Marked, rows: DisputedFile) -> Iterator[Fault]:
    """Cases that give way to a case that does not exist."""
    for slug, case in rows.cases.items():
        if case.unless:
            yield from _missing(
                marked, [(("cases", slug, "unless"), case.unless)], rows.cases, "cas"
            )


def _placed(path: Path, slugs: Iterable[str]) -> list[tuple[Path, str]]:
    return [((*path, place), slug) for place, slug in enumerate(slugs)]


def _missing(
    marked: Marked,
    cited: Iterable[tuple[Path, str]],
    known: Collection[str],
    what: str,
) -> Iterator[Fault]:
    for path, slug in cited:
        if slug not in known:
            yield marked.fault(path, f"{what} « {slug} » : inconnu dans le droit tenu")
