"""DOCX and ODT: archives that are let in, once every byte of them was counted."""

import zipfile
import zlib
from io import BytesIO
from typing import Final

from dossier.errors import UnusableInputError

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 200 * 1024 * 1024
"""Of everything the archive announces, decompressed."""
DOCX: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx",
)
ODT: Final = ("application/vnd.oasis.opendocument.text", "odt")
MACROS: Final = ("vbaproject.bin", "vbadata.xml", "script-lc.xml", "script-lb.xml")
BOMB: Final = "bombe de décompression : refusée"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, OSError, KeyError, OverflowError,
)  # fmt: skip
"""What zipfile lets through on a broken or hostile archive."""


def office(body: bytes) -> tuple[str, str]:
    """Media type and ending of a word-processor document.

    Raises ``UnusableInputError`` in one French line for any other archive, for a bomb, and
    for a document with macros or a password.
    """
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return _checked(archive)
    except _BROKEN as error:
        raise UnusableInputError("archive illisible : refusée") from error


def _checked(archive: zipfile.ZipFile) -> tuple[str, str]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
        raise UnusableInputError(BOMB)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableInputError("document protégé par un mot de passe : refusé")
    names = {entry.filename for entry in entries}
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        found = DOCX
    elif "mimetype" in names and _start(archive, "mimetype") == ODT[0].encode():
        found = ODT
    else:
        raise UnusableInputError(
            "archive : refusée, donnez chaque fichier qu’elle contient"
        )
    if any(name.lower().rpartition("/")[2] in MACROS for name in names):
        raise UnusableInputError("document à macros : refusé, donnez-le en PDF")
    _count(archive, entries)
    return found


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(100).strip()


def _count(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Decompress everything, a little at a time.

    zipfile gives no more of an entry than it announces, and its sum is then false.
    """
    for entry in entries:
        with archive.open(entry) as file:
            while file.read(1 << 16):
                pass
