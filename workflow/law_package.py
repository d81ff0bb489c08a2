"""Fetches the official codes with npm, into a folder that does not outlive its use."""

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

    Raises ``UnfinishedError`` when it is no archive, is too large or would write elsewhere.
    """
    try:
        with tarfile.open(archive, "r:gz") as package:
            wanted = [member for member in package if _is_wanted(member)]
            size = sum(member.size for member in wanted)
            if size <= LARGEST:
                package.extractall(folder, members=wanted, filter="data")
    except (tarfile.TarError, EOFError, OSError, zlib.error) as error:
        raise UnfinishedError(
            f"l’archive de {PACKAGE} ne se déplie pas : {OTHERWISE}"
        ) from error
    if size > LARGEST:
        raise UnfinishedError(f"l’archive de {PACKAGE} est trop grande : {OTHERWISE}")
    return folder / "package"


def _is_wanted(member: tarfile.TarInfo) -> bool:
    name = member.name
    codes = name.startswith("package/data/LEGITEXT") and name.endswith(".json")
    return member.isfile() and (codes or name == "package/package.json")
