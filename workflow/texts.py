"""The use case « lire »: the canonical text of one file, without storing anything."""

from pathlib import Path

from reading.archives import single_page
from reading.document import read
from reading.model import Reading


def read_file(path: Path) -> Reading:
    """The reading of a file that is one page.

    Raises ``UnusableInputError`` in one French line for anything else.
    """
    page = single_page(path)
    return read(page.body, content_type=page.content_type, url=path.name)
