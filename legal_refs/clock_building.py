"""Checked rows of ``clocks.yml`` become the values that count."""

from types import MappingProxyType

from legal_refs.clock_days import Length
from legal_refs.clock_model import (
    Freshness,
    Limitation,
    Name,
    Renumbered,
    Retention,
    Waiting,
)
from legal_refs.clock_schema import (
    HouseRow,
    LimitationRow,
    RenumberedRow,
    RetentionRow,
    WaitingRow,
)
from legal_refs.ids import ProvisionId
from legal_refs.model import Nature
from legal_refs.schema import UNKNOWN


def build_limitation(nature: Nature, row: LimitationRow) -> Limitation:
    """The rule of one nature of offence."""
    return Limitation(
        state=row.state,
        reserve=row.reserve,
        source=row.source,
        checked_on=row.checked_on,
        nature=nature,
        names=tuple(Name(name.name, name.start, name.until) for name in row.names),
        length=Length.parsed(row.length),
        since=row.since,
        before=row.before,
        text=ProvisionId(row.text) if row.text else None,
    )


def build_waiting(slug: str, row: WaitingRow) -> Waiting:
    """One wait before another step."""
    return Waiting(
        state=row.state,
        reserve=row.reserve,
        source=row.source,
        checked_on=row.checked_on,
        id=slug,
        title=row.title,
        length=Length.parsed(row.length),
        proofs=MappingProxyType(dict(row.proofs)),
        none_kept=row.none_kept,
        text=ProvisionId(row.text) if row.text else None,
    )


def build_retention(slug: str, row: RetentionRow) -> Retention:
    """How long one thing is kept."""
    return Retention(
        id=slug,
        title=row.title,
        counted_from=row.counted_from,
        length=Length.parsed(row.length) if row.length else None,
        ends_with=row.ends_with,
        warnings=tuple(map(Length.parsed, row.warnings)),
        renewals=row.renewals,
    )


def build_house(slug: str, row: HouseRow) -> Freshness:
    """How long one thing stays fresh."""
    return Freshness(slug, row.title, Length.parsed(row.length))


def build_renumbered(row: RenumberedRow) -> Renumbered:
    """One code renumbered; the numbers that are not held are left out."""
    held = {old: new for old, new in row.articles.items() if new != UNKNOWN}
    return Renumbered(
        state=row.state,
        reserve=row.reserve,
        source=row.source,
        checked_on=row.checked_on,
        code=row.code,
        since=row.since,
        act=row.act,
        articles=MappingProxyType(held),
    )
