"""The text of a PDF document."""

import logging
import time
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dossier.errors import UnusableInputError
from reading.characters import cleaned, encoded
from reading.encoding import LARGEST_PAGE, too_large
from reading.marks import BLOCK, lay_out
from reading.model import Reading

MOST_PAGES = 200
LONGEST_SECONDS = 30.0
_PDF_FAULTS = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    RecursionError, OverflowError, NotImplementedError, AssertionError, OSError,
    ArithmeticError, MemoryError,
)  # fmt: skip
"""What pypdf lets through on a broken document."""


def read_pdf(body: bytes) -> Reading:
    """The text of a PDF, line by line, in page order.

    Reads ``MOST_PAGES`` pages for ``LONGEST_SECONDS`` at most. Raises ``UnusableInputError``
    for a document that is locked, broken, or only pictures.
    """
    if len(body) > LARGEST_PAGE:
        raise too_large()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnusableInputError("document PDF protégé par un mot de passe")
        pages = _pages(reader)
        title = str((reader.metadata and reader.metadata.title) or "")
    except _PDF_FAULTS as error:
        raise UnusableInputError("document PDF illisible") from error
    lines = BLOCK.join(cleaned(encoded(page)).replace(b"\n", BLOCK) for page in pages)
    text, _ = lay_out(lines)
    if not text:
        raise UnusableInputError("document PDF sans texte (images ou pages vides)")
    return Reading(text, (), " ".join(title.split()))


def _pages(reader: PdfReader) -> list[str]:
    deadline = time.monotonic() + LONGEST_SECONDS
    pages: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        if time.monotonic() > deadline:
            break
        pages.append(page.extract_text())
    return pages
