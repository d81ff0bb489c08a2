"""One card of a review: what is proposed, what a person chooses, kept as they choose it."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dossier.case import CaseId, Choice, Row, Subject
from dossier.errors import VigieError
from dossier.exhibits import PieceQuote
from dossier.model import Quote
from views.blocks import key, notice, quoted, said, small
from views.who import me, settings
from workflow import check_words as words
from workflow.cards import Card, Standing
from workflow.desk_review import (
    CHOICES,
    QUESTIONS,
    STANDINGS,
    CardShown,
    Offered,
    Seen,
    Wish,
    keep_choice,
    wants_reason,
)

REMEDIES = {
    Standing.A_REVOIR: "Choisissez d’autres passages, ou dites «\u00a0Pas lu\u00a0».",
    Standing.PERIMEE: "Relisez ce qui suit, puis choisissez à nouveau.",
    Standing.A_ANCRER: (
        "Rien à faire si la mise sous scellé est en cours\u00a0; sinon, «\u00a0Sceller\u00a0» depuis le "
        "dossier."
    ),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where a session keeps what is filled in on one card."""

    case: CaseId
    subject: Subject

    def __getitem__(self, name: str) -> str:
        return f"{name}-{self.case}-{self.subject}"

    def tick(self, number: int) -> str:
        """The box of one passage."""
        return self[f"passage{number}"]


def show_card(case: CaseId, shown: CardShown) -> None:
    """The whole card; every change is kept at once, or said why it is not."""
    card = shown.card
    places = Places(case, card.subject)
    _settle(places, shown)
    with st.container(border=True, key=f"carte-{card.subject}"):
        st.header(card.name, anchor=False)
        st.markdown(f"**{STANDINGS[card.standing]}**")
        _trouble(places, card)
        st.markdown(QUESTIONS[card.subject])
        save = partial(_save, places, shown)
        _passages(places, shown, save)
        _contrary(places, shown, save)
        _texts(shown)
        st.radio(
            "Votre choix",
            list(Choice),
            key=places["choix"],
            format_func=CHOICES.__getitem__,
            horizontal=True,
            on_change=save,
        )
        st.text_area(
            _reason_label(card.subject),
            key=places["motif"],
            height=90,
            max_chars=4000,
            on_change=save,
            placeholder="Ce qui fonde votre choix, en une phrase",
        )
        _told(places, card, partial(_save, places, shown, over=card.expected))


def _reason_label(subject: Subject) -> str:
    if isinstance(subject, Row):
        return "Motif (obligatoire)"
    return "Motif (obligatoire pour «\u00a0À déduire\u00a0» et «\u00a0Contredit\u00a0»)"


def _settle(places: Places, shown: CardShown) -> None:
    """Fill the card from the decision that holds, unless a choice of ours waits to be kept."""
    card, state = shown.card, st.session_state
    fresh = Seen(card.expected, card.shown.digest)
    waiting = state.get(places["refus"]) or state.get(places["attend"])
    if places["choix"] in state and (waiting or state.get(places["vu"]) == fresh):
        return
    decision = card.decision
    state[places["vu"]] = fresh
    state[places["choix"]] = decision.choice if decision else None
    state[places["motif"]] = decision.reason if decision else ""
    state[places["refus"]] = ""
    state[places["attend"]] = ""
    for number, offered in enumerate(shown.offered):
        state[places.tick(number)] = offered.ticked


def _save(places: Places, shown: CardShown, *, over: int | None = None) -> None:
    """Keep the card as it is filled in; ``over`` replaces the decision of that number."""
    state = st.session_state
    choice, reason = state.get(places["choix"]), str(state.get(places["motif"]) or "")
    state[places["refus"]] = ""
    state[places["attend"]] = ""
    if choice is None:
        return
    if wants_reason(shown.card.subject, choice) and not reason.strip():
        state[places["attend"]] = (
            "Écrivez le motif\u00a0: ce choix n’est gardé qu’avec lui."
        )
        return
    seen: Seen = state[places["vu"]]
    if over is not None:
        seen = Seen(over, shown.card.shown.digest)
    wish = Wish(choice, reason, _ticked(places, shown.offered))
    try:
        decision = keep_choice(
            settings(), places.case, places.subject, wish, seen, as_user=me()
        )
    except VigieError as error:
        state[places["refus"]] = str(error)
        return
    state[places["vu"]] = Seen(decision.number, decision.shown)


