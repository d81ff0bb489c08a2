"""ZIP files whose bytes depend on what they hold, and on nothing else."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first date a ZIP can hold: the files inside say when they were made."""

UNPACKED: Final = ("mimetype",)
"""What OpenDocument wants first and uncompressed."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP, in the order given: the same files give the same bytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            stored = name in UNPACKED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, body)
    return buffer.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a ZIP made here or by a program we run, in its order."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
