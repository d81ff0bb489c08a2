"""What ``vigie law`` prints for a person, one French line at a time."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaints.evidence_words import ELEMENTS
from complaints.typography import day, typeset
from legal_refs.authority_age import stale_route
from legal_refs.catalogue import Catalogue
from legal_refs.clocks import cited
from legal_refs.ids import ElementId
from legal_refs.model import (
    Addressee,
    AdjacentGround,
    Benefit,
    Ceiling,
    Disputed,
    LegalText,
    Nature,
    Provision,
    Route,
    State,
    Wording,
)
from workflow.check_words import capital
from workflow.law_fines import penalty
from workflow.law_names import Entry
from workflow.law_rows import proposed
from workflow.law_table_words import told
from workflow.law_tables import Tabled, checked_against

STATES: Final = {State.VERIFIED: "vérifié", State.TO_CONFIRM: "à confirmer"}
STATES_OF_WORDS: Final = {State.VERIFIED: "vérifiée", State.TO_CONFIRM: "à confirmer"}
"""Of a wording, feminine in French."""
NOT_HELD: Final = "non détenu ce jour-là"
CEILINGS: Final = {
    Ceiling.ALERT: "signal",
    Ceiling.WATCH: "à surveiller",
    Ceiling.CLEAR: "rien à signaler",
}
ADDRESSEES: Final = {
    Addressee.ALLOCATAIRE: "un allocataire",
    Addressee.ASSURE: "un assuré",
    Addressee.ALLOCATAIRE_OU_ASSURE: "un allocataire ou un assuré",
    Addressee.ANY: "toute personne",
    Addressee.VICTIM: "une victime ou ses ayants droit",
    Addressee.PENSIONER: "un pensionné",
}
NATURES: Final = {Nature.DELIT: "délit", Nature.CONTRAVENTION: "contravention"}
INDENT: Final = "  "


def shown(law: Catalogue, entry: Entry, on: date) -> Iterator[str]:
    """The lines of ``entry`` as the law stands on that day."""
    match entry:
        case LegalText():
            yield from _text(law, entry, on)
        case Benefit():
            yield from _benefit(law, entry, on)
        case Disputed():
            yield from _disputed(law, entry)
        case AdjacentGround():
            yield from _adjacent(law, entry, on)
        case Tabled():
            yield from told(law, entry, on)


def in_force(text: LegalText, on: date) -> str:
    """Which wording answers for that day, or why none does."""
    wording = text.stated(on)
    if wording is not None:
        held = "" if wording.held else "texte non détenu, "
        return f"{held}{since(wording)}{_named(wording)}"
    if on > text.last_day or any(_repealed(held, on) for held in text.wordings):
        return (
            "texte non détenu, l’article n’est pas en vigueur sous ce numéro ce jour-là"
        )
    return "texte non détenu, aucune rédaction connue ce jour-là"


def since(wording: Wording) -> str:
    """« rédaction en vigueur depuis le … », and until when if it has ended."""
    begun = (
        f"depuis le {day(wording.start)}"
        if wording.start
        else f"à une date d’entrée inconnue, {_known_at(wording)}"
    )
    until = f" jusqu’au {day(wording.end)} exclu" if wording.end else ""
    return f"rédaction en vigueur {begun}{until}"


def state(text: LegalText, on: date) -> str:
    """« vérifié », « confirmé par … », « à confirmer » or « non détenu » that day, and why."""
    known = text.known(on)
    if known is None:
        stated = text.stated(on) is not None and text.reserve
        return f"{NOT_HELD} : {text.reserve}" if stated else NOT_HELD
    if text.confirmed and text.confirmed.holds(on):
        return f"confirmé par {text.confirmed.by} le {day(text.confirmed.on)}"
    reserve = f" : {known.reserve}" if known.reserve else ""
    return f"{STATES[known.state]}{reserve}"


def _text(law: Catalogue, text: LegalText, on: date) -> Iterator[str]:
    yield f"{text.id} — {_cited(text, on)}"
    yield text.title
    yield text.use
    yield f"État : {state(text, on)}"
    yield f"Au {day(on)} : {in_force(text, on)}"
    wording = text.in_force(on)
    if wording:
        yield f"Source, à jour au {day(wording.read_on)} : {wording.source}"
        yield ""
        yield from _quoted(wording)
        yield ""
    yield from _elements(law, text, on)
    fine = penalty(law, text.id, on)
    if fine or text.id in law.provisions:
        yield f"Peine encourue : {fine or 'texte non détenu à cette date'}"
    if text.id in law.provisions:
        named = (law.benefits[b].name for b in law.provisions[text.id].benefits)
        covered = ", ".join(named) or "aucune"
        yield f"Prestations couvertes : {covered}"
        yield from _asked_of_whom(law.provisions[text.id])
    if text.note:
        yield f"Note : {text.note.strip()}"
    yield "Rédactions :"
    yield from (f"{INDENT}{_state_of(text, held)}" for held in text.wordings)


def _quoted(wording: Wording) -> Iterator[str]:
    if wording.excerpt:
        yield "(extrait : seule une partie de l’article est tenue)"
    yield from (f"{INDENT}{line.strip()}" for line in wording.text.splitlines())


def _elements(law: Catalogue, text: LegalText, on: date) -> Iterator[str]:
    asked = law.asked(text.id, on)
    if asked and text.id in law.provisions:
        yield "Ce que le texte demande :"
        for element in (found for found in ElementId if found in asked):
            words = asked[element]
            there = "" if words.read_in == text.id else f" ({words.read_in})"
            yield f"{INDENT}{ELEMENTS[element]} : « {words.text} »{there}"


def _asked_of_whom(provision: Provision) -> Iterator[str]:
    """What tells one text from its siblings, in words."""
    yield f"Public visé : {ADDRESSEES[provision.addressee]}"
    agreed = "exigé" if provision.agreed_beforehand else "non exigé"
    yield f"Prix convenu d’avance : {agreed}"
    if provision.offered_only:
        yield "Seul celui qui offre est visé, non celui qui fait offrir"
    years = provision.limitation_years
    yield (
        f"{capital(NATURES[provision.nature])} ; prescription : {years} an{'s' * (years > 1)}, "
        "à confirmer"
    )


def _state_of(text: LegalText, wording: Wording) -> str:
    if wording.never_in_force:
        return f"jamais en vigueur{_named(wording)}"
    what = "texte non détenu"
    if wording.held:
        what = f"tenue, {STATES_OF_WORDS[text.known_of(wording).state]}"
    if wording.repealed:
        what = "article abrogé"
    read = f"d’une date inconnue ({_known_at(wording)})"
    begun = f"du {day(wording.start)}" if wording.start else read
    until = f" au {day(wording.end)} exclu" if wording.end else ", sans fin connue"
    return f"{begun}{until} : {what}{_named(wording)}"


def _known_at(wording: Wording) -> str:
    known = "tenue" if wording.held else "citée"
    return f"{known} au {day(wording.read_on)}"


def _named(wording: Wording) -> str:
    return f" ({wording.legiarti})" if wording.legiarti else ""


def _repealed(wording: Wording, on: date) -> bool:
    begun = wording.repealed and (wording.start or wording.read_on) <= on
    return begun and (wording.end is None or on < wording.end)


def _cited(text: LegalText, on: date) -> str:
    """The article under the number it bears on that day."""
    return typeset(cited(text, on))


def _benefit(law: Catalogue, benefit: Benefit, on: date) -> Iterator[str]:
    yield f"{benefit.id} — {benefit.name} ({law.bodies[benefit.body].name})"
    yield f"Public : {benefit.public}"
    yield f"Au {day(on)} :"
    below = law.subsidiary(benefit.id, on)
    for slug in benefit.provisions:
        text = law.texts[slug]
        order = "à titre subsidiaire" if slug in below else "texte applicable"
        if text.stated(on) is None:
            order = "sans rédaction ce jour-là"
        yield f"{INDENT}{order} : {slug} — {_cited(text, on)}"
        yield f"{INDENT * 2}État : {state(text, on)}"
        yield f"{INDENT * 2}{capital(in_force(text, on))}"
        fine = penalty(law, slug, on) or "texte non détenu à cette date"
        yield f"{INDENT * 2}Peine encourue : {fine}"
    if not benefit.provisions:
        yield from _without_text(law, benefit, on)
    yield from _route(benefit.route, on)
    yield f"Près de chez soi : {law.everywhere.label} — {law.everywhere.url}"


def _without_text(law: Catalogue, benefit: Benefit, on: date) -> Iterator[str]:
    yield (
        f"{INDENT}Aucun texte sur l’intermédiaire payant n’a été trouvé pour cette "
        "prestation."
    )
    for slug in benefit.arguable:
        yield f"{INDENT}Discutable, par un avocat : {slug} — {_cited(law.texts[slug], on)}"
    if benefit.reserve:
        yield f"{INDENT}Réserve : {benefit.reserve}"
    yield f"{INDENT}Autres qualifications possibles, selon les faits :"
    for ground in proposed(law):
        yield f"{INDENT * 2}{ground.id} — {ground.title} : {ground.condition}"


def _route(route: Route, on: date) -> Iterator[str]:
    phone = f" — {route.phone} (sans surtaxe)" if route.phone else ""
    yield f"Voie officielle et gratuite : {route.label} — {route.url}{phone}"
    yield f"{INDENT}Source : {route.source}"
    if warning := stale_route(route, checked_against(on)):
        yield f"{INDENT}{warning}"


def _disputed(law: Catalogue, case: Disputed) -> Iterator[str]:
    yield f"{case.id} — {case.title}"
    yield f"Pour : {case.for_}"
    yield f"Contre : {case.against}"
    yield f"Plafond : {CEILINGS[case.ceiling]}"
    if case.unless:
        yield f"Sauf : {law.disputed[case.unless].title} ({case.unless})"
    yield f"Phrase imprimée : {case.sentence}"


def _adjacent(law: Catalogue, ground: AdjacentGround, on: date) -> Iterator[str]:
    yield f"{ground.id} — {ground.title}"
    if ground.lawyer_only:
        yield "Réservé à l’avocat : la machine ne le propose jamais."
    yield f"Condition : {ground.condition}"
    yield "Textes :"
    yield from (
        f"{INDENT}{slug} — {_cited(law.texts[slug], on)}" for slug in ground.texts
    )
    if ground.note:
        yield f"Note : {ground.note}"
