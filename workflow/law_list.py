"""Everything that ``vigie law show`` takes, as the rows of one table."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from legal_refs.authority_model import Departement
from legal_refs.catalogue import Catalogue
from legal_refs.clock_model import Freshness, Limitation, Retention, Waiting
from legal_refs.model import LegalText
from workflow.law_tables import Tabled, tabled
from workflow.law_words import CEILINGS, NOT_HELD, STATES

KINDS = {
    "authority": "autorité",
    "document": "document",
    "place": "lieu",
    "departement": "département",
    "clock": "délai",
}


class Row(NamedTuple):
    """One thing that can be shown."""

    kind: str
    id: str
    title: str
    detail: str
    """State of a text, texts of a benefit or of a ground, ceiling of a case, courts, length."""


HEADINGS = Row(
    "sorte", "identifiant", "nom", "état, textes, plafond, tribunaux ou durée"
)


def rows(law: Catalogue, on: date) -> Iterator[Row]:
    """Everything held, as it is known that day, the texts that may be applied first."""
    for provision in law.provisions.values():
        yield _text("texte applicable", provision, on)
    for slug, text in law.texts.items():
        if slug not in law.provisions:
            yield _text("autre texte", text, on)
    for benefit in law.benefits.values():
        texts = ", ".join(benefit.provisions) or "aucun texte"
        yield Row("prestation", benefit.id, benefit.name, texts)
    for case in law.disputed.values():
        yield Row("cas discuté", case.id, case.title, CEILINGS[case.ceiling])
    for ground in law.adjacent.values():
        texts = ", ".join(ground.texts)
        yield Row("autre qualification", ground.id, ground.title, texts)
    for found in tabled():
        yield Row(KINDS[found.kind], found.id, found.title, _detail(found))


def _detail(found: Tabled) -> str:
    match found.value:
        case Departement() as departement:
            return ", ".join(departement.courts)
        case Retention() as kept:
            return kept.length.said if kept.length else kept.ends_with
        case Limitation() | Waiting() | Freshness() as clock:
            return clock.length.said
        case _:
            return ""


def _text(kind: str, text: LegalText, on: date) -> Row:
    known = text.known(on)
    return Row(kind, text.id, text.title, STATES[known.state] if known else NOT_HELD)
