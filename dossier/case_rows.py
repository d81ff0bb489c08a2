"""Cases as stored: one a site, with its numbered exhibits and its confirmed operator."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, func, insert, select, update
from sqlmodel import col

from dossier.case import Case, CaseId, SiteState
from dossier.case_tables import CaseExhibitRow, CaseRow
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibit_rows import ExhibitRows
from dossier.exhibits import ExhibitId, ExhibitKind
from dossier.journal import JournalKind, digest_of
from dossier.model import CaptureOutcome, Operator, Sha256, SiteId
from dossier.shelf import columns, now, storable
from dossier.tables import CaptureRow, IdentityRow

OPERATOR: Final = TypeAdapter(Operator)
OWN_PIECES: Final = 4
"""Numbers 1 to 4 await the signatory's own pieces: statutes, receipt, decision, power."""


class CaseRows(ExhibitRows):
    """Cases, opened by a named person and never deleted by one."""

    def open_case(self, site: SiteId, title: str, *, by: str) -> Case:
        """The case of ``site``, opened now unless it was; the site moves to ``DOSSIER``.

        Raises ``RefusedError`` when ``by`` is no person of the site's workspace.
        """
        with self.database.writing() as connection:
            self._enter(connection, site, None)
            workspace = self.workspace_of(site)
            self._require_person(workspace, by)
            self._lock(connection)
            if found := self.case_of(site):
                return found
            case = self._next_case_id(connection)
            row = {
                "id": case,
                "workspace": workspace,
                "site": site,
                "title": storable(title),
                "opened_by": by,
                "opened_at": now(),
                "operator": "",
            }
            connection.execute(insert(CaseRow).values(row))
            said = digest_of(repr(opening(row)))
            self._append(connection, JournalKind.CASE_OPENED, f"case:{case}", said, by)
            self._advance(connection, site, SiteState.DOSSIER, by)
        return self.case(case)

    def case(self, case: CaseId) -> Case:
        """One case; raises ``UnusableInputError`` when there is none of that id."""
        query = select(*columns(CaseRow)).where(col(CaseRow.id) == case)
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise UnusableInputError(f"aucun dossier de ce nom\u00a0: {case}")
        return self._case(row)

    def case_of(self, site: SiteId) -> Case | None:
        """The case of ``site``, when one is open."""
        query = select(*columns(CaseRow)).where(col(CaseRow.site) == site)
        with self.database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else self._case(row)

    def cases(self) -> list[Case]:
        """Every case, oldest first."""
        query = select(*columns(CaseRow)).order_by(
            col(CaseRow.opened_at), col(CaseRow.id)
        )
        with self.database.reading() as connection:
            rows = list(connection.execute(query).mappings())
        return [self._case(row) for row in rows]

    def add_to_case(self, case: CaseId, exhibit: ExhibitId, *, by: str) -> int:
        """Give ``exhibit`` its number in ``case``, for ever; the same when asked again."""
        with self.database.writing() as connection:
            self._lock(connection)
            held = self.case(case)
            numbers = {e.exhibit.id: e.number for e in held.exhibits}
            if exhibit in numbers:
                return numbers[exhibit]
            piece = self.exhibit(exhibit)
            self._require_person(held.workspace, by)
            if piece.site and self.workspace_of(piece.site) != held.workspace:
                raise RefusedError(
                    f"la pièce {exhibit} appartient à un autre espace de travail"
                )
            number = _free(set(numbers.values()), piece.kind)
            row = {"case_id": case, "number": number, "exhibit": exhibit}
            connection.execute(
                insert(CaseExhibitRow).values(**row, added_by=by, added_at=now())
            )
            said = digest_of(repr((case, number, exhibit)))
            kind = JournalKind.EXHIBIT_ADDED
            self._append(connection, kind, f"case:{case}", said, by)
        return number

    def confirm_operator(
        self, case: CaseId, operator: Operator | None, *, by: str
    ) -> None:
        """Keep who runs the site as a person confirmed it; ``None``: « contre X »."""
        document = "" if operator is None else OPERATOR.dump_json(operator).decode()
        with self.database.writing() as connection:
            self._require_person(self.case(case).workspace, by)
            connection.execute(
                update(CaseRow)
                .where(col(CaseRow.id) == case)
                .values(operator=storable(document))
            )
            kind, said = JournalKind.OPERATOR_CONFIRMED, digest_of(document)
            self._append(connection, kind, f"case:{case}", said, by)

    def last_read(self, site: SiteId) -> datetime | None:
        """When a page of ``site`` was last captured; ``None`` when none ever was."""
        query = select(func.max(col(CaptureRow.captured_at))).where(
            col(CaptureRow.site) == site,
            col(CaptureRow.outcome) == CaptureOutcome.STORED.value,
        )
        with self.database.reading() as connection:
            found = connection.scalar(query)
        return datetime.fromisoformat(found) if found else None

    def _case(self, row: RowMapping) -> Case:
        operator = row["operator"]
        return Case(
            id=CaseId(row["id"]),
            workspace=row["workspace"],
            site=SiteId(row["site"]),
            title=row["title"],
            opened_by=row["opened_by"],
            opened_at=datetime.fromisoformat(row["opened_at"]),
            exhibits=self.numbered_exhibits(CaseId(row["id"])),
            operator=OPERATOR.validate_json(operator) if operator else None,
        )

    def _advance(
        self, connection: Connection, site: SiteId, state: SiteState, by: str
    ) -> None:
        """Move the site as far as ``state``, with what takes it there; never back."""
        if self._reach(site, state):
            self._step(connection, site, state, "", by)

    def _lock(self, connection: Connection) -> None:
        """Hold back the other writers of cases until this transaction ends."""
        connection.execute(select(col(IdentityRow.id)).with_for_update())

    def _next_case_id(self, connection: Connection) -> CaseId:
        count = connection.scalar(select(func.count()).select_from(CaseRow)) or 0
        return CaseId(f"{datetime.now(UTC).year}-{count + 1:04d}")


def opening(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """What never changes of a case once opened, as the journal saw it."""
    return tuple(
        str(row[name])
        for name in ("id", "workspace", "site", "title", "opened_by", "opened_at")
    )


def held(case: Case) -> Sha256:
    """Digest of what a case holds beside its decisions: exhibits, numbers, operator."""
    exhibits = [(e.number, e.exhibit.id) for e in case.exhibits]
    return digest_of(repr((exhibits, case.operator)))


def _free(taken: set[int], kind: ExhibitKind) -> int:
    first = 1 if kind is ExhibitKind.POUVOIR else OWN_PIECES + 1
    return next(
        n for n in range(first, max(taken, default=0) + first + 1) if n not in taken
    )
