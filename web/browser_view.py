"""A visit, told as a ``PageView``."""

from datetime import UTC, datetime

from dossier.model import CaptureOutcome
from web.addresses import Refusal
from web.browser_capture import Visit
from web.browser_model import BrowserFacts, Contact, PageView
from web.browser_outcome import (
    DIED,
    EMPTY,
    TOO_HEAVY,
    failure,
    judged,
    too_slow,
)
from web.browser_record import Hop, NetworkRecord
from web.relay import Relayed
from web.urls import masked


def refused(url: str, refusal: Refusal) -> PageView:
    """The view of an address that was not opened."""
    now = datetime.now(UTC)
    shown = masked(url)
    return PageView(shown, shown, now, now, refusal.outcome, refusal.reason)


def told(visit: Visit, facts: BrowserFacts, *, fate: str) -> PageView:
    """What became of ``visit``; ``fate`` is that of its browser (``Chromium.fate``)."""
    record, shown, picture = visit.record, visit.shown, visit.picture
    number, main = (record.main if record else None) or ("", None)
    body, exact = _body(number, main, record)
    why = _why(visit, main, body, fate)
    address = main.url if main else visit.url
    return PageView(
        requested=masked(visit.url),
        url=masked(shown.url if shown else address),
        started_at=visit.started,
        ended_at=datetime.now(UTC),
        outcome=why.outcome if why else CaptureOutcome.STORED,
        reason=why.reason if why else "",
        status=main.status if main else None,
        headers=record.headers(number) if record and main else (),
        content_type=_content_type(record, number, main),
        body=body,
        body_exact=exact,
        dom=shown.dom if shown else "",
        tiles=picture.tiles if picture else (),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        cut=bool((picture and picture.cut) or (shown and shown.cut)),
        title=shown.title if shown else "",
        console=tuple(record.console) if record else (),
        exchanges=record.exchanges() if record else (),
        contacts=tuple(_contact(one) for one in visit.contacts()),
        browser=facts,
    )


def _body(
    number: str, main: Hop | None, record: NetworkRecord | None
) -> tuple[bytes, bool]:
    if record and number in record.whole:
        return record.whole[number], True
    return (main.body, main.exact) if main and main.body is not None else (b"", True)


def _content_type(record: NetworkRecord | None, number: str, main: Hop | None) -> str:
    if record is None or main is None:
        return ""
    given = (
        value
        for name, value in record.headers(number)
        if name.lower() == "content-type"
    )
    return next(given, "")


def _why(visit: Visit, main: Hop | None, body: bytes, fate: str) -> Refusal | None:
    """Why the view is not that of a page, whole, that a site showed."""
    if fate == "memory":
        return TOO_HEAVY
    if visit.died:
        return DIED
    if visit.gate and visit.gate.refusal:
        return visit.gate.refusal
    if visit.timed_out:
        return too_slow(visit.seconds)
    return _answered(visit, main, body)


def _answered(visit: Visit, main: Hop | None, body: bytes) -> Refusal | None:
    """What the answer is worth, if there was one."""
    if main is None:
        return failure(visit.error, visit.url, visit.relay)
    if main.status is None or (main.failure and "ABORTED" not in main.failure):
        return failure(main.failure or visit.error, main.url, visit.relay)
    file = visit.gate is not None and visit.gate.file is not None
    bad = judged(main.status, main.mime, body, file=file)
    return bad or (EMPTY if visit.shown and visit.shown.blank else None)


def _contact(one: Relayed) -> Contact:
    reason = one.refusal.reason if one.refusal else ""
    return Contact(one.host, one.port, one.address, reason)
