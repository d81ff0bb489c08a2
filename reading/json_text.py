"""A JSON document, such as a page of the WordPress API, as its canonical text."""

from dossier.errors import UnusableInputError
from reading.embedded import data_of
from reading.encoding import decoded
from reading.html import with_data
from reading.model import Reading


def read_json(body: bytes, *, content_type: str = "") -> Reading:
    """The words of a JSON document, all ``EMBEDDED``, one string or block a line.

    Raises ``UnusableInputError`` when it is not JSON.
    """
    data = data_of(decoded(body, content_type).decode())
    if data is None:
        raise UnusableInputError("document illisible : ce n’est pas du JSON")
    return with_data(Reading(""), [data])
