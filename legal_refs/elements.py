"""A provision asks what it must, once the texts it applies are read with it."""

from collections.abc import Iterator, Mapping
from datetime import date

from legal_refs.asked import CircularReferenceError, agreed_words, asked
from legal_refs.faults import Fault
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.marked import Marked
from legal_refs.model import LegalText
from legal_refs.publics import Publics, addressee_faults
from legal_refs.punishing import punishing
from legal_refs.schema import ProvisionRow

ALWAYS_ASKED = (
    ElementId.OFFRE_DE_SERVICES,
    ElementId.REMUNERATION,
    ElementId.PUBLIC_VISE,
    ElementId.BUT_PRESTATIONS,
)
"""Every text held asks these; only the quality of intermediary may be missing."""


def _circle_faults(
    marked: Marked, row: ProvisionRow, texts: Mapping[ProvisionId, LegalText]
) -> Iterator[Fault]:
    """References in a circle, on any day at which a wording of any text begins."""
    slug = ProvisionId(row.id)
    for place, wording in enumerate(texts[slug].wordings):
        last = wording.end or date.max
        days = {
            begun
            for text in texts.values()
            for other in text.wordings
            for begun in [other.start or other.read_on]
            if (wording.start or wording.read_on) <= begun < last
        }
        try:
            for day in sorted(days):
                asked(texts, slug, day)
                punishing(texts, slug, day)
        except CircularReferenceError as circle:
            yield marked.fault(
                ("wordings", place, "refers"), f"renvois en cercle ({circle})"
            )


def element_faults(
    marked: Marked,
    row: ProvisionRow,
    texts: Mapping[ProvisionId, LegalText],
    publics: Publics | None,
) -> Iterator[Fault]:
    """Elements that no words ask, and what the file says against its own words.

    ``publics`` is ``None`` when that file cannot be read: the public is not compared.
    """
    slug, last = ProvisionId(row.id), len(row.wordings) - 1
    on = texts[slug].last_day
    if circles := list(_circle_faults(marked, row, texts)):
        yield from circles
        return
    words = asked(texts, slug, on)
    for element in ALWAYS_ASKED:
        if element not in words:
            yield marked.fault(
                ("wordings", last, "elements"), f"aucun mot ne demande « {element} »"
            )
    if bool(agreed_words(texts, slug, on)) != row.agreed_beforehand:
        yield marked.fault(
            ("agreed_beforehand",), "contredit les mots de la rédaction en vigueur"
        )
    asked_of = words.get(ElementId.PUBLIC_VISE)
    if asked_of and publics is not None:
        yield from addressee_faults(marked, row.addressee, asked_of.text, publics)
