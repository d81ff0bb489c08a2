"""What ``vigie law show`` prints of an authority, a place, a court or a clock."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from complaints.typography import day, series
from legal_refs.authority_age import stale
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import (
    Counsel,
    Departement,
    Document,
    Ground,
    PlaceRule,
    Recipient,
    Sourced,
    Standing,
    Way,
)
from legal_refs.catalogue import Catalogue
from legal_refs.clock_model import Freshness, Limitation, Retention, Waiting
from legal_refs.competence import SEVERAL
from workflow.law_tables import Tabled, checked_against

STANDINGS: Final = {
    Standing.ALLOWED: "possible",
    Standing.CONDITIONAL: "sous condition",
    Standing.LAWYER_ONLY: "avocat seulement",
    Standing.REFUSED: "non",
}
COUNSELS: Final = {
    Counsel.OPTIONAL: "facultatif",
    Counsel.ADVISED: "conseillé",
    Counsel.NEEDED: "indispensable",
}
INDENT: Final = "  "


def told(law: Catalogue, entry: Tabled, on: date) -> Iterator[str]:
    """The lines of ``entry``; how old its check is, counted to that day."""
    yield f"{entry.id} — {entry.title}"
    match entry.value:
        case Recipient() as found:
            yield from _recipient(found, on)
        case Document() as found:
            yield from _document(found, on)
        case PlaceRule() as found:
            yield from _place(found, on)
        case Departement() as found:
            yield from _departement(found, on)
        case Limitation() as found:
            yield from _limitation(law, found, on)
        case Waiting() as found:
            yield from _waiting(law, found, on)
        case Retention() as found:
            yield from _retention(found)
        case Freshness() as found:
            yield f"Durée : {found.length.said}, que la maison s’impose"


def _recipient(found: Recipient, on: date) -> Iterator[str]:
    yield f"Ce qu’on lui envoie : {found.accepts}"
    yield f"Ce que l’exploitant peut en apprendre : {found.reveals}"
    yield "Voies :" if found.ways else "Voies : aucune n’a été lue dans une source"
    for way in found.ways:
        yield f"{INDENT}{_way(way)}"
        yield from (f"{INDENT * 2}{line}" for line in _source(way, on))
    if found.attachments:
        yield f"Pièces jointes : {found.attachments.sentence}"
        yield from (f"{INDENT}{line}" for line in _source(found.attachments, on))
    yield from _ground(found.ground)
    yield from _source(found, on)
    yield from _who(authorities().documents[found.document])


def _way(way: Way) -> str:
    told_by = [part for part in (way.postal, way.url, way.phone) if part]
    return f"{way.label} : {', '.join(told_by)}"


def _document(found: Document, on: date) -> Iterator[str]:
    if found.risk:
        yield f"À savoir avant l’envoi : {found.risk}"
        yield from _ground(found.risk_ground)
    yield from _source(found, on)
    yield from _who(found)


def _who(document: Document) -> Iterator[str]:
    names = authorities().qualities
    yield f"Qui peut l’envoyer ({document.name}) :"
    for rule in dict.fromkeys(document.rules.values()):
        who = [names[each].name for each, its in document.rules.items() if its == rule]
        yield f"{INDENT}{STANDINGS[rule.standing]} — {', '.join(who)}"
        yield f"{INDENT * 2}{rule.sentence}"
        yield from (f"{INDENT * 2}{line}" for line in _ground(rule.ground))


def _place(found: PlaceRule, on: date) -> Iterator[str]:
    rank = list(authorities().places).index(found.id) + 1
    yield f"Rang : {rank}"
    yield found.sentence
    if found.against_x:
        yield "Le document vise X."
    yield f"Avocat : {COUNSELS[found.counsel]}"
    yield from _ground(found.ground)
    yield from _source(found, on)


def _departement(found: Departement, on: date) -> Iterator[str]:
    yield f"Code : {found.code}"
    if len(found.courts) > 1:
        yield SEVERAL
    for court in (authorities().courts[slug] for slug in found.courts):
        yield f"{court.id} — {court.name} ({court.appeal})"
        if court.chambers:
            yield f"{INDENT}Siège aussi à : {series(list(court.chambers))}"
        if court.note:
            yield f"{INDENT}{court.note}"
        parquet = court.parquet
        address = parquet.address if parquet else "à relever, aucune source n’est tenue"
        yield f"{INDENT}Adresse du procureur : {address}"
    if found.note:
        yield f"Note : {found.note}"
    yield from _source(found, on)


def _limitation(law: Catalogue, found: Limitation, on: date) -> Iterator[str]:
    yield f"Durée : {found.length.said} à compter de chaque fait ({found.name(on)})"
    known = f"depuis le {day(found.since)}" if found.since else "date inconnue"
    yield f"Règle en vigueur : {known} ; {found.before}"
    if reserve := found.reserved(law.texts, on):
        yield f"Réserve : {reserve}"
    yield from _texts([found.text] if found.text else [])
    yield from _clock_source(found.source, found.checked_on)


def _waiting(law: Catalogue, found: Waiting, on: date) -> Iterator[str]:
    yield f"Durée : {found.length.said}"
    yield "Compté à partir d’une preuve :"
    yield from (f"{INDENT}{proof} : {said}" for proof, said in found.proofs.items())
    text = law.texts.get(found.text) if found.text else None
    if text is None or text.to_confirm(on):
        yield f"Réserve : {found.reserve}"
    yield from _texts([found.text] if found.text else [])
    yield from _clock_source(found.source, found.checked_on)


def _retention(found: Retention) -> Iterator[str]:
    if found.length:
        yield f"Durée : {found.length.said} à compter {found.counted_from}"
    else:
        yield f"Durée : aucune qui lui soit propre, {found.ends_with}"
    if found.warnings:
        yield f"Avertit après : {series([each.said for each in found.warnings])}"
    if found.renewals is None:
        yield "Prolongation : autant de fois qu’une personne le décide, avec un motif"
    elif found.renewals:
        yield f"Prolongation : {found.renewals} fois, par une personne, avec un motif"


def _ground(ground: Ground) -> Iterator[str]:
    yield from _texts(ground.texts)
    if ground.not_held:
        yield f"Textes nommés sans être tenus : {', '.join(ground.not_held)}"
    if ground.reserve:
        yield f"Réserve : {ground.reserve}"


def _texts(texts: Iterable[str]) -> Iterator[str]:
    if named := ", ".join(texts):
        yield f"Textes : {named}"


def _source(row: Sourced, on: date) -> Iterator[str]:
    yield f"Source : {row.source}"
    yield (
        stale(row, checked_against(on))
        or f"Vérifié en ligne le {_checked(row.checked_on)}."
    )


def _clock_source(source: str, checked_on: date | None) -> Iterator[str]:
    yield f"Source : {source}"
    checked = _checked(checked_on)
    yield f"Vérifié en ligne le {checked}." if checked else "Jamais vérifié en ligne."


def _checked(checked_on: date | None) -> str:
    return day(checked_on) if checked_on else ""
