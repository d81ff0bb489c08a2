"""Adjacent grounds and the rules of concours, from checked rows."""

from legal_refs.ids import AdjacentId, BenefitId, ProvisionId
from legal_refs.model import AdjacentGround, Concours, SpecialFirst
from legal_refs.penalties import CompanyRule, LegalPersons
from legal_refs.schema import AdjacentFile, CompanyRow, ConcoursFile


def build_adjacent(rows: AdjacentFile) -> dict[AdjacentId, AdjacentGround]:
    """Every adjacent ground by its slug, in the order of the file."""
    return {
        AdjacentId(slug): AdjacentGround(
            id=AdjacentId(slug),
            title=row.title,
            texts=tuple(map(ProvisionId, row.texts)),
            condition=row.condition,
            lawyer_only=row.lawyer_only,
            note=row.note,
        )
        for slug, row in rows.grounds.items()
    }


def build_concours(rows: ConcoursFile) -> Concours:
    """What is said of several texts and several benefits."""
    persons = rows.legal_persons
    return Concours(
        special_first=tuple(
            SpecialFirst(
                ProvisionId(rule.special),
                ProvisionId(rule.general),
                tuple(map(BenefitId, rule.benefits)),
                rule.sentence,
            )
            for rule in rows.special_first
        ),
        cumulative=rows.cumulative,
        parquet=rows.parquet,
        legal_persons=LegalPersons(
            _company(persons.delit), _company(persons.contravention), persons.sentence
        ),
    )


def _company(row: CompanyRow) -> CompanyRule:
    return CompanyRule(row.factor, tuple(map(ProvisionId, row.texts)), row.reserve)
