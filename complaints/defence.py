"""What speaks for the site, or names who runs it: noted by a person, or seen by the machine."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from complaints.citing import Anchor, Places
from complaints.context import Contrary, Discussed
from complaints.evidence_words import ELEMENTS, exculpatory
from complaints.pieces import Content, citable
from complaints.typography import typeset
from dossier.case import Choice, ReviewedCase, Row
from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitId
from dossier.model import Assessment, Operator, OperatorKind, Quote
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ElementId

EXPLOITANT: Final = "exploitant"
"""What ``found_again`` files the words that name the operator under."""
UNMET: Final = {
    Choice.PAS_LU: "non retenu à la relecture",
    Choice.CONTREDIT: "lu en sens contraire",
}
"""What the letter says of a passage that a person did not accept for an element."""
SEPARATORS: Final = re.compile(r"(?<=\d)[ \u00a0\u202f.](?=\d)")
"""Between the figures of a number as pages write it."""


def found_again(
    reviewed: ReviewedCase, proposal: Assessment, contents: Mapping[ExhibitId, Content]
) -> dict[str, AnchoredQuote]:
    """By reason, the machine's words that stand in a sealed exhibit too.

    Those that speak for the site, and under ``EXPLOITANT`` those that name the operator.
    """
    held = [e.exhibit for e in citable(reviewed)]
    looked = [(item.reason, item.quote) for item in proposal.exculpatory]
    operator = reviewed.case.operator or proposal.operator
    if operator.quote:
        looked.append((EXPLOITANT, operator.quote))
    found: dict[str, AnchoredQuote] = {}
    for reason, quote in looked:
        for exhibit in held:
            text = contents.get(exhibit.id, Content()).text
            if reason == EXPLOITANT and not _names(text, operator):
                continue
            place = _place(exhibit, text, quote)
            if place and reason not in found:
                found[reason] = place
    return found


def contrary(
    reviewed: ReviewedCase,
    proposal: Assessment,
    found: Mapping[str, AnchoredQuote],
    places: Places,
) -> tuple[Contrary, ...]:
    """The reviewer's own first; a reason seen by the machine is never left out."""
    decided = reviewed.review.decisions
    kept = decided[Row.A_DECHARGE].anchors
    told = list(_against(reviewed, places))
    if kept:
        told.insert(
            0, _noted("Relevé par la personne qui a relu le dossier", kept, places)
        )
    noted = {" ".join(anchor.text.split()) for anchor in kept}
    for reason in dict.fromkeys(item.reason for item in proposal.exculpatory):
        place = found.get(reason)
        if place and " ".join(place.text.split()) in noted:
            continue
        quotes = places.cited([place]) if place else ()
        told.append(
            Contrary(exculpatory(reason), quotes, unproven=not place, kept=False)
        )
    return tuple(told)


def discussed(proposal: Assessment, catalogue: Catalogue) -> tuple[Discussed, ...]:
    """The disputed cases met, argued both ways."""
    cases = [catalogue.disputed[name] for name in proposal.disputed]
    return tuple(
        Discussed(*map(typeset, (case.title, case.for_, case.against, case.sentence)))
        for case in cases
    )


def _against(reviewed: ReviewedCase, places: Places) -> Iterator[Contrary]:
    """Elements a person did not read, or read the contrary of."""
    for element in ElementId:
        anchored = reviewed.review.decisions[element]
        if anchored.decision.choice in UNMET and anchored.anchors:
            name = f"{ELEMENTS[element]}, {UNMET[anchored.decision.choice]}"
            yield _noted(typeset(name), anchored.anchors, places)


def _noted(name: str, anchors: tuple[Anchor, ...], places: Places) -> Contrary:
    return Contrary(name, places.cited(anchors), unproven=False, kept=True)


def _names(text: str, operator: Operator) -> bool:
    """Whether a page bears the number or the name a person confirmed, when it is a company's."""
    if operator.kind is not OperatorKind.COMPANY:
        return True
    by_number = operator.siren and operator.siren in SEPARATORS.sub("", text)
    return bool(by_number) or " ".join(operator.name.split()) in " ".join(text.split())


def _place(exhibit: Exhibit, text: str, quote: Quote) -> AnchoredQuote | None:
    """Where the words stand in the exhibit, spaces folded; the same page only."""
    words = quote.text.split()
    if exhibit.url != quote.url or not words or exhibit.text_sha256 is None:
        return None
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    if match is None:
        return None
    return AnchoredQuote(
        exhibit.id, exhibit.text_sha256, match.start(), match.end(), match[0]
    )
