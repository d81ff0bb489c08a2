"""What speaks for the site: what the reviewer noted, and what the machine had seen."""

import re
from collections.abc import Iterator, Mapping

from complaints.citing import Anchor, Places
from complaints.context import Contrary, Discussed
from complaints.evidence_words import ELEMENTS, exculpatory
from complaints.pieces import Content, citable
from complaints.typography import typeset
from dossier.case import ReviewedCase, Row
from dossier.exhibits import AnchoredQuote, Exhibit, ExhibitId
from dossier.model import Assessment, Quote
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ElementId


def found_again(
    reviewed: ReviewedCase, proposal: Assessment, contents: Mapping[ExhibitId, Content]
) -> dict[str, AnchoredQuote]:
    """By reason, the machine's exculpatory words that stand in a sealed exhibit too."""
    held = [e.exhibit for e in citable(reviewed)]
    found: dict[str, AnchoredQuote] = {}
    for item in proposal.exculpatory:
        for exhibit in held:
            text = contents.get(exhibit.id, Content()).text
            place = _place(exhibit, text, item.quote)
            if place and item.reason not in found:
                found[item.reason] = place
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
        if not anchored.decision.choice.accepted and anchored.anchors:
            name = f"{ELEMENTS[element]}, lu en sens contraire"
            yield _noted(typeset(name), anchored.anchors, places)


def _noted(name: str, anchors: tuple[Anchor, ...], places: Places) -> Contrary:
    return Contrary(name, places.cited(anchors), unproven=False, kept=True)


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
