"""What a text asks on a date, read in it or in the texts it applies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import LegalText


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a statute, and the text they stand in."""

    text: str
    read_in: ProvisionId


class CircularReferenceError(ValueError):
    """Texts refer to each other in a circle."""


def asked(
    texts: Mapping[ProvisionId, LegalText],
    provision: ProvisionId,
    on: date,
    within: tuple[ProvisionId, ...] = (),
) -> dict[ElementId, Words]:
    """Words that ask each element on that day; empty when no wording is held.

    A text's own words come first. An element missing from the answer is not asked.
    """
    if provision in within:
        raise CircularReferenceError(" → ".join((*within, provision)))
    text = texts.get(provision)
    wording = text.in_force(on) if text else None
    if wording is None:
        return {}
    found = {
        element: Words(words, provision) for element, words in wording.elements.items()
    }
    for reference in wording.references:
        applied = asked(texts, reference.to, on, (*within, provision))
        for element in reference.elements:
            if element in applied:
                found.setdefault(element, applied[element])
    return found


def agreed_words(
    texts: Mapping[ProvisionId, LegalText], provision: ProvisionId, on: date
) -> Words | None:
    """Words that require a price agreed beforehand, where remuneration is asked."""
    source = asked(texts, provision, on).get(ElementId.REMUNERATION)
    wording = texts[source.read_in].in_force(on) if source else None
    if source is None or wording is None or not wording.agreed_words:
        return None
    return Words(wording.agreed_words, source.read_in)
