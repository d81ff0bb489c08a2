"""Whether a package is still what was sealed: every file, the signature, the stamp.

Reads only what is in the folder, and asks nobody. What it cannot tell alone — that key and
root are the ones expected — is compared with ``expected``, when there is something to
compare with.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dossier.errors import DamagedError
from dossier.exhibits import Exhibit, Seal, SealState, StampKind
from dossier.model import Sha256
from evidence import facts as facts_of
from evidence import manifest as manifests
from evidence.facts import Facts
from evidence.keys import fingerprint, public_key, signed
from evidence.manifest import Manifest
from evidence.package import (
    QUERY,
    REPLY,
    ROOT,
    SEALING_FILES,
    STAMP_FILES,
    TEXT,
    exhibit,
)
from evidence.stamps import NoStampError, verified

FILES: Final = "fichiers"
MANIFEST: Final = "manifeste"
SIGNATURE: Final = "signature"
STAMP: Final = "marque de temps"
_SUM: Final = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._-]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    name: str
    detail: str
    """One French line."""
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Examination:
    """What a package turned out to be."""

    lines: tuple[Line, ...]
    exhibit: Exhibit | None
    """As its files tell; ``None`` when they tell nothing that can be read."""

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return all(line.holds for line in self.lines)


def is_package(folder: Path) -> bool:
    """Whether ``folder`` looks like a package, even a damaged one."""
    names = (manifests.NAME, manifests.SIGNATURE, facts_of.NAME)
    return folder.is_dir() and any((folder / name).is_file() for name in names)


def verify_package(folder: Path, fingerprint: str = "") -> Iterator[Line]:
    """Every line of ``examine``, faults or not."""
    yield from examine(folder, fingerprint).lines


def examine(folder: Path, expected: str = "", *, stamped: bool = True) -> Examination:
    """Look at everything in ``folder``; never raises for what it finds there.

    ``expected`` is the fingerprint of the signing key, got by other means. With
    ``stamped`` the lack of a time stamp is a fault, as it is for whoever is handed the
    package; a house that knows its package to be unsealed says otherwise.
    """
    kept = _Kept(folder)
    lines = [*kept.faults]
    listed: Manifest | None = None
    try:
        listed = manifests.parsed(kept.body(manifests.NAME))
        lines.append(Line(MANIFEST, f"{len(listed.files)} fichier(s), forme canonique"))
    except ValueError:
        lines.append(Line(MANIFEST, "manifest.json absent ou illisible", holds=False))
    faults = list(_files(kept, listed)) + list(_sums(kept))
    lines += faults or [Line(FILES, f"{len(kept.digests)} fichier(s) conformes")]
    facts, told = _facts(kept, listed)
    lines += told
    key, told = _signature(kept, listed, expected)
    lines += told
    seal, told = _stamp(kept, listed, key, stamped=stamped)
    lines += told
    found = exhibit(facts, folder.name, seal) if facts else None
    return Examination(tuple(lines), found)


class _Kept:
    """The files of a folder and their digests; nothing is followed out of it."""

    def __init__(self, folder: Path) -> None:
        self.digests: dict[str, str] = {}
        self.faults: list[Line] = []
        self._folder = folder
        for path in sorted(folder.iterdir()):
            if path.is_symlink() or not path.is_file():
                said = f"{path.name} : ni fichier ni rien qui ait été scellé"
                self.faults.append(Line(FILES, said, holds=False))
                continue
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            self.digests[path.name] = found

    def body(self, name: str) -> bytes:
        """The bytes of a file; none when there is no such file."""
        return (self._folder / name).read_bytes() if name in self.digests else b""


def _files(kept: _Kept, listed: Manifest | None) -> Iterator[Line]:
    """Missing, altered, renamed and added files."""
    expected = {e.name: e.sha256 for e in listed.files} if listed else {}
    found = kept.digests
    own = SEALING_FILES | STAMP_FILES
    extra = {n: d for n, d in found.items() if n not in expected and n not in own}
    if listed is None:
        extra = {}  # nothing says what should be there
    for name, sha256 in expected.items():
        if name in found:
            if found[name] != sha256:
                yield _fault(f"{name} : contenu changé")
            continue
        renamed = next((n for n, d in extra.items() if d == sha256), None)
        if renamed is None:
            yield _fault(f"{name} : manquant")
        else:
            del extra[renamed]
            yield _fault(f"{name} : renommé en {renamed}")
    for name in extra:
        yield _fault(f"{name} : ajouté, le manifeste ne le nomme pas")
    for name in sorted(SEALING_FILES - found.keys()):
        yield _fault(f"{name} : manquant")


def _sums(kept: _Kept) -> Iterator[Line]:
    """Whether SHA256SUMS says of each file what is there."""
    if manifests.SUMS not in kept.digests:
        return
    said: dict[str, str] = {}
    for line in kept.body(manifests.SUMS).decode("ascii", "replace").splitlines():
        match = _SUM.fullmatch(line)
        if match is None:
            yield _fault(f"{manifests.SUMS} : ligne illisible")
            return
        said[match[2]] = match[1]
    found = {n: d for n, d in kept.digests.items() if n != manifests.SUMS}
    if said != found:
        names = sorted(n for n in said.keys() | found if said.get(n) != found.get(n))
        yield _fault(f"{manifests.SUMS} : ne correspond pas à {', '.join(names)}")


def _facts(kept: _Kept, listed: Manifest | None) -> tuple[Facts | None, list[Line]]:
    try:
        facts = Facts.read(kept.body(facts_of.NAME))
    except DamagedError as error:
        return None, [Line("faits", str(error), holds=False)]
    wrong = []
    if listed and listed.exhibit != facts.id:
        wrong.append("la pièce des faits n’est pas celle du manifeste")
    if facts.content and kept.digests.get(facts.content) != facts.content_sha256:
        wrong.append(f"{facts.content} n’a pas l’empreinte que disent les faits")
    if facts.text_sha256 and kept.digests.get(TEXT) != facts.text_sha256:
        wrong.append(f"{TEXT} n’a pas l’empreinte que disent les faits")
    return facts, [Line("faits", words, holds=False) for words in wrong]


def _signature(
    kept: _Kept, listed: Manifest | None, expected: str
) -> tuple[Sha256 | None, list[Line]]:
    try:
        key = public_key(kept.body(manifests.KEY))
    except ValueError:
        return None, [Line(SIGNATURE, "key.pem absent ou illisible", holds=False)]
    print_ = fingerprint(key)
    wrong = []
    body = kept.body(manifests.NAME)
    if not signed(key, kept.body(manifests.SIGNATURE), body):
        wrong.append("la signature n’est pas celle du manifeste par key.pem")
    if listed and listed.key != print_:
        wrong.append("key.pem n’est pas la clé que nomme le manifeste")
    if expected and expected != print_:
        wrong.append(f"clé {print_}, autre que celle attendue : paquet refait")
    if wrong:
        return print_, [Line(SIGNATURE, words, holds=False) for words in wrong]
    origin = "" if expected else " (intégrité oui, origine non vérifiée)"
    return print_, [Line(SIGNATURE, f"clé {print_}{origin}")]


def _stamp(
    kept: _Kept, listed: Manifest | None, key: Sha256 | None, *, stamped: bool
) -> tuple[Seal, list[Line]]:
    body = kept.body(manifests.NAME)
    whole = Sha256(kept.digests.get(manifests.NAME, ""))
    unsealed = Seal(SealState.UNSEALED, "non scellé", whole or None, key)
    missing = sorted(STAMP_FILES - kept.digests.keys())
    if missing == sorted(STAMP_FILES):
        said = "non scellé : aucune marque de temps, jamais citable"
        return unsealed, [Line(STAMP, said, holds=not stamped)]
    if missing:
        return unsealed, [Line(STAMP, f"{n} : manquant", holds=False) for n in missing]
    data = body + kept.body(manifests.SIGNATURE)
    try:
        stamp = verified(data, kept.body(QUERY), kept.body(REPLY), kept.body(ROOT))
    except NoStampError as error:
        return unsealed, [Line(STAMP, str(error), holds=False)]
    if listed is None or listed.stamp_root != stamp.root:
        said = f"racine {stamp.root}, autre que celle que nomme le manifeste"
        return unsealed, [Line(STAMP, said, holds=False)]
    worth = " (non probant)" if stamp.kind is StampKind.LOCAL else " (non qualifié)"
    said = f"{stamp.at:%Y-%m-%d %H:%M:%S} UTC{worth}, {stamp.authority}, racine {stamp.root}"
    if whole and key:
        return Seal(SealState.SEALED, "", whole, key, stamp), [Line(STAMP, said)]
    return unsealed, [Line(STAMP, said)]


def _fault(words: str) -> Line:
    return Line(FILES, words, holds=False)
