"""A provision asks what it must, once the texts it applies are read with it."""

from collections.abc import Iterator, Mapping

from legal_refs.asked import CircularReferenceError, agreed_words, asked
from legal_refs.faults import Fault
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.marked import Marked
from legal_refs.model import LegalText
from legal_refs.schema import ProvisionRow

ALWAYS_ASKED = (
    ElementId.OFFRE_DE_SERVICES,
    ElementId.REMUNERATION,
    ElementId.PUBLIC_VISE,
    ElementId.BUT_PRESTATIONS,
)
"""Every text held asks these; only the quality of intermediary may be missing."""


def element_faults(
    marked: Marked, row: ProvisionRow, texts: Mapping[ProvisionId, LegalText]
) -> Iterator[Fault]:
    """Elements that no words ask, and an ``agreed_beforehand`` the words contradict."""
    slug, last = ProvisionId(row.id), len(row.wordings) - 1
    on = texts[slug].last_day
    try:
        words = asked(texts, slug, on)
    except CircularReferenceError as circle:
        yield marked.fault(
            ("wordings", last, "refers"), f"renvois en cercle ({circle})"
        )
        return
    for element in ALWAYS_ASKED:
        if element not in words:
            yield marked.fault(
                ("wordings", last, "elements"), f"aucun mot ne demande « {element} »"
            )
    if bool(agreed_words(texts, slug, on)) != row.agreed_beforehand:
        yield marked.fault(
            ("agreed_beforehand",), "contredit les mots de la rédaction en vigueur"
        )
