"""Fetches the official codes with npm, into a folder that does not outlive its use."""

import re
import shutil
import subprocess
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dossier.errors import UnfinishedError

PACKAGE: Final = "@socialgouv/legi-data"
SECONDS: Final = 300
"""More than a slow line needs for the 13 MB of the package."""
LARGEST: Final = 1 << 30
"""Bytes once unpacked: six times the package measured."""
WANTED: Final = re.compile(r"package/(?:package\.json|data/LEGITEXT\d+\.json)")
OTHERWISE: Final = (
    f"dépliez le paquet {PACKAGE} obtenu ailleurs, puis « --dump DOSSIER »"
)


@contextmanager
def fetched() -> Iterator[Path]:
    """The unpacked package, for the time of the block.

    Raises ``UnfinishedError`` when npm is absent, gives nothing, or gives an archive
    that cannot be unpacked safely.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise UnfinishedError(f"npm est absent de cette machine : {OTHERWISE}")
    with TemporaryDirectory(prefix="vigie-law-") as place:
        folder = Path(place)
        yield unpacked(_packed(npm, folder), folder / "unpacked")


def _packed(npm: str, folder: Path) -> Path:
    command = [npm, "pack", PACKAGE, "--ignore-scripts", "--loglevel=error"]
    command += ["--fetch-retries=1", "--fetch-timeout=60000"]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnfinishedError(f"npm ne répond pas : {OTHERWISE}") from error
    archives = sorted(folder.glob("*.tgz"))
    if done.returncode != 0 or len(archives) != 1:
        raise UnfinishedError(
            f"npm ne donne pas {PACKAGE} (hors ligne ?) : {OTHERWISE}"
        )
    return archives[0]


def unpacked(archive: Path, folder: Path) -> Path:
    """The codes and the manifest of ``archive``, and nothing else of it, in ``folder``.

    No member is written but under a name listed here: none can climb out, be a link or
    replace another file. Raises ``UnfinishedError`` when it is no archive, or too large.
    """
    left = LARGEST
    try:
        with tarfile.open(archive, "r:gz") as package:
            for member in package:
                body = package.extractfile(member) if _is_wanted(member) else None
                if body is None:
                    continue
                left -= member.size
                if left < 0:
                    raise UnfinishedError(
                        f"l’archive de {PACKAGE} est trop grande : {OTHERWISE}"
                    )
                target = folder / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as file:
                    shutil.copyfileobj(body, file)
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise UnfinishedError(
            f"l’archive de {PACKAGE} ne se déplie pas : {OTHERWISE}"
        ) from error
    return folder / "package"


def _is_wanted(member: tarfile.TarInfo) -> bool:
    return member.isfile() and WANTED.fullmatch(member.name) is not None
