"""The manifest: every file of a package by name, size and SHA-256 (RFC 8785)."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from dossier.model import Sha256

NAME: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
KEY: Final = "key.pem"
SUMS: Final = "SHA256SUMS"
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,99}$")]


class Entry(BaseModel):
    """One file, as it was when sealed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    name: FileName
    sha256: Digest
    size: int


class Manifest(BaseModel):
    """What is signed. It names the key and the root that its stamp must come from."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: Literal["vigie-piece/1"] = "vigie-piece/1"
    exhibit: str
    key: Digest
    """Fingerprint of the key that signs."""
    stamp_root: Digest | None
    """SHA-256 of the DER of the root certificate; none when no authority was there."""
    files: list[Entry]
    """Sorted by name."""

    def written(self) -> bytes:
        """The bytes that are signed: canonical JSON (RFC 8785)."""
        return rfc8785.dumps(self.model_dump())

    @property
    def digests(self) -> dict[str, Entry]:
        """Each file by its name."""
        return {entry.name: entry for entry in self.files}


def entries(files: Mapping[str, bytes]) -> list[Entry]:
    """What a manifest says of ``files``, by name."""
    return [
        Entry(name=name, sha256=digest(body), size=len(body))
        for name, body in sorted(files.items())
    ]


def parsed(body: bytes) -> Manifest:
    """The manifest written in ``body``; raises ``ValueError`` unless it is canonical."""
    try:
        found = Manifest.model_validate_json(body)
        canonical = found.written()
    except (ValidationError, rfc8785.CanonicalizationError) as error:
        raise ValueError("not a manifest") from error
    if canonical != body or len(found.digests) != len(found.files):
        raise ValueError("not canonical")
    return found


def digest(body: bytes) -> Sha256:
    """SHA-256 of ``body``."""
    return Sha256(hashlib.sha256(body).hexdigest())


def sums(listed: Iterable[Entry]) -> bytes:
    """``listed`` as ``sha256sum`` lists and checks it."""
    by_name = sorted(listed, key=lambda entry: entry.name)
    return "".join(f"{entry.sha256}  {entry.name}\n" for entry in by_name).encode()
