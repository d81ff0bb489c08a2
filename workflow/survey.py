"""Crawl sites: who asks, which addresses, one child process a site, nothing lost.

What a site does to us is an outcome. What breaks here is that site's alone: it is
recorded with its traceback, and the rest of the batch goes on.
"""

import os
import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from classifiers.links import LinkScorer
from crawler.pages import Limits, Order
from crawler.targets import Target, root, target
from dossier.errors import UnfinishedError
from dossier.journal import JournalKind, digest_of
from dossier.model import Capture, CaptureId, SiteId
from dossier.ports import PageScorer
from dossier.settings import Settings
from dossier.store import Store, open_store
from web.addresses import AddressPolicy
from web.identity import user_agent
from workflow.survey_child import Assignment, Child
from workflow.workspace import Actor, acting

CRAWL = "crawl"
PARALLEL = 2
"""Sites crawled at once: one a core of the smallest machine we know."""


@dataclass(frozen=True)
class SurveyOptions:
    """How to crawl, apart from what."""

    limits: Limits = field(default_factory=Limits)
    as_user: str | None = None
    hosts: Mapping[str, str] = field(default_factory=dict)
    """Names of the demonstration → ``127.0.0.1:port``; only when loopback is allowed."""
    authority: Path | None = None
    """Certificate authority (PEM) of those names, trusted for no other."""
    contact: str = ""
    """Page or e-mail address where a site may write; ``VIGIE_CONTACT`` by default."""
    parallel: int = PARALLEL


class SurveyUnfinishedError(UnfinishedError):
    """The crawl of some sites broke; that of the others is whole."""

    def __init__(self, failures: Sequence[str], captures: list[Capture]) -> None:
        told = " ; ".join(failures)
        super().__init__(f"exploration inachevée, reprenez avec --resume ({told})")
        self.captures = captures
        """Of the sites that did not break."""


def survey(  # noqa: PLR0913 - as ``crawl``
    settings: Settings,
    sites: Sequence[str],
    *,
    max_pages: int | None = None,
    resume: bool = False,
    on_outcome: Callable[[Capture], None] = lambda _: None,
    options: SurveyOptions | None = None,
) -> list[Capture]:
    """As ``crawl``, in the store of ``settings``."""
    with open_store(settings) as store:
        return crawl(
            store,
            settings,
            sites,
            max_pages=max_pages,
            resume=resume,
            on_outcome=on_outcome,
            options=options,
        )


def crawl(  # noqa: PLR0913 - the use case, as agreed with its callers
    store: Store,
    settings: Settings,
    sites: Sequence[str],
    *,
    max_pages: int | None = None,
    resume: bool = False,
    scorer: PageScorer | None = None,
    on_outcome: Callable[[Capture], None] = lambda _: None,
    options: SurveyOptions | None = None,
) -> list[Capture]:
    """Crawl each of ``sites``, hosts or addresses; every capture, in the order of ``sites``.

    With ``resume``, an unfinished crawl of a site goes on, and its earlier captures are
    among those returned. ``on_outcome`` is called in this thread, once per new capture.
    Raises ``UnusableInputError`` for what is not an address, before anything is asked;
    ``RefusedError`` without a workspace, unless all is loopback or refused; and, once
    every site was tried, ``SurveyUnfinishedError`` that names those that broke.
    """
    options = options or SurveyOptions()
    if max_pages is not None:
        options = replace(options, limits=replace(options.limits, max_pages=max_pages))
    policy = AddressPolicy(settings.allow_loopback, dict(options.hosts))
    targets = [target(text, policy) for text in sites]
    local = all(t.refusal or policy.is_local(t.url) for t in targets)
    actor = acting(settings, as_user=options.as_user, loopback_only=local)
    survey = _Survey(store, settings, options, policy, actor, scorer or LinkScorer())
    return survey.run(targets, resume=resume, on_outcome=on_outcome)


