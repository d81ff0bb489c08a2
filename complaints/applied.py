"""Texts that a ground is read through, printed whole, and the penalty on that day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from complaints.context import AppliedText, LawText
from complaints.typography import NARROW, NO_BREAK, article, day, euros, series, typeset
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Provision, Wording
from legal_refs.penalties import Currency
from legal_refs.punishing import Punishment

_NOT_HELD: Final = (
    "Peine encourue : la rédaction qui la portait à cette date n’est pas détenue."
)
_NO_COMPANY: Final = (
    "Aucun texte détenu ne dit, à cette date, l’amende d’une personne morale."
)


def applied_texts(
    catalogue: Catalogue, provision: Provision, on: date
) -> tuple[AppliedText, ...]:
    """Every other text whose words the table cites or that sets the penalty, once each."""
    punishing = catalogue.punishing(provision.id, on)
    read = [words.read_in for words in catalogue.asked(provision.id, on).values()]
    sets_the_penalty = [punishing[0].id] if punishing else []
    names = dict.fromkeys([*read, *sets_the_penalty])
    return tuple(
        _applied(catalogue.texts[name], wording, penalty=name in sets_the_penalty)
        for name in names
        if name != provision.id
        and (wording := catalogue.texts[name].in_force(on)) is not None
    )


def printed_once(texts: Iterable[LawText]) -> tuple[LawText, ...]:
    """``texts``, where a wording the letter has printed before is not printed again."""
    seen: set[str] = set()
    printed = []
    for text in texts:
        seen.add(text.label)
        applied = tuple(
            replace(found, wording="") if found.label in seen else found
            for found in text.applied
        )
        seen.update(found.label for found in applied)
        printed.append(replace(text, applied=applied))
    return tuple(printed)


def since(wording: Wording) -> str:
    """« rédaction en vigueur depuis le 1er janvier 2002 », or what is unknown of it."""
    if wording.start is None:
        return "date d’entrée en vigueur non connue"
    return f"rédaction en vigueur depuis le {day(wording.start)}"


def penalty(catalogue: Catalogue, provision: Provision, on: date) -> str:
    """The highest fines of that day, one line, never added up; no repeat is supposed."""
    found = catalogue.punishment(provision.id, on)
    if found is None:
        return typeset(_NOT_HELD)
    said = f"Peine encourue : amende de {_amount(found, found.natural)} au plus pour une personne physique"
    if found.legal is None:
        said += f". {_NO_COMPANY}"
    else:
        said += f", de {_amount(found, found.legal)} au plus pour une personne morale."
    return typeset(
        f"{said}{_read_in(found, provision.id)}{_beside(catalogue, provision, on)}"
    )


def _applied(text: LegalText, wording: Wording, *, penalty: bool) -> AppliedText:
    label = article(text)
    return AppliedText(
        label=label[:1].upper() + label[1:],
        wording=wording.text,
        since=since(wording),
        reserve=typeset(text.reserve),
        penalty=penalty,
    )


def _amount(found: Punishment, amount: int) -> str:
    if found.currency is Currency.EUR:
        return euros(amount)
    return f"{amount:,}".replace(",", NARROW) + f"{NO_BREAK}francs"


def _read_in(found: Punishment, provision: ProvisionId) -> str:
    """Which text sets it, when it is another one."""
    if found.text.id == provision:
        return ""
    return f" Cette peine se lit dans l’{article(found.text)}."


def _beside(catalogue: Catalogue, provision: Provision, on: date) -> str:
    """Penalties beside the fine whose words stand in a wording of that day."""
    said = [
        found.sentence
        for found in provision.penalties.complementary
        if not found.after_conviction
        and (wording := catalogue.texts[found.read_in].in_force(on)) is not None
        and found.words in wording.text
    ]
    return f" Peine complémentaire possible : {series(said)}." if said else ""
