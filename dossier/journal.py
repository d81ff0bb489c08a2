"""The journal (privacy.md D12): who did what, when, chained line to line and signed.

It keeps identifiers and hashes, never content: what is purged elsewhere leaves it whole.
The database refuses to change, remove, replace or skip a line; what someone does after
lifting these guards is found by ``verify_journal``, within what ``dossier.heads`` states.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from sqlalchemy import Connection, RowMapping, func, insert, select, text
from sqlmodel import col

from dossier.errors import DamagedError
from dossier.heads import NOTHING_BEFORE, Head, HeadFile, SigningKey
from dossier.model import Sha256
from dossier.shelf import Shelf, columns, now, storable
from dossier.tables import IdentityRow, JournalRow

PAGE: Final = 1000
OWN_NAME: Final = re.compile(r"[a-z_]+(:[a-z0-9_-]{1,64})?")
GUARDS: Final = {"journal_update", "journal_delete", "journal_insert"}
GUARDS_ON_SQLITE: Final = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
GUARDS_ON_POSTGRESQL: Final = (
    "SELECT tgname FROM pg_trigger "
    "WHERE tgrelid = 'journal'::regclass AND tgenabled IN ('O', 'A')"
)


class JournalKind(StrEnum):
    """What can be done here and leaves a line. A closed list."""

    WORKSPACE_DECLARED = "workspace_declared"
    USER_ADDED = "user_added"
    CRAWL_STARTED = "crawl_started"
    CRAWL_ENDED = "crawl_ended"
    PAGES_IMPORTED = "pages_imported"
    TEXTS_READ = "texts_read"
    SITES_ASSESSED = "sites_assessed"
    SITE_CHECKED = "site_checked"
    JOB_ASKED = "job_asked"
    JOB_ENDED = "job_ended"
    SCHEMA_MIGRATED = "schema_migrated"
    SITE_MOVED = "site_moved"
    SITE_DISMISSED = "site_dismissed"
    CASE_OPENED = "case_opened"
    EXHIBIT_SEALED = "exhibit_sealed"
    EXHIBIT_UNSEALED = "exhibit_unsealed"
    EXHIBIT_RECEIVED = "exhibit_received"
    EXHIBIT_ADDED = "exhibit_added"
    PIECE_REFUSED = "piece_refused"
    PIECE_TRANSCRIBED = "piece_transcribed"
    DECISION_MADE = "decision_made"
    DECISION_ANCHORED = "decision_anchored"
    DECISION_RETURNED = "decision_returned"
    REVIEW_APPROVED = "review_approved"
    OPERATOR_CONFIRMED = "operator_confirmed"
    DOCUMENT_DRAFTED = "document_drafted"
    LAW_READ = "law_read"
    PERSON_ADDED = "person_added"
    ROLE_REFUSED = "role_refused"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line, as it is hashed."""

    number: int
    at: str
    by: str
    kind: str
    subject: str
    payload: str
    """SHA-256 of what was done, in the words of whoever did it."""
    previous: str

    @property
    def hash(self) -> Sha256:
        """SHA-256 of the line in JSON: a list of its fields, UTF-8, no spaces."""
        fields = [
            self.number,
            self.at,
            self.by,
            self.kind,
            self.subject,
            self.payload,
            self.previous,
        ]
        words = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        return Sha256(hashlib.sha256(words.encode("utf-8", "replace")).hexdigest())


