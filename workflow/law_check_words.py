"""The comparison with the official base, as a person reads it."""

from collections.abc import Iterable, Iterator
from typing import Final

from complaints.typography import day
from legal_refs.catalogue import Catalogue
from legal_refs.comparison import Comparison, Outcome
from workflow.law import Checked
from workflow.law_words import STATES

OUTCOMES: Final = {
    Outcome.SAME: "identique",
    Outcome.DIFFERENT: "DIFFÉRENT",
}
COUNTED: Final = {
    Outcome.SAME: "sans différence",
    Outcome.DIFFERENT: "avec différence",
    Outcome.NOT_COMPARABLE: "hors comparaison",
}


def told(law: Catalogue, found: Checked) -> Iterator[str]:
    """The source, every text, those that differ first, and the count."""
    yield f"Base officielle : {found.name}"
    yield from (f"  {title}, à jour au {day(on)}" for title, on in found.as_of)
    if any(gap.passages for one in found.comparisons for gap in one.differences):
        yield "Entre crochets, les mots qui diffèrent ; les balises et les espaces ne comptent pas."
    yield ""
    for one in (*found.of(Outcome.DIFFERENT), *found.of(Outcome.SAME)):
        yield from _one(law, one)
    yield from _not_comparable(found.of(Outcome.NOT_COMPARABLE))
    counts = [f"{len(found.of(outcome))} {word}" for outcome, word in COUNTED.items()]
    yield ""
    yield f"{len(found.comparisons)} textes tenus : {', '.join(counts)}."


def _one(law: Catalogue, found: Comparison) -> Iterator[str]:
    yield f"{OUTCOMES[found.outcome]} — {found.text} ({STATES[law.texts[found.text].state]})"
    for difference in found.differences:
        yield f"    {difference.sentence}"
        for place in difference.passages:
            yield f"      tenu     : {place.held}"
            yield f"      officiel : {place.official}"
    yield from (f"    {note}" for note in found.notes)


def _not_comparable(found: Iterable[Comparison]) -> Iterator[str]:
    """One line a reason: most codes are in no copy."""
    texts: dict[str, list[str]] = {}
    for one in found:
        texts.setdefault(" ; ".join(one.notes), []).append(one.text)
    for reason, slugs in texts.items():
        yield f"non comparable — {reason} : {', '.join(slugs)}"
