"""Whether what is kept of cases is what the journal saw: a row changed aside is found."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import RowMapping, select
from sqlmodel import SQLModel

from dossier.case_rows import opening
from dossier.case_tables import (
    AnchoringRow,
    ApprovalRow,
    CaseExhibitRow,
    CaseRow,
    DecisionRow,
    DocumentRow,
    ExhibitRow,
    TranscriptionRow,
)
from dossier.decision_rows import DecisionRows
from dossier.journal import JournalKind, digest_of, named
from dossier.law_tables import LawReadingRow
from dossier.shelf import columns

Fact = tuple[str, str]
"""A subject of the journal, and the digest of what was done to it."""

ADDED: Final[Mapping[str, frozenset[JournalKind]]] = {
    "dossier": frozenset({JournalKind.CASE_OPENED}),
    "décision": frozenset({JournalKind.DECISION_MADE}),
    "ancrage": frozenset(
        {JournalKind.DECISION_ANCHORED, JournalKind.DECISION_RETURNED}
    ),
    "approbation": frozenset({JournalKind.REVIEW_APPROVED}),
    "numéro de pièce": frozenset({JournalKind.EXHIBIT_ADDED}),
    "transcription": frozenset({JournalKind.PIECE_TRANSCRIBED}),
    "document": frozenset({JournalKind.DOCUMENT_DRAFTED}),
    "lecture d’un texte": frozenset({JournalKind.LAW_READ}),
}
"""What is only ever added: every row has its line, every line its row."""
REPLACED: Final[Mapping[str, frozenset[JournalKind]]] = {
    "pièce": frozenset(
        {
            JournalKind.EXHIBIT_SEALED,
            JournalKind.EXHIBIT_UNSEALED,
            JournalKind.EXHIBIT_RECEIVED,
        }
    ),
    "exploitant": frozenset({JournalKind.OPERATOR_CONFIRMED}),
}
"""What the last line tells."""
NOTHING: Final = digest_of("")
"""What stands for a case whose operator nobody confirmed yet."""


class CaseFaults(DecisionRows):
    """Compares rows and lines."""

    def case_faults(self) -> list[str]:
        """What differs, one French line each; empty when nothing does.

        Roles count: who decides, signs or approves is told by them.
        """
        lines: dict[str, list[Fact]] = {}
        for line in self.journal():
            fact = line.subject, line.payload
            lines.setdefault(line.kind, []).append(fact)
        kept = self._kept()
        faults = self.user_faults()
        for name, kinds in ADDED.items():
            told = Counter(fact for kind in kinds for fact in lines.get(kind, ()))
            rows = Counter(kept[name])
            changed = sorted((rows - told).elements())
            gone = sorted((told - rows).elements())
            subjects = {subject for subject, _ in changed}
            faults += [_changed(name, fact) for fact in changed]
            faults += [_missing(name, fact) for fact in gone if fact[0] not in subjects]
        for name, kinds in REPLACED.items():
            last = dict(self._in_order(kinds))
            rows_now = dict(kept[name])
            faults += [
                _changed(name, fact)
                for fact in sorted(rows_now.items())
                if last.get(fact[0], NOTHING) != fact[1]
            ]
            faults += [
                _missing(name, fact)
                for fact in sorted(last.items())
                if fact[0] not in rows_now
            ]
        return faults

    def _in_order(self, kinds: frozenset[JournalKind]) -> Iterator[Fact]:
        for line in self.journal():
            if line.kind in kinds:
                yield line.subject, line.payload

    def _kept(self) -> dict[str, list[Fact]]:
        return {
            "dossier": [
                (f"case:{row['id']}", digest_of(repr(opening(row))))
                for row in self._rows(CaseRow)
            ],
            "décision": [
                (f"decision:{row['number']}", _digest(row))
                for row in self._rows(DecisionRow)
            ],
            "ancrage": [
                (f"decision:{row['decision']}", _digest(row))
                for row in self._rows(AnchoringRow)
            ],
            "approbation": [
                (f"case:{row['case_id']}", _digest(row))
                for row in self._rows(ApprovalRow)
            ],
            "numéro de pièce": [
                (
                    f"case:{row['case_id']}",
                    digest_of(repr((row["case_id"], row["number"], row["exhibit"]))),
                )
                for row in self._rows(CaseExhibitRow)
            ],
            "transcription": [
                (named(f"exhibit:{row['exhibit']}"), digest_of(str(row["document"])))
                for row in self._rows(TranscriptionRow)
            ],
            "document": [
                (f"case:{row['case_id']}", _digest(row))
                for row in self._rows(DocumentRow)
            ],
            "lecture d’un texte": [
                (named(f"law:{row['text_id']}"), _digest(row))
                for row in self._rows(LawReadingRow)
            ],
            "pièce": [
                (named(f"exhibit:{row['id']}"), digest_of(str(row["document"])))
                for row in self._rows(ExhibitRow)
            ],
            "exploitant": [
                (f"case:{row['id']}", digest_of(str(row["operator"])))
                for row in self._rows(CaseRow)
            ],
        }

    def _rows(self, table: type[SQLModel]) -> list[RowMapping]:
        with self.database.reading() as connection:
            return list(connection.execute(select(*columns(table))).mappings())


def _digest(row: Mapping[Any, Any]) -> str:
    """As when the row was added, before it had its number."""
    return digest_of(repr(sorted((k, v) for k, v in row.items() if k != "number")))


def _changed(name: str, fact: Fact) -> str:
    return f"{name} de {fact[0]}\u00a0: autre que ce que le journal a vu"


def _missing(name: str, fact: Fact) -> str:
    return f"{name} de {fact[0]}\u00a0: manque, le journal l’a vu"
