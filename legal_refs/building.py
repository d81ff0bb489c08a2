"""Checked rows become the values of the catalogue."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from legal_refs.asked import asked
from legal_refs.building_penalties import build_fine, build_penalties, last_fine
from legal_refs.ids import BenefitId, DisputedId, ElementId, ProvisionId
from legal_refs.model import (
    Benefit,
    Body,
    Confirmation,
    Disputed,
    Family,
    Known,
    LegalText,
    Provision,
    Reference,
    Route,
    Wording,
)
from legal_refs.penalties import Fine
from legal_refs.schema import (
    NOT_HELD,
    UNKNOWN,
    BenefitsFile,
    ConfirmationRow,
    DisputedFile,
    ProvisionRow,
    TextRow,
    WordingRow,
)

Key = TypeVar("Key")
Value = TypeVar("Value")


def build_texts(rows: Iterable[TextRow]) -> dict[ProvisionId, LegalText]:
    """Every text by its slug, without the elements that need other texts."""
    return {ProvisionId(row.id): _text(row) for row in rows}


def build_provisions(
    rows: Iterable[TextRow], texts: Mapping[ProvisionId, LegalText]
) -> dict[ProvisionId, Provision]:
    """Every provision by its slug, its elements resolved through ``texts``."""
    return {
        ProvisionId(row.id): _provision(row, texts)
        for row in rows
        if isinstance(row, ProvisionRow)
    }


def build_benefits(rows: BenefitsFile) -> dict[BenefitId, Benefit]:
    """Every benefit by its slug."""
    routes = build_routes(rows)
    return {
        BenefitId(slug): Benefit(
            id=BenefitId(slug),
            name=row.name,
            aliases=tuple(row.aliases),
            not_in=tuple(row.not_in),
            body=row.body,
            provisions=tuple(map(ProvisionId, row.provisions)),
            arguable=tuple(map(ProvisionId, row.arguable)),
            reserve=row.reserve,
            route=routes[row.route],
            public=row.public,
            kind=row.kind,
        )
        for slug, row in rows.benefits.items()
    }


def build_routes(rows: BenefitsFile) -> dict[str, Route]:
    """Every free official way by its slug."""
    return {
        slug: Route(row.label, row.url, row.phone, row.source, row.checked_on)
        for slug, row in rows.routes.items()
    }


def build_bodies(rows: BenefitsFile) -> dict[str, Body]:
    """Every body by its slug."""
    return {
        slug: Body(slug, row.name, tuple(row.aliases), tuple(row.not_in))
        for slug, row in rows.bodies.items()
    }


def build_families(
    rows: BenefitsFile, benefits: Mapping[BenefitId, Benefit]
) -> dict[str, Family]:
    """Every family by its slug, with the texts its members share."""
    routes = build_routes(rows)
    families: dict[str, Family] = {}
    for slug, row in rows.families.items():
        members = [benefits[BenefitId(member)] for member in row.stands_for]
        families[slug] = Family(
            id=slug,
            name=row.name,
            aliases=tuple(row.aliases),
            not_in=tuple(row.not_in),
            body=row.body,
            route=routes[row.route],
            stands_for=tuple(member.id for member in members),
            provisions=tuple(
                provision
                for provision in members[0].provisions
                if all(provision in member.provisions for member in members)
            ),
        )
    return families


def build_disputed(rows: DisputedFile) -> dict[DisputedId, Disputed]:
    """Every disputed case by its slug."""
    return {
        DisputedId(slug): Disputed(
            id=DisputedId(slug),
            title=row.title,
            for_=row.argument_for,
            against=row.argument_against,
            ceiling=row.ceiling,
            unless=DisputedId(row.unless) if row.unless else None,
            sentence=row.sentence,
        )
        for slug, row in rows.cases.items()
    }


def _text(row: TextRow) -> LegalText:
    return LegalText(
        id=ProvisionId(row.id),
        code=row.code,
        article=row.article,
        title=row.title,
        role=row.role,
        use=row.use,
        state=row.state,
        unknown=tuple(row.unknown),
        reserve=row.reserve,
        note=row.note,
        wordings=_wordings(row),
        penalties=build_penalties(row.id, row.penalties) if row.penalties else None,
        confirmed=_confirmation(row.confirmed) if row.confirmed else None,
        nature=row.nature,
    )


def _confirmation(row: ConfirmationRow) -> Confirmation:
    return Confirmation(row.by, row.read_on, row.source)


def _wordings(row: TextRow) -> tuple[Wording, ...]:
    *earlier, last = row.wordings
    return (
        *(_wording(found, build_fine(found)) for found in earlier),
        _wording(last, last_fine(row)),
    )


def _wording(row: WordingRow, fine: Fine | None) -> Wording:
    return Wording(
        legiarti=None if row.legiarti == UNKNOWN else row.legiarti,
        start=row.start,
        end=row.end,
        text="" if row.text == NOT_HELD else row.text,
        read_on=row.read_on,
        source=row.source,
        elements=_frozen(row.elements),
        agreed_words=row.agreed_words,
        references=tuple(
            Reference(
                ProvisionId(found.to),
                found.words,
                tuple(found.elements),
                found.penalty,
            )
            for found in row.refers
        ),
        never_in_force=row.never_in_force,
        note=row.note,
        excerpt=row.excerpt,
        repealed=row.repealed,
        fine=fine,
        known=Known(row.state, tuple(row.unknown), row.reserve) if row.state else None,
    )


def _provision(row: ProvisionRow, texts: Mapping[ProvisionId, LegalText]) -> Provision:
    text = texts[ProvisionId(row.id)]
    words = asked(texts, text.id, text.last_day)
    return Provision(
        id=text.id,
        code=text.code,
        article=text.article,
        title=text.title,
        role=text.role,
        use=text.use,
        state=text.state,
        unknown=text.unknown,
        reserve=text.reserve,
        note=text.note,
        wordings=text.wordings,
        benefits=tuple(map(BenefitId, row.benefits)),
        addressee=row.addressee,
        agreed_beforehand=row.agreed_beforehand,
        offered_only=row.offered_only,
        alerts=row.alerts,
        nature=row.nature,
        limitation_years=row.limitation_years,
        penalties=build_penalties(row.id, row.penalties),
        confirmed=text.confirmed,
        elements=_frozen({key: words[key].text for key in ElementId if key in words}),
        read_in=_frozen({key: words[key].read_in for key in ElementId if key in words}),
    )


def _frozen(mapping: Mapping[Key, Value]) -> Mapping[Key, Value]:
    return MappingProxyType(dict(mapping))
