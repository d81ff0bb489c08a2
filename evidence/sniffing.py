"""What a received file is, told by its bytes; everything not on the list is refused."""

import re
from dataclasses import dataclass
from typing import Final

from dossier.errors import UnusableInputError
from evidence.innards import end_of_png, ends_as_zip, pixels
from evidence.offices import office

MOST_PIXELS: Final = 120_000_000
HEAD: Final = 1024


@dataclass(frozen=True, slots=True)
class MediaType:
    """One sort of file that can be received."""

    name: str
    """Media type (RFC 6838)."""
    ending: str
    """Of the name under which it is kept: one that no program runs by itself."""


PDF: Final = MediaType("application/pdf", "pdf")
TEXT: Final = MediaType("text/plain", "txt")
HTML: Final = MediaType("text/html", "html.txt")
SVG: Final = MediaType("image/svg+xml", "svg.txt")
EMAIL: Final = MediaType("message/rfc822", "eml")
PNG: Final = MediaType("image/png", "png")
JPEG: Final = MediaType("image/jpeg", "jpg")
GIF: Final = MediaType("image/gif", "gif")
WEBP: Final = MediaType("image/webp", "webp")
TIFF: Final = MediaType("image/tiff", "tif")
HEIC: Final = MediaType("image/heic", "heic")
MP3: Final = MediaType("audio/mpeg", "mp3")
MP4: Final = MediaType("audio/mp4", "m4a")

_PROGRAMS: Final = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe", b"\0asm", b"dex\n", b"L\0\0\0\x01\x14\x02\0",
)  # fmt: skip
_ARCHIVES: Final = (
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd",
    b"MSCF", b"PK\5\6", b"PK\7\x08", b"\x04\x22\x4d\x18", b"xar!", b"!<arch>",
)  # fmt: skip
_IMAGES: Final = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
)
_SOUNDS: Final = (
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xf3", MP3),
    (b"\xff\xf2", MP3),
    (b"\xff\xf1", MediaType("audio/aac", "aac")),
    (b"\xff\xf9", MediaType("audio/aac", "aac")),
    (b"OggS", MediaType("audio/ogg", "ogg")),
    (b"fLaC", MediaType("audio/flac", "flac")),
    (b"#!AMR", MediaType("audio/amr", "amr")),
)
_RIFFS: Final = {b"WEBP": WEBP, b"WAVE": MediaType("audio/wav", "wav")}
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"mif1", b"msf1", b"avif"), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B ", b"mp42", b"isom", b"3gp4", b"3gp5"), MP4),
}
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_SCRIPT_ENDINGS: Final = re.compile(
    r"\.(?:bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|sh|bash|zsh|py|pyw|pl|rb|php"
    r"|scr|com|exe|msi|jar|lnk|reg|url|desktop|scpt|applescript|command|inf|cpl)\Z",
    re.IGNORECASE,
)
_SCRIPTS: Final = (b"#!", b"<?php", b"<%", b"@echo")
_HIDDEN: Final = (
    b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"This program cannot be run in DOS mode",
)  # fmt: skip
_MARKUP: Final = re.compile(
    rb"<(?:script|html|svg|body|iframe)[\s>]|<\?php", re.IGNORECASE
)
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_SVG: Final = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HEADER: Final = re.compile(
    rb"(?m)^(from|to|date|subject|message-id|received|return-path):", re.IGNORECASE
)
_CONTROLS: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type(name: str, body: bytes) -> MediaType:
    """What ``body`` is; ``name`` only tells a script from a plain text.

    Raises ``UnusableInputError`` in one French line for a program, a script, an archive, a
    bomb, a file that is two things at once, and any sort not on the list.
    """
    if not body:
        raise UnusableInputError("fichier vide")
    found = _sniffed(name, body)
    _refuse_two_in_one(found, body)
    if size := pixels(found.name, body):
        width, height = size
        if width * height > MOST_PIXELS:
            raise UnusableInputError(
                f"image démesurée ({width} × {height} points) : refusée"
            )
    return found


def _sniffed(name: str, body: bytes) -> MediaType:
    if body.startswith(b"PK\3\4"):
        media, ending = office(body)
        return MediaType(media, ending)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    for magic, found in (*_IMAGES, *_SOUNDS):
        if body.startswith(magic):
            return found
    if body.startswith(b"RIFF") and body[8:12] in _RIFFS:
        return _RIFFS[body[8:12]]
    if body[4:8] == b"ftyp" and body[8:12] in _BRANDS:
        return _BRANDS[body[8:12]]
    if body.startswith(_PROGRAMS):
        raise UnusableInputError("programme exécutable : refusé")
    if body.startswith(_ARCHIVES) or body[257:262] == b"ustar":
        raise UnusableInputError(
            "archive : refusée, donnez chaque fichier qu’elle contient"
        )
    if body.startswith(_OLD_OFFICE):
        raise UnusableInputError(
            "ancien format Office ou Outlook : refusé, donnez-le en PDF ou en .eml"
        )
    return _written(name, body)


def _written(name: str, body: bytes) -> MediaType:
    """What a file of characters is."""
    start = body[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _SCRIPT_ENDINGS.search(name) or start.lower().startswith(_SCRIPTS):
        raise UnusableInputError("script : refusé")
    if _CONTROLS.search(body):
        raise UnusableInputError(
            "sorte de fichier inconnue : refusée (PDF, image, son, texte, courriel .eml, "
            "DOCX ou ODT)"
        )
    if _HTML.match(start):
        return HTML
    if _SVG.search(start[:4096]):
        return SVG
    head = start.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    fields = {field.lower() for field in _HEADER.findall(head)}
    if {b"from", b"date"} <= fields or (b"received" in fields and b"from" in fields):
        return EMAIL
    if _MARKUP.search(start):
        return HTML
    return TEXT


def _refuse_two_in_one(found: MediaType, body: bytes) -> None:
    """Refuse what another program would read as something else."""
    written = found in {TEXT, HTML, SVG, EMAIL}
    start = body[:HEAD]
    zipped = found.name.startswith("application/vnd")
    doubled = (
        (found is not PDF and b"%PDF-" in start)
        or (not zipped and ends_as_zip(body))
        or (not written and _MARKUP.search(start) is not None)
        or (not written and any(mark in body for mark in _HIDDEN))
        or (found is PNG and body[end_of_png(body) :].strip(b"\0") != b"")
    )
    if doubled:
        raise UnusableInputError(
            f"fichier qui en cache un autre sous l’apparence « {found.name} » : refusé"
        )
