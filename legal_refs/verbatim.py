"""Words cited from a text stand in that text, and a state says what it must."""

import re
from collections.abc import Iterator

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.model import State
from legal_refs.schema import (
    NOT_HELD,
    AggravatedRow,
    PenaltiesRow,
    RecidivismRow,
    TextRow,
    WordingRow,
)

Path = tuple[str | int, ...]

MONEY = re.compile(r"(\d[\d \u00a0\u202f.]*) ?(?:euros?|€|F\b|francs?)")
"""An amount written in figures, with its money."""
LEGAL_PERSON_FACTOR = 5
"""Fine of a legal person over that of a natural person, for every text held here."""


def verbatim_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    """Every cited word that is not in its wording, and every unstated reserve."""
    if marked.name.rpartition("/")[2] != f"{row.id}.yml":
        yield marked.fault(("id",), f"« {row.id} » n’est pas le nom du fichier")
    for index, wording in enumerate(row.wordings):
        yield from _wording_faults(marked, index, wording)
    yield from _state_faults(marked, row)
    for index, wording in enumerate(row.wordings):
        yield from _own_state_faults(marked, row, index, wording)
    yield from _shape_faults(marked, row)
    yield from _amount_faults(marked, row)
    if row.penalties:
        yield from _penalty_faults(marked, row.penalties, row.wordings[-1].text)


def _wording_faults(marked: Marked, index: int, wording: WordingRow) -> Iterator[Fault]:
    base = ("wordings", index)
    cited: list[tuple[Path, str]] = [
        ((*base, "elements", element.value), words)
        for element, words in wording.elements.items()
    ]
    cited += [
        ((*base, "refers", place, "words"), reference.words)
        for place, reference in enumerate(wording.refers)
    ]
    if wording.agreed_words:
        cited.append(((*base, "agreed_words"), wording.agreed_words))
    if wording.fine:
        cited.append(((*base, "fine", "words"), wording.fine.words))
    text = "" if wording.text == NOT_HELD else wording.text
    for path, words in cited:
        if words not in text:
            yield marked.fault(path, f"« {words} » n’est pas dans la rédaction")


def _state_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    last = row.wordings[-1]
    if row.state is State.VERIFIED:
        if row.unknown or row.reserve or row.confirmed:
            yield marked.fault(("state",), "un texte vérifié n’a pas de réserve")
        if last.text == NOT_HELD or last.start is None:
            yield marked.fault(
                ("state",), "un texte vérifié a une dernière rédaction tenue et datée"
            )
    elif not row.unknown or not row.reserve:
        yield marked.fault(
            ("state",), "un texte à confirmer dit ce qui est inconnu (unknown, reserve)"
        )


def _own_state_faults(
    marked: Marked, row: TextRow, index: int, wording: WordingRow
) -> Iterator[Fault]:
    """What a wording says of itself, when it is not known as its file says."""
    path: Path = ("wordings", index, "state")
    if wording.state is None:
        if wording.unknown or wording.reserve:
            yield marked.fault(
                ("wordings", index, "reserve" if wording.reserve else "unknown"),
                "la réserve d’une rédaction va avec son état (state)",
            )
        return
    if index == len(row.wordings) - 1:
        yield marked.fault(
            path, "l’état de la dernière rédaction se dit en tête du fichier"
        )
    if wording.text == NOT_HELD:
        yield marked.fault(path, "une rédaction non tenue n’a pas d’état")
    if wording.state is State.VERIFIED:
        if wording.unknown or wording.reserve or wording.start is None:
            yield marked.fault(path, "une rédaction vérifiée est datée et sans réserve")
    elif not wording.unknown or not wording.reserve:
        yield marked.fault(
            path,
            "une rédaction à confirmer dit ce qui est inconnu (unknown, reserve)",
        )


def _shape_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    for index, wording in enumerate(row.wordings):
        path = ("wordings", index)
        if wording.repealed and wording.text != NOT_HELD:
            yield marked.fault(
                (*path, "repealed"), "un article abrogé n’a pas de texte (not held)"
            )
        unknown = wording.unknown if wording.state else row.unknown
        if wording.excerpt and "libelle" not in unknown:
            yield marked.fault(
                (*path, "excerpt"), "un extrait laisse le libellé à confirmer"
            )
    if row.wordings[-1].fine:
        yield marked.fault(
            ("wordings", len(row.wordings) - 1, "fine"),
            "la peine de la dernière rédaction se dit sous « penalties »",
        )


def _amount_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    """Amounts that the words cited for them do not say, when these are in figures."""
    said: list[tuple[Path, str, int]] = [
        (
            ("wordings", place, "fine", "natural"),
            wording.fine.words,
            wording.fine.natural,
        )
        for place, wording in enumerate(row.wordings)
        if wording.fine
    ]
    if row.penalties:
        found = row.penalties
        said.append((("penalties", "natural_eur"), found.words, found.natural_eur))
        said += [
            (
                ("penalties", "aggravated", place, "natural_eur"),
                each.words,
                each.natural_eur,
            )
            for place, each in enumerate(found.aggravated)
        ]
    for path, words, amount in said:
        amounts = {
            int("".join(filter(str.isdigit, m[1]))) for m in MONEY.finditer(words)
        }
        if amounts and amount not in amounts:
            yield marked.fault(path, f"{amount} n’est pas dans « {words} »")


def _penalty_faults(
    marked: Marked, penalties: PenaltiesRow, text: str
) -> Iterator[Fault]:
    cited: list[tuple[Path, str]] = [(("penalties", "words"), penalties.words)]
    cited += [
        (("penalties", "aggravated", place, "words"), found.words)
        for place, found in enumerate(penalties.aggravated)
    ]
    cited += [
        (("penalties", "complementary", place, "words"), found.words)
        for place, found in enumerate(penalties.complementary)
        if not found.read_in
    ]
    for path, words in cited:
        if words not in text:
            yield marked.fault(
                path, f"« {words} » n’est pas dans la dernière rédaction"
            )
    fines: list[tuple[Path, PenaltiesRow | RecidivismRow | AggravatedRow | None]] = [
        (("penalties",), penalties),
        (("penalties", "recidivism"), penalties.recidivism),
        *(
            (("penalties", "aggravated", place), found)
            for place, found in enumerate(penalties.aggravated)
        ),
    ]
    for path, fine in fines:
        if fine and fine.legal_eur != LEGAL_PERSON_FACTOR * fine.natural_eur:
            yield marked.fault(
                (*path, "legal_eur"),
                f"{fine.legal_eur} n’est pas le quintuple de {fine.natural_eur}",
            )
