"""What a draft leaves on disk: a folder that is complete or absent, and its ZIP."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from dossier.errors import UnusableInputError
from dossier.model import Sha256
from rendering.archive import packed

SUMS: Final = "SHA256SUMS"


def sha256(body: bytes) -> Sha256:
    """The digest of a file."""
    return Sha256(hashlib.sha256(body).hexdigest())


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files and their digests, in the form that ``sha256sum -c`` reads."""
    lines = [f"{sha256(body)}  {name}\n" for name, body in sorted(files.items())]
    return {**files, SUMS: "".join(lines).encode()}


def with_archive(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The files, and all of them in one ZIP."""
    return {
        **files,
        f"{name}.zip": packed({f"{name}/{n}": b for n, b in files.items()}),
    }


@contextmanager
def written(files: Mapping[str, bytes], folder: Path) -> Iterator[None]:
    """Write the files aside, then put them at ``folder`` if the body ends well.

    Raises ``UnusableInputError`` when something stands there or nothing can be written.
    """
    if folder.exists():
        raise UnusableInputError(f"«\u00a0{folder}\u00a0» existe déjà")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".vigie-", dir=folder.parent))
    except OSError as error:
        raise UnusableInputError(
            f"dossier «\u00a0{folder.parent}\u00a0»\u00a0: écriture refusée"
        ) from error
    try:
        for name, body in files.items():
            Path(aside, name).write_bytes(body)
        aside.chmod(0o755)
        yield
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
