"""Bytes of any kind that a site serves, sent to the reader they need."""

import re

from dossier.errors import UnusableInputError
from reading.characters import cleaned
from reading.encoding import decoded, encoded_once
from reading.html import read_html
from reading.json_text import read_json
from reading.marks import BLOCK, lay_out
from reading.model import Reading
from reading.pdf import read_pdf
from reading.records import AS_GIVEN

_MARKUP = re.compile(rb"<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9-]*[\s/>])", re.IGNORECASE)
_PDF = b"%PDF-"
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"OggS",
    b"ID3", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"\x7fELF", b"SQLite format 3\0",
    b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x28\xb5\x2f\xfd", b"MZ\x90\0",
)  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read(body: bytes, *, content_type: str = "", url: str = "") -> Reading:
    """The canonical text of a document: PDF, JSON, HTML or plain text.

    The bytes decide before ``content_type``, and both before the ending of ``url``. Raises
    ``UnusableInputError`` in one French line when nothing can be read in it.
    """
    if content_type == AS_GIVEN:
        return Reading(body.decode())
    kind = content_type.lower()
    head = body[:1024].lstrip()
    if _is_pdf(body[:1024]):
        return read_pdf(body)
    if _is_binary(body[:1024], kind):
        raise UnusableInputError("fichier binaire : ni page, ni PDF, ni JSON, ni texte")
    if head[:1] in (b"{", b"[") or "json" in kind:
        try:
            return read_json(body, content_type=content_type)
        except UnusableInputError:
            if "json" in kind or url.lower().endswith(".json"):
                raise
    if "text/plain" in kind or url.lower().endswith(".txt"):
        return read_plain(body, content_type=content_type)
    if "html" in kind or "xml" in kind or _MARKUP.search(_sample(body)):
        return read_html(body, content_type=content_type)
    if b"\0" in body[:4096] and not body.startswith(_WIDE):
        raise UnusableInputError("fichier binaire : ni page, ni PDF, ni JSON, ni texte")
    return read_plain(body, content_type=content_type)


def _is_pdf(head: bytes) -> bool:
    """Whether the mark of a PDF stands there, with no markup before: a page may speak of it."""
    before, mark, _ = head.partition(_PDF)
    return bool(mark) and not _MARKUP.search(before)


def _is_binary(head: bytes, kind: str) -> bool:
    """Whether it begins as a file that holds no words.

    What comes as HTML and holds no control character is a page whatever it begins with:
    browsers show it.
    """
    return head.startswith(_BINARY) and not ("html" in kind and head == cleaned(head))


def _sample(body: bytes) -> bytes:
    return body[:65536].replace(b"\0", b"")


def read_plain(body: bytes, *, content_type: str = "") -> Reading:
    """Plain text, line by line."""
    text, _ = lay_out(
        encoded_once(cleaned(decoded(body, content_type))).replace(b"\n", BLOCK)
    )
    return Reading(text)
