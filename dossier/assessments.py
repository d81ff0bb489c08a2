"""What the machine proposed about a site, with the versions that made it propose so."""

from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import func, insert, select
from sqlmodel import col

from dossier.case import SiteState
from dossier.model import Assessment, SiteId, Verdict
from dossier.shelf import now
from dossier.site_states import SiteStateRows
from dossier.tables import AssessmentRow

DOCUMENT = TypeAdapter(Assessment)
MACHINE: Final = "assess"
"""Who signals a site when it is measured."""


class AssessmentRows(SiteStateRows):
    """Proposals, never decisions; one that repeats the last is not stored again."""

    def put_assessment(self, assessment: Assessment) -> None:
        """Store what was proposed, unless it is what was proposed last.

        A site of which anything was found becomes a signal in the same step, unless it
        has come further; no more than that (privacy.md D3).
        """
        with self.database.writing() as connection:
            self._enter(connection, assessment.site, None)
            if self.assessment(assessment.site) == assessment:
                return
            connection.execute(insert(AssessmentRow).values(_row(assessment)))
            if assessment.verdict is not Verdict.CLEAR:
                self.set_site_state(assessment.site, SiteState.SIGNAL, by=MACHINE)

    def assessment(self, site: SiteId) -> Assessment | None:
        """The last proposal about ``site``."""
        query = select(col(AssessmentRow.document)).where(
            col(AssessmentRow.site) == site
        )
        last = query.order_by(col(AssessmentRow.number).desc()).limit(1)
        with self.database.reading() as connection:
            document = connection.scalar(last)
        return None if document is None else DOCUMENT.validate_json(document)

    def verdicts(self) -> dict[SiteId, Verdict]:
        """The last verdict proposed about each site that was measured."""
        last = select(func.max(col(AssessmentRow.number))).group_by(
            col(AssessmentRow.site)
        )
        query = select(col(AssessmentRow.site), col(AssessmentRow.verdict)).where(
            col(AssessmentRow.number).in_(last)
        )
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return {SiteId(site): Verdict(verdict) for site, verdict in rows}


def _row(assessment: Assessment) -> dict[str, str | float | bool]:
    return {
        "site": assessment.site,
        "assessed_at": now(),
        "verdict": assessment.verdict.value,
        "probability": assessment.probability,
        "reserve": assessment.reserve,
        "law": assessment.versions.law,
        "lexicons": assessment.versions.lexicons,
        "model": assessment.versions.model,
        "code": assessment.versions.code,
        "document": DOCUMENT.dump_json(assessment).decode(),
    }
