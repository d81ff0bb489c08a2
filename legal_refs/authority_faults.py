"""What one row of ``authorities/`` says of another holds, and no cell is missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from legal_refs.authority_model import Counsel, PlaceId
from legal_refs.authority_schema import (
    CourtsFile,
    DepartementRow,
    GroundRow,
    PlacesFile,
    RecipientsFile,
    SignatoriesFile,
    WayRow,
)
from legal_refs.faults import Fault
from legal_refs.marked import Marked

TITLES = ("plainte", "signalement")
At = tuple[str | int, ...]


def ground_faults(
    marked: Marked, rows: Iterable[tuple[At, GroundRow]], texts: Collection[str]
) -> Iterator[Fault]:
    """Texts that are not in the law held, and texts not held without a reserve."""
    for at, row in rows:
        for place, slug in enumerate(row.texts):
            if slug not in texts:
                yield marked.fault(
                    (*at, "texts", place),
                    f"texte « {slug} » : inconnu dans le droit tenu",
                )
        if row.not_held and not row.reserve:
            yield marked.fault(
                (*at, "not_held"), "un texte non détenu veut une réserve"
            )


def signatory_faults(marked: Marked, rows: SignatoriesFile) -> Iterator[Fault]:
    """Holes and double cells of the table, and qualities kept as nothing."""
    if tuple(rows.titles) != TITLES:
        yield marked.fault(("titles",), f"les titres sont {' et '.join(TITLES)}")
    for slug, quality in rows.qualities.items():
        kept = quality.kept_as
        if kept and (kept not in rows.qualities or rows.qualities[kept].kept_as):
            yield marked.fault(
                ("qualities", slug, "kept_as"),
                f"« {kept} » n’est pas une qualité qu’un espace de travail déclare",
            )
        elif kept and quality.complains is not rows.qualities[kept].complains:
            yield marked.fault(
                ("qualities", slug, "complains"),
                f"{slug} est déclaré comme {kept} : les deux portent le même titre",
            )
    for slug, document in rows.documents.items():
        said: list[tuple[At, str]] = [
            (("documents", slug, "rules", index, "qualities", place), quality)
            for index, rule in enumerate(document.rules)
            for place, quality in enumerate(rule.qualities)
        ]
        yield from _cells(marked, ("documents", slug), said, rows.qualities)


def _cells(
    marked: Marked,
    at: At,
    said: list[tuple[At, str]],
    qualities: Mapping[str, object],
) -> Iterator[Fault]:
    times = Counter(quality for _, quality in said)
    seen: set[str] = set()
    for path, quality in said:
        if quality not in qualities:
            yield marked.fault(path, f"qualité « {quality} » inconnue")
        elif quality in seen:
            yield marked.fault(path, f"qualité « {quality} » déjà réglée plus haut")
        seen.add(quality)
    for quality in qualities:
        if not times[quality]:
            yield marked.fault(at, f"aucune règle pour la qualité « {quality} »")


def place_faults(marked: Marked, rows: PlacesFile) -> Iterator[Fault]:
    """Every place once, the lawyer last, and nobody else sent to them alone."""
    ids = [place.id for place in rows.places]
    for index, place in enumerate(rows.places):
        if place.id in ids[:index]:
            yield marked.fault(("places", index, "id"), f"« {place.id} » répété")
        if (place.counsel is Counsel.NEEDED) != (place.id is PlaceId.AVOCAT):
            yield marked.fault(
                ("places", index, "counsel"),
                "l’avocat est indispensable au dernier rang, et là seulement",
            )
    if missing := [each.value for each in PlaceId if each not in ids]:
        yield marked.fault(("places",), f"rangs manquants : {', '.join(missing)}")
    if ids[-1] is not PlaceId.AVOCAT:
        yield marked.fault(
            ("places", len(ids) - 1, "id"), "l’ordre finit par la question à l’avocat"
        )


def court_faults(marked: Marked, rows: CourtsFile) -> Iterator[Fault]:
    """Départements given twice, courts that no département has, and unknown ones."""
    codes = [row.code for row in rows.departements]
    for index, row in enumerate(rows.departements):
        at = ("departements", index)
        if row.code in codes[:index]:
            yield marked.fault((*at, "code"), f"département « {row.code} » répété")
        for place, slug in enumerate(row.courts):
            if slug not in rows.courts:
                yield marked.fault(
                    (*at, "courts", place), f"tribunal « {slug} » inconnu"
                )
            elif slug in row.courts[:place]:
                yield marked.fault(
                    (*at, "courts", place), f"tribunal « {slug} » répété"
                )
        yield from _communes(marked, at, row, rows)
    shared = {slug for row in rows.departements for slug in row.courts}
    for slug in rows.courts:
        if slug not in shared:
            yield marked.fault(("courts", slug), "aucun département n’a ce tribunal")


def _communes(
    marked: Marked, at: At, row: DepartementRow, rows: CourtsFile
) -> Iterator[Fault]:
    held = [rows.courts[slug] for slug in row.courts if slug in rows.courts]
    times = Counter(c for court in held for c in {court.seat, *court.chambers})
    for commune, courts in times.items():
        if courts > 1 and len(set(row.courts)) == len(row.courts):
            yield marked.fault(
                (*at, "courts"), f"« {commune} » relèverait de {courts} tribunaux"
            )


def recipient_faults(
    marked: Marked, rows: RecipientsFile, documents: Collection[str]
) -> Iterator[Fault]:
    """Documents that do not exist, and ways that lead nowhere."""
    for slug, row in rows.recipients.items():
        if row.document not in documents:
            yield marked.fault(
                ("recipients", slug, "document"), f"document « {row.document} » inconnu"
            )
        for place, way in enumerate(row.ways):
            if not _leads(way):
                yield marked.fault(
                    ("recipients", slug, "ways", place),
                    "une voie donne une adresse, un formulaire ou un numéro",
                )


def _leads(way: WayRow) -> bool:
    return bool(way.url or way.postal or way.phone)
