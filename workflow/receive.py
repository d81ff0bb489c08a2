"""The use case « recevoir »: files that somebody gave become sealed pieces.

A file that cannot be one is refused in one line and journaled by digests; it stays where it
is, and the others are registered all the same. Who gave them goes to the table of persons
and nowhere else (privacy.md D18).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from crawler.targets import target
from dossier.case import CaseId
from dossier.errors import UnusableInputError
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind
from dossier.journal import JournalKind, digest_of
from dossier.model import SiteId
from dossier.persons import Person, PersonRole
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import DEMONSTRATION
from evidence.received import LARGEST, NO_SITE, Offer, piece
from evidence.stamps import StampAuthority
from web.addresses import AddressPolicy
from workflow.custody import Custody
from workflow.sealing import sealer
from workflow.workspace import WRITERS, Actor, acting, acting_on

GROUND: Final = "a remis une pièce à l’appui d’un dossier"
YEARS: Final = 6
"""How long the name of a giver may be kept: the limitation of the offence."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is no piece, and why: one French line."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    """What became of each file, in their order."""

    exhibits: tuple[tuple[Path, Exhibit], ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Gift:
    """What the person who registers says of files that somebody gave."""

    giver: str = field(repr=False)
    """Who gave them: kept in the table of persons only."""
    shows: str
    """What they are offered to show, one French sentence."""
    kind: ExhibitKind | None = None
    """Told by each file's sort when nobody says."""
    original: bool = False
    site: str = ""
    """The site they concern, if any: a name or an address."""


@dataclass(frozen=True)
class ReceiveOptions:
    """How to receive, apart from what."""

    as_user: str | None = None
    stamper: StampAuthority | None = None
    """Who stamps; that of the settings when ``None``."""


def receive(  # noqa: PLR0913 - the use case, as agreed with its callers
    settings: Settings,
    files: Sequence[Path],
    gift: Gift,
    *,
    case: CaseId | None = None,
    on_file: Callable[[Exhibit | Refused], None] = lambda _: None,
    options: ReceiveOptions | None = None,
) -> Received:
    """Register each of ``files``, given as ``gift`` says; one that cannot be is refused alone.

    Sealed pieces join ``case``, or the case of the gift's site. Raises
    ``UnusableInputError``, before any file is read, when what they show names the giver or
    holds a number of a person; ``RefusedError`` without a workspace.
    """
    options = options or ReceiveOptions()
    site = _site(gift.site, AddressPolicy(settings.allow_loopback))
    offer = Offer(gift.giver, gift.shows, "", gift.kind, gift.original, site)
    offer.check()
    with open_store(settings) as store:
        actor = _actor(settings, store, site, case, options.as_user)
        offer = replace(offer, by=actor.name, fictional=actor.fictional)
        if site:
            store.enter_site(site, actor.workspace)
        seals = sealer(settings, options.stamper)
        custody = Custody(store, seals, actor.name, case)
        exhibits: list[tuple[Path, Exhibit]] = []
        refused: list[Refused] = []
        completed = list(custody.mended())
        try:
            for path in files:
                told = _one(custody, path, offer)
                if isinstance(told, Refused):
                    refused.append(told)
                else:
                    exhibits.append((path, told))
                on_file(told)
        finally:  # what was registered counts, even when the rest could not be
            custody.anchor([*completed, *(exhibit for _, exhibit in exhibits)])
    return Received(tuple(exhibits), tuple(refused))


def _one(custody: Custody, path: Path, offer: Offer) -> Exhibit | Refused:
    try:
        found = piece(path, offer)
    except UnusableInputError as error:
        _journal_refusal(custody, path, str(error))
        return Refused(path, str(error))
    except OSError as error:
        _journal_refusal(custody, path, str(error.strerror))
        return Refused(path, "fichier illisible ou introuvable")
    today = datetime.now(UTC).date()
    giver = Person(
        name=offer.giver,
        role=PersonRole.GIVER,
        exhibit=ExhibitId(found.facts.id),
        ground=GROUND,
        expires_on=_years_after(today, YEARS),
    )
    exhibit = found.given_by(
        custody.store.add_person(giver, by=custody.by), custody.sealer
    )
    custody.keep(exhibit)
    return exhibit


def _journal_refusal(custody: Custody, path: Path, reason: str) -> None:
    """Leave a line that says which file, by its digest, without its name."""
    custody.store.append(
        JournalKind.PIECE_REFUSED,
        f"refused:{_digest(path)}",
        digest_of(reason),
        custody.by,
    )


def _digest(path: Path) -> str:
    """SHA-256 of what is read of a file at most: a huge or endless one is not read whole."""
    try:
        if not path.is_file():
            return hashlib.sha256(b"").hexdigest()
        with path.open("rb") as file:
            return hashlib.sha256(file.read(LARGEST)).hexdigest()
    except OSError:
        return hashlib.sha256(b"").hexdigest()


def _actor(
    settings: Settings,
    store: Store,
    site: SiteId,
    case: CaseId | None,
    as_user: str | None,
) -> Actor:
    """Who registers: a person of the workspace that the pieces will belong to."""
    joined = store.case(case) if case else store.case_of(site) if site else None
    if joined:
        return acting_on(
            store,
            joined.workspace,
            as_user=as_user,
            roles=WRITERS,
            deed="verser une pièce à un dossier",
        )
    fictional = bool(site) and site in store.sites()
    fictional = fictional and store.workspace_of(site) == DEMONSTRATION
    return acting(settings, as_user=as_user, files_only=True, loopback_only=fictional)


def _site(text: str, policy: AddressPolicy) -> SiteId:
    return target(text, policy).site if text.strip() else NO_SITE


def _years_after(day: date, years: int) -> date:
    """The same day, ``years`` later; the last of February for the 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
