"""Natural persons (privacy.md D2): one table holds their names, and reading one leaves a line."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import insert, select
from sqlmodel import col

from dossier.case_tables import AccessRow, PersonRow
from dossier.errors import UnusableInputError
from dossier.exhibits import ExhibitId, PersonId
from dossier.journal import JournalKind, JournalRows, digest_of
from dossier.shelf import columns, now, storable


class PersonRole(StrEnum):
    """Why a person's name is kept at all."""

    GIVER = "remettant"
    """Gave us a piece."""
    WITNESS = "temoin"
    PAYER = "payeur"
    OPERATOR = "exploitant"
    """Runs the site under their own name."""


@dataclass(frozen=True, slots=True)
class Person:
    """One natural person; their name is in no ``repr``, hence in no log."""

    name: str = field(repr=False)
    role: PersonRole
    exhibit: ExhibitId | None
    """Where the name was read."""
    ground: str
    """Why it may be kept, one French sentence."""
    expires_on: date
    """The day from which it must be gone."""


@dataclass(frozen=True, slots=True)
class Access:
    """One reading of a person's record."""

    at: datetime
    by: str
    subject: PersonId
    reason: str


class PersonRows(JournalRows):
    """Names go in, and come out one at a time, for a stated reason."""

    def add_person(self, person: Person, *, by: str) -> PersonId:
        """Keep a person; the journal learns that someone was added, never who."""
        if not person.name.strip():
            raise UnusableInputError("le nom de la personne est vide")
        new = PersonId(secrets.token_hex(8))
        row = {
            "id": new,
            "name": storable(person.name.strip()),
            "role": person.role.value,
            "exhibit": person.exhibit or "",
            "ground": storable(person.ground),
            "expires_on": person.expires_on.isoformat(),
            "entered_by": by,
            "entered_at": now(),
        }
        with self.database.writing() as connection:
            connection.execute(insert(PersonRow).values(row))
            subject = f"person:{new}"
            self._append(
                connection, JournalKind.PERSON_ADDED, subject, digest_of(new), by
            )
        return new

    def person(self, person: PersonId, *, by: str, reason: str) -> Person:
        """The record of a person; that ``by`` read it, and why, is kept in the same step.

        Raises ``UnusableInputError`` when there is none, or no reason.
        """
        if not reason.strip():
            raise UnusableInputError("lire l’identité d’une personne demande un motif")
        query = select(*columns(PersonRow)).where(col(PersonRow.id) == person)
        with self.database.writing() as connection:
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                raise UnusableInputError(f"aucune personne sous ce nom\u00a0: {person}")
            line = {"at": now(), "read_by": by, "subject": person}
            connection.execute(
                insert(AccessRow).values(**line, reason=storable(reason))
            )
        return Person(
            name=row["name"],
            role=PersonRole(row["role"]),
            exhibit=ExhibitId(row["exhibit"]) if row["exhibit"] else None,
            ground=row["ground"],
            expires_on=date.fromisoformat(row["expires_on"]),
        )

    def accesses(self) -> list[Access]:
        """Every reading of a person's record, oldest first."""
        query = select(*columns(AccessRow)).order_by(col(AccessRow.number))
        with self.database.reading() as connection:
            rows = connection.execute(query).mappings()
            return [
                Access(
                    datetime.fromisoformat(row["at"]),
                    row["read_by"],
                    PersonId(row["subject"]),
                    row["reason"],
                )
                for row in rows
            ]
