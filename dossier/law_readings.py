"""The law as people read it: the official texts they pasted, the wordings their deeds rest on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, insert, select
from sqlmodel import col

from dossier.case import CaseId
from dossier.journal import JournalKind, digest_of
from dossier.law_tables import LawReadingRow, LawReliedRow
from dossier.model import Sha256
from dossier.shelf import columns, now, storable
from dossier.workspaces import WorkspaceRows
from legal_refs.clock_days import a_year_after
from legal_refs.ids import ProvisionId

LAW: Final = TypeAdapter(dict[ProvisionId, Sha256])


@dataclass(frozen=True, slots=True)
class OfficialText:
    """One text as its official page shows it, copied by a person."""

    text: ProvisionId
    pasted: str
    address: str
    """Of the official page."""
    read_on: date
    held: Sha256
    """Digest of the wording that was held for that day; of nothing when none was."""

    @property
    def digest(self) -> Sha256:
        """SHA-256 of the text pasted, as it is stored."""
        return Sha256(hashlib.sha256(storable(self.pasted).encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class LawReading:
    """« J’ai lu ce texte »: what was pasted, by whom, when."""

    number: int
    official: OfficialText
    by: str
    at: datetime

    @property
    def read_on(self) -> date:
        """The day the official page was read."""
        return self.official.read_on

    @property
    def expires_on(self) -> date:
        """The first day on which it confirms nothing any more, twelve months later."""
        return a_year_after(self.read_on)

    def valid_on(self, on: date) -> bool:
        """Whether it is at most twelve months old on that day, and not of its future."""
        return self.read_on <= on < self.expires_on


class LawReadingRows(WorkspaceRows):
    """Readings are added; the last of a text counts."""

    def add_law_reading(
        self, workspace: str, official: OfficialText, *, by: str
    ) -> LawReading:
        """Keep what ``by`` read, journaled in the same step.

        Raises ``RefusedError`` when ``by`` is no person of that workspace.
        """
        row = {
            "workspace": workspace,
            "text_id": official.text,
            "pasted": storable(official.pasted),
            "sha256": official.digest,
            "address": storable(official.address),
            "read_on": official.read_on.isoformat(),
            "held": official.held,
            "read_by": by,
            "kept_at": now(),
        }
        with self.database.writing() as connection:
            self._require_person(workspace, by)
            new = insert(LawReadingRow).values(row).returning(*columns(LawReadingRow))
            kept = connection.execute(new).mappings().one()
            kind, said = JournalKind.LAW_READ, digest_of(repr(sorted(row.items())))
            self._append(connection, kind, f"law:{official.text}", said, by)
            return _reading(kept)

    def law_readings(self, workspace: str) -> list[LawReading]:
        """Every reading of that workspace, oldest first."""
        query = select(*columns(LawReadingRow)).where(
            col(LawReadingRow.workspace) == workspace
        )
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(LawReadingRow.number)))
            return [_reading(row) for row in rows.mappings()]

    def last_law_readings(self, workspace: str) -> dict[ProvisionId, LawReading]:
        """The reading that counts for each text that was read."""
        return {
            reading.official.text: reading for reading in self.law_readings(workspace)
        }

    def keep_law(
        self, case: CaseId, deed: str, law: Mapping[ProvisionId, Sha256]
    ) -> None:
        """Keep on which wordings one deed of ``case`` rests: « decision:12 », « draft:… »."""
        row = {
            "case_id": case,
            "deed": deed,
            "law": LAW.dump_json(dict(sorted(law.items()))).decode(),
            "kept_at": now(),
        }
        with self.database.writing() as connection:
            connection.execute(insert(LawReliedRow).values(row))

    def law_of(self, case: CaseId) -> dict[str, dict[ProvisionId, Sha256]]:
        """The wordings that each deed of ``case`` rested on; those kept before 0004 are absent."""
        query = select(*columns(LawReliedRow)).where(col(LawReliedRow.case_id) == case)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(col(LawReliedRow.number)))
            return {
                row["deed"]: LAW.validate_json(row["law"]) for row in rows.mappings()
            }


def _reading(row: RowMapping) -> LawReading:
    official = OfficialText(
        text=ProvisionId(row["text_id"]),
        pasted=row["pasted"],
        address=row["address"],
        read_on=date.fromisoformat(row["read_on"]),
        held=Sha256(row["held"]),
    )
    return LawReading(
        row["number"], official, row["read_by"], datetime.fromisoformat(row["kept_at"])
    )
