"""What ``vigie law show --json`` prints of an authority, a place, a court or a clock."""

from datetime import date

from legal_refs.authority_age import stale
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import (
    Court,
    Departement,
    Document,
    Ground,
    PlaceRule,
    Recipient,
    Sourced,
)
from legal_refs.catalogue import Catalogue
from legal_refs.clock_model import Freshness, Limitation, Retention, Waiting
from legal_refs.clock_model import Sourced as SourcedClock
from workflow.law_tables import Authority, Clock, Tabled, checked_against
from workflow.rows import Json


def tabled_row(law: Catalogue, entry: Tabled, on: date) -> dict[str, Json]:
    """``entry``, with the keys that everything shown has; it has no wording."""
    value = entry.value
    known = value.state.value if isinstance(value, Limitation | Waiting) else None
    return {
        "id": entry.id,
        "kind": entry.kind,
        "on": on.isoformat(),
        "state": known,
        "wording": None,
        "title": entry.title,
        **_row(law, value, on),
    }


def _row(law: Catalogue, value: Authority | Clock, on: date) -> dict[str, Json]:
    match value:
        case Recipient() as found:
            return _recipient(found, on)
        case Document() as found:
            return {**_document(found), **_source(found, on)}
        case PlaceRule() as found:
            return _place(found, on)
        case Departement() as found:
            return _departement(found, on)
        case _:
            return _timed(law, value, on)


def _timed(law: Catalogue, clock: Clock, on: date) -> dict[str, Json]:
    match clock:
        case Limitation() as found:
            return {
                "length": found.length.said,
                "since": _iso(found.since),
                "reserve": found.reserved(law.texts, on),
                **_clock(found, found.text),
            }
        case Waiting() as found:
            return {
                "length": found.length.said,
                "proofs": dict(found.proofs),
                "reserve": found.reserve,
                **_clock(found, found.text),
            }
        case Retention() as found:
            return {
                "length": found.length.said if found.length else None,
                "counted_from": found.counted_from,
                "ends_with": found.ends_with,
                "warnings": [each.said for each in found.warnings],
                "renewals": found.renewals,
            }
        case Freshness() as found:
            return {"length": found.length.said}


def _recipient(found: Recipient, on: date) -> dict[str, Json]:
    joined = found.attachments
    return {
        "accepts": found.accepts,
        "reveals": found.reveals,
        "ways": [
            {
                "label": way.label,
                "url": way.url or None,
                "postal": way.postal or None,
                "phone": way.phone or None,
                **_source(way, on),
            }
            for way in found.ways
        ],
        "attachments": {
            "sentence": joined.sentence,
            "megabytes": joined.megabytes,
            "extensions": list(joined.extensions),
            **_source(joined, on),
        }
        if joined
        else None,
        "document": _document(authorities().documents[found.document]),
        **_ground(found.ground),
        **_source(found, on),
    }


def _document(found: Document) -> dict[str, Json]:
    return {
        "name": found.name,
        "risk": found.risk,
        "rules": {
            quality: {
                "standing": rule.standing.value,
                "sentence": rule.sentence,
                **_ground(rule.ground),
            }
            for quality, rule in found.rules.items()
        },
    }


def _place(found: PlaceRule, on: date) -> dict[str, Json]:
    return {
        "rank": list(authorities().places).index(found.id) + 1,
        "sentence": found.sentence,
        "counsel": found.counsel.value,
        "against_x": found.against_x,
        **_ground(found.ground),
        **_source(found, on),
    }


def _departement(found: Departement, on: date) -> dict[str, Json]:
    return {
        "code": found.code,
        "courts": [_court(authorities().courts[slug]) for slug in found.courts],
        "note": found.note,
        **_source(found, on),
    }


def _court(found: Court) -> Json:
    return {
        "id": found.id,
        "name": found.name,
        "seat": found.seat,
        "appeal": found.appeal,
        "chambers": list(found.chambers),
        "note": found.note,
        "parquet": found.parquet.address if found.parquet else None,
    }


def _clock(found: SourcedClock, text: str | None) -> dict[str, Json]:
    return {
        "text": text,
        "source": found.source,
        "checked_on": _iso(found.checked_on),
    }


def _ground(ground: Ground) -> dict[str, Json]:
    return {
        "texts": list(ground.texts),
        "not_held": list(ground.not_held),
        "reserve": ground.reserve,
    }


def _source(row: Sourced, on: date) -> dict[str, Json]:
    return {
        "source": row.source,
        "checked_on": _iso(row.checked_on),
        "warning": stale(row, checked_against(on)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
