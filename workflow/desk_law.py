"""The law as the dashboard shows it: every text held, how far to trust it, what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dossier.case import Case, CaseId
from dossier.errors import RefusedError
from dossier.law_readings import LawReading
from dossier.model import SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import LegalText, TextRole, Wording
from legal_refs.naming import plain
from workflow.check_words import capital, count, date_words, today
from workflow.law_readings import (
    Trust,
    contradicted,
    decided_under,
    drafted_under,
    house_of,
    relied,
    trust,
)

ROWS: Final = 20
"""A page of the list."""
ROLES: Final[Mapping[TextRole, str]] = {
    TextRole.OFFENCE: "Punit ou annule l’offre payante",
    TextRole.RELATED: "Appliqué par un autre texte",
    TextRole.ADJACENT: "Autre qualification possible",
    TextRole.LAWYER: "Réservé à l’avocat",
    TextRole.PROCEDURE: "Procédure",
    TextRole.GENERAL: "Droit pénal général",
    TextRole.CIVIL: "Droit civil",
    TextRole.STANDING: "Qui peut agir",
    TextRole.DEFENCE: "Peut parler pour le site",
    TextRole.CONTEXT: "Contexte",
}
"""What a text is held for, in words."""
TRUSTS: Final[Mapping[Trust, str]] = {
    Trust.VERIFIED: "● Vérifié",
    Trust.CONFIRMED: "● Confirmé par un juriste",
    Trust.TO_CONFIRM: "○ À confirmer",
    Trust.CHANGED: "▲ Texte changé",
    Trust.NOT_HELD: "– Non détenu",
}
"""How far a text may be relied on: a shape and words."""
ALL: Final = "tous"
LETTERS: Final = frozenset({"plainte", "signalement"})


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the list."""

    id: ProvisionId
    title: str
    place: str
    """Code and article."""
    role: str
    trust: Trust
    since: str
    """Since when the last wording has been in force."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """One page of the list, and what the whole house of texts looks like."""

    lines: tuple[TextLine, ...]
    total: int
    """Texts that answer the filter."""
    pages: int
    number: int
    """From 1."""
    held: int
    trusts: Mapping[Trust, int]
    """How many of all the texts held stand where."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One text that is no longer what a case rested on."""

    case: CaseId
    site: SiteId
    text: ProvisionId
    said: str
    """Cause and remedy, one French sentence or two."""


