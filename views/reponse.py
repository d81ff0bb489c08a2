"""One answer on one screen: the words of the printed page, with nothing cut."""

import streamlit as st

from dossier.model import Outcome, Verdict
from views.blocks import framed, quoted, said, sentence
from workflow import check_reading as reading
from workflow import check_words as words
from workflow.check_answer import Answer, distinct
from workflow.desk_check import printed

FEW = 4  # passages shown before the rest is folded away
SHAPES = {"lu": "✓", "pas lu": "✗", "douteux": "?"}


def show_answer(answer: Answer) -> None:
    """What the pages read say of the site, from the verdict to the free official route."""
    _verdict(answer)
    if not answer.pages:
        _nothing_read(answer)
    else:
        _offer(answer)
        _cost(answer)
        _conditions(answer)
        left, right = st.columns(2)
        with left:
            _favourable(answer)
        with right:
            _missing(answer)
    _routes(answer)
    st.download_button(
        "Télécharger cette réponse (PDF, une page)",
        data=lambda: printed(answer),
        file_name=f"reponse-{_slug(answer.assessment.site)}.pdf",
        mime="application/pdf",
        on_click="ignore",
    )


def _verdict(answer: Answer) -> None:
    assessment = answer.assessment
    told = words.verdict(assessment, answer.read_at, pages=len(answer.pages))
    clear = assessment.verdict is Verdict.CLEAR
    with framed("neutre" if clear else "attention"):
        sentence(f"{words.capital(told)}.")
        if reserve := reading.reserve(answer):
            said(reserve)
    pages = words.count(len(answer.pages), "page lue", "pages lues")
    cut = ", lecture arrêtée au bout du temps prévu" if answer.cut_short else ""
    said(f"{answer.url} — {pages} le {words.moment(answer.read_at)}{cut}.")


def _nothing_read(answer: Answer) -> None:
    st.header("Pourquoi rien n’a été lu")
    for reason in answer.unread or (reading.NO_PAGE,):
        said(f"– {reason}")
    st.markdown(reading.UNREAD)


def _offer(answer: Answer) -> None:
    st.header("Ce que le site propose")
    quotes = reading.offered(answer)
    if not quotes:
        st.markdown(reading.NO_OFFER)
    for quote in quotes[:FEW]:
        quoted(quote)
    if quotes[FEW:]:
        with st.expander(
            words.count(len(quotes) - FEW, "autre citation", "autres citations")
        ):
            for quote in quotes[FEW:]:
                quoted(quote)


def _cost(answer: Answer) -> None:
    st.header("Ce que cela coûte")
    fees = answer.assessment.fees
    if not fees:
        st.markdown(reading.UNREAD_PRICE)
        return
    said(f"{reading.payer(answer)} {reading.step(answer)}")
    for fee in fees:
        quoted(fee.quote, lead=f"{words.price(fee)} ({words.BASES[fee.basis]})")


def _conditions(answer: Answer) -> None:
    st.header("Chaque condition")
    found = reading.findings(answer)
    for element, name in words.ELEMENTS.items():
        finding = found[element]
        quotes = distinct(finding.quotes)
        read = reading.label(finding)
        st.markdown(f"**{name}**\u00a0: {SHAPES[read]} **{read}**")
        if quotes:
            contrary = finding.outcome is Outcome.NOT_MET
            quoted(quotes[0], lead="Lu en sens contraire" if contrary else "")


def _favourable(answer: Answer) -> None:
    st.header("Ce qui parle pour le site")
    reasons = {item.reason: item for item in reversed(answer.assessment.exculpatory)}
    if not reasons:
        st.markdown(reading.NOTHING_FAVOURABLE)
    for item in reversed(reasons.values()):
        quoted(item.quote, lead=words.reason(item.reason))


def _missing(answer: Answer) -> None:
    st.header("Ce qui manque")
    absent = dict.fromkeys((*words.absent(answer.assessment), *answer.unread))
    if not absent:
        st.markdown(reading.NOTHING_MISSING)
    for point in absent:
        said(f"– {point}")


def _routes(answer: Answer) -> None:
    if answer.routes:
        st.header("La démarche officielle, gratuite")
    for names, route in answer.routes:
        phone = f" · téléphone {route.phone}" if route.phone else ""
        st.markdown(
            f"**{words.capital(words.series(names))}**\u00a0: {route.label}{phone}"
        )
        st.markdown(f"[{route.url}]({route.url})")
    st.header("Vers qui se tourner")
    st.markdown(words.advice(answer.assessment.verdict))


def _slug(site: str) -> str:
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in site)
    return kept.strip("-")[:60] or "site"
