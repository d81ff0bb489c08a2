"""An HTML page as its canonical text.

The tree is built by lexbor and worked on by it as well: marks are put around the few elements
that need one, inline elements are dissolved, and one call gives the text. Visiting each node
from Python would cost several times the parse.
"""

from dossier.model import Origin, TextSpan
from reading.characters import cleaned, encoded
from reading.encoding import decoded
from reading.marks import lay_out
from reading.model import Reading
from reading.tree import Tree


def read_html(body: bytes | str, *, content_type: str = "") -> Reading:
    """The canonical text of an HTML page, whatever its markup.

    ``content_type`` is the header that came with the bytes; it may name their encoding.
    """
    page = cleaned(encoded(body) if isinstance(body, str) else decoded(body, content_type))
    tree = Tree(page)
    text, spans = lay_out(tree.words())
    return Reading(text, spans, _title(text, spans), tree.links)


def _title(text: str, spans: tuple[TextSpan, ...]) -> str:
    for span in spans:
        if span.origin is Origin.TITLE:
            return text[span.start : span.end]
    return ""
