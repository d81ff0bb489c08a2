"""A package: the folder of one exhibit, whole or absent, and never changed once sealed.

``exhibits/<id>`` is sealed. ``exhibits/unsealed-<id>`` lacks a time stamp: it is kept, is
never citable, and is put under its own name once a stamp was had.
"""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dossier.errors import DamagedError
from dossier.exhibits import (
    Exhibit,
    ExhibitId,
    PersonId,
    Reception,
    Seal,
    SealState,
)
from dossier.heads import flush
from dossier.model import Sha256, SiteId
from evidence import facts as facts_of
from evidence import manifest as manifests
from evidence.facts import Facts
from evidence.keys import SealingKey
from evidence.manifest import Entry, Manifest
from evidence.stamps import NoStampError, StampAuthority, root_of, stamped

EXHIBITS: Final = "exhibits"
UNSEALED: Final = "unsealed-"
ASIDE: Final = ".part-"
QUERY, REPLY, ROOT = "stamp.tsq", "stamp.tsr", "stamp-root.pem"
TEXT: Final = "text.txt"
SEALING_FILES: Final = frozenset(
    {manifests.NAME, manifests.SIGNATURE, manifests.KEY, manifests.SUMS}
)
"""What is in a package without being listed in its manifest."""
STAMP_FILES: Final = frozenset({QUERY, REPLY, ROOT})


@dataclass(frozen=True)
class Sealer:
    """What seals the exhibits of one home."""

    home: Path
    key: SealingKey
    authority: StampAuthority | None = None

    def seal(self, facts: Facts, files: Mapping[str, bytes]) -> Exhibit:
        """Write the package of ``facts`` and ``files``: the exhibit, sealed or not.

        Raises ``OSError`` or ``DamagedError`` when the disk or the key fails: then there
        is no package. A stamp that fails is no error: the exhibit is ``UNSEALED``.
        """
        whole = {**files, facts_of.NAME: facts.written()}
        made = self._sealing(facts.id, manifests.entries(whole))
        place = self._place(facts, made.seal)
        _write(place, {**whole, **made.files})
        return exhibit(facts, place.name, made.seal)

    def complete(self, folder: Path) -> Exhibit:
        """Try again to stamp the unsealed package in ``folder``, which stays as it is.

        A sealed exhibit stands in a new folder. Raises ``DamagedError`` when the package
        is no longer what was kept.
        """
        listed = listing(folder)
        for entry in listed.files:
            held(folder, entry.name)
        facts = Facts.read(held(folder, facts_of.NAME))
        made = self._sealing(facts.id, listed.files)
        if made.seal.state is SealState.UNSEALED:
            body = (folder / manifests.NAME).read_bytes()
            kept = Sha256(listed.key)
            seal = replace(made.seal, manifest=manifests.digest(body), key=kept)
            return exhibit(facts, folder.name, seal)
        place = self._place(facts, made.seal)
        names = [entry.name for entry in listed.files]
        _write(place, made.files, {name: folder / name for name in names})
        return exhibit(facts, place.name, made.seal)

    def _place(self, facts: Facts, seal: Seal) -> Path:
        sealed = seal.state is SealState.SEALED
        return self.home / EXHIBITS / (facts.id if sealed else f"{UNSEALED}{facts.id}")

    def _sealing(self, id_: str, entries: Sequence[Entry]) -> "_Sealing":
        try:
            roots = None if self.authority is None else self.authority.roots()
            root = None if roots is None else root_of(roots)
            reason = "aucune autorité de temps" if roots is None else ""
        except NoStampError as error:
            root, reason = None, str(error)
        key = self.key.fingerprint
        listed = Manifest(exhibit=id_, key=key, stamp_root=root, files=list(entries))
        written = listed.written()
        signature = self.key.sign(written)
        files = {
            manifests.NAME: written,
            manifests.SIGNATURE: signature,
            manifests.KEY: self.key.public,
        }
        stamp = None
        if root and self.authority:
            try:
                had = stamped(self.authority, written + signature)
                stamp = had.stamp
                files |= {QUERY: had.query, REPLY: had.reply, ROOT: had.roots}
            except NoStampError as error:
                reason = str(error)
        files[manifests.SUMS] = manifests.sums([*entries, *manifests.entries(files)])
        state = SealState.SEALED if stamp else SealState.UNSEALED
        seal = Seal(state, reason, manifests.digest(written), key, stamp)
        return _Sealing(files, seal)


@dataclass(frozen=True, slots=True)
class _Sealing:
    """What is added to an exhibit's files to seal them."""

    files: dict[str, bytes]
    seal: Seal


def exhibit(facts: Facts, folder: str, seal: Seal) -> Exhibit:
    """The exhibit that ``facts`` tell of, in ``folder`` of the home's exhibits."""
    piece = facts.piece
    return Exhibit(
        id=ExhibitId(facts.id),
        kind=facts.kind,
        site=SiteId(facts.site),
        title=facts.title,
        url=facts.url,
        at=facts.at,
        by=facts.by,
        folder=f"{EXHIBITS}/{folder}",
        seal=seal,
        outcome=facts.outcome,
        text_sha256=None if facts.text_sha256 is None else Sha256(facts.text_sha256),
        content_sha256=(
            None if facts.content_sha256 is None else Sha256(facts.content_sha256)
        ),
        reception=(
            None
            if piece is None
            else Reception(PersonId(piece.giver), piece.shows, piece.original)
        ),
    )


def listing(folder: Path) -> Manifest:
    """The manifest of the package in ``folder``; raises ``DamagedError``."""
    try:
        return manifests.parsed((folder / manifests.NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise DamagedError(f"{folder.name} : manifeste absent ou illisible") from error


def held(folder: Path, name: str) -> bytes:
    """The bytes of one listed file; raises ``DamagedError`` when missing or altered."""
    entry = listing(folder).digests.get(name)
    try:
        body = (folder / name).read_bytes()
    except OSError as error:
        raise DamagedError(f"{folder.name} : fichier {name} manquant") from error
    if entry is None or manifests.digest(body) != entry.sha256:
        raise DamagedError(f"{folder.name} : fichier {name} altéré")
    return body


def discard(folder: Path) -> None:
    """Remove a package that was never sealed, or what a kill left of one."""
    if not folder.name.startswith((UNSEALED, ASIDE)):
        raise ValueError(f"{folder}: a sealed package stays")
    if folder.exists():
        folder.chmod(0o700)
        shutil.rmtree(folder)


def sweep(home: Path) -> None:
    """Remove what killed processes left unfinished."""
    for folder in (home / EXHIBITS).glob(f"{ASIDE}*"):
        pid = folder.name.rpartition("-")[2]
        if pid.isdigit() and not _alive(int(pid)):
            discard(folder)


def _write(
    place: Path, files: Mapping[str, bytes], linked: Mapping[str, Path] | None = None
) -> None:
    """Write a package aside, on the disk, then give it its name."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f"{ASIDE}{place.name}-{os.getpid()}")
    discard(aside)
    aside.mkdir(mode=0o700)
    try:
        for name, path in (linked or {}).items():
            os.link(path, aside / name)
        for name, body in files.items():
            handle = os.open(aside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
        flush(aside)
        aside.chmod(0o555)
        aside.rename(place)
    except BaseException:
        discard(aside)
        raise
    flush(place.parent)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
