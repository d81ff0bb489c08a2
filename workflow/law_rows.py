"""What ``vigie law`` prints for programs: keys as the interface documents them."""

from datetime import date

from legal_refs.authority_age import stale_route
from legal_refs.catalogue import Catalogue
from legal_refs.comparison import Comparison, Outcome
from legal_refs.ids import ProvisionId
from legal_refs.model import (
    AdjacentGround,
    Benefit,
    Disputed,
    LegalText,
    Route,
    Wording,
)
from workflow.law import Checked
from workflow.law_names import Entry
from workflow.law_table_rows import tabled_row
from workflow.law_tables import KINDS, Tabled, checked_against, tabled
from workflow.rows import Json


def shown(law: Catalogue, entry: Entry, on: date) -> dict[str, Json]:
    """``entry`` as the law stands on that day; ``wording`` is null when not held."""
    match entry:
        case LegalText():
            return _text(law, entry, on)
        case Benefit():
            return _benefit(law, entry, on)
        case Disputed():
            return _disputed(entry, on)
        case AdjacentGround():
            return _adjacent(entry, on)
        case Tabled():
            return tabled_row(law, entry, on)


def listed(law: Catalogue, on: date) -> dict[str, Json]:
    """Every slug that ``vigie law show`` takes, by kind, with what names it that day."""
    return {
        "provisions": {
            text.id: _named(text, on)
            for text in law.texts.values()
            if _applies(law, text)
        },
        "texts": {
            text.id: _named(text, on)
            for text in law.texts.values()
            if not _applies(law, text)
        },
        "benefits": {
            benefit.id: {
                "name": benefit.name,
                "provisions": list(benefit.provisions),
                "arguable": list(benefit.arguable),
            }
            for benefit in law.benefits.values()
        },
        "disputed": {
            case.id: {"title": case.title, "ceiling": case.ceiling.value}
            for case in law.disputed.values()
        },
        "adjacent": {
            ground.id: {"title": ground.title, "texts": list(ground.texts)}
            for ground in law.adjacent.values()
        },
        **{kind: _tabled(kind) for kind in dict.fromkeys(KINDS.values())},
        "digest": law.digest,
    }


def _tabled(kind: str) -> Json:
    return {row.id: {"title": row.title} for row in tabled() if row.kind == kind}


def checked(found: Checked) -> dict[str, Json]:
    """Every text beside the official base, and how many differ."""
    return {
        "package": found.name,
        "codes": {title: day.isoformat() for title, day in found.as_of},
        "different": len(found.of(Outcome.DIFFERENT)),
        "texts": {one.text: _comparison(one) for one in found.comparisons},
    }


def _comparison(found: Comparison) -> Json:
    return {
        "outcome": found.outcome.value,
        "differences": [
            {
                "gap": difference.gap.value,
                "sentence": difference.sentence,
                "passages": [
                    {"held": place.held, "official": place.official}
                    for place in difference.passages
                ],
            }
            for difference in found.differences
        ],
        "notes": list(found.notes),
    }


def _applies(law: Catalogue, text: LegalText) -> bool:
    return text.id in law.provisions


def _named(text: LegalText, on: date) -> Json:
    return {
        "code": text.code,
        "article": text.article,
        "title": text.title,
        "role": text.role.value,
        "state": _state(text, on),
    }


def _state(text: LegalText, on: date) -> str | None:
    """Of the wording of that day; null when none is held."""
    known = text.known(on)
    return known.state.value if known else None


def _text(law: Catalogue, text: LegalText, on: date) -> dict[str, Json]:
    provision, known = law.provisions.get(text.id), text.known(on)
    return {
        "id": text.id,
        "kind": "provision" if provision else "text",
        "on": on.isoformat(),
        "state": _state(text, on),
        "wording": _wording(text.in_force(on)),
        "stated": _dates(text.stated(on)),
        "code": text.code,
        "article": text.article,
        "title": text.title,
        "role": text.role.value,
        "use": text.use,
        "reserve": known.reserve if known else text.reserve,
        "unknown": list(known.unknown if known else text.unknown),
        "elements": {
            element.value: {"text": words.text, "read_in": words.read_in}
            for element, words in law.asked(text.id, on).items()
        },
        "penalty": _penalty(law, text.id, on),
        "addressee": provision.addressee.value if provision else None,
        "agreed_beforehand": provision.agreed_beforehand if provision else None,
        "offered_only": provision.offered_only if provision else None,
        "nature": provision.nature.value if provision else None,
        "limitation_years": provision.limitation_years if provision else None,
        "benefits": list(provision.benefits) if provision else [],
        "wordings": [
            {
                **_dates_of(held),
                "held": held.held,
                "state": text.known_of(held).state.value if held.held else None,
                "never_in_force": held.never_in_force,
            }
            for held in text.wordings
        ],
    }


def _benefit(law: Catalogue, benefit: Benefit, on: date) -> dict[str, Json]:
    texts = [law.texts[slug] for slug in benefit.provisions]
    special = texts[0] if texts else None
    return {
        "id": benefit.id,
        "kind": "benefit",
        "on": on.isoformat(),
        "state": _state(special, on) if special else None,
        "wording": _wording(special.in_force(on)) if special else None,
        "name": benefit.name,
        "body": law.bodies[benefit.body].name,
        "public": benefit.public,
        "provisions": [_text(law, text, on) for text in texts],
        "arguable": list(benefit.arguable),
        "reserve": benefit.reserve,
        "adjacent": [] if texts else [ground.id for ground in proposed(law)],
        "route": _route(benefit.route, on),
        "everywhere": _route(law.everywhere, on),
    }


def proposed(law: Catalogue) -> tuple[AdjacentGround, ...]:
    """The other grounds that a machine may name: those of a lawyer are left out."""
    return tuple(found for found in law.adjacent.values() if not found.lawyer_only)


def _disputed(case: Disputed, on: date) -> dict[str, Json]:
    return {
        "id": case.id,
        "kind": "disputed",
        "on": on.isoformat(),
        "state": None,
        "wording": None,
        "title": case.title,
        "for": case.for_,
        "against": case.against,
        "ceiling": case.ceiling.value,
        "unless": case.unless,
        "sentence": case.sentence,
    }


def _adjacent(ground: AdjacentGround, on: date) -> dict[str, Json]:
    return {
        "id": ground.id,
        "kind": "adjacent",
        "on": on.isoformat(),
        "state": None,
        "wording": None,
        "title": ground.title,
        "texts": list(ground.texts),
        "condition": ground.condition,
        "lawyer_only": ground.lawyer_only,
        "note": ground.note,
    }


def _route(route: Route, on: date) -> Json:
    return {
        "label": route.label,
        "url": route.url,
        "phone": route.phone or None,
        "source": route.source,
        "checked_on": _iso(route.checked_on),
        "warning": stale_route(route, checked_against(on)),
    }


def _penalty(law: Catalogue, slug: ProvisionId, on: date) -> Json:
    found = law.punishment(slug, on)
    if found is None:
        return None
    return {
        "natural": found.natural,
        "legal": found.legal,
        "currency": found.currency.value,
        "reserve": found.reserve,
        "read_in": found.text.id,
        "from": _iso(found.wording.start),
        "words": found.words,
    }


def _wording(wording: Wording | None) -> Json:
    return {**_dates_of(wording), "text": wording.text} if wording else None


def _dates(wording: Wording | None) -> Json:
    return {**_dates_of(wording)} if wording else None


def _dates_of(wording: Wording) -> dict[str, Json]:
    return {
        "legiarti": wording.legiarti,
        "from": _iso(wording.start),
        "to": _iso(wording.end),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
