"""Words cited from a text stand in that text, and a state says what it must."""

from collections.abc import Iterator

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import NOT_HELD, ProvisionRow, TextRow, WordingRow

LEGAL_PERSON_FACTOR = 5
"""Fine of a legal person over that of a natural person, for every text held here."""


def verbatim_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    """Every cited word that is not in its wording, and every unstated reserve."""
    if marked.name.rpartition("/")[2] != f"{row.id}.yml":
        yield marked.fault(("id",), f"« {row.id} » n’est pas le nom du fichier")
    for index, wording in enumerate(row.wordings):
        yield from _wording_faults(marked, index, wording)
    yield from _state_faults(marked, row)
    if isinstance(row, ProvisionRow):
        yield from _penalty_faults(marked, row)


def _wording_faults(marked: Marked, index: int, wording: WordingRow) -> Iterator[Fault]:
    base = ("wordings", index)
    cited: list[tuple[tuple[str | int, ...], str]] = [
        ((*base, "elements", element.value), words)
        for element, words in wording.elements.items()
    ]
    cited += [
        ((*base, "refers", place, "words"), reference.words)
        for place, reference in enumerate(wording.refers)
    ]
    if wording.agreed_words:
        cited.append(((*base, "agreed_words"), wording.agreed_words))
    text = "" if wording.text == NOT_HELD else wording.text
    for path, words in cited:
        if words not in text:
            yield marked.fault(path, f"« {words} » n’est pas dans la rédaction")


def _state_faults(marked: Marked, row: TextRow) -> Iterator[Fault]:
    last = row.wordings[-1]
    if row.state == "verified":
        if row.unknown or row.reserve:
            yield marked.fault(("state",), "un texte vérifié n’a pas de réserve")
        if last.text == NOT_HELD or last.start is None:
            yield marked.fault(
                ("state",), "un texte vérifié a une dernière rédaction tenue et datée"
            )
    elif not row.unknown or not row.reserve:
        yield marked.fault(
            ("state",), "un texte à confirmer dit ce qui est inconnu (unknown, reserve)"
        )


def _penalty_faults(marked: Marked, row: ProvisionRow) -> Iterator[Fault]:
    penalties = row.penalties
    if penalties.words not in row.wordings[-1].text:
        yield marked.fault(
            ("penalties", "words"),
            f"« {penalties.words} » n’est pas dans la dernière rédaction",
        )
    for path, fines in (
        (("penalties",), penalties),
        (
            ("penalties", "recidivism"),
            penalties.recidivism,
        ),
    ):
        if fines and fines.legal_eur != LEGAL_PERSON_FACTOR * fines.natural_eur:
            yield marked.fault(
                (*path, "legal_eur"),
                f"{fines.legal_eur} n’est pas le quintuple de {fines.natural_eur}",
            )
