"""What reading a page gives: one text, and where each stretch of it stood."""

from dataclasses import dataclass

from dossier.model import TextSpan

READER_VERSION = "2"
"""Changes whenever the same bytes may read differently; stored beside every text."""


@dataclass(frozen=True, slots=True)
class Link:
    """One ``<a href>`` of the page."""

    url: str
    """As written in the page: relative addresses stay relative."""
    words: str
    """What a person reads on the link, white space folded; empty when it has none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of one page.

    One block a line; cells of a table row joined by one tab; other ASCII white space
    folded to one space; no-break spaces and zero-width characters kept as written.
    """

    text: str
    spans: tuple[TextSpan, ...] = ()
    """Sorted, disjoint, in code points of ``text``; what no span covers is visible."""
    title: str = ""
    links: tuple[Link, ...] = ()
    """In page order."""
