"""What a run remembers of its captures, rebuilt from the store after a kill."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.links import page_links
from crawler.outcomes import is_html
from crawler.pages import CrawlStore, Order
from crawler.selection import Selection
from crawler.visit import Visit, known_end
from dossier.model import Capture, CaptureId, CaptureOutcome, Sha256
from dossier.ports import FrontierEntry, RunId

WALLS = {CaptureOutcome.BLOCKED, CaptureOutcome.CAPTCHA}
NO_RUN = RunId("")
UNASKED = {
    CaptureOutcome.REFUSED_PRIVATE,
    CaptureOutcome.REFUSED_ROBOTS,
    CaptureOutcome.REFUSED_SCHEME,
    CaptureOutcome.REFUSED_CREDENTIALS,
    CaptureOutcome.OVER_BUDGET,
}
"""Nothing was asked of the site, unless a status says that it answered on the way."""


def capture_id(run: RunId, url: str) -> CaptureId:
    """The id of the capture of ``url`` in ``run``: asked twice, kept once."""
    words = f"{run}\n{url}".encode("utf-8", "surrogatepass")
    return CaptureId(hashlib.sha256(words).hexdigest()[:32])


def unvisited(run: RunId, order: Order, url: str, reason: str) -> Capture:
    """The record that ``url``, and others like it, were left.

    It does not bear the id of a visit: a longer crawl may still ask for ``url``.
    """
    return Capture(
        id=capture_id(run, f"{url}\n{reason}"),
        site=order.site,
        url=url,
        captured_at=datetime.now(UTC),
        by=order.by,
        outcome=CaptureOutcome.OVER_BUDGET,
        reason=reason,
    )


@dataclass
class RunState:
    """A fold over the captures of a run, in their order."""

    selection: Selection
    run: RunId = NO_RUN
    asked: int = 0
    """Pages asked of the site: what the budget counts."""
    walls: int = 0
    """Refusals in a row up to now."""
    stored: set[str] = field(default_factory=set)
    _first_url: dict[str, str] = field(default_factory=dict)
    """Digest of a stored body → the address it was stored under."""

    def replay(self, run: RunId, store: CrawlStore) -> int:
        """Learn again every capture of ``run``; how many there were."""
        self.run = run
        count = 0
        for capture in store.outcomes(self.selection.site):
            if capture.id == capture_id(run, capture.url):
                body = store.body(capture.id) if capture.blob else None
                self.learn(capture, body)
                count += 1
        return count

    def own(self, capture: Capture) -> bool:
        """Whether ``capture`` belongs to this run."""
        left = f"{capture.url}\n{capture.reason}"
        return capture.id in {
            capture_id(self.run, capture.url),
            capture_id(self.run, left),
        }

    def judged(self, visit: Visit, order: Order) -> Capture:
        """The capture of a visit, told apart from what this run already holds."""
        outcome, reason, url, digest = visit.outcome, visit.reason, visit.url, None
        if outcome is CaptureOutcome.STORED and visit.answer:
            digest = hashlib.sha256(visit.answer.body).hexdigest()
            first = self._first_url.get(digest)
            if url in self.stored:
                # Followed to its end before that end was stored by another visit.
                visit = known_end(visit.entry, url)
                outcome, reason, url = visit.outcome, visit.reason, visit.url
                digest = None
            elif first is not None:
                outcome, digest = CaptureOutcome.DUPLICATE, None
                reason = f"même contenu que {first}, déjà gardée"
        return Capture(
            id=capture_id(self.run, url),
            site=order.site,
            url=url,
            captured_at=visit.at,
            by=order.by,
            outcome=outcome,
            reason=reason,
            status=visit.status,
            content_type=visit.answer.content_type if visit.answer else "",
            blob=Sha256(digest) if digest else None,
            size=len(visit.answer.body) if visit.answer else 0,
        )

    def learn(
        self, capture: Capture, body: bytes | None
    ) -> tuple[list[FrontierEntry], list[str]]:
        """Count a capture, and choose among its links (see ``Selection.chosen``)."""
        self.selection.close(capture.url)
        self.walls = self.walls + 1 if capture.outcome in WALLS else 0
        if capture.outcome not in UNASKED or capture.status is not None:
            self.asked += 1
        if body is None or capture.blob is None:
            return [], []
        self.stored.add(capture.url)
        self._first_url[capture.blob] = capture.url
        if not is_html(capture.content_type, body):
            return [], []
        links = page_links(body, capture.content_type, capture.url)
        return self.selection.chosen(links, capture.url)
