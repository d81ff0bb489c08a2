"""What robots.txt allows (RFC 9309), and the file kept as evidence of it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from protego import Protego
from pydantic import BaseModel, ValidationError

from web.identity import PRODUCT

PARSED = 500 * 1024
"""Bytes read of a robots.txt; what follows is ignored, as the RFC allows."""

FRESH = timedelta(hours=24)


@dataclass(frozen=True)
class Robots:
    """The leave given by one origin at one moment."""

    status: int
    """HTTP status of the answer; 0 when there was none."""
    body: bytes = b""
    at: datetime | None = None

    @property
    def unreachable(self) -> bool:
        """Server error or no answer: everything is forbidden until it answers again."""
        return self.status == 0 or self.status >= 500  # noqa: PLR2004

    @cached_property
    def _rules(self) -> Protego:
        body = self.body if 200 <= self.status < 300 else b""  # noqa: PLR2004
        return Protego.parse(body[:PARSED].decode("utf-8-sig", "replace"))

    def allows(self, url: str) -> bool:
        """Whether the house may fetch ``url``; a 4xx answer allows all."""
        return not self.unreachable and self._rules.can_fetch(url, PRODUCT)

    @property
    def delay(self) -> float:
        """Seconds asked between two requests; 0 when nothing is asked."""
        asked = self._rules.crawl_delay(PRODUCT) or 0.0
        rate = self._rules.request_rate(PRODUCT)
        return max(asked, rate.seconds / rate.requests if rate else 0.0, 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of the sitemaps it declares, in order."""
        return tuple(self._rules.sitemaps)


class _Entry(BaseModel):
    origin: str
    status: int
    at: datetime
    sha256: str


@dataclass(frozen=True)
class RobotsArchive:
    """Every robots.txt answer received, and a 24-hour cache made of the same files."""

    folder: Path

    def keep(self, origin: str, robots: Robots) -> None:
        """Keep the bytes under their digest, and a dated line that points to them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(robots.body).hexdigest()
        blob = self.folder / f"{digest}.txt"
        if not blob.exists():
            blob.write_bytes(robots.body)
        entry = {
            "origin": origin,
            "status": robots.status,
            "at": (robots.at or datetime.now(UTC)).isoformat(),
            "sha256": digest,
        }
        with self._log(origin).open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")

    def recent(self, origin: str, now: datetime) -> Robots | None:
        """The last answer when it is younger than a day and was an answer; else ``None``."""
        try:
            lines = self._log(origin).read_text(encoding="utf-8").splitlines()
            entry = _Entry.model_validate_json(lines[-1])
            body = (self.folder / f"{entry.sha256}.txt").read_bytes()
        except (OSError, IndexError, ValidationError):
            return None
        robots = Robots(entry.status, body, entry.at)
        stale = not timedelta(0) <= now - entry.at < FRESH
        altered = hashlib.sha256(body).hexdigest() != entry.sha256
        return None if stale or altered or robots.unreachable else robots

    def _log(self, origin: str) -> Path:
        return self.folder / f"{hashlib.sha256(origin.encode()).hexdigest()[:24]}.jsonl"
