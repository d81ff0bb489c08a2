"""The first answer as a document: one page that a person can print and hand over."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.model import Assessment, Finding, Outcome, Quote, Verdict
from legal_refs.model import Route
from rendering.document import (
    Block,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Style,
    Table,
    Tone,
)
from rendering.pdf import page_count, render
from rendering.text import lines
from workflow import check_reading as reading
from workflow import check_words as words
from workflow.check_answer import Answer, distinct
from workflow.check_room import ROOMS, Room, clipped, excerpt, listed, number, others

URL_LENGTH = 90


def one_page(answer: Answer) -> bytes:
    """The PDF of ``answer``: one page, lists cut as little as that needs."""
    pdf = b""
    for room in ROOMS:
        pdf = render(document(answer, room))
        if page_count(pdf) == 1:
            break
    return pdf


def as_text(answer: Answer) -> str:
    """The same answer in lines, for a terminal."""
    return lines(document(answer))


def document(answer: Answer, room: Room = ROOMS[0]) -> Document:
    """``answer`` laid out with ``room`` for its lists."""
    return Document(
        title=clipped(answer.assessment.site, URL_LENGTH),
        kind="Première réponse",
        subtitle=_subtitle(answer),
        created=answer.read_at,
        banner=answer.banner,
        footer=_footer(answer),
        blocks=(_verdict(answer, room), *_body(answer, room), *_next(answer, room)),
    )


def _subtitle(answer: Answer) -> str:
    pages = len(answer.pages)
    agreed = "lue" if pages <= 1 else "lues"
    read = f"{words.count(pages, 'page', 'pages')} {agreed}"
    cut = ", lecture arrêtée au bout du temps prévu" if answer.cut_short else ""
    return f"{clipped(answer.url, URL_LENGTH)} — {read} le {words.moment(answer.read_at)}{cut}."


def _footer(answer: Answer) -> str:
    made = answer.assessment.versions
    return (
        f"Vigie {made.code} · textes {made.law[:12]} · lexiques {made.lexicons[:12]}. "
        "Rapporte ce que le site affiche\u00a0; une personne décide de la suite."
    )


def _verdict(answer: Answer, room: Room) -> Callout:
    sentence = words.verdict(
        _shortened(answer, room), answer.read_at, pages=len(answer.pages)
    )
    clear = answer.assessment.verdict is Verdict.CLEAR
    return Callout(
        words.capital(sentence) + ".",
        detail=reading.reserve(answer),
        tone=Tone.NEUTRAL if clear else Tone.ATTENTION,
    )


def _shortened(answer: Answer, room: Room) -> Assessment:
    """The assessment with what is missing cut to what a headline can hold."""
    absent = [clipped(point, room.length) for point in answer.assessment.missing]
    more = len(absent) - room.quotes
    if more > 0:
        absent = [*absent[: room.quotes], number(more, "point", "points")]
    return replace(answer.assessment, missing=tuple(absent))


def _body(answer: Answer, room: Room) -> tuple[Block, ...]:
    if not answer.pages:
        reasons = answer.unread or (reading.NO_PAGE,)
        return (
            Heading("Pourquoi rien n’a été lu"),
            Bullets(listed(reasons, room.rows, "motif", "motifs")),
            Paragraph(reading.UNREAD),
        )
    return (
        Heading("Ce que le site propose"),
        *_offer(answer, room),
        Heading("Ce que cela coûte"),
        *_cost(answer, room),
        Heading("Chaque condition"),
        _conditions(answer, room),
        Columns(
            (Heading("Ce qui parle pour le site"), *_favourable(answer, room)),
            (Heading("Ce qui manque"), *_missing(answer, room)),
        ),
    )


def _offer(answer: Answer, room: Room) -> tuple[Block, ...]:
    quotes = reading.offered(answer)
    if not quotes:
        return (Paragraph(reading.NO_OFFER),)
    return (Bullets(listed(_quoted(quotes, room), room.quotes, "passage", "passages")),)


def _cost(answer: Answer, room: Room) -> tuple[Block, ...]:
    fees = answer.assessment.fees
    if not fees:
        return (Paragraph(reading.UNREAD_PRICE),)
    rows: list[tuple[Inline, ...]] = [
        (
            ((Run(words.price(fee), Style.STRONG)),),
            words.BASES[fee.basis],
            words.where(fee.quote.url),
            (excerpt(fee.quote, room),),
        )
        for fee in fees[: room.rows]
    ]
    table = Table(
        ("Somme", "Nature", "Où elle se lit", "Passage"), tuple(rows), (3, 2, 3, 7)
    )
    more = len(fees) - len(rows)
    rest = f" Et {words.count(more, 'autre somme', 'autres sommes')}." if more else ""
    return table, Paragraph(reading.payer(answer) + " " + reading.step(answer) + rest)


def _conditions(answer: Answer, room: Room) -> Table:
    rows: list[tuple[Inline, ...]] = []
    found = reading.findings(answer)
    for element, name in words.ELEMENTS.items():
        finding = found[element]
        label = reading.label(finding)
        rows.append((name, (Run(label, Style.STRONG),), _proof(finding, room)))
    return Table(("Condition", "Lecture", "Passage"), tuple(rows), (4, 2, 9))


def _proof(finding: Finding, room: Room) -> Inline:
    quotes = distinct(finding.quotes)
    if not quotes:
        return "—"
    lead = (
        (Run("Lu en sens contraire\u00a0: "),)
        if finding.outcome is Outcome.NOT_MET
        else ()
    )
    source = Run(f" — {words.where(quotes[0].url)}", Style.QUIET)
    more = others(len(quotes) - 1, "passage", "passages")
    return (*lead, excerpt(quotes[0], room), source, *(more and (Run(", "), *more)))


def _favourable(answer: Answer, room: Room) -> tuple[Block, ...]:
    reasons = {item.reason: item for item in reversed(answer.assessment.exculpatory)}
    if not reasons:
        return (Paragraph(reading.NOTHING_FAVOURABLE),)
    items: list[Inline] = [
        (
            Run(f"{words.reason(item.reason)}\u00a0: "),
            excerpt(item.quote, room),
        )
        for item in reversed(reasons.values())
    ]
    return (Bullets(listed(items, room.rows, "élément", "éléments")),)


def _missing(answer: Answer, room: Room) -> tuple[Block, ...]:
    absent = dict.fromkeys((*words.absent(answer.assessment), *answer.unread))
    if not absent:
        return (Paragraph(reading.NOTHING_MISSING),)
    told = [clipped(point, room.length) for point in absent]
    return (Bullets(listed(told, room.rows, "point", "points")),)


def _next(answer: Answer, room: Room) -> tuple[Block, ...]:
    official: list[Inline] = [
        (
            Run(f"{_names(names, room)}\u00a0: ", Style.STRONG),
            Run(_way(route)),
        )
        for names, route in answer.routes
    ]
    blocks: list[Block] = []
    if official:
        blocks.append(Heading("La démarche officielle, gratuite"))
        blocks.append(Bullets(listed(official, room.rows, "démarche", "démarches")))
    blocks.append(Heading("Vers qui se tourner"))
    blocks.append(Paragraph(words.advice(answer.assessment.verdict)))
    return tuple(blocks)


def _names(names: Sequence[str], room: Room) -> str:
    more = len(names) - room.rows
    rest = [number(more, "droit", "droits")] if more > 0 else []
    return words.series([*names[: room.rows], *rest])


def _way(route: Route) -> str:
    phone = f" · téléphone {route.phone}" if route.phone else ""
    return f"{route.label} · {route.url}{phone}"


def _quoted(quotes: Sequence[Quote], room: Room) -> list[Inline]:
    return [
        (excerpt(quote, room), Run(f" — {words.where(quote.url)}", Style.QUIET))
        for quote in quotes
    ]
