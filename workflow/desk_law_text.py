"""One text of the law as a person reads it: its words, what they ask, where it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaints.references import cited_texts
from dossier.case import Case
from dossier.documents import KeptDocument
from dossier.errors import RefusedError
from dossier.law_readings import LawReading
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.asked import agreed_words
from legal_refs.authority_catalogue import authorities
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.clocks import clocks
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import LegalText, Nature, State, Wording
from workflow.check_words import (
    ELEMENTS,
    capital,
    count,
    date_words,
    moment,
    series,
    today,
)
from workflow.desk_law import LETTERS, place
from workflow.law_fines import penalty
from workflow.law_readings import (
    LAWYERS,
    Trust,
    compared,
    house_of,
    relied,
    text_named,
    trust,
)

UNKNOWN = {
    "libelle": "le libellé",
    "entree_en_vigueur": "la date d’entrée en vigueur",
    "vigueur_actuelle": "la vigueur actuelle",
}


NATURES = {Nature.DELIT: "Délit", Nature.CONTRAVENTION: "Contravention"}


@dataclass(frozen=True, slots=True)
class WordingShown:
    """One dated state of a text."""

    period: str
    """« depuis le … », « du … au … »."""
    wording: Wording
    asked: tuple[tuple[str, str], ...]
    """What is asked, and the words that ask it, with the text they stand in when another."""
    standing: str
    """How well these words are known, and what is reserved; empty when they are not held."""


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that rests on the text, and where to go."""

    said: str
    text: ProvisionId | None = None
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class TextShown:
    """All that the page of a text shows."""

    text: LegalText
    trust: Trust
    standing: str
    """Why it stands where it stands, one or two sentences."""
    penalties: tuple[str, ...]
    current: WordingShown | None
    """In force today; ``None`` when no wording is held for today."""
    others: tuple[WordingShown, ...]
    """Newest first."""
    benefits: tuple[str, ...]
    cites: tuple[Use, ...]
    cited_by: tuple[Use, ...]
    grounds: tuple[str, ...]
    named: tuple[str, ...]
    """What else rests on it: delays, places, who may write to whom, letters."""
    cases: tuple[Use, ...]
    readings: tuple[LawReading, ...]
    """Newest first."""


def text_shown(settings: Settings, text_id: str) -> TextShown:
    """The text of that slug; ``UnusableInputError`` when none is held."""
    law, on = catalogue(), today()
    text = text_named(text_id)
    with open_store(settings) as store:
        readings = [r for r in _readings(store) if r.official.text == text.id]
        cases = tuple(_cases(store, text.id))
    last = readings[-1] if readings else None
    found = text.stated(on)
    shown = [_wording(text, wording, law) for wording in reversed(text.wordings)]
    return TextShown(
        text=text.as_known(on),
        trust=trust(text, last, on),
        standing=_standing(text, last, on),
        penalties=tuple(_penalties(text, law, on)),
        current=next((each for each in shown if each.wording is found), None),
        others=tuple(each for each in shown if each.wording is not found),
        benefits=tuple(_benefits(text.id, law, on)),
        cites=tuple(_cites(text, law)),
        cited_by=tuple(_cited_by(text.id, law)),
        grounds=tuple(g.title for g in law.adjacent.values() if text.id in g.texts),
        named=tuple(dict.fromkeys(_named(text.id, law))),
        cases=cases,
        readings=tuple(reversed(readings)),
    )


def may_read(settings: Settings, name: str) -> bool:
    """Whether the person of that name may say that an official text was read."""
    with open_store(settings) as store:
        try:
            roles = store.roles(house_of(store), name)
        except RefusedError:
            return False
    return bool(roles & LAWYERS)


def told(reading: LawReading, text: LegalText) -> str:
    """What a reading found, in one sentence."""
    found = compared(text, reading)
    if not found.held:
        outcome = "Vigie ne tient aucune rédaction pour ce jour"
    else:
        outcome = "mêmes mots" if found.same else "d’autres mots que ceux tenus"
    return (
        f"{reading.by}, {moment(reading.at)}\u00a0: texte officiel lu le "
        f"{date_words(reading.read_on)}, {outcome}"
    )


def _readings(store: Store) -> list[LawReading]:
    try:
        return store.law_readings(house_of(store))
    except RefusedError:
        return []


def _standing(text: LegalText, last: LawReading | None, on: date) -> str:
    match trust(text, last, on):
        case Trust.CHANGED if last:
            return (
                f"{last.by} a lu le {date_words(last.read_on)} un texte officiel différent. "
                "Jusqu’à ce que le texte tenu soit corrigé, ou relu à l’identique, aucun "
                "document qui repose d’abord sur lui n’est prêt à signer."
            )
        case Trust.CONFIRMED if last and last.valid_on(on):
            return (
                f"Lu mot pour mot dans le texte officiel le {date_words(last.read_on)} par "
                f"{last.by}\u00a0; cette lecture vaut jusqu’au {date_words(last.expires_on)}."
            )
        case Trust.CONFIRMED if text.confirmed:
            return (
                f"Lu mot pour mot dans le texte officiel le {date_words(text.confirmed.on)} "
                f"par {text.confirmed.by}\u00a0; cette lecture vaut douze mois."
            )
        case Trust.VERIFIED:
            return "Recopié mot pour mot d’une source officielle, avec ses dates."
        case Trust.NOT_HELD:
            return (
                "Vigie ne tient aucune rédaction pour ce jour : aucun document ne cite ce texte "
                "pour des faits d’aujourd’hui, et rien ne le dit vérifié."
            )
    unknown = series([UNKNOWN.get(each, each) for each in text.as_known(on).unknown])
    expired = "" if last is None else " La dernière lecture a plus de douze mois."
    return f"Un juriste doit encore lire dans le texte officiel {unknown}.{expired}"


