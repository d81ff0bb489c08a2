"""Where the formats of pictures and archives say how big they are, and where they end."""

import struct
from typing import Final

from dossier.errors import UnusableInputError

MARKER: Final = 0xFF
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that give the size of the picture."""


def ends_as_zip(body: bytes) -> bool:
    """Whether an unarchiver would find a ZIP in ``body``, whatever comes before it."""
    tail = body[-(22 + 65535) :]
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) < at + 22:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return at + 22 + comment <= len(tail)


def end_of_png(body: bytes) -> int:
    """Where a PNG ends; anything may follow.

    Raises ``UnusableInputError`` when it never does.
    """
    at: int = 8
    while at + 12 <= len(body):
        length: int = struct.unpack_from(">I", body, at)[0]
        kind = body[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    raise UnusableInputError("image tronquée : refusée")


def pixels(media_type: str, body: bytes) -> tuple[int, int] | None:
    """Width and height that a picture announces; ``None`` where they are not looked for.

    Raises ``UnusableInputError`` for a picture that ends before it says.
    """
    try:
        match media_type:
            case "image/png":
                return struct.unpack_from(">II", body, 16)
            case "image/gif":
                return struct.unpack_from("<HH", body, 6)
            case "image/jpeg":
                return _jpeg(body)
            case _:
                return None
    except struct.error as error:
        raise UnusableInputError("image tronquée : refusée") from error


def _jpeg(body: bytes) -> tuple[int, int] | None:
    """Read in the first frame header (SOF), before which the segments are skipped."""
    at = 2
    while at + 9 <= len(body) and body[at] == MARKER:
        if body[at + 1] in FRAMES:
            height, width = struct.unpack_from(">HH", body, at + 5)
            return width, height
        (length,) = struct.unpack_from(">H", body, at + 2)
        at += 2 + length
    return None
