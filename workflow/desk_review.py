"""A review as a person goes through it: each card with what it offers to rely on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dossier.case import Approval, Case, CaseId, Choice, Decision, Row, Subject
from dossier.decision_rows import Chosen
from dossier.exhibits import PieceQuote
from dossier.model import Outcome, Quote, Sha256
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from legal_refs.ids import ElementId
from workflow.cards import Card, Standing, cards
from workflow.cases import obstacles, reviewed
from workflow.check_answer import distinct
from workflow.check_words import OUTCOMES
from workflow.review import decide

CHOICES: Final[Mapping[Choice, str]] = {
    Choice.LU: "Lu sur la pièce",
    Choice.A_DEDUIRE: "À déduire",
    Choice.PAS_LU: "Pas lu",
    Choice.CONTREDIT: "Contredit",
    Choice.A_REVOIR: "À revoir",
}
STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.A_DECIDER: "○ À décider",
    Standing.A_REVOIR: "↺ À revoir",
    Standing.PERIMEE: "↺ Caduque\u00a0: ce qui est montré a changé depuis la décision",
    Standing.A_ANCRER: "◐ Décidée, en attente d’une pièce sous scellé",
    Standing.PRETE: "● Décidée et ancrée",
}
"""Where a card stands: a shape and words."""
QUESTIONS: Final[Mapping[Subject, str]] = {
    ElementId.INTERMEDIAIRE: (
        "Un tiers se place-t-il entre la personne et l’organisme\u00a0?"
    ),
    ElementId.OFFRE_DE_SERVICES: (
        "Offre-t-il d’agir, lui-même ou par d’autres, à la place de la personne\u00a0?"
    ),
    ElementId.REMUNERATION: "La personne doit-elle de l’argent pour cela\u00a0?",
    ElementId.PUBLIC_VISE: "S’adresse-t-il à ceux que le texte protège\u00a0?",
    ElementId.BUT_PRESTATIONS: (
        "Est-ce pour obtenir une prestation qui peut être due\u00a0?"
    ),
    Row.ELEMENT_MORAL: (
        "Qu’est-ce qui montre, ou non, que l’exploitant sait ce qu’il fait\u00a0? Le motif est "
        "obligatoire."
    ),
    Row.IMPUTATION: (
        "À qui ces faits se rattachent-ils, d’après les mentions légales\u00a0? Le motif est "
        "obligatoire."
    ),
    Row.A_DECHARGE: (
        "Avez-vous cherché ce qui explique ou justifie l’offre\u00a0? Dites dans le motif ce que "
        "vous avez trouvé, ou que vous n’avez rien trouvé."
    ),
}
COMMAND: Final = re.compile("«\u00a0vigie seal[^»]*»")
PRESELECTED: Final = 3
"""Passages ticked before the person looks: the others take one more gesture."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Words that a decision may rely on."""

    quote: Quote | PieceQuote
    where: str
    """Page of the site, or number of the piece."""
    ticked: bool
    """Whether the decision that holds relies on it, or it is proposed."""
    contrary: bool = False
    """Whether it speaks for the site."""


@dataclass(frozen=True, slots=True)
class CardShown:
    """One card, ready to be shown."""

    card: Card
    proposal: str
    """What the machine proposes, one sentence."""
    offered: tuple[Offered, ...]
    texts: tuple[tuple[str, str], ...]
    """Title of each text, and the words by which it asks this."""


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """The review of one case as it stands."""

    case: Case
    cards: tuple[CardShown, ...]
    obstacles: tuple[str, ...]
    """What keeps a document from being drafted: cause and remedy, one line each."""
    approval: Approval | None

    @property
    def ready(self) -> int:
        """How many cards are decided and anchored."""
        return sum(shown.card.standing is Standing.PRETE for shown in self.cards)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person filled in on a card."""

    choice: Choice
    reason: str
    quotes: Sequence[Quote | PieceQuote]


@dataclass(frozen=True, slots=True)
class Seen:
    """What they had before them when they did."""

    expected: int
    shown: Sha256


def review_shown(settings: Settings, case: str) -> ReviewShown:
    """The review of that case; ``UnusableInputError`` when there is none."""
    with open_store(settings) as store:
        held = store.case(CaseId(case))
        pieces = _transcribed(store, held)
        shown = tuple(_card(card, pieces) for card in cards(store, held))
        left = tuple(map(on_screen, obstacles(store, held)))
        approval = None if left else reviewed(store, held.id).approval
    return ReviewShown(held, shown, left, approval)


def keep_choice(  # noqa: PLR0913 - the card, what was seen, what was filled in, by whom
    settings: Settings,
    case: CaseId,
    subject: Subject,
    wish: Wish,
    seen: Seen,
    *,
    as_user: str,
) -> Decision:
    """Keep what a person chose on one card; raises as ``workflow.review.decide``."""
    chosen = Chosen(
        case, subject, wish.choice, wish.reason, tuple(wish.quotes), seen.shown
    )
    return decide(settings, chosen, expected=seen.expected, as_user=as_user)


def on_screen(obstacle: str) -> str:
    """An obstacle whose remedy names a button of the screen, not a command."""
    return COMMAND.sub("«\u00a0Sceller les pages citées\u00a0»", obstacle)


def wants_reason(subject: Subject, choice: Choice) -> bool:
    """Whether that choice is not kept before a reason is written."""
    said = isinstance(subject, Row) or choice in {Choice.A_DEDUIRE, Choice.CONTREDIT}
    return said and choice.final


def _card(card: Card, pieces: Sequence[tuple[int, PieceQuote]]) -> CardShown:
    titles = catalogue().provisions
    shown = card.shown
    return CardShown(
        card=card,
        proposal=_proposal(card),
        offered=tuple(_offered(card, pieces)),
        texts=tuple((titles[each].title, words) for each, words in shown.wordings),
    )


def _proposal(card: Card) -> str:
    shown = card.shown
    if isinstance(card.subject, Row):
        if shown.quotes:
            return "Vigie a lu ceci dans les mentions légales\u00a0:"
        return "Vigie ne propose rien ici\u00a0: une personne seule en décide."
    silent = shown.outcome is Outcome.UNDETERMINED and not shown.quotes
    return f"Vigie propose\u00a0: {'pas lu' if silent else OUTCOMES[shown.outcome]}"


def _offered(
    card: Card, pieces: Sequence[tuple[int, PieceQuote]]
) -> tuple[Offered, ...]:
    held = card.decision.quotes if card.decision else None
    against = card.shown.contrary
    kept = [q for q in held or () if isinstance(q, Quote) and q not in against]
    proposed = distinct((*kept, *card.shown.quotes))
    words = [
        Offered(
            quote, quote.url, number < PRESELECTED if held is None else quote in held
        )
        for number, quote in enumerate(proposed)
    ]
    read = [
        Offered(
            quote, f"pièce nº\u00a0{number}, page {quote.page}", quote in (held or ())
        )
        for number, quote in pieces
    ]
    asked = card.subject is Row.A_DECHARGE
    favourable = [
        Offered(
            quote,
            quote.url,
            asked and number < PRESELECTED if held is None else quote in held,
            contrary=True,
        )
        for number, quote in enumerate(distinct(against))
    ]
    return (*words, *read, *favourable)


def _transcribed(store: Store, case: Case) -> list[tuple[int, PieceQuote]]:
    return [
        (numbered.number, quote)
        for numbered in case.exhibits
        for quote in store.transcriptions(numbered.exhibit.id)
    ]