def _ticked(
    places: Places, offered: tuple[Offered, ...]
) -> tuple[Quote | PieceQuote, ...]:
    return tuple(
        each.quote
        for number, each in enumerate(offered)
        if st.session_state.get(places.tick(number), each.ticked)
    )


def _trouble(places: Places, card: Card) -> None:
    """Why the card is not done, and what to do: nothing typed is ever thrown away."""
    state = st.session_state
    if card.fault:
        notice(card.fault)
    if remedy := REMEDIES.get(card.standing):
        st.caption(remedy)
    refused = state.get(places["refus"])
    if not refused:
        return
    seen: Seen = state[places["vu"]]
    decision = card.decision
    if decision is None or decision.number == seen.expected:
        notice(f"Pas encore gardé\u00a0: {refused}")
        return
    notice(
        f"{decision.by} a décidé cette carte pendant que vous la lisiez\u00a0: "
        f"«\u00a0{CHOICES[decision.choice]}\u00a0». Motif\u00a0: «\u00a0{decision.reason or 'aucun'}\u00a0». "
        "Votre choix et votre motif sont encore là, plus bas\u00a0; rien n’est perdu."
    )


def _passages(places: Places, shown: CardShown, save: "partial[None]") -> None:
    if shown.card.subject is not Row.A_DECHARGE or not shown.card.shown.contrary:
        st.markdown(shown.proposal)
    against = [each for each in shown.offered if not each.contrary]
    if not against and not isinstance(shown.card.subject, Row):
        st.caption("Aucun passage proposé.")
    _choices(places, shown, against, save)


def _choices(
    places: Places, shown: CardShown, some: list[Offered], save: "partial[None]"
) -> None:
    """Passages with a box each; a box is known by its place among all of the card's."""
    for number, offered in enumerate(shown.offered):
        if offered not in some:
            continue
        left, right = st.columns([1, 24], gap="small")
        with left:
            st.checkbox(
                f"Retenir le passage {number + 1}",
                key=places.tick(number),
                label_visibility="collapsed",
                on_change=save,
            )
        with right:
            _passage(offered)


def _passage(offered: Offered) -> None:
    if isinstance(offered.quote, Quote):
        quoted(offered.quote)
        return
    with st.container(key=key("citation"), gap=None):
        said(f"«\u00a0{offered.quote.text}\u00a0»")
        small(
            f"{offered.where}, {offered.quote.zone}, transcrit par {offered.quote.by}"
        )


def _contrary(places: Places, shown: CardShown, save: "partial[None]") -> None:
    """What speaks for the site, which a decision may rely on as on the rest."""
    favourable = [each for each in shown.offered if each.contrary]
    if not favourable:
        return
    if shown.card.subject is Row.A_DECHARGE:
        st.markdown("Vigie a lu ceci qui parle pour le site\u00a0:")
    else:
        st.markdown("Ce qui parle pour le site sur ce point\u00a0:")
    _choices(places, shown, favourable, save)


def _texts(shown: CardShown) -> None:
    if not shown.texts:
        return
    with st.expander("Ce que demandent les textes"):
        for title, asked in shown.texts:
            said(f"{title}\u00a0: «\u00a0{asked}\u00a0»")


def _told(places: Places, card: Card, save: "partial[None]") -> None:
    """What is kept of the card, or what is still wanted."""
    state = st.session_state
    decision = card.decision
    if waits := state.get(places["attend"]):
        notice(waits)
    if state.get(places["refus"]) and decision:
        with st.container(horizontal=True):
            st.button(
                "Garder mon choix à la place",
                key=places["place"],
                on_click=save,
            )
            st.button(
                "Prendre le choix déjà gardé",
                key=places["prendre"],
                on_click=_give_up,
                args=(places,),
            )
        return
    if decision:
        small(f"Gardé\u00a0: {decision.by}, le {words.moment(decision.at)}")


def _give_up(places: Places) -> None:
    for name in ("choix", "motif", "refus", "attend", "vu"):
        st.session_state.pop(places[name], None)