class JournalRows(Shelf):
    """Appends lines and checks the whole."""

    def append(
        self, kind: JournalKind, subject: str, payload_hash: str, by: str
    ) -> JournalLine:
        """Add one line; after it returns the line is kept and anchored.

        ``subject`` is one of our own names (``run:…``, ``job:12``); anything else, such as
        a site or a person, is kept as its SHA-256 (``digest_of``). Safe with several
        processes; raises ``DamagedError`` when the key or the anchor is gone.
        """
        with self.database.writing() as connection:
            return self._append(connection, kind, subject, payload_hash, by)

    def journal(self) -> Iterator[JournalLine]:
        """Every line, first to last."""
        for row in self._journal_rows():
            yield _line(row)

    def journal_length(self) -> int:
        """The number of the last line."""
        with self.database.reading() as connection:
            return connection.scalar(select(func.max(col(JournalRow.number)))) or 0

    def verify_journal(self) -> list[str]:
        """What is wrong with the journal, one French line each; empty when nothing is."""
        problems: list[str] = []
        key = SigningKey(self.settings.home / "keys")
        try:
            problems += self._missing_guards()
            identity = self._identity()
            heads = HeadFile(self.settings.home, identity).read()
            anchored: dict[int, set[str]] = defaultdict(set)
            for head in heads or ():
                anchored[head.number].add(head.hash)
            problems += [
                f"ancre nº {head.number} : signature fausse"
                for head in heads or ()
                if not key.signed(identity, head)
            ]
            last, faults = self._follow_chain(key, identity, anchored)
        except DamagedError as error:
            return [*problems, str(error)]
        problems += faults
        if heads is None and last:
            problems.append("ancre absente : rien ne prouve que la fin est entière")
        if anchored and max(anchored) > last:
            missing = max(anchored) - last
            problems.append(
                f"fin coupée : il manque {missing} ligne(s) après la nº {last}"
            )
        return problems

    def _follow_chain(
        self, key: SigningKey, identity: str, anchored: Mapping[int, set[str]]
    ) -> tuple[int, list[str]]:
        problems: list[str] = []
        number, previous = 0, NOTHING_BEFORE
        for row in self._journal_rows():
            line = _line(row)
            head = Head(line.number, str(row["hash"]), str(row["signature"]))
            faults = (
                (
                    line.number != number + 1,
                    f"manque entre nº {number} et nº {line.number}",
                ),
                (line.previous != previous, f"ligne nº {line.number} : suite rompue"),
                (line.hash != head.hash, f"ligne nº {line.number} : contenu changé"),
                (
                    not key.signed(identity, head),
                    f"ligne nº {line.number} : signature fausse",
                ),
                (
                    not anchored.get(line.number, set()) <= {head.hash},
                    f"ligne nº {line.number} : autre que celle qui fut ancrée",
                ),
            )
            problems += [words for wrong, words in faults if wrong]
            number, previous = line.number, head.hash
        return number, problems

    def _append(
        self,
        connection: Connection,
        kind: JournalKind,
        subject: str,
        payload_hash: str,
        by: str,
    ) -> JournalLine:
        """As ``append``, inside the transaction of what it tells of."""
        if not self.database.on_sqlite:
            connection.execute(text("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE"))
        identity = self._identity()
        last = connection.execute(
            select(col(JournalRow.number), col(JournalRow.hash))
            .order_by(col(JournalRow.number).desc())
            .limit(1)
        ).one_or_none()
        number, previous = (last[0], last[1]) if last else (0, NOTHING_BEFORE)
        heads = HeadFile(self.settings.home, identity)
        key = SigningKey(self.settings.home / "keys")
        if not number:
            key.make()
            heads.begin()
        elif not heads.path.exists():
            raise DamagedError(f"ancre du journal absente : {heads.path}")
        line = JournalLine(
            number + 1,
            now(),
            storable(by),
            kind.value,
            named(subject),
            payload_hash,
            previous,
        )
        head = Head(line.number, line.hash, key.sign(identity, line.number, line.hash))
        connection.execute(insert(JournalRow).values(_row(line, head)))
        self.database.once_kept(partial(heads.add, head))
        return line

    def _journal_rows(self) -> Iterator[RowMapping]:
        after = 0
        while True:
            with self.database.reading() as connection:
                page = (
                    select(*columns(JournalRow))
                    .where(col(JournalRow.number) > after)
                    .order_by(col(JournalRow.number))
                    .limit(PAGE)
                )
                rows = list(connection.execute(page).mappings())
            yield from rows
            if not rows:
                return
            after = rows[-1]["number"]

    def journal_key(self) -> str:
        """The fingerprint of the key that signs; empty before the first line.

        Raises ``DamagedError`` when the key is unreadable.
        """
        key = SigningKey(self.settings.home / "keys")
        return key.fingerprint if key.path.exists() else ""

    def _missing_guards(self) -> list[str]:
        query = GUARDS_ON_SQLITE if self.database.on_sqlite else GUARDS_ON_POSTGRESQL
        expected = GUARDS if self.database.on_sqlite else GUARDS | {"journal_truncate"}
        with self.database.reading() as connection:
            missing = expected - set(connection.scalars(text(query)))
        return [f"garde-fou {name} absent de la base" for name in sorted(missing)]

    def _identity(self) -> str:
        with self.database.reading() as connection:
            return connection.scalar(select(col(IdentityRow.id))) or ""


def named(subject: str) -> str:
    """How a line names its subject: one of our own names, or the digest of anything else."""
    return subject if OWN_NAME.fullmatch(subject) else digest_of(subject)


def digest_of(words: str) -> Sha256:
    """The SHA-256 of ``words``: how the journal names a thing without holding it."""
    return Sha256(hashlib.sha256(storable(words).encode()).hexdigest())


def _row(line: JournalLine, head: Head) -> dict[str, str | int]:
    return {
        "number": line.number,
        "at": line.at,
        "done_by": line.by,
        "kind": line.kind,
        "subject": line.subject,
        "payload": line.payload,
        "previous": line.previous,
        "hash": head.hash,
        "signature": head.signature,
    }


def _line(row: RowMapping) -> JournalLine:
    # SQLite gives back bytes or numbers where an intruder wrote some.
    names = ("at", "done_by", "kind", "subject", "payload", "previous")
    return JournalLine(row["number"], *(str(row[name]) for name in names))
