"""The words of an article, without the markup in which the package carries them.

Measured on the package: a tag that only dresses words separates nothing, any other
stands for a space, and spaces say nothing more than one space.
"""

from html.parser import HTMLParser
from typing import Final

DRESS: Final = frozenset(
    ("a", "b", "em", "font", "i", "span", "strong", "sub", "sup", "u")
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        self._between(tag)

    def handle_endtag(self, tag: str) -> None:
        self._between(tag)

    def _between(self, tag: str) -> None:
        if tag not in DRESS:
            self.parts.append(" ")


def words_of(markup: str) -> str:
    """The text of ``markup``, its words set apart by one space."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return " ".join("".join(parser.parts).split())
