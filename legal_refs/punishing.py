"""The text in which a penalty is read on a day, through those that name it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from legal_refs.asked import CircularReferenceError
from legal_refs.faults import Fault
from legal_refs.ids import ProvisionId
from legal_refs.marked import Marked
from legal_refs.model import LegalText, Nature, Reading, Wording
from legal_refs.penalties import CompanyRule, Currency, Fine, LegalPersons
from legal_refs.schema import ProvisionRow, TextRow

Texts = Mapping[ProvisionId, LegalText]


@dataclass(frozen=True, slots=True)
class Punishment:
    """The highest fine on one day, and where it is read."""

    text: LegalText
    wording: Wording
    words: str
    """Of ``wording``: those that set the fine."""
    natural: int
    legal: int | None
    """``None`` when what makes a company answerable is not held for that day."""
    currency: Currency
    reserve: str
    """What is reserved of the amount of a company; often empty."""
    company: tuple[ProvisionId, ...]
    """Texts that the amount of a company rests on."""


def punishing(
    texts: Texts,
    provision: ProvisionId,
    on: date,
    within: tuple[ProvisionId, ...] = (),
) -> tuple[LegalText, Wording] | None:
    """The text whose words set the penalty of ``provision`` that day.

    ``None`` when it sets none, or when a wording on the way is not held.
    """
    if provision in within:
        raise CircularReferenceError(" → ".join((*within, provision)))
    text = texts.get(provision)
    wording = text.in_force(on) if text else None
    if text is None or wording is None:
        return None
    if wording.fine is not None:
        return text, wording
    for reference in wording.references:
        if reference.penalty is Reading.THERE:
            return punishing(texts, reference.to, on, (*within, provision))
    return _punished_by(texts, provision, on)


def punishment(
    texts: Texts, persons: LegalPersons, provision: ProvisionId, on: date
) -> Punishment | None:
    """The highest fine of ``provision`` that day; ``None`` when it cannot be read."""
    found = punishing(texts, provision, on)
    fine = found[1].fine if found else None
    if found is None or fine is None:
        return None
    company = _company_rule(texts[provision], found[0], persons)
    answerable = all(
        slug in texts and texts[slug].in_force(on) for slug in company.texts
    )
    return Punishment(
        text=found[0],
        wording=found[1],
        words=fine.words,
        natural=fine.natural,
        legal=company.factor * fine.natural if answerable else None,
        currency=fine.currency,
        reserve=company.reserve if answerable else "",
        company=company.texts,
    )


def _company_rule(
    asked: LegalText, punishes: LegalText, persons: LegalPersons
) -> CompanyRule:
    """That of the nature of the offence; of délits where no file says it."""
    nature = asked.nature or punishes.nature
    if nature is Nature.CONTRAVENTION:
        return persons.contravention
    return persons.delit


def punishing_faults(marked: Marked, row: TextRow, texts: Texts) -> Iterator[Fault]:
    """A penalty read elsewhere that is not there, or is not the amount said here."""
    slug = ProvisionId(row.id)
    try:
        found = punishing(texts, slug, texts[slug].last_day)
    except CircularReferenceError as circle:
        path = ("wordings", len(row.wordings) - 1, "refers")
        yield marked.fault(path, f"peine lue en cercle ({circle})")
        return
    fine = found[1].fine if found else None
    if isinstance(row, ProvisionRow) and fine is None:
        yield marked.fault(("penalties",), "aucun texte tenu ne porte cette peine")
    elif row.penalties and fine != Fine(
        fine.words if fine else "", row.penalties.natural_eur
    ):
        amount = f"{fine.natural} {fine.currency}" if fine else "aucune peine"
        yield marked.fault(
            ("penalties", "natural_eur"),
            f"le texte qui porte la peine dit {amount}",
        )
    yield from _beside_faults(marked, row, texts)


def _beside_faults(marked: Marked, row: TextRow, texts: Texts) -> Iterator[Fault]:
    beside = row.penalties.complementary if row.penalties else []
    for place, found in enumerate(beside):
        other = texts.get(ProvisionId(found.read_in)) if found.read_in else None
        if other and found.words not in other.wordings[-1].text:
            yield marked.fault(
                ("penalties", "complementary", place, "words"),
                f"« {found.words} » n’est pas dans la dernière rédaction de {other.id}",
            )


def _punished_by(
    texts: Texts, provision: ProvisionId, on: date
) -> tuple[LegalText, Wording] | None:
    for text in texts.values():
        wording = text.in_force(on)
        if wording and wording.fine and _punishes(wording, provision):
            return text, wording
    return None


def _punishes(wording: Wording, provision: ProvisionId) -> bool:
    return any(
        reference.to == provision and reference.penalty is Reading.HERE
        for reference in wording.references
    )
