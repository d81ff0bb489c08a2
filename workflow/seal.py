"""The use case « sceller »: pages are captured by a browser and become exhibits.

A page is sealed whatever became of it: that it no longer answers is a fact too. What may
not be asked for at all is recorded as the outcome of a fetch, never captured.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from dossier.case import Case, CaseId
from dossier.errors import UnusableInputError
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind, Seal, SealState
from dossier.model import Capture, CaptureId, CaptureOutcome
from dossier.settings import Settings
from dossier.store import Store, open_store
from evidence.capture import Request, new_id, seal_page
from evidence.stamps import StampAuthority
from web.addresses import AddressPolicy, Refusal
from web.browser_model import PageView
from web.identity import user_agent
from workflow.custody import Custody
from workflow.exhibit_files import copied, folder
from workflow.leave import (
    UNREACHABLE,
    Doorkeeper,
    LazySession,
    Session,
    Sessions,
)
from workflow.seal_targets import Address, addresses
from workflow.sealing import sealer
from workflow.workspace import WRITERS, Actor, acting, acting_on

LONGEST_REASON: Final = 500
BY_SEAL: Final = "seal"
UNANSWERED: Final = {CaptureOutcome.CONNECTION_FAILED, CaptureOutcome.TLS_FAILURE}
"""What makes an address worth trying in plain HTTP, when nobody asked for HTTPS."""


@dataclass(frozen=True)
class SealOptions:
    """How to seal, apart from what."""

    as_user: str | None = None
    hosts: Mapping[str, str] = field(default_factory=dict)
    """Names of the demonstration → ``127.0.0.1:port``; only when loopback is allowed."""
    authority: Path | None = None
    """Certificate authority (PEM) of those names, trusted for no other."""
    stamper: StampAuthority | None = None
    """Who stamps; that of the settings when ``None``."""
    contact: str = ""
    """Page or e-mail address where a site may write; ``VIGIE_CONTACT`` by default."""
    sessions: Sessions | None = None
    """Starts the browser; Chromium when ``None``."""


def seal(  # noqa: PLR0913 - the use case, as agreed with its callers
    settings: Settings,
    targets: Sequence[str],
    *,
    case: CaseId | None = None,
    reason: str = "",
    on_page: Callable[[Exhibit], None] = lambda _: None,
    options: SealOptions | None = None,
) -> list[Exhibit]:
    """Seal sites or addresses; every exhibit made, in the order asked, then those completed.

    Exhibits that an earlier run left without a stamp are tried again first, and are returned
    when they are sealed at last. Sealed exhibits join ``case``, or the case of their site,
    whose decisions are anchored again. An address refused before any capture gives an
    exhibit without folder, which is kept nowhere but as the outcome of a fetch.

    Raises ``UnusableInputError`` for what is no address, ``RefusedError`` without a
    workspace, ``UnfinishedError`` when there is no browser here.
    """
    options = options or SealOptions()
    said = _one_line(reason)
    policy = AddressPolicy(settings.allow_loopback, dict(options.hosts))
    with ExitStack() as stack:
        store = stack.enter_context(open_store(settings))
        asked = addresses(store, targets, policy)
        actor = _actor(settings, store, asked, case, policy, options.as_user)
        sessions = options.sessions or _chromium(policy, actor, options)
        browser = LazySession(sessions, stack)
        run = _Run(
            store=store,
            actor=actor,
            custody=Custody(
                store=store,
                sealer=sealer(settings, options.stamper),
                by=actor.name,
                case=store.case(case).id if case else None,
            ),
            browser=browser,
            doors=Doorkeeper(settings, policy, browser),
            reason=said,
        )
        return run.exhibits(asked, on_page)


def _actor(  # noqa: PLR0913, PLR0917 - all that tells who acts
    settings: Settings,
    store: Store,
    asked: Sequence[Address],
    case: CaseId | None,
    policy: AddressPolicy,
    as_user: str | None,
) -> Actor:
    """Who seals; what joins a case is brought by a named person of its workspace."""
    local = all(a.refusal or policy.is_local(a.url) for a in asked)
    actor = acting(settings, as_user=as_user, loopback_only=local)
    for joined in _joined(store, asked, case):
        actor = acting_on(
            store,
            joined.workspace,
            as_user=as_user,
            roles=WRITERS,
            deed="verser une pièce à un dossier",
        )
    return actor


def _one_line(reason: str) -> str:
    said = " ".join(reason.split())
    if len(said) > LONGEST_REASON or not said.isprintable():
        raise UnusableInputError(f"motif de plus de {LONGEST_REASON} signes")
    return said


def packages(
    settings: Settings, exhibits: Sequence[Exhibit], out: Path | None = None
) -> list[Path | None]:
    """Where the package of each exhibit is, absolute: its copy in ``out`` when given.

    ``None`` for an address that was refused. Raises ``UnusableInputError`` when something
    stands where a copy would go.
    """
    held = [exhibit if exhibit.folder else None for exhibit in exhibits]
    where = folder if out is None else partial(copied, out=out)
    return [where(settings, exhibit) if exhibit else None for exhibit in held]


def _joined(store: Store, asked: Sequence[Address], case: CaseId | None) -> list[Case]:
    """The cases that what is sealed will join."""
    if case:
        return [store.case(case)]
    found = (store.case_of(address.site) for address in asked)
    return [case for case in found if case]


def _chromium(policy: AddressPolicy, actor: Actor, options: SealOptions) -> Sessions:
    from web.browser import BrowserSession  # noqa: PLC0415 - loads Playwright

    contact = options.contact or os.environ.get("VIGIE_CONTACT", "")
    return partial(
        BrowserSession,
        policy,
        authority=options.authority,
        agent=user_agent(contact, actor.controller),
    )


@dataclass(frozen=True)
class _Run:
    """One call of ``seal``."""

    store: Store
    actor: Actor
    custody: Custody
    browser: Session
    doors: Doorkeeper
    reason: str
    proven: set[str] = field(default_factory=set)
    """The robots.txt whose failure was sealed."""

    def exhibits(
        self, asked: Sequence[Address], on_page: Callable[[Exhibit], None]
    ) -> list[Exhibit]:
        made: list[Exhibit] = []
        completed = list(self.custody.mended())
        try:
            for address in asked:
                self.store.enter_site(address.site, self.actor.workspace)
                made.append(self._one(address))
                on_page(made[-1])
            for exhibit in completed:
                on_page(exhibit)
        finally:  # what was sealed counts, even when the rest could not be
            self.custody.anchor([*completed, *made])
        return [*made, *completed]

    def _one(self, address: Address) -> Exhibit:
        refusal = address.refusal or self.doors.refusal(address.url)
        if refusal is None:
            return self._captured(address)
        asked = None if address.refusal else self.doors.asked(address.url)
        failed = asked.page if asked and refusal.reason == UNREACHABLE else None
        if failed and failed.requested not in self.proven:
            # The site's own failure is what there is to prove, once.
            self.proven.add(failed.requested)
            return self._sealed(failed, address)
        return self._refused(address, refusal)

    def _captured(self, address: Address) -> Exhibit:
        page = self._page(address.url)
        if page.outcome in UNANSWERED and address.fallback:
            plain = self._page(address.fallback)
            page = page if plain.outcome in UNANSWERED else plain
        refusal = self._afterwards(page, address)
        return (
            self._refused(address, refusal) if refusal else self._sealed(page, address)
        )

    def _afterwards(self, page: PageView, address: Address) -> Refusal | None:
        """Why what was seen is not kept after all."""
        if page.outcome is CaptureOutcome.BROWSER_FAILED:
            return Refusal(page.outcome, page.reason)  # it says nothing of the site
        if page.outcome is not CaptureOutcome.STORED:
            return None
        if self.doors.asked(address.url).robots.status == 0:
            # Silent a moment ago, it answers now: it gave no leave.
            return Refusal(CaptureOutcome.REFUSED_ROBOTS, UNREACHABLE)
        if page.url == address.url:
            return None
        moved = self.doors.refusal(page.url)
        if moved is None:
            return None
        return Refusal(moved.outcome, f"redirige vers {page.url} : {moved.reason}")

    def _page(self, url: str) -> PageView:
        self.doors.wait(url)
        return self.browser.capture(url)

    def _sealed(self, page: PageView, address: Address) -> Exhibit:
        request = Request(
            site=address.site,
            by=self.actor.name,
            decided=self.reason or address.decided,
            fictional=self.actor.fictional,
            robots=self.doors.asked(address.url).leave(address.url),
        )
        exhibit = seal_page(page, request, self.custody.sealer)
        self.custody.keep(exhibit)
        return exhibit

    def _refused(self, address: Address, refusal: Refusal) -> Exhibit:
        now = datetime.now(UTC)
        capture = Capture(
            id=CaptureId(new_id(now)),
            site=address.site,
            url=address.url,
            captured_at=now,
            by=BY_SEAL,
            outcome=refusal.outcome,
            reason=refusal.reason,
        )
        self.store.keep(capture, None)
        return Exhibit(
            id=ExhibitId(capture.id),
            kind=ExhibitKind.CAPTURE,
            site=address.site,
            title="Adresse non demandée",
            url=address.url,
            at=now,
            by=self.actor.name,
            folder="",
            seal=Seal(SealState.UNSEALED, refusal.reason),
            outcome=refusal.outcome,
        )
