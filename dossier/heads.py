"""The anchor of the journal: what someone who can edit the database still lacks.

Each line of the journal is signed with an Ed25519 key made at first use under
``keys/`` of the home, readable by its owner only; each signature is also added, once the line
is kept, to ``journal-<identity>.heads`` beside the database. So whoever can write to the
database, but neither reads the key nor writes to the home, can neither change, add nor
rebuild a line (the signature would be missing), nor drop the last ones (the heads file
knows them).

It does not prove more. Someone who reads the key can sign another history; someone who can
also cut the heads file back can drop what it no longer names. Against them stand the heads
that left the house: printed in exports or stamped, they must still be found in the chain.
"""

import base64
import fcntl
import hashlib
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from dossier.errors import DamagedError

NOTHING_BEFORE: Final = "0" * 64
"""What stands for the hash of the line before the first."""
NUMBER: Final = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Head:
    """The journal as it ended at one moment."""

    number: int
    hash: str
    signature: str


class SigningKey:
    """The key of the journal in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.pem"

    def make(self) -> None:
        """Make the key unless there is one: whole or absent, whatever kills the process."""
        if self.path.exists():
            return
        pem = Ed25519PrivateKey.generate().private_bytes(
            Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        )
        write_once(self.path, pem)

    def sign(self, identity: str, number: int, line_hash: str) -> str:
        """The signature of one line of the journal of ``identity``."""
        signature = self._private.sign(_message(identity, number, line_hash))
        return base64.b64encode(signature).decode()

    def signed(self, identity: str, head: Head) -> bool:
        """Whether ``head`` bears this key's signature for this journal."""
        try:
            signature = base64.b64decode(head.signature, validate=True)
            message = _message(identity, head.number, head.hash)
            self._public.verify(signature, message)
        except (InvalidSignature, ValueError):  # base64 raises the second
            return False
        return True

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public key: what a printed document cites."""
        raw = self._public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return hashlib.sha256(raw).hexdigest()

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        try:
            key = load_pem_private_key(self.path.read_bytes(), password=None)
        except FileNotFoundError as error:
            raise DamagedError(f"clé du journal absente : {self.path}") from error
        except ValueError as error:
            raise DamagedError(f"clé du journal illisible : {self.path}") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise DamagedError(f"clé du journal d’une autre sorte : {self.path}")
        return key

    @cached_property
    def _public(self) -> Ed25519PublicKey:
        return self._private.public_key()


class HeadFile:
    """The heads signed so far, one a line: number, hash, signature."""

    def __init__(self, home: Path, identity: str) -> None:
        self.path = home / f"journal-{identity}.heads"

    def begin(self) -> None:
        """Make the empty file of a journal that has no line yet."""
        os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o644))
        flush(self.path.parent)

    def add(self, head: Head) -> None:
        """Add ``head``, on the disk when this returns.

        A kill may leave half a line at the end: it named nothing yet, and is cut off.
        """
        line = f"{head.number} {head.hash} {head.signature}\n".encode()
        with self.path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(_whole_lines(file.read()))
            file.truncate()
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def read(self) -> list[Head] | None:
        """Every head, ``None`` when the file is missing.

        Raises ``DamagedError`` on a line that is none.
        """
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return None
        lines = content[: _whole_lines(content)].decode("ascii", "replace").splitlines()
        return [self._head(line) for line in lines]

    def _head(self, line: str) -> Head:
        match line.split():
            case [number, line_hash, signature] if NUMBER.fullmatch(number):
                return Head(int(number), line_hash, signature)
            case _:
                raise DamagedError(f"{self.path.name} : ligne illisible")


def write_once(path: Path, content: bytes) -> None:
    """Write ``path``, mode 0600, whole or absent; what another process wrote stands."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass  # made meanwhile by another process
    finally:
        aside.unlink()
    flush(path.parent)


def flush(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _message(identity: str, number: int, line_hash: str) -> bytes:
    return f"vigie journal\n{identity}\n{number}\n{line_hash}".encode()


def _whole_lines(content: bytes) -> int:
    return content.rfind(b"\n") + 1