@dataclass(frozen=True)
class _Survey:
    """One call of ``crawl``."""

    store: Store
    settings: Settings
    options: SurveyOptions
    policy: AddressPolicy
    actor: Actor
    scorer: PageScorer

    def run(
        self,
        targets: Sequence[Target],
        *,
        resume: bool,
        on_outcome: Callable[[Capture], None],
    ) -> list[Capture]:
        kept: dict[SiteId, list[Capture]] = {t.site: [] for t in targets}
        for refused in (t for t in targets if t.refusal):
            capture = self._refused(refused)
            kept[capture.site].append(capture)
            on_outcome(capture)
        failures = []
        for told in self._crawled(self._orders(targets, resume=resume)):
            if isinstance(told, Capture):
                on_outcome(told)
                continue
            kept[told.site] += told.captures
            self._journal(told)
            if told.failure:
                failures.append(f"{told.site} : {told.failure}")
        captures = [capture for site in kept.values() for capture in site]
        if failures:
            raise SurveyUnfinishedError(failures, captures)
        return captures

    def _orders(self, targets: Sequence[Target], *, resume: bool) -> list[Order]:
        """One order a site, whatever the number of its addresses."""
        orders: dict[SiteId, Order] = {}
        for named in targets:
            if named.refusal:
                continue
            held = orders.get(named.site)
            starts = (*(held.entries if held else ()), named.url, root(named.url))
            orders[named.site] = Order(
                site=named.site,
                entries=tuple(dict.fromkeys(starts)),
                fallback=named.fallback or (held.fallback if held else ""),
                resume=resume,
                by=CRAWL,
                agent=user_agent(
                    self.options.contact or os.environ.get("VIGIE_CONTACT", ""),
                    self.actor.controller,
                ),
                limits=self.options.limits,
                policy=self.policy,
                authority=self.options.authority,
                folder=self.settings.home,
            )
        return list(orders.values())

    def _refused(self, named: Target) -> Capture:
        """The record of an address that is never contacted."""
        if named.refusal is None:
            raise ValueError(named)
        capture = Capture(
            id=CaptureId(uuid4().hex),
            site=named.site,
            url=named.url,
            captured_at=datetime.now(UTC),
            by=CRAWL,
            outcome=named.refusal.outcome,
            reason=named.refusal.reason,
        )
        self.store.enter_site(named.site, self.actor.workspace)
        self.store.keep(capture, None)
        return capture

    def _crawled(self, orders: Sequence[Order]) -> Iterator["Capture | _Ended"]:
        """What the children tell, as they tell it, in the thread of the caller."""
        told: queue.SimpleQueue[Capture | _Ended] = queue.SimpleQueue()
        children = []
        for order in orders:
            self.store.enter_site(order.site, self.actor.workspace)
            asked = digest_of(repr((order.entries, order.limits, order.resume)))
            self.store.append(
                JournalKind.CRAWL_STARTED, order.site, asked, self.actor.name
            )
            log = (
                self.settings.home / "logs" / f"crawl-{digest_of(order.site)[:16]}.log"
            )
            children.append(Child(Assignment(self.settings, order, self.scorer), log))
        with ThreadPoolExecutor(max(1, self.options.parallel)) as pool:
            try:
                for child in children:
                    pool.submit(_follow, child, told)
                left = len(children)
                while left:
                    message = told.get()
                    left -= isinstance(message, _Ended)
                    yield message
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
                for child in children:
                    child.end()

    def _journal(self, ended: "_Ended") -> None:
        kept = [(c.url, c.outcome.value, c.blob) for c in ended.captures]
        self.store.append(
            JournalKind.CRAWL_ENDED,
            ended.site,
            digest_of(repr((kept, ended.failure))),
            self.actor.name,
        )


@dataclass(frozen=True)
class _Ended:
    """How the crawl of one site ended."""

    site: SiteId
    captures: tuple[Capture, ...] = ()
    failure: str = ""
    """One French line; the traceback is in the log it names."""


def _follow(child: Child, told: "queue.SimpleQueue[Capture | _Ended]") -> None:
    """Run one child to its end. The per-site boundary: nothing passes it but a record."""
    site = child.assignment.order.site
    ended = _Ended(site)
    try:
        for message in child.messages():
            if message.told is not None:
                told.put(message.told)
            if message.refused:
                ended = replace(ended, failure=message.refused)
            if message.ended is not None:
                ended = replace(ended, captures=message.ended)
        if child.code and not ended.failure:
            ended = replace(ended, failure=f"panne interne, voir {child.log}")
    except Exception as error:  # noqa: BLE001 - the boundary of architecture.md
        ended = replace(ended, failure=f"panne interne ({error!r})")
    told.put(ended)
