"""The use cases of a review: a named person decides each card, another agrees with the whole."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from dossier.case import (
    AnchoredReview,
    Approval,
    ApprovalKind,
    Case,
    CaseId,
    Choice,
    Decision,
    Row,
)
from dossier.decision_rows import PARIS, Chosen
from dossier.errors import DamagedError, RefusedError, UnusableInputError
from dossier.exhibits import PieceQuote
from dossier.model import Quote
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import Role
from legal_refs.ids import ElementId
from workflow.anchor import anchor, canonical_text, is_of
from workflow.cards import Card, cards
from workflow.cases import reviewed
from workflow.law_readings import decided_under, keep_relied
from workflow.persons import unnumbered
from workflow.workspace import APPROVERS, DECIDERS, WRITERS, Actor, acting_on

REASONED: Final = frozenset({Choice.A_DEDUIRE, Choice.CONTREDIT})
"""Choices that say more than what is read: the person says why."""


@dataclass(frozen=True, slots=True)
class Vote:
    """The vote of the board that replaces « another day »."""

    on: date
    place: str

    @property
    def words(self) -> str:
        """The vote as a document may state it."""
        return f"vote du {self.on:%d/%m/%Y}, {self.place.strip()}"


def decide(
    settings: Settings,
    chosen: Chosen,
    *,
    expected: int,
    as_user: str | None = None,
) -> Decision:
    """Keep what a named person chose on one card, and anchor it where a seal allows.

    ``chosen.shown`` is ``Card.shown.digest`` and ``expected`` is ``Card.expected`` of the
    card they had before them. Raises ``RefusedError`` when what is shown has changed since,
    when someone else decided meanwhile, when the person may not decide, when a reason or
    a quote is wanted, and for words that are in no page or piece of the case;
    ``UnusableInputError`` for a reason with a number that may single out a person.
    """
    with open_store(settings) as store:
        held = store.case(chosen.case)
        actor = acting_on(
            store,
            held.workspace,
            as_user=as_user,
            roles=DECIDERS,
            deed="décider une fiche",
        )
        chosen = replace(chosen, reason=chosen.reason.strip())
        unnumbered("le motif", chosen.reason)
        with store.batch():
            card = next(
                one for one in cards(store, held) if one.subject is chosen.subject
            )
            _check(store, held, card, chosen, expected)
            decision = store.add_decision(chosen, by=actor.name, expected=expected)
            if isinstance(chosen.subject, ElementId):
                deed = decided_under(decision.number)
                keep_relied(store, chosen.case, deed, chosen.subject)
            anchor(store, chosen.case, by=actor.name)
        return decision


def approve(
    settings: Settings,
    case: CaseId,
    *,
    vote: Vote | None = None,
    as_user: str | None = None,
) -> Approval:
    """Another named person agrees with every decision of a case ready to be drafted.

    On another day (in Paris) than the last decision, or after a recorded vote of the
    board; where one person is alone, a lawyer. Any later change of the review, of the
    exhibits or of the operator undoes it. Raises ``RefusedError`` otherwise.
    """
    with open_store(settings) as store:
        held = store.case(case)
        actor = acting_on(
            store,
            held.workspace,
            as_user=as_user,
            roles=APPROVERS,
            deed="approuver une revue",
        )
        review = reviewed(store, case).review
        if actor.name in review.reviewers:
            raise RefusedError(
                f"{actor.name} a décidé au moins une fiche de ce dossier\u00a0: une autre "
                "personne l’approuve, ou un avocat si vous êtes seul"
            )
        kind = _kind(store, actor)
        now = datetime.now(UTC)
        if kind is ApprovalKind.SECONDE_PERSONNE:
            _check_day(held, review, vote, now)
        words = vote.words if vote else ""
        approval = Approval(kind, actor.name, now, review.digest, words)
        store.add_approval(case, approval)
        return approval


def _check(store: Store, case: Case, card: Card, chosen: Chosen, expected: int) -> None:
    if card.shown.digest != chosen.shown and card.expected == expected:
        raise RefusedError(
            "les éléments présentés ont changé pendant que vous les lisiez\u00a0: rechargez "
            "la fiche, relisez-la, puis décidez"
        )
    wanted = isinstance(chosen.subject, Row) or chosen.choice in REASONED
    if chosen.choice.final and wanted and not chosen.reason:
        raise RefusedError(
            f"«\u00a0{card.name}\u00a0»\u00a0: écrivez le motif de ce choix"
        )
    accepted = chosen.choice.accepted and not isinstance(chosen.subject, Row)
    if accepted and not chosen.quotes:
        raise RefusedError(
            f"«\u00a0{card.name}\u00a0»\u00a0: choisissez la citation sur laquelle ce choix "
            "repose, ou dites «\u00a0pas lu\u00a0»"
        )
    for quote in chosen.quotes:
        if not _stands(store, case, card, quote):
            raise RefusedError(
                f"«\u00a0{quote.text[:80]}\u00a0» n’est dans aucune page lue de {case.site} "
                "ni dans aucune pièce du dossier\u00a0: choisissez une citation proposée, ou "
                "transcrivez la pièce"
            )


def _stands(store: Store, case: Case, card: Card, quote: Quote | PieceQuote) -> bool:
    """Whether the words are, to the letter, in a page of the site or a piece of the case."""
    exhibits = {held.exhibit.id: held.exhibit for held in case.exhibits}
    if isinstance(quote, PieceQuote):
        known = quote.exhibit in exhibits
        return known and quote in store.transcriptions(quote.exhibit)
    if quote in (*card.shown.quotes, *card.shown.contrary):
        return True
    for exhibit in exhibits.values():
        if is_of(quote, exhibit) and exhibit.text_sha256 == quote.text_sha256:
            page = canonical_text(store, exhibit)
            return page[quote.start : quote.end] == quote.text
    try:
        text = store.text(quote.capture)
    except (UnusableInputError, DamagedError):
        return False
    return text.site == case.site and text.contains(quote) and text.url == quote.url


def _kind(store: Store, actor: Actor) -> ApprovalKind:
    if actor.roles & (APPROVERS - {Role.AVOCAT}):
        return ApprovalKind.SECONDE_PERSONNE
    members = [
        user.name for user in store.users(actor.workspace) if user.roles & WRITERS
    ]
    if len(members) > 1:
        raise RefusedError(
            "l’accord d’un avocat remplace la seconde personne quand on est seul\u00a0: ici "
            f"{', '.join(members)} peuvent relire"
        )
    return ApprovalKind.AVOCAT


def _check_day(
    case: Case, review: AnchoredReview, vote: Vote | None, now: datetime
) -> None:
    today = now.astimezone(PARIS).date()
    if vote is not None:
        opened = case.opened_at.astimezone(PARIS).date()
        if not vote.place.strip() or not opened <= vote.on <= today:
            raise RefusedError(
                "le vote du bureau se note avec son lieu et sa date, entre l’ouverture du "
                "dossier et aujourd’hui"
            )
        return
    last = max(one.decision.at for one in review.decisions.values())
    if last.astimezone(PARIS).date() >= today:
        raise RefusedError(
            "la seconde personne approuve un autre jour que la dernière décision, ou après "
            "un vote du bureau dont vous notez la date et le lieu"
        )
