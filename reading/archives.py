"""Files that hold pages, opened by what they contain rather than by their name."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dossier.errors import UnusableInputError
from reading.json_lines import json_lines
from reading.records import LARGEST_BODY, BrokenRecord, Response
from reading.wacz import wacz_responses
from reading.warc import is_warc, warc_responses

__all__ = ["BrokenRecord", "Response", "responses"]

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".json": "application/json",
    ".pdf": "application/pdf",
}
_WARC_NAMES = (".warc", ".warc.gz")
_LINES = (".jsonl", ".ndjson")


def single_page(path: Path) -> Response:
    """The page of a file that is one page: HTML, PDF, JSON or text.

    Raises ``UnusableInputError`` for an archive, which holds several, and as ``responses``.
    """
    with _opened(path) as file:
        if _kind(file, path) is not None:
            raise UnusableInputError(
                f"« {path} » peut contenir plusieurs pages : donnez le fichier d’une seule"
            )
        page = _page(file, path)
    if isinstance(page, BrokenRecord):
        raise UnusableInputError(str(page))
    return page


def responses(path: Path) -> Iterator[Response | BrokenRecord]:
    """The pages of a WARC (plain or gzip), WACZ, JSON Lines, HTML, PDF, JSON or text file.

    One record in memory at a time. What is damaged comes as ``BrokenRecord``; a file that
    cannot be opened, or is of no known kind, raises ``UnusableInputError``.
    """
    with _opened(path) as file:
        kind = _kind(file, path)
        if kind is None:
            yield _page(file, path)
        else:
            yield from kind(file, path.name)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except IsADirectoryError:
        raise UnusableInputError(f"« {path} » est un dossier") from None
    except FileNotFoundError:
        raise UnusableInputError(f"fichier introuvable : « {path} »") from None
    except (OSError, ValueError) as error:
        raise UnusableInputError(f"fichier illisible : « {path} »") from error


_Opener = Callable[[BinaryIO, str], Iterator[Response | BrokenRecord]]


def _kind(file: BinaryIO, path: Path) -> _Opener | None:
    """What opens the file; ``None`` when it is one page."""
    head = file.read(4096)
    file.seek(0)
    if not head.strip():
        raise UnusableInputError(f"fichier vide : « {path} »")
    if head.startswith(b"PK\x03\x04"):
        return wacz_responses
    if is_warc(head) or path.name.lower().endswith(_WARC_NAMES):
        return lambda warc, _: warc_responses(warc)
    if head.startswith(b"\x1f\x8b"):
        raise UnusableInputError(f"fichier gzip qui n’est pas un WARC : « {path} »")
    if path.suffix.lower() in _LINES or _is_lines(file, head):
        return lambda lines, _: json_lines(lines)
    return None


def _is_lines(file: BinaryIO, head: bytes) -> bool:
    """Whether the first line is by itself an object that holds a page."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    first = next(
        (line for line in iter(lambda: file.readline(1 << 26), b"") if line.strip()),
        b"",
    )
    file.seek(0)
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and any(
        isinstance(found.get(key), str) for key in ("html", "text")
    )


def _page(file: BinaryIO, path: Path) -> Response | BrokenRecord:
    body = file.read(LARGEST_BODY + 1)
    if len(body) > LARGEST_BODY:
        return BrokenRecord(path.name, f"page de plus de {LARGEST_BODY >> 20} Mo")
    return Response("", body, _TYPES.get(path.suffix.lower(), ""))
