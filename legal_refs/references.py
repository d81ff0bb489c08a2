"""What one entry says of another exists, and the two agree."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.model import TextRole
from legal_refs.schema import (
    AdjacentFile,
    BenefitsFile,
    ConcoursFile,
    DisputedFile,
    ProvisionRow,
    SpecialFirstRow,
    TextRow,
)

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
    """References of one text to nothing, or to itself, and what is named twice."""
    for index, wording in enumerate(row.wordings):
        for place, reference in enumerate(wording.refers):
            path: Path = ("wordings", index, "refers", place, "to")
            yield from _missing(marked, [(path, reference.to)], known.texts, "texte")
            if reference.to == row.id:
                yield marked.fault(path, "un texte ne renvoie pas à lui-même")
    if row.penalties:
        applied = _placed(("penalties", "texts"), row.penalties.texts)
        yield from _twice(marked, applied)
        beside = [
            (("penalties", "complementary", place, "read_in"), found.read_in)
            for place, found in enumerate(row.penalties.complementary)
            if found.read_in
        ]
        yield from _missing(marked, (*applied, *beside), known.texts, "texte")
    if isinstance(row, ProvisionRow):
        covered = _placed(("benefits",), row.benefits)
        yield from _missing(marked, covered, known.benefits, "prestation")
        yield from _twice(marked, covered)


def benefit_reference_faults(
    marked: Marked, rows: BenefitsFile, known: Known
) -> Iterator[Fault]:
    """References of ``benefits.yml`` to nothing, and arguments without a reserve."""
    yield from _missing(
        marked, [(("everywhere",), rows.everywhere)], rows.routes, "voie"
    )
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
        yield from _twice(marked, (*held, *argued))
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
        yield from _twice(marked, members)


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


def adjacent_reference_faults(
    marked: Marked, rows: AdjacentFile, known: Known, roles: Mapping[str, TextRole]
) -> Iterator[Fault]:
    """Grounds that name nothing, or a text held for something else.

    A ground held for a lawyer names only texts of that role, and no other ground does.
    """
    grounded: set[str] = set()
    for slug, ground in rows.grounds.items():
        named = _placed(("grounds", slug, "texts"), ground.texts)
        yield from _missing(marked, named, known.texts, "texte")
        yield from _twice(marked, named)
        role = TextRole.LAWYER if ground.lawyer_only else TextRole.ADJACENT
        for path, text in named:
            grounded.add(text)
            if roles.get(text, role) is not role:
                yield marked.fault(path, f"« {text} » n’a pas le rôle « {role} »")
    for text, role in roles.items():
        held = role in {TextRole.ADJACENT, TextRole.LAWYER}
        if held and text not in grounded:
            yield marked.fault(
                ("grounds",), f"« {text} » n’est cité par aucun fondement"
            )


def concours_reference_faults(
    marked: Marked, rows: ConcoursFile, known: Known, benefits: BenefitsFile
) -> Iterator[Fault]:
    """Rules that name nothing, and benefits that do not list the special text first."""
    companies = rows.legal_persons
    for nature, rule in (
        ("delit", companies.delit),
        ("contravention", companies.contravention),
    ):
        named = _placed(("legal_persons", nature, "texts"), rule.texts)
        yield from _missing(marked, named, known.texts, "texte")
    for index, order_of in enumerate(rows.special_first):
        yield from _special_first_faults(marked, index, order_of, known, benefits)


def _special_first_faults(
    marked: Marked,
    index: int,
    rule: SpecialFirstRow,
    known: Known,
    benefits: BenefitsFile,
) -> Iterator[Fault]:
    at: Path = ("special_first", index)
    pair = [((*at, "special"), rule.special), ((*at, "general"), rule.general)]
    yield from _missing(marked, pair, known.provisions, "texte")
    named = _placed((*at, "benefits"), rule.benefits)
    yield from _missing(marked, named, benefits.benefits, "prestation")
    yield from _twice(marked, named)
    for path, slug in named:
        order = benefits.benefits[slug].provisions if slug in known.benefits else []
        if order and not _before(order, rule.special, rule.general):
            yield marked.fault(
                path, f"{slug} ne cite pas {rule.special} avant {rule.general}"
            )


def _before(order: list[str], first: str, then: str) -> bool:
    return first in order and then in order and order.index(first) < order.index(then)


def _placed(path: Path, slugs: Iterable[str]) -> list[tuple[Path, str]]:
    return [((*path, place), slug) for place, slug in enumerate(slugs)]


def _twice(marked: Marked, named: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, slug in named:
        if slug in seen:
            yield marked.fault(path, f"« {slug} » est déjà cité plus haut")
        seen.add(slug)


def _missing(
    marked: Marked,
    cited: Iterable[tuple[Path, str]],
    known: Collection[str],
    what: str,
) -> Iterator[Fault]:
    for path, slug in cited:
        if slug not in known:
            yield marked.fault(path, f"{what} « {slug} » : inconnu dans le droit tenu")
