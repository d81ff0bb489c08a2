"""Checked rows of amounts become values; the last wording's fine is said once."""

from legal_refs.ids import ProvisionId
from legal_refs.model import Reading
from legal_refs.penalties import (
    Aggravated,
    Complementary,
    Fine,
    Penalties,
    Recidivism,
)
from legal_refs.schema import PenaltiesRow, RecidivismRow, TextRow, WordingRow


def build_penalties(slug: str, row: PenaltiesRow) -> Penalties:
    """What ``slug`` sets, or is punished with, since its last wording."""
    return Penalties(
        words=row.words,
        natural_eur=row.natural_eur,
        legal_eur=row.legal_eur,
        recidivism=_recidivism(row.recidivism) if row.recidivism else None,
        complementary=tuple(
            Complementary(
                found.sentence,
                ProvisionId(found.read_in or slug),
                found.words,
                found.after_conviction,
            )
            for found in row.complementary
        ),
        texts=tuple(map(ProvisionId, row.texts)),
        imprisonment_months=row.imprisonment_months,
        administrative=row.administrative,
        aggravated=tuple(
            Aggravated(
                found.condition,
                found.words,
                found.natural_eur,
                found.legal_eur,
                found.imprisonment_months,
            )
            for found in row.aggravated
        ),
    )


def build_fine(row: WordingRow) -> Fine | None:
    """What an earlier wording set itself."""
    found = row.fine
    return Fine(found.words, found.natural, found.currency) if found else None


def last_fine(row: TextRow) -> Fine | None:
    """What the last wording sets itself: that of ``penalties``, unless read elsewhere."""
    elsewhere = any(found.penalty is Reading.THERE for found in row.wordings[-1].refers)
    if row.penalties is None or elsewhere:
        return None
    return Fine(row.penalties.words, row.penalties.natural_eur)


def _recidivism(row: RecidivismRow) -> Recidivism:
    return Recidivism(
        row.condition, row.natural_eur, row.legal_eur, row.imprisonment_months
    )
