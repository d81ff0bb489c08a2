"""Files as people, and those who wish them ill, would hand them over."""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.evidence.fakes import PIXEL
from tests.reading.pdf_files import pdf

NOON = (2026, 11, 21, 12, 0, 0)
"""Of every file in an archive: names of tests are made of these bytes."""
PDF = pdf("Facture : 49 euros")
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffc0000b08000a000a01011100"
) + (b"\0" * 40 + b"\xff\xd9")
GIF = b"GIF89a" + struct.pack("<HH", 10, 10) + b"\0" * 20
EMAIL = (
    b"Received: from x\r\nFrom: offre@aides.example\r\nDate: Sat, 21 Nov 2026\r\n"
    b"Subject: Votre dossier\r\n\r\nPayez 49 EUR <script>x</script>\r\n"
)
HTML = b"<!doctype html><title>x</title><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'


def archive(files: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name, NOON), body, how)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return archive(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"} | more
    )


def odt(**more: bytes) -> bytes:
    media = b"application/vnd.oasis.opendocument.text"
    files = {"mimetype": media, "content.xml": b"<o/>"}
    return archive(files | more, stored=("mimetype",))


def png(width: int, height: int) -> bytes:
    """A PNG that announces a size; its pixels are not looked at."""
    header = struct.pack(">II", width, height) + b"\x08\x06\0\0\0"
    chunk = struct.pack(">I4s", 13, b"IHDR") + header
    return PIXEL[:8] + chunk + struct.pack(">I", zlib.crc32(chunk[4:])) + PIXEL[33:]


def jpeg(width: int, height: int) -> bytes:
    frame = (
        b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0"
    )
    return b"\xff\xd8\xff\xe0\0\x04ab" + frame + b"\xff\xd9"
