"""Pages of a WACZ: a ZIP whose ``archive/`` folder holds WARC files."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from dossier.errors import UnusableInputError
from reading.records import BrokenRecord, Response
from reading.warc import warc_responses

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 8 * 1024**3
HIGHEST_RATIO = 200
"""Of unpacked over packed bytes; a WARC in gzip is hardly packed at all."""

_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What zipfile lets through on a broken, locked or lying archive."""


def wacz_responses(file: BinaryIO, name: str) -> Iterator[Response | BrokenRecord]:
    """The pages of every WARC inside. Names in the archive are never used as paths.

    Raises ``UnusableInputError`` for a ZIP without a WARC.
    """
    try:
        archive = zipfile.ZipFile(file)
    except _ZIP_FAULTS as error:
        raise UnusableInputError(f"« {name} » : archive ZIP illisible") from error
    with archive:
        members = [
            member
            for member in archive.infolist()[:MOST_MEMBERS]
            if member.filename.lower().endswith((".warc", ".warc.gz"))
        ]
        if not members:
            raise UnusableInputError(
                f"« {name} » n’est pas un WACZ : aucun WARC dedans"
            )
        for member in members:
            yield from _of(archive, member)


def _of(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[Response | BrokenRecord]:
    packed = max(member.compress_size, 1)
    if member.file_size > min(LARGEST_MEMBER, HIGHEST_RATIO * packed):
        yield BrokenRecord(member.filename, "archive démesurée une fois décompressée")
        return
    with TemporaryFile() as unpacked:
        reason = _unpack(archive, member, unpacked)
        unpacked.seek(0)
        if unpacked.read(1):
            unpacked.seek(0)
            yield from warc_responses(unpacked)
    if reason:
        yield BrokenRecord(member.filename, reason)


def _unpack(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: IO[bytes]
) -> str:
    """Unpack as far as it goes; why it stopped before the end, or nothing."""
    expected, found = member.CRC, 0
    # zipfile would give nothing at all of a member whose sum is wrong.
    member.CRC = None  # type: ignore[assignment]
    try:
        with archive.open(member) as source:
            while piece := source.read(1 << 20):
                found = zlib.crc32(piece, found)
                target.write(piece)
    except _ZIP_FAULTS:
        return "archive endommagée"
    return "" if found == expected else "archive endommagée"
