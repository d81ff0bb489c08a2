"""The use case « première réponse »: from an address to one printable page.

Pages and texts are kept as those of any crawl; no case, no review and no proposal is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic

from crawler.pages import Limits
from crawler.targets import target
from dossier.errors import RefusedError, UnfinishedError
from dossier.model import Capture, CaptureId, CaptureOutcome
from dossier.settings import Settings
from dossier.store import Store, open_store
from legal_refs.catalogue import catalogue
from web.addresses import AddressPolicy
from workflow.assess import assessor
from workflow.check_answer import SPECIMEN, Answer
from workflow.stored import read_captures
from workflow.survey import SurveyOptions, crawl

LIMITS = Limits(max_pages=15, seconds=150.0)
"""Fifteen decisive pages; half a minute of the three is kept to finish and to read."""


def check(
    settings: Settings,
    url: str,
    *,
    on_outcome: Callable[[Capture], None] = lambda _: None,
    options: SurveyOptions | None = None,
) -> Answer:
    """Read the decisive pages of the site of ``url`` and say what they show.

    Raises ``UnusableInputError`` for what is no address, ``RefusedError`` for one that
    must not be contacted or when nobody is declared. A site that cannot be read gives
    an answer without pages: see ``unread``.
    """
    asked = replace(options or SurveyOptions(), limits=LIMITS)
    policy = AddressPolicy(settings.allow_loopback, dict(asked.hosts))
    wanted = target(url, policy)
    if wanted.refusal:
        raise RefusedError(
            f"« {wanted.url} » n’est pas contacté\u00a0: {wanted.refusal.reason}."
        )
    started = monotonic()
    with open_store(settings) as store:
        captures = crawl(store, settings, [url], on_outcome=on_outcome, options=asked)
        cut_short = monotonic() - started >= LIMITS.seconds
        banner = SPECIMEN if policy.is_local(wanted.url) else ""
        found = answer(store, url, captures)
        return replace(found, cut_short=cut_short, banner=banner)


def answer(store: Store, url: str, captures: list[Capture]) -> Answer:
    """What the pages among ``captures``, and no older ones, show of their site."""
    site = captures[0].site
    unreadable = read_captures(store, site)
    run = {capture.id for capture in captures}
    pages = [page for page in store.texts(site) if page.capture in run]
    return Answer(
        url=url,
        assessment=assessor().assess(site, pages),
        captures=tuple(_as_read(capture, unreadable) for capture in captures),
        read_at=max((c.captured_at for c in captures), default=datetime.now(UTC)),
        catalogue=catalogue(),
    )


def _as_read(capture: Capture, unreadable: Mapping[CaptureId, str]) -> Capture:
    """``capture``, no longer a page when its bytes turned out to be none."""
    if capture.id not in unreadable:
        return capture
    reason = unreadable[capture.id]
    return replace(capture, outcome=CaptureOutcome.NOT_TEXT, reason=reason)


def unread(found: Answer) -> UnfinishedError:
    """The error that says why nothing of the site could be read."""
    reason = found.unread[0] if found.unread else "aucune page n’a répondu"
    return UnfinishedError(f"« {found.url} » n’a pas pu être lu\u00a0: {reason}.")
