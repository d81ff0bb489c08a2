"""Responses of a WARC file, plain or gzip, damaged or not."""

import mmap
import zlib
from collections.abc import Generator, Iterator
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from reading.payload import PayloadError, decoded_payload
from reading.records import LARGEST_BODY, BrokenRecord, Response

_MEMBER = b"\x1f\x8b\x08"
_PLAIN = b"WARC/"
_WANTED = ("html", "pdf", "json", "text/plain")
_MOST_DAMAGES = 1_000
"""A file with more places that cannot be read is given up."""


def is_warc(head: bytes) -> bool:
    """Whether a file that starts so is a WARC."""
    if head.startswith(_MEMBER):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_PLAIN)


def warc_responses(file: IO[bytes]) -> Iterator[Response | BrokenRecord]:
    """Responses of type HTML, PDF, JSON or text, one at a time.

    After a damaged stretch, reading goes on at the next record that can be found.
    """
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        packed = raw[:5] != _PLAIN and raw.find(_MEMBER) >= 0
        mark = _MEMBER if packed else b"\r\n" + _PLAIN
        start, damages = 0, 0
        while start >= 0 and damages < _MOST_DAMAGES:
            last = yield from _from(file, raw, start)
            if last < 0:
                return
            damages += 1
            found = raw.find(mark, last + 1)
            while found >= 0 and not _starts_record(raw, found, mark):
                found = raw.find(mark, found + 1)
            start = found if found < 0 or mark == _MEMBER else found + 2


def _starts_record(raw: mmap.mmap, at: int, mark: bytes) -> bool:
    return mark != _MEMBER or is_warc(raw[at : at + 4096])


def _from(
    file: IO[bytes], raw: mmap.mmap, start: int
) -> Generator[Response | BrokenRecord, None, int]:
    """Records from ``start`` on; returns where the last one began, -1 at the end."""
    last = start
    try:
        file.seek(start)
        for record in ArchiveIterator(file, record_types=WarcRecordType.any_type):
            last = record.stream_pos
            if record.record_type == WarcRecordType.response:
                found = _response(record)
                if found is not None:
                    yield found
    except (OSError, ValueError, EOFError):
        yield BrokenRecord(f"octet {last}", "enregistrement WARC illisible")
        return last
    if _unfinished(raw, last):
        yield BrokenRecord(f"octet {last}", "fichier coupé avant la fin")
    return -1


def _response(record: WarcRecord) -> Response | BrokenRecord | None:
    """The response, or ``None`` when it is of a type that is not read."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    where = url or f"octet {record.stream_pos}"
    if not record.is_http_parsed or record.http_headers.status_code is None:
        return BrokenRecord(where, "réponse sans en-tête HTTP")
    kind = record.http_headers.get("Content-Type") or ""
    if kind and not any(wanted in kind.lower() for wanted in _WANTED):
        return None
    raw = record.reader.read(LARGEST_BODY + 1)
    if len(raw) < min(record.content_length, LARGEST_BODY):
        return BrokenRecord(where, "réponse coupée avant la fin")
    headers = record.http_headers
    try:
        body = decoded_payload(
            raw,
            headers.get("Transfer-Encoding") or "",
            headers.get("Content-Encoding") or "",
        )
    except PayloadError as error:
        return BrokenRecord(where, str(error))
    return Response(url, body, kind, record.record_date, headers.status_code)


def _unfinished(raw: mmap.mmap, last: int) -> bool:
    """Whether the file stops inside what follows the start of its last record."""
    if raw[last : last + 3] != _MEMBER:
        header = max(raw.rfind(b"\r\n" + _PLAIN, last), last)
        return raw.find(b"\r\n\r\n", header + 2) < 0
    while last < len(raw):
        member = zlib.decompressobj(31)
        while not member.eof:
            piece = raw[last : last + (1 << 16)]
            if not piece:
                return True
            try:
                member.decompress(member.unconsumed_tail + piece, 1 << 20)
                while member.unconsumed_tail:
                    member.decompress(member.unconsumed_tail, 1 << 20)
            except zlib.error:
                return True
            last += len(piece)
        last -= len(member.unused_data)
    return False
