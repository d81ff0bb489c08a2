"""Content-addressed bytes: one file per digest, written once."""

import ctypes
import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.errors import DamagedError
from dossier.heads import flush
from dossier.model import Sha256

DIGEST = re.compile(r"[0-9a-f]{64}")
UNFINISHED = ".part-"


class BlobFolder:
    """Bytes under ``folder/ab/abcd…``, read-only once written.

    A blob is complete or absent whatever kills the process: it is written aside,
    flushed to the disk, then renamed. Bytes whose row was never kept stay as orphans,
    which are harmless.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._aside: dict[Sha256, Path] | None = None
        """Where the blobs of the current ``together`` are until it ends."""
        self._new_folders = False

    def put(self, body: bytes) -> Sha256:
        """Store ``body`` once; raises ``DamagedError`` when the file there differs from it."""
        digest = Sha256(hashlib.sha256(body).hexdigest())
        if self.has(digest):
            if self._where(digest).read_bytes() != body:
                raise DamagedError(
                    f"empreinte {digest} : le fichier rangé a été altéré"
                )
            return digest
        with self.together():
            self._write(digest, body)
        return digest

    @contextmanager
    def together(self) -> Iterator[None]:
        """Flush what is put inside to the disk at the end, in one go; joins an outer one.

        If it ends in an error, nothing put inside is stored.
        """
        if self._aside is not None:
            yield
            return
        self._aside = {}
        try:
            yield
            self._settle(self._aside)
        finally:
            for path in self._aside.values():
                path.unlink(missing_ok=True)
            self._aside = None

    def get(self, digest: Sha256) -> bytes:
        """The bytes; raises ``DamagedError`` when missing or altered."""
        try:
            body = self._where(digest).read_bytes()
        except FileNotFoundError as error:
            raise DamagedError(f"empreinte {digest} : fichier manquant") from error
        if hashlib.sha256(body).hexdigest() != digest:
            raise DamagedError(f"empreinte {digest} : le fichier rangé a été altéré")
        return body

    def path(self, digest: Sha256) -> Path:
        """Where the bytes of ``digest`` are, or would be."""
        if not DIGEST.fullmatch(digest):
            raise ValueError(f"not a SHA-256 digest: {digest!r}")
        return self.folder / digest[:2] / digest

    def has(self, digest: Sha256) -> bool:
        """Whether a file stands there, sound or not."""
        return self._where(digest).is_file()

    def altered(self) -> Iterator[Path]:
        """Every file whose name is not the digest of its bytes; reads them all, piecemeal."""
        for path in self.files():
            if not path.is_file() or _digest(path) != path.name:
                yield path

    def files(self) -> Iterator[Path]:
        """Every file kept, in the order of names; what a kill left unfinished is not one."""
        for folder in sorted(self.folder.glob("??")):
            yield from sorted(
                file
                for file in (folder.iterdir() if folder.is_dir() else (folder,))
                if not file.name.startswith(UNFINISHED)
            )

    def _where(self, digest: Sha256) -> Path:
        return (self._aside or {}).get(digest) or self.path(digest)

    def _write(self, digest: Sha256, body: bytes) -> None:
        folder = self.path(digest).parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            self._new_folders = True
        handle, aside = tempfile.mkstemp(dir=folder, prefix=UNFINISHED)
        if self._aside is not None:
            self._aside[digest] = Path(aside)
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            os.fchmod(file.fileno(), 0o444)

    def _settle(self, blobs: dict[Sha256, Path]) -> None:
        _flush(self.folder, list(blobs.values()))
        for digest, aside in blobs.items():
            aside.rename(self.path(digest))
        folders = {self.path(digest).parent for digest in blobs}
        if self._new_folders:
            folders.add(self.folder)
            self._new_folders = False
        _flush(self.folder, list(folders))


FEW = 8
"""Up to this many paths are flushed one by one, more by the whole file system."""


def _flush(folder: Path, paths: list[Path]) -> None:
    """Put files or folders on the disk."""
    if len(paths) > FEW and sys.platform.startswith("linux"):
        handle = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
                raise OSError(ctypes.get_errno(), "syncfs", str(folder))
        finally:
            os.close(handle)
        return
    for path in paths:
        flush(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