def text_page(
    settings: Settings,
    *,
    role: str = ALL,
    state: str = ALL,
    words_in: str = "",
    number: int = 1,
) -> TextPage:
    """The ``number``-th page of the texts of that role and standing that hold ``words_in``."""
    readings, on = _readings(settings), today()
    law = catalogue().texts
    standing = {slug: trust(text, readings.get(slug), on) for slug, text in law.items()}
    chosen = [
        text
        for text in law.values()
        if role in {ALL, text.role}
        and state in {ALL, standing[text.id]}
        and _holds(text, words_in)
    ]
    chosen.sort(key=lambda text: (list(ROLES).index(text.role), text.id))
    pages = max(1, -(-len(chosen) // ROWS))
    shown = min(max(number, 1), pages)
    some = chosen[(shown - 1) * ROWS : shown * ROWS]
    lines = tuple(_line(text, standing[text.id], on) for text in some)
    counts = {each: list(standing.values()).count(each) for each in Trust}
    return TextPage(lines, len(chosen), pages, shown, len(law), counts)


def changed(settings: Settings, case: str = "") -> tuple[Changed, ...]:
    """What the law has become since cases relied on it, case by case; of one when named.

    Either a jurist has since read other words than ours, or our own wording is another one
    than when a card was decided or a document drafted.
    """
    with open_store(settings) as store:
        found = [held for held in store.cases() if case in {"", held.id}]
        return tuple(each for held in found for each in _changed(store, held))


def place(text: LegalText) -> str:
    """Code and article, as a list names them."""
    return f"{text.code}, article {text.article}".replace("'", "’")


def since(wording: Wording | None) -> str:
    """Since when that wording has been in force, as far as is known."""
    if wording is None:
        return "aucune rédaction en vigueur aujourd’hui n’est tenue"
    if wording.start is None:
        read = date_words(wording.read_on)
        return f"entrée en vigueur non connue, texte tenu au {read}"
    start = date_words(wording.start)
    begun = f"en vigueur depuis le {start}"
    return begun if wording.held else f"{begun}, texte non détenu"


def _readings(settings: Settings) -> dict[ProvisionId, LawReading]:
    with open_store(settings) as store:
        try:
            return store.last_law_readings(house_of(store))
        except RefusedError:
            return {}


def _holds(text: LegalText, words_in: str) -> bool:
    wanted = plain(words_in).replace(" ", "").replace(".", "")
    said = f"{text.id} {text.title} {place(text)} {text.use}"
    return wanted in plain(said).replace(" ", "").replace(".", "")


def _line(text: LegalText, found: Trust, on: date) -> TextLine:
    return TextLine(
        text.id,
        text.title,
        place(text),
        ROLES[text.role],
        found,
        capital(since(text.stated(on))),
    )


def _changed(store: Store, case: Case) -> Iterator[Changed]:
    readings = store.last_law_readings(case.workspace)
    deeds = store.law_of(case.id)
    decisions = store.decisions(case.id)
    letters = [d for d in store.documents(case.id) if d.kind in LETTERS]
    drafts = {drafted_under(letter.at) for letter in letters}
    last_draft = drafted_under(letters[-1].at) if letters else ""
    for slug, wording in relied(store, case.id).items():
        text, reading = catalogue().texts[slug], readings.get(slug)
        if reading and contradicted(text, reading, wording):
            yield Changed(
                case.id, case.site, slug, _read_otherwise(text, reading, len(drafts))
            )
        cards = [
            decision.subject
            for decision in decisions.values()
            if isinstance(decision.subject, ElementId)
            and _other(deeds.get(decided_under(decision.number)), slug, wording)
        ]
        drafted = _other(deeds.get(last_draft), slug, wording)
        if cards or drafted:
            said = _reworded(text, len(cards), drafted=drafted)
            yield Changed(case.id, case.site, slug, said)


def _other(
    law: Mapping[ProvisionId, str] | None, slug: ProvisionId, wording: Wording
) -> bool:
    """Whether a deed rested on another wording of that text than today's."""
    return law is not None and law.get(slug, wording.digest) != wording.digest


def _read_otherwise(text: LegalText, reading: LawReading, drafts: int) -> str:
    said = (
        f"Texte changé\u00a0: {place(text)}. {reading.by} a lu le {date_words(reading.read_on)} "
        "un texte officiel qui n’est pas celui que Vigie cite. Ne signez rien qui repose sur "
        "lui avant qu’un juriste ait fait corriger le texte tenu, ou relu."
    )
    if not drafts:
        return said
    written = count(drafts, "rédaction", "rédactions")
    return f"{said} Déjà faite avec ce texte\u00a0: {written}, à ne pas envoyer."


def _reworded(text: LegalText, cards: int, *, drafted: bool) -> str:
    said = (
        f"Rédaction changée\u00a0: {place(text)}. Vigie tient aujourd’hui d’autres mots que le "
        "jour où "
    )
    if cards:
        decided = count(cards, "carte a été décidée", "cartes ont été décidées")
        said += f"{decided}\u00a0: relisez-les et décidez à nouveau"
        return f"{said}, puis rédigez à nouveau." if drafted else f"{said}."
    return f"{said}le document a été rédigé\u00a0: rédigez à nouveau."


__all__ = [
    "ALL",
    "ROLES",
    "TRUSTS",
    "Changed",
    "TextLine",
    "TextPage",
    "changed",
    "place",
    "since",
    "text_page",
]
