"""Content-addressed bytes: one file per digest, written once."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dossier.errors import DamagedError
from dossier.heads import flush_folder
from dossier.model import Sha256

DIGEST = re.compile(r"[0-9a-f]{64}")
CHUNK = 1 << 20


class BlobFolder:
    """Bytes under ``folder/ab/cd/abcd…``, read-only once written.

    A blob is complete or absent whatever kills the process: it is written aside,
    flushed to the disk, then renamed. Bytes whose row was never kept stay as orphans,
    which are harmless.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, body: bytes) -> Sha256:
        """Store ``body`` once; raises ``DamagedError`` when the file there differs from it."""
        digest = Sha256(hashlib.sha256(body).hexdigest())
        path = self.path(digest)
        if path.exists():
            if path.read_bytes() != body:
                raise DamagedError(
                    f"empreinte {digest} : le fichier rangé a été altéré"
                )
            return digest
        self._make_folder(path.parent)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fchmod(file.fileno(), 0o444)
                os.fsync(file.fileno())
            Path(aside).replace(path)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        flush_folder(path.parent)
        return digest

    def get(self, digest: Sha256) -> bytes:
        """The bytes; raises ``DamagedError`` when missing or altered."""
        try:
            body = self.path(digest).read_bytes()
        except FileNotFoundError as error:
            raise DamagedError(f"empreinte {digest} : fichier manquant") from error
        if hashlib.sha256(body).hexdigest() != digest:
            raise DamagedError(f"empreinte {digest} : le fichier rangé a été altéré")
        return body

    def path(self, digest: Sha256) -> Path:
        """Where the bytes of ``digest`` are, or would be."""
        if not DIGEST.fullmatch(digest):
            raise ValueError(f"not a SHA-256 digest: {digest!r}")
        return self.folder / digest[:2] / digest[2:4] / digest

    def has(self, digest: Sha256) -> bool:
        """Whether a file stands there, sound or not."""
        return self.path(digest).is_file()

    def altered(self) -> Iterator[Path]:
        """Every file whose name is not the digest of its bytes; reads them all, piecemeal."""
        for path in self.files():
            if _digest(path) != path.name:
                yield path

    def files(self) -> Iterator[Path]:
        """Every file kept, in the order of names; what a kill left unfinished is not one."""
        for path in sorted(self.folder.glob("??/??")):
            yield from sorted(
                file for file in path.iterdir() if not file.name.startswith(".part-")
            )

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        for parent in (folder.parent, self.folder):
            flush_folder(parent)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
