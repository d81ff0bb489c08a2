"""Texts that a ground is read through, printed whole, and the penalty on that day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from complaints.context import AppliedText, LawText
from complaints.fines import beside, highest, reserved
from complaints.typography import article, day, series, typeset
from legal_refs.catalogue import Catalogue
from legal_refs.model import LegalText, Provision, Wording

_NOT_HELD: Final = (
    "Peine encourue : la rédaction qui la portait à cette date n’est pas détenue."
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
    said = [f"Peine encourue : {highest(found)}."]
    if found.text.id != provision.id:
        said.append(f"Cette peine se lit dans l’{article(found.text)}.")
    if reserve := reserved(found):
        said.append(reserve)
    if others := beside(catalogue, provision.id, on):
        said.append(f"Peine complémentaire possible : {series(others)}.")
    return typeset(" ".join(said))


def _applied(text: LegalText, wording: Wording, *, penalty: bool) -> AppliedText:
    label = article(text)
    return AppliedText(
        label=label[:1].upper() + label[1:],
        wording=wording.text,
        since=since(wording),
        reserve=typeset(text.reserve),
        penalty=penalty,
    )
