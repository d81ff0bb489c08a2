"""Where a workspace lives, read from the environment once, at the edge."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import quote

DATABASE_NAME = "vigie.db"


def sqlite_address(path: Path) -> str:
    """The SQLAlchemy address of the database file at ``path``, whatever signs it bears."""
    return f"sqlite:///{quote(str(path))}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What every use case needs to find the dossier."""

    home: Path
    """Absolute folder of blobs, keys and exports, and of the database by default."""
    database_url: str
    """SQLAlchemy address; a SQLite file inside ``home`` by default."""
    allow_loopback: bool = False
    """Whether loopback addresses may be reached: tests and demonstration only."""

    @classmethod
    def at(
        cls, home: Path, *, database_url: str = "", allow_loopback: bool = False
    ) -> Self:
        """Settings for ``home``, whatever the environment says."""
        place = home.expanduser().absolute()
        url = database_url or sqlite_address(place / DATABASE_NAME)
        return cls(place, url, allow_loopback)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """``VIGIE_HOME``, ``VIGIE_DATABASE_URL`` and ``VIGIE_ALLOW_LOOPBACK``.

        Touches no disk. An empty variable counts as absent; loopback is allowed by ``1`` only.
        """
        return cls.at(
            Path(environ.get("VIGIE_HOME") or "data/var"),
            database_url=environ.get("VIGIE_DATABASE_URL", ""),
            allow_loopback=environ.get("VIGIE_ALLOW_LOOPBACK") == "1",
        )

    def environment(self) -> dict[str, str]:
        """The variables that give a child process these same settings."""
        return {
            "VIGIE_HOME": str(self.home),
            "VIGIE_DATABASE_URL": self.database_url,
            "VIGIE_ALLOW_LOOPBACK": "1" if self.allow_loopback else "0",
        }