def _wording(text: LegalText, wording: Wording, law: Catalogue) -> WordingShown:
    asked = tuple(_asked(text, wording, law))
    return WordingShown(_period(wording), wording, asked, _known(text, wording))


def _known(text: LegalText, wording: Wording) -> str:
    if not wording.held:
        return ""
    known = text.known_of(wording)
    said = {State.VERIFIED: "Rédaction vérifiée", State.TO_CONFIRM: "À confirmer"}
    reserve = f" : {known.reserve}" if known.reserve else "."
    return f"{said[known.state]}{reserve}"


def _asked(
    text: LegalText, wording: Wording, law: Catalogue
) -> Iterator[tuple[str, str]]:
    if not wording.held or not (wording.elements or wording.references):
        return
    on = wording.start or wording.read_on
    asked = law.asked(text.id, on)
    for element in ElementId:
        if (words := asked.get(element)) is None:
            continue
        elsewhere = words.read_in != text.id
        there = f" ({place(law.texts[words.read_in])})" if elsewhere else ""
        yield ELEMENTS[element], f"«\u00a0{words.text}\u00a0»{there}"
    provision = law.provisions.get(text.id)
    if provision is None:
        return
    if agreed := agreed_words(law.texts, text.id, on):
        yield "Un prix convenu d’avance", f"«\u00a0{agreed.text}\u00a0»"
    elif not provision.agreed_beforehand and wording.elements:
        yield "Un prix convenu d’avance", "non demandé par ce texte"


def _period(wording: Wording) -> str:
    if wording.never_in_force:
        return "jamais entrée en vigueur"
    if wording.repealed:
        return f"{_days(wording)} (article abrogé)"
    return _days(wording) if wording.held else f"{_days(wording)} (texte non détenu)"


def _days(wording: Wording) -> str:
    begun = date_words(wording.start) if wording.start else ""
    ended = date_words(wording.end) if wording.end else ""
    if not begun:
        read = f"entrée en vigueur non connue, tenue au {date_words(wording.read_on)}"
        return f"{read}, jusqu’au {ended}" if ended else read
    if not ended:
        later = wording.start is not None and wording.start > today()
        return f"à partir du {begun}" if later else f"depuis le {begun}"
    return f"du {begun} au {ended}"


def _penalties(text: LegalText, law: Catalogue, on: date) -> Iterator[str]:
    provision, said = law.provisions.get(text.id), penalty(law, text.id, on)
    if said and provision:
        yield f"{NATURES[provision.nature]}."
    for each in said.split(" ; ") if said else ():
        yield f"{capital(each).rstrip('.')}."


def _benefits(text: ProvisionId, law: Catalogue, on: date) -> Iterator[str]:
    for benefit in law.benefits.values():
        if text in benefit.provisions:
            below = text in law.subsidiary(benefit.id, on)
            yield f"{benefit.name} (à titre subsidiaire)" if below else benefit.name
        elif text in benefit.arguable:
            yield f"{benefit.name} (discutable\u00a0: jamais motif de signal)"


def _named(text: ProvisionId, law: Catalogue) -> Iterator[str]:
    """Where the tables of the house name it, besides benefits and other texts."""
    if text in cited_texts(law):
        yield "Toutes les lettres le citent."
    if text in law.concours.legal_persons.texts:
        yield "Montant de l’amende d’une personne morale."
    for limit in clocks().limitations.values():
        if limit.text == text:
            yield f"Délai\u00a0: prescription ({NATURES[limit.nature].lower()})."
    for wait in clocks().waiting.values():
        if wait.text == text:
            yield f"Délai\u00a0: {wait.title}"
    yield from _named_by_authorities(text)


def _named_by_authorities(text: ProvisionId) -> Iterator[str]:
    table = authorities()
    for document in table.documents.values():
        grounds = [rule.ground for rule in document.rules.values()]
        if any(text in ground.texts for ground in (*grounds, document.risk_ground)):
            yield f"Qui peut envoyer\u00a0: {document.name}."
    for place_rule in table.places.values():
        if text in place_rule.ground.texts:
            yield f"Où écrire\u00a0: {place_rule.title}."
    for recipient in table.recipients.values():
        if text in recipient.ground.texts:
            yield f"À qui écrire\u00a0: {recipient.name}."


def _cites(text: LegalText, law: Catalogue) -> Iterator[Use]:
    named = [r.to for wording in text.wordings for r in wording.references]
    punished = list(text.penalties.texts) if text.penalties else []
    for slug in dict.fromkeys((*named, *punished)):
        yield Use(f"{place(law.texts[slug])}\u00a0: {law.texts[slug].title}", slug)


def _cited_by(text: ProvisionId, law: Catalogue) -> Iterator[Use]:
    for other in law.texts.values():
        named = {r.to for wording in other.wordings for r in wording.references}
        fines = set(other.penalties.texts) if other.penalties else set()
        if text in (named | fines) - {other.id}:
            yield Use(f"{place(other)}\u00a0: {other.title}", other.id)


def _cases(store: Store, text: ProvisionId) -> Iterator[Use]:
    for case in store.cases():
        if text not in relied(store, case.id):
            continue
        letters = {d.at for d in store.documents(case.id) if _letter(d)}
        written = (
            f", {count(len(letters), 'rédaction', 'rédactions')}" if letters else ""
        )
        yield Use(f"Dossier {case.id} — {case.site}{written}", case=case)


def _letter(document: KeptDocument) -> bool:
    return document.kind in LETTERS
